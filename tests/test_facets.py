"""Facets: options, counts, order and what records are coded with."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.criteria import case_criteria, finding_criteria, reference_criteria, setting_criteria
from samskap.pages.facets import NOT_STATED, SHOWN, Criterion, codes, facets
from samskap.pages.renderer import Renderer

LETTERS = Criterion[str](
    "letter", "Letters", {letter: letter.upper() for letter in string.ascii_lowercase} | {NOT_STATED: "None"}, set
)
"""Records are texts, coded with the letters in them."""


@given(st.lists(st.text("abcdefghijkl", max_size=6)))
def test_facets_count_every_record_and_show_the_most_frequent_first(records: list[str]) -> None:
    for facet in facets([LETTERS], records):
        counts = {option.id: option.count for option in facet.options}
        assert counts == {
            letter: number
            for letter in LETTERS.labels
            if (number := sum((letter in text) if text else letter == NOT_STATED for text in records))
        }
        stated = [option for option in facet.options if option.id != NOT_STATED]
        if len(facet.options) > SHOWN:
            assert stated == sorted(stated, key=lambda option: (-option.count, option.id))
        else:
            assert stated == sorted(stated, key=lambda option: option.id)
        assert facet.options[: len(stated)] == tuple(stated), "what is not stated stands last"
        assert facet.shown + facet.folded == facet.options
        assert len(facet.shown) <= SHOWN


def test_facets_with_one_option_are_left_out() -> None:
    assert facets([LETTERS], ["a", "a"]) == []
    assert facets([LETTERS], []) == []


def test_codes_name_the_facet_and_each_id_and_what_is_not_stated() -> None:
    assert set(codes([LETTERS], "ba").split()) == {"letter:a", "letter:b"}
    assert codes([LETTERS], "") == "letter:not-stated"


@pytest.mark.parametrize("language", LANGUAGES)
def test_criteria_offer_an_option_for_everything_that_records_are_coded_with(corpus: Corpus, language: str) -> None:
    renderer = Renderer(corpus=corpus, words=words(language))
    lists = (
        (case_criteria(renderer), corpus.cases),
        (finding_criteria(renderer) + setting_criteria(renderer), corpus.findings),
        (reference_criteria(renderer), corpus.references),
    )
    for criteria, records in lists:
        names = [criterion.name for criterion in criteria]
        assert len(set(names)) == len(names)
        for criterion in criteria:
            coded = {identifier for record in records.values() for identifier in criterion.coded(record)}
            assert coded <= criterion.labels.keys(), criterion.name
            assert all(criterion.labels.values())


def test_codes_of_a_finding_tied_to_no_case_state_no_setting(corpus: Corpus) -> None:
    renderer = Renderer(corpus=corpus, words=words("en"))
    assert codes(setting_criteria(renderer), corpus.findings["sep2021prov-1"]) == (
        "country:not-stated topic:not-stated group:not-stated"
    )
