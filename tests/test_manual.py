"""The coding manual: every field and every term, with examples that are what the corpus holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest
from lxml import html

from samskap.contribution.schema import case_file_schema
from samskap.contribution.template import template
from samskap.evidence.coded import uses
from samskap.languages import LANGUAGES, words
from samskap.model import Coding, Corpus, Finding
from samskap.pages.addresses import CODED, MANUAL
from samskap.pages.manual import manual_pages
from samskap.pages.manual_examples import AGREED, DROPPED, KEPT, CodedOnce, CodedTwice, worked
from samskap.pages.new_case import new_case_page
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer

BY_THE_FORM = {
    *(("", name) for name in ("kind", "layout")),
    *(("findings", name) for name in ("id", "case")),
    *(("references", name) for name in ("id", "ris")),
    ("case", "references"),
    *(("municipalities", name) for name in ("id", "country", "name", "latitude", "longitude", "geonames_id")),
}
"""What the form fills in by itself: it gives ids, knows RIS from BibTeX, and has a box of its own for new places."""


@pytest.fixture(scope="module")
def manual(corpus: Corpus) -> Mapping[str, dict[str, Page]]:
    made = {language: manual_pages(Renderer(corpus=corpus, words=words(language))) for language in LANGUAGES}
    return {language: {page.path: page for page in pages} for language, pages in made.items()}


def fields_of_schema(corpus: Corpus, language: str) -> set[tuple[str, str]]:
    parts = case_file_schema(corpus, words(language))["properties"]
    inner = {name: part.get("items", part).get("properties", ()) for name, part in parts.items()}
    return {(name, field) for name, fields in inner.items() for field in fields} | {
        ("", name) for name, fields in inner.items() if not fields
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_form_and_manual_name_every_field(
    language: str, corpus: Corpus, manual: Mapping[str, dict[str, Page]]
) -> None:
    every = fields_of_schema(corpus, language)
    shown = unescape(manual[language][MANUAL].body)
    written = template(corpus, words(language), "exempelstad", "schema.json")
    form = unescape(new_case_page(Renderer(corpus=corpus, words=words(language))).body)
    asked = set(re.findall(r'data-section="(\w*)" data-field="(\w+)"', form))
    assert [field for field in every if f'id="field-{field[0] or "file"}-{field[1]}"' not in shown] == []
    assert [field for field in every if not re.search(rf"^[#\s-]*{field[1]}:", written, re.MULTILINE)] == []
    assert every - asked == BY_THE_FORM


def test_vocabularies_with_a_page_are_those_that_the_schema_lets_people_choose_from(corpus: Corpus) -> None:
    assert set(CODED) == set(case_file_schema(corpus, words("en"))["$defs"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_place_with_label_and_definition(
    language: str, corpus: Corpus, manual: Mapping[str, dict[str, Page]]
) -> None:
    for name in CODED:
        root = html.fragment_fromstring(manual[language][f"{MANUAL}{name}/"].body, create_parent="div")
        for term in corpus.vocabulary(name):
            (place,) = root.xpath(f"//section[@id='{term.id}']")
            text = " ".join(place.text_content().split())
            assert term.label[language] in text
            assert term.definition[language] in text


def test_term_that_was_never_used_says_so_and_has_no_example(
    corpus: Corpus, manual: Mapping[str, dict[str, Page]]
) -> None:
    used, said = uses(corpus), set[bool]()
    for name in CODED:
        root = html.fragment_fromstring(manual["en"][f"{MANUAL}{name}/"].body, create_parent="div")
        for term in corpus.vocabulary(name):
            (place,) = root.xpath(f"//section[@id='{term.id}']")
            unused = not any(used[name, term.id].values())
            assert unused == bool(re.search("Never used yet|Stands in no record", place.text_content()))
            assert not unused or not place.xpath(".//details")
            said.add(unused)
    assert said == {True, False}


def code_sets(record: Coding | Finding, field: str) -> set[str]:
    value = getattr(record, field)
    return set(value if isinstance(value, tuple) else [value] * bool(value))


@pytest.mark.parametrize(
    ("vocabulary", "field"), [("factor", "factors"), ("direction", "direction"), ("phase", "phases")]
)
def test_examples_show_what_the_coders_coded_and_what_stands(vocabulary: str, field: str, corpus: Corpus) -> None:
    codings = {(coding.finding, coding.coder): coding for coding in corpus.codings}
    for term, found in worked(corpus, vocabulary).items():
        for example in found.examples:
            assert isinstance(example, CodedTwice)
            id_ = example.triple.finding.id
            first, second = (code_sets(codings[id_, coder], field) for coder in ("first", "second"))
            settled = code_sets(corpus.findings[id_], field)
            assert (example.triple.first, example.triple.second, example.triple.settled) == (first, second, settled)
            chosen = (term in first) + (term in second)
            assert example.kind != AGREED or (chosen == 2 and term in settled)
            assert example.kind != KEPT or (chosen == 1 and term in settled)
            assert example.kind != DROPPED or (chosen > 0 and term not in settled)


def test_terms_that_were_coded_once_have_records_as_examples(corpus: Corpus) -> None:
    found = worked(corpus, "actor")
    for term, shown in found.items():
        assert shown.fared is None
        for example in shown.examples:
            assert isinstance(example, CodedOnce)
            assert term in example.codes
            assert example.codes == corpus.cases[example.record.id].actors
    assert any(shown.examples for shown in found.values())
