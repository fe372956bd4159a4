"""Describing a case in the form, in a real Chromium: from nothing to a file that can be added, drafts, records."""

from __future__ import annotations

import json

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from browsing import CONTEXT, Log, OpenPage, logged
from conftest import Typed
from form_journey import choose, downloaded, field, form, in_issue, issue, read
from samskap.contribution.checking import check_case_file
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages import form_fields
from samskap.pages.new_case import new_case_page
from samskap.pages.renderer import Renderer
from samskap.problems import errors
from sites import REPOSITORY, URL


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_typed_from_nothing_with_three_mistakes_mended_becomes_a_file_that_can_be_added(
    language: str, typed: Typed, corpus: Corpus
):
    path = typed(language)
    assert errors(check_case_file(read(path.name, path.read_bytes()), corpus)) == []


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
    name, data = downloaded(page)
    file = read(name, data)
    assert name == f"correction-{case.id}.yaml"
    areas = [term.id for term in corpus.vocabulary("policy-area") if term.id in {*case.policy_areas, other}]
    assert file.content == {
        "layout": "1", "kind": "correction", "language": "sv",
        "case": {"id": case.id, "title": {**case.title, "sv": "Ny titel"}, "policy_areas": areas},
    }  # fmt: skip
    assert errors(check_case_file(file, corpus)) == []

    form(page, "da", f"?kind=dispute&finding={finding.id}")
    expect(page.locator(".form-record a")).to_have_text(finding.statement["da"])
    page.locator("#comment").fill("Jeg læser kilden anderledes:\n```yaml\nkind: new-case\n```\n")
    file = read(*downloaded(page))
    assert in_issue(issue(page)[1], corpus) == file.content
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
