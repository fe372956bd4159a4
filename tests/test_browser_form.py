"""Describing a case in the form, in a real Chromium: from nothing to a file that can be added, drafts, records."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import CONTEXT, Log, OpenPage, logged
from conftest import SAMPLE
from samskap.contribution.addition import plan_addition
from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.checking import check_case_file
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages import form_fields
from samskap.pages.new_case import new_case_page
from samskap.pages.renderer import Renderer
from samskap.problems import Problem, errors, what_is_wrong, what_to_write
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


def downloaded(page: Page) -> tuple[str, CaseFile]:
    """The file that the button gives, as Python reads it."""
    with page.expect_download() as download:
        page.locator("[data-do=download]").press("Enter")
    name = download.value.suggested_filename
    file, problems = read_case_file(name, Path(download.value.path()).read_bytes())
    assert problems == []
    assert file
    return name, file


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_typed_from_nothing_with_three_mistakes_mended_becomes_a_file_that_can_be_added(
    language: str, page: Page, corpus: Corpus, log: Log
):
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

    name, file = downloaded(page)
    assert file.content == {
        "layout": "1", "kind": "new-case", "language": language, "contributor": {"name": "Ann Prov"},
        "case": {
            "title": title, "summary": summary, "policy_areas": ["social-housing"], "country": "SE",
            "municipalities": ["exempelstad", "provby"], "start_year": "2024", "end_year": "2025",
            "phases": ["co-commissioning", "co-design"], "read": "abstract", "source_url": "https://example.org/dialog",
        },
        "findings": [{
            "reference": "prove2024", "read": "abstract", "statement": statement, "direction": "enables",
            "factors": ["social-capital"], "locator": locator,
        }],
        "references": [{
            "id": "prove2024", "read": "abstract", "source_url": "https://example.org/dialog",
            "ris": RIS.format(title=title, language=language).strip(),
        }],
        "municipalities": [{"id": "provby", "name": "Provby", "country": "SE"}],
    }  # fmt: skip
    assert errors(check_case_file(file, corpus)) == []
    added = plan_addition([file], SAMPLE, "2026-11")
    assert errors(added.problems) == []
    assert title in added.files["cases.csv"]

    pull = urlsplit(str(page.locator("[data-do=pull]").get_attribute("href")))
    assert pull._replace(query="").geturl() == f"{REPOSITORY}/new/main"
    value = parse_qs(pull.query)
    assert value["filename"] == [f"datapackage/inbox/{name}"]
    assert value["value"] == [page.locator(".form-file").text_content()]
    issue = parse_qs(urlsplit(str(page.locator("[data-do=issue]").get_attribute("href"))).query)
    assert title in issue["title"][0]
    assert value["value"][0] in issue["body"][0]
    mail = str(page.locator("[data-do=mail]").get_attribute("href"))
    assert mail.startswith(f"mailto:{CONTACT}?subject=")
    assert "+" not in mail.partition("?")[2]
    assert {request for request in log.requests if not request.startswith(URL)} == set()
    assert log.wrong == []


def test_drafts_are_kept_gone_on_with_deleted_and_brought_back_by_keyboard(page: Page, log: Log):
    form(page, "en")
    page.locator("#case-title").press_sequentially("One")
    page.locator("#contributor-name").fill("Ann Prov")
    page.reload()
    expect(page.locator("#case-title")).to_have_value("One")
    page.locator("[data-do=new]").press("Enter")
    expect(page.locator("#case-title")).to_be_focused()
    expect(page.locator("#case-title")).to_have_value("")
    expect(page.locator("#contributor-name")).to_have_value("Ann Prov")
    page.keyboard.type("Two")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Go on with it: One").press("Enter")
    expect(page.locator("#case-title")).to_have_value("One")
    expect(page.locator(".form-drafts li")).to_have_count(2)
    page.get_by_role("button", name="Delete: One").press("Enter")
    expect(page.locator("[data-do=undo]")).to_be_focused()
    expect(page.locator(".form-said")).to_have_text("Deleted: One.")
    expect(page.locator("#case-title")).to_have_value("")
    page.keyboard.press("Enter")
    expect(page.locator("#case-title")).to_have_value("One")
    # what is too long for an address goes along as a file
    page.locator("#case-summary").fill("A long story. " * 700)
    page.keyboard.press("Tab")
    expect(page.locator("[data-do=pull]")).to_have_attribute("href", f"{REPOSITORY}/upload/main/datapackage/inbox")
    expect(page.locator("[data-way=mail] .form-way-long")).to_be_visible()
    assert len(str(page.locator("[data-do=mail]").get_attribute("href"))) < 400
    # another language of the texts: what was written comes along, and is told apart from what is in the other
    page.locator("#language").select_option("da")
    expect(page.locator("#case-title")).to_have_value("One")
    page.locator("#case-title ~ details summary").press("Enter")
    page.locator("#case-title-en").fill("One in English")
    page.locator("#case-title-en").blur()
    expect(page.locator(".form-file")).to_contain_text("title:\n    da: One\n    en: One in English")
    assert log.wrong == []


def test_form_filled_in_with_a_record_gives_only_what_is_changed(page: Page, corpus: Corpus, log: Log):
    case, finding = corpus.cases["exempelstad-sprakcafe"], corpus.findings["exempelstad-sprakcafe-1"]
    other = next(term.id for term in corpus.vocabulary("policy-area") if term.id not in case.policy_areas)
    form(page, "sv", f"?kind=correction&case={case.id}")
    expect(page.locator("h1")).to_have_text(words("sv").text("Suggest a correction"))
    expect(page.locator(".form-record a")).to_have_text(case.title["sv"])
    expect(page.locator("#form-summary-title")).to_have_text(words("sv").text("Nothing is written yet"))
    expect(page.locator("#step-findings")).to_be_hidden()
    page.locator("#case-title").fill("Ny titel")
    choose(page, "case", "policy_areas", other)
    name, file = downloaded(page)
    assert name == f"correction-{case.id}.yaml"
    areas = [term.id for term in corpus.vocabulary("policy-area") if term.id in {*case.policy_areas, other}]
    assert file.content == {
        "layout": "1", "kind": "correction", "language": "sv",
        "case": {"id": case.id, "title": {**case.title, "sv": "Ny titel"}, "policy_areas": areas},
    }  # fmt: skip
    assert errors(check_case_file(file, corpus)) == []

    form(page, "da", f"?kind=dispute&finding={finding.id}")
    expect(page.locator(".form-record a")).to_have_text(finding.statement["da"])
    page.locator("#comment").fill("Jeg læser kilden anderledes.")
    _, file = downloaded(page)
    assert file.content["findings"] == [{"id": finding.id}]
    assert errors(check_case_file(file, corpus)) == []
    assert log.wrong == []


def test_terms_are_searched_and_explained_and_publications_found(
    page: Page, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
):
    """The sample has few terms: the field is put in as it is where there are many."""
    monkeypatch.setattr(form_fields, "MANY", 3)
    body = html.fromstring(f"<main>{new_case_page(Renderer(corpus=corpus, words=words('en'))).body}</main>")
    (many,) = body.xpath("//fieldset[@id='case-policy_areas']")
    form(page, "en")
    page.locator("#case-policy_areas").evaluate(
        "(field, text) => { field.outerHTML = text; }", html.tostring(many, encoding="unicode", with_tail=False)
    )
    areas = field(page, "case", "policy_areas")
    meaning = areas.locator(".form-means").first
    expect(meaning).to_be_hidden()
    areas.locator(".form-show").press("Enter")
    expect(meaning).to_be_visible()
    areas.locator(".form-search").fill("housing")
    expect(areas.locator(".form-found")).to_have_text("1 term found")
    expect(areas.locator("li:visible")).to_have_count(1)
    reference = corpus.references["dikt2015bok"]
    page.locator("#known-search").fill(reference.title[:12])
    page.locator(".form-known-found button").first.press("Enter")
    expect(page.locator(".form-known-chosen li")).to_have_count(1)
    page.locator("#case-title").fill("With a known publication")
    page.keyboard.press("Tab")
    expect(page.locator(".form-file")).to_contain_text(f"references:\n    - {reference.id}")
    page.locator("[data-do=add-findings]").press("Enter")
    expect(page.locator("[data-part=findings] select")).to_have_value(reference.id)


def test_form_without_script_offers_other_ways_and_where_nothing_is_kept_says_so(
    open_page: OpenPage, browser: Browser, log: Log
):
    plain = open_page(java_script_enabled=False)
    plain.goto(f"{URL}da/contribute/new-case/")
    expect(plain.locator(".without-script")).to_be_visible()
    expect(plain.locator(".case-form")).to_be_hidden()
    context = logged(browser.new_context(**CONTEXT), log)
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    form(page, "sv")
    page.locator("#case-title").fill("Provby")
    page.keyboard.press("Tab")
    unkept = json.loads(str(page.locator(".case-form").get_attribute("data-words")))["unkept"]
    expect(page.locator(".form-bar-saved")).to_have_text(unkept)
    context.close()
    assert log.wrong == []
