"""Typing a case into the form in a real Chromium, as a contributor does, down to the file that is downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.issue_form import read_issue
from samskap.languages import words
from samskap.model import Corpus
from samskap.problems import Problem, what_is_wrong, what_to_write
from sites import CONTACT, REPOSITORY, URL

TEXTS = {
    "sv": ("Boendedialog i Provby", "Boende och kommun väljer varje vår vad som ska göras på gården.",
           "När mötena fick ta tid litade de boende mer på de anställda.", "sammanfattning"),
    "da": ("Beboerdialog i Prøveby", "Beboere og kommune vælger hvert forår, hvad der skal laves i gården.",
           "Når møderne fik tid, stolede beboerne mere på de ansatte.", "resumé"),
    "en": ("Residents’ dialogue in Testby", "Residents and the municipality choose every spring what the yard needs.",
           "When the meetings were given time, residents came to trust the staff.", "abstract"),
}  # fmt: skip
RIS = "TY  - JOUR\nAU  - Prøve, Åsa\nTI  - {title}\nPY  - 2024\nLA  - {language}\nJO  - Nordic Tests\nER  - \n"


def field(page: Page, section: str, name: str) -> Locator:
    """A field of the form; of a repeated part that of its first item."""
    return page.locator(f".form-field[data-section='{section}'][data-field='{name}']").first


def choose(page: Page, section: str, name: str, *values: str) -> None:
    """Choose terms of a field with the keyboard."""
    for value in values:
        option = field(page, section, name).locator(f"input[value='{value}']")
        option.focus()
        page.keyboard.press("Space")
        expect(option).to_be_checked()


def told(problem: Problem, language: str) -> str:
    """A problem as ``samskap check`` tells it."""
    own = words(language)
    return f"{what_is_wrong(problem, own)} {what_to_write(problem, own)}"


def problem(page: Page, section: str, name: str) -> Locator:
    return field(page, section, name).locator(".form-problem").last


def form(page: Page, language: str, query: str = "") -> None:
    page.goto(f"{URL}{language}/contribute/new-case/{query}")
    expect(page.locator(".case-form")).to_be_visible()


def downloaded(page: Page) -> tuple[str, bytes]:
    """The file that the button gives."""
    with page.expect_download() as download:
        page.locator("[data-do=download]").press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def read(name: str, data: bytes) -> CaseFile:
    """A downloaded file as Python reads it."""
    file, problems = read_case_file(name, data)
    assert problems == []
    assert file
    return file


def issue(page: Page) -> tuple[str, str]:
    """Title and text of the issue that the form would open."""
    address = urlsplit(str(page.locator("[data-do=issue]").get_attribute("href")))
    assert address._replace(query="").geturl() == f"{REPOSITORY}/issues/new"
    query = parse_qs(address.query)
    return query["title"][0], query["body"][0]


def in_issue(text: str, corpus: Corpus) -> Mapping[str, Any]:
    """What ``samskap read-issue`` reads in the text of an issue, whose lines GitHub ends in its own way."""
    file, problems = read_issue("issue 1", text.replace("\n", "\r\n"), corpus)
    assert problems == []
    assert file
    return file.content


def type_case(page: Page, language: str, corpus: Corpus) -> tuple[str, bytes]:
    """The downloaded file of a case that is typed from nothing, with three mistakes made and mended on the way."""
    title, summary, statement, locator = TEXTS[language]
    form(page, language)
    expect(page.locator(".form-drafts")).to_be_hidden()
    page.locator("#case-title").fill(title)
    page.locator("#case-summary").fill(summary)
    choose(page, "case", "policy_areas", "social-housing")
    choose(page, "case", "country", "SE")
    choose(page, "case", "municipalities", "exempelstad")
    page.locator("#new-place").fill("Provby")
    page.keyboard.press("Enter")
    choose(page, "case", "phases", "co-commissioning", "co-design")
    choose(page, "case", "actors", "municipality")

    # the first mistake: it ends before it starts
    page.locator("#case-start_year").fill("2024")
    page.locator("#case-end_year").fill("2019")
    page.keyboard.press("Tab")
    wrong = Problem("", "end-before-start", values={"start": "2024", "end": "2019"})
    expect(problem(page, "case", "end_year")).to_have_text(told(wrong, language))
    expect(page.locator("#case-end_year")).to_have_attribute("aria-invalid", "true")
    assert "case-end_year-problem" in str(page.locator("#case-end_year").get_attribute("aria-describedby"))
    expect(page.locator(".form-heard")).to_contain_text(told(wrong, language))
    page.locator("#case-end_year").fill("2025")
    expect(problem(page, "case", "end_year")).to_be_empty()
    expect(page.locator("#case-end_year")).not_to_have_attribute("aria-invalid", "true")

    # the second: an address that is none
    choose(page, "case", "read", "abstract")
    page.locator("#case-source_url").fill("example.org/dialog")
    page.keyboard.press("Tab")
    expect(problem(page, "case", "source_url")).to_contain_text("example.org/dialog")
    page.locator("#case-source_url").fill("https://example.org/dialog")
    expect(problem(page, "case", "source_url")).to_be_empty()

    # a publication pasted, and a finding from it
    page.locator("[id^=references-][id$=-bibtex]").fill(RIS.format(title=title, language=language))
    expect(page.locator(".form-pasted")).to_contain_text(f"Prøve (2024) {title}")
    expect(page.locator(".form-typed")).not_to_have_attribute("open", "")
    page.locator("[data-do=add-findings]").press("Enter")
    expect(page.locator("[data-part=findings] select")).to_be_focused()
    expect(page.locator("[data-part=findings] select option:checked")).to_contain_text("Prøve (2024)")
    field(page, "findings", "statement").locator("textarea").first.fill(statement)
    choose(page, "findings", "direction", "enables")
    page.locator("[data-field=factors] summary").first.press("Enter")
    choose(page, "findings", "factors", "social-capital")
    choose(page, "findings", "outcomes", "empowerment")
    page.locator("[data-part=findings] .form-more > summary").first.press("Enter")
    choose(page, "findings", "phases", "co-design")

    # the third: something is missing, and the list of what is left leads there
    left = page.locator(".form-errors li a")
    expect(left).to_have_count(1)
    left.press("Enter")
    expect(field(page, "findings", "locator").locator("input").first).to_be_focused()
    expect(problem(page, "findings", "locator")).to_have_text(told(Problem("", "required"), language))
    page.keyboard.type(locator)
    page.keyboard.press("Tab")
    expect(problem(page, "findings", "locator")).to_be_empty()
    expect(page.locator("#form-summary-title")).to_have_text(words(language).text("Ready to be sent"))

    page.locator("#contributor-name").fill("Ann Prov")
    shown = page.locator(".form-preview")
    for text in (title, summary, statement, "Provby", "2024–2025", corpus.terms["phase", "co-design"].label[language]):
        expect(shown).to_contain_text(text)
    expect(shown.locator(".direction-enables")).to_have_text(corpus.terms["direction", "enables"].label[language])

    name, data = downloaded(page)
    assert read(name, data).content == {
        "layout": "1", "kind": "new-case", "language": language, "contributor": {"name": "Ann Prov"},
        "case": {
            "title": title, "summary": summary, "policy_areas": ["social-housing"], "country": "SE",
            "municipalities": ["exempelstad", "provby"], "start_year": "2024", "end_year": "2025",
            "actors": ["municipality"], "phases": ["co-commissioning", "co-design"], "read": "abstract",
            "source_url": "https://example.org/dialog",
        },
        "findings": [{
            "reference": "prove2024", "read": "abstract", "statement": statement, "direction": "enables",
            "factors": ["social-capital"], "outcomes": ["empowerment"], "phases": ["co-design"], "locator": locator,
        }],
        "references": [{
            "id": "prove2024", "read": "abstract", "source_url": "https://example.org/dialog",
            "ris": RIS.format(title=title, language=language).strip(),
        }],
        "municipalities": [{"id": "provby", "name": "Provby", "country": "SE"}],
    }  # fmt: skip
    pull = urlsplit(str(page.locator("[data-do=pull]").get_attribute("href")))
    assert pull._replace(query="").geturl() == f"{REPOSITORY}/new/main"
    value = parse_qs(pull.query)
    assert value["filename"] == [f"datapackage/inbox/{name}"]
    assert value["value"] == [page.locator(".form-file").text_content()]
    subject, written = issue(page)
    assert title in subject
    assert value["value"][0] in written
    assert in_issue(written, corpus) == read(name, data).content
    mail = str(page.locator("[data-do=mail]").get_attribute("href"))
    assert mail.startswith(f"mailto:{CONTACT}?subject=")
    assert "+" not in mail.partition("?")[2]
    return name, data
