"""Texts that are not in every language: another is shown, marked as what it is; disputed records say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.languages import LANGUAGES, words
from samskap.model import Corpus, Told, told, untranslated
from samskap.package.archives import read_files
from samskap.package.editions import Edition, edition_of
from samskap.pages.cases import by_title, case_pages
from samskap.pages.feeds import entry
from samskap.pages.findings import finding_pages
from samskap.pages.renderer import Renderer
from samskap.pages.search_found import found_pages
from samskap.versions.compare import Difference
from samskap.versions.steps import Step, needed, reasons
from samskap.versions.structure import structure_changes
from sites import ROOT

CASE, FINDING = "provanger-boligmote", "dikt2015bok-1"
"""The case that the sample has in Danish only, and the finding that it has in English only."""
TITLE = "Beboere og kommune planlægger i Provanger"
FORM = "contribute/new-case/?kind=translation&amp;"


def renderer(corpus: Corpus, language: str) -> Renderer:
    return Renderer(corpus=corpus, words=words(language))


def pages_of(corpus: Corpus, language: str) -> dict[str, str]:
    """The pages of cases and findings by their record."""
    own = renderer(corpus, language)
    return {page.record: page.body for page in (*case_pages(own), *finding_pages(own))}


@given(st.dictionaries(st.sampled_from(LANGUAGES), st.text(max_size=3)), st.sampled_from(LANGUAGES))
def test_text_is_told_in_its_language_else_in_the_first_that_has_it(text: dict[str, str], language: str):
    filled = [tag for tag in text if text[tag]]
    found = told(text, language)
    assert (found == Told("", "")) == (not filled)
    if filled:
        assert found == Told(text[found.language], found.language)
        assert found.language == (language if language in filled else filled[0])
        assert found.marked(language) == found.text + ("" if found.language == language else f" [{found.language}]")


def test_untranslated_are_the_texts_that_some_language_lacks(corpus: Corpus):
    assert untranslated(corpus.cases[CASE]) == {"title": ("sv", "en"), "summary": ("sv", "en")}
    assert untranslated(corpus.findings[FINDING]) == dict.fromkeys(("statement", "informants", "locator"), ("sv", "da"))
    assert untranslated(corpus.cases["nordisk-prove-uden-sted"]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_record_shows_what_there_is_and_the_way_to_translate_it(language: str, corpus: Corpus):
    made = pages_of(corpus, language)
    case, finding = made[CASE], made[FINDING]
    assert (f'# <span lang="da">{TITLE}</span> {{#case}}' in case) == (language != "da")
    assert case.count(f"{FORM}case={CASE}") == (0 if language == "da" else 2)
    assert finding.count(f"{FORM}finding={FINDING}") == (0 if language == "en" else 3)
    assert ('<h1 class="long" id="finding"><span lang="en">' in finding) == (language != "en")
    assert FORM not in made["exempelstad-sprakcafe"]


def test_other_pages_show_the_text_with_its_language_and_in_its_alphabetical_place(corpus: Corpus):
    swedish = renderer(corpus, "sv")
    assert next(case.id for case in by_title(swedish, corpus.cases.values())) == CASE
    cases, *_rest = case_pages(swedish)
    assert f'<span lang="da">{TITLE}</span></a>' in cases.body
    page = next(page for page in case_pages(swedish) if page.record == CASE)
    assert (page.title, page.description) == (TITLE, corpus.cases[CASE].summary["da"])


def test_feeds_and_search_say_in_which_language_a_title_is(corpus: Corpus):
    swedish = renderer(corpus, "sv")
    case = entry(swedish, corpus.cases[CASE], "https://example.org/sv/")
    assert (case.title, case.title_language, case.summary_language) == (TITLE, "da", "da")
    finding = entry(swedish, corpus.findings[FINDING], "https://example.org/sv/")
    assert (finding.title_language, finding.title[-5:], "abstract [en]" in finding.summary) == ("", " [en]", True)
    records = {found.record.path: found.record for found in found_pages(swedish, (), {})}
    assert [records[path].language for path in (f"cases/{CASE}/", f"findings/{FINDING}/", "places/provanger/")] == [
        "da",
        "en",
        "",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_disputed_finding_says_so_on_its_page_and_in_lists(language: str, corpus: Corpus):
    finding = replace(corpus.findings["sep2021prov-1"], to_check=("disputed",))
    label = corpus.terms["to-check", "disputed"].label[language]
    listed, page = finding_pages(renderer(replace(corpus, findings={finding.id: finding}), language))
    assert f'<p class="disputed"><strong class="flag">{label}' in page.body
    assert f'<span class="flag">{label.lower()}</span>' in listed.body


def test_wanted_translation_is_no_doubt_about_a_finding(corpus: Corpus):
    wanted = corpus.findings[FINDING]
    listed, *_pages = finding_pages(renderer(replace(corpus, findings={wanted.id: wanted}), "en"))
    assert 'class="flag"' not in listed.body


def test_text_that_need_not_be_in_every_language_any_more_raises_the_minor_version():
    def with_titles(edition: Edition, **about: object) -> Edition:
        fields = edition.schemas["cases"]["fields"]
        changed = [{**field, **about} if field["name"].startswith("title_") else field for field in fields]
        return replace(edition, schemas={**edition.schemas, "cases": {**edition.schemas["cases"], "fields": changed}})

    now = edition_of(read_files(ROOT / "tests" / "data" / "sample"))
    strict = with_titles(now, one_of_languages=False, constraints={"required": True})
    changes = list(structure_changes(strict, now))
    assert {(change.code, change.part) for change in changes} == {("constraint-loosened", "required")}
    assert needed(reasons(Difference(tuple(changes), ()), now)) is Step.MINOR
    back = Difference(tuple(structure_changes(now, strict)), ())
    assert {change.code for change in back.structure} == {"constraint-tightened"}
    assert needed(reasons(back, strict)) is Step.MAJOR
