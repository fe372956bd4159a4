"""References as reference managers and people write them: BibTeX, RIS, typed fields; ids; what is there already."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_file
from made_up import EVERY_TYPE
from samskap.citation.ris import to_ris
from samskap.contribution.duplicates import likeness, same_reference, similar_cases
from samskap.contribution.ids import case_id, finding_ids, municipality_id, reference_key
from samskap.contribution.pasted_bibtex import read_bibtex
from samskap.contribution.pasted_ris import read_ris
from samskap.contribution.references import entries
from samskap.model import Corpus, Name, Reference
from samskap.package.bibliography import to_bibtex
from samskap.problem_kinds import KINDS

NOT_ASKED = {"id", "coded_on", "review", "source_is_copy"}

GOOGLE_SCHOLAR = r"""
@article{voorberg2015systematic,
  title={A systematic review of co-creation and co-production: {E}mbarking on the social innovation journey},
  author={Voorberg, William H and Bekkers, Viktor JJM and Tummers, Lars G and others},
  journal={Public management review},
  volume={17}, number={9}, pages={1333--1357}, year={2015}, publisher={Taylor \& Francis}
}
"""
ZOTERO = r"""
@phdthesis{palsson_2015,
  address = {Växjö},
  type = {phdthesis},
  title = {Tro, hopp och samproduktion},
  url = {https://example.org/diva},
  abstract = {Lång text},
  language = {sv-SE},
  school = {Linnéuniversitetet},
  author = {Pålsson, {\AA}sa},
  month = may,
  year = {2015},
  file = {x.pdf:y},
}
"""
CROSSREF = """TY  - JOUR
DO  - https://doi.org/10.1080/14719037.2014.930505
UR  - http://dx.doi.org/10.1080/14719037.2014.930505
TI  - A Systematic Review
T2  - Public Management Review
AU  - Voorberg, W. H.
AU  - Bekkers, V. J. J. M.
PY  - 2014
DA  - 2014/07/07
PB  - Informa UK Limited
SP  - 1333
EP  - 1357
IS  - 9
VL  - 17
SN  - 1471-9037
LA  - en
ER  -"""
THESIS = (
    "TY  - THES\r\nA1  - Åberg, Åke\r\nT1  - En uppsats\r\nY1  - 2012///\r\nM3  - Masteruppsats\r\nLA  - swe\r\nER  - "
)


def noted(notes: Any) -> list[tuple[str, str]]:
    return [(note.code, note.field) for note in notes]


def values_of(reference: Reference, names: set[str] | None = None) -> dict[str, Any]:
    every = {field.name: getattr(reference, field.name) for field in fields(Reference)}
    return {
        name: value
        for name, value in every.items()
        if value not in ("", (), None) and name not in NOT_ASKED and (names is None or name in names)
    }


@pytest.mark.parametrize("reference", EVERY_TYPE, ids=lambda reference: reference.id)
def test_our_own_bibtex_pasted_is_the_same_reference(reference: Reference) -> None:
    pasted = read_bibtex(to_bibtex([reference]))
    assert pasted.notes == ()
    assert pasted.values == values_of(reference)


RIS = {"type", "title", "authors", "editors", "year", "date", "doi", "volume", "issue", "keywords", "language"}


@pytest.mark.parametrize("reference", EVERY_TYPE, ids=lambda reference: reference.id)
def test_our_own_ris_pasted_is_the_same_reference(reference: Reference) -> None:
    # RIS has no levels of theses, reports for working papers, and no bodies: a comma in a name divides it
    expected = values_of(reference, RIS)
    kinds = {"working-paper": "report", "master-thesis": "", "bachelor-thesis": "", "doctoral-thesis": ""}
    expected["type"] = kinds.get(reference.type, reference.type)
    found = {name: value for name, value in read_ris(to_ris([reference])).values.items() if name in RIS}
    assert {**found, "authors": [str(name) for name in found.get("authors", ())]} == {
        **{name: value for name, value in expected.items() if value},
        "authors": [str(name) for name in reference.authors],
    }


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        (
            GOOGLE_SCHOLAR,
            {
                "type": "article",
                "title": "A systematic review of co-creation and co-production: "
                "Embarking on the social innovation journey",
                "journal": "Public management review",
                "publisher": "Taylor & Francis",
                "pages": "1333--1357",
                "year": 2015,
            },
            [("paste-left-out", "authors")],
        ),
        (
            ZOTERO,
            {
                "type": "doctoral-thesis",
                "title": "Tro, hopp och samproduktion",
                "authors": (Name(family="Pålsson", given="Åsa"),),
                "year": 2015,
                "date": "2015-05",
                "language": "sv",
                "institution": "Linnéuniversitetet",
            },
            [("paste-left-out", "")],
        ),
    ],
)
def test_bibtex_of_other_programs_is_read(text: str, expected: dict[str, Any], notes: list[Any]) -> None:
    pasted = read_bibtex(text)
    assert {name: pasted.values.get(name) for name in expected} == expected
    assert noted(pasted.notes) == notes


def test_ris_of_other_programs_is_read() -> None:
    pasted = read_ris(CROSSREF)
    assert noted(pasted.notes) == [("paste-read-as", "doi")]
    assert pasted.values == {
        "type": "article",
        "title": "A Systematic Review",
        "authors": (Name(family="Voorberg", given="W. H."), Name(family="Bekkers", given="V. J. J. M.")),
        "year": 2014,
        "date": "2014-07-07",
        "journal": "Public Management Review",
        "publisher": "Informa UK Limited",
        "pages": "1333-1357",
        "volume": "17",
        "issue": "9",
        "doi": "10.1080/14719037.2014.930505",
        "url": "http://dx.doi.org/10.1080/14719037.2014.930505",
        "language": "en",
    }
    thesis = read_ris(THESIS).values
    assert (thesis["type"], thesis["year"], thesis["language"]) == ("master-thesis", 2012, "sv")


def test_ris_value_that_goes_on_in_the_next_lines_is_read_whole() -> None:
    pasted = read_ris(
        "TY  - JOUR\nlost\nTI  - A title\n      that is long\n\nand longer\nAU  - Ek,\n  Bo\nKW  - a\nKW  - b\nER  - "
    )
    assert pasted.values == {
        "type": "article",
        "title": "A title that is long and longer",
        "authors": (Name(family="Ek", given="Bo"),),
        "keywords": ("a", "b"),
    }
    assert pasted.notes == ()


@pytest.mark.parametrize(
    ("paste", "line", "expected"),
    [
        ({"bibtex": "@article{x,\n  title = A Title,\n}"}, 6, ("bibtex-syntax", "references.1.bibtex")),
        ({"bibtex": "Andersson (2020)"}, 5, ("bibtex-outside-entry", "references.1.bibtex")),
        ({"bibtex": "@book{a,\n title={A}}\n@book{b,\n title={B}}"}, 4, ("paste-several", "references.1.bibtex")),
        ({"bibtex": "@patent{a,\n title={A},\n langid={sv}}"}, 5, ("bibtex-type", "references.1.type")),
        ({"bibtex": "@book{a,\n title={A}, title={B}}"}, 5, ("bibtex-duplicate-field", "references.1.bibtex")),
        ({"bibtex": "@book{a,\n title={A}, date={2020}, year={2019}, langid={sv}}"}, 5,
         ("bibtex-duplicate-field", "references.1.date")),
        ({"ris": "Andersson (2020)"}, 5, ("ris-syntax", "references.1.ris")),
        ({"ris": "TY  - JOUR\nTI  - A\n"}, 6, ("ris-syntax", "references.1.ris")),
        ({"ris": "TY  - JOUR\nTI - A\nER  - "}, 6, ("ris-syntax", "references.1.ris")),
        ({"ris": "TY  - JOUR\nTI  - A\nTY  - BOOK\nER  - "}, 4, ("paste-several", "references.1.ris")),
        ({"ris": "TY  - THES\nTI  - A\nLA  - sv\nER  - "}, 3, ("required", "references.1.type")),
        ({"type": "book", "title": "A", "language": "xx"}, 6, ("language-tag", "references.1.language")),
        ({"type": "book", "title": "A", "language": "sv", "year": "2019", "date": "2020-05"}, 7,
         ("year-differs", "references.1.year")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_reference_is_told_at_its_line(
    corpus: Corpus, paste: dict[str, str], line: int, expected: tuple[str, str]
) -> None:
    found, problems = entries(case_file({"language": "sv", "references": [{"id": "x", **paste}]}), corpus)
    wrong = [problem for problem in problems if KINDS[problem.code].severity == "error"]
    assert [(problem.code, problem.field) for problem in wrong] == [expected]
    assert wrong[0].row == line
    assert len(found) == 1


def test_typed_fields_win_over_pasted_ones(corpus: Corpus) -> None:
    typed = {"title": "Min titel", "year": 2021, "doi": "10.5555/mitt", "note": ""}
    pasted = {"bibtex": "@misc{a, title={En titel}, date={2019-05}, langid={danish}, annotation={b}, doi={10.1/fel}}"}
    (found,), problems = entries(case_file({"language": "sv", "references": [{"id": "x", **pasted, **typed}]}), corpus)
    assert problems == []
    assert (found.title, found.year, found.date, found.doi) == ("Min titel", 2021, "", "10.5555/mitt")
    assert (found.type, found.language, found.note) == ("web-page", "da", "b")


@settings(max_examples=200)
@given(text=st.one_of(st.text(), st.text("@{}=,\"'\\ \nabTY-ER0", max_size=60)))
def test_any_paste_is_read_or_told(text: str) -> None:
    for read in (read_bibtex, read_ris):
        pasted = read(text)
        assert all(note.code in KINDS for note in pasted.notes)
        assert isinstance(pasted.values, dict)


# ids


TITLES = [
    ({"en": "Residents' dialogue in Hammarkullen: planning together"}, ["Gothenburg", "Göteborg"],
     "gothenburg-residents-dialogue-hammarkullen"),
    ({"sv": "Bokbussen i Göteborg", "en": ""}, ["Gothenburg", "Göteborg"], "gothenburg-bokbussen"),
    ({"da": "Æblegården på Ærø"}, ["Ærø"], "aero-aeblegarden"),
    ({"sv": "Örebro"}, ["Örebro"], "orebro"),
    ({"sv": "健康"}, [], "case"),
    ({"en": "A very long title with so many telling words that nobody would ever want to type them"}, ["Norway"],
     "norway-very-long-title-so"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "places", "expected"), TITLES)
def test_case_id_says_where_and_what(title: dict[str, str], places: list[str], expected: str) -> None:
    assert case_id(title, places, frozenset()) == expected
    assert case_id(title, places, {expected, f"{expected}-2"}) == f"{expected}-3"


def test_finding_ids_go_on_after_the_last() -> None:
    ids = finding_ids("a-b", {"a-b-2", "a-b-10", "a-b", "a-b-c-77", "a-b-x"})
    assert [next(ids), next(ids)] == ["a-b-11", "a-b-12"]
    assert next(finding_ids("a", {"a-b-2"})) == "a-1"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"authors": (Name(family="Von Fiktiv", given="Ö."),), "year": 2020, "title": "The effects"},
         "vonfiktiv2020effects"),
        ({"title": "Samproduktion"}, "anonndsamproduktion"),
        ({"editors": (Name(family="Ærø"),), "year": 1999, "title": "I"}, "aero1999i"),
        ({"id": "andersson2020hus", "title": "Annat", "year": 2021}, "andersson2020hus"),
        ({"id": "ref-1", "title": "健康"}, "anonnduntitled"),
    ],
)  # fmt: skip
def test_reference_key_is_author_year_and_word(changes: dict[str, Any], expected: str) -> None:
    blank = replace(EVERY_TYPE[0], id="", authors=(), editors=(), year=None)
    reference = replace(blank, **changes)
    assert reference_key(reference, frozenset()) == expected
    clash = replace(reference, id="")
    plain = reference_key(clash, frozenset())
    assert reference_key(clash, {plain, f"{plain}b"}) == f"{plain}c"


def test_ids_never_end() -> None:
    taken: set[str] = set()
    for _number in range(60):
        key = reference_key(replace(EVERY_TYPE[0], id=""), taken)
        assert key not in taken
        taken.add(key)
    assert municipality_id({"sv": "Nyköping", "en": ""}, {"nykoping"}) == "nykoping-2"


# duplicates


def test_likeness_counts_words_whatever_their_letters() -> None:
    assert likeness("Språkcafé i Exempelstad", "SPRAKCAFE I EXEMPELSTAD!") == 1
    assert likeness("a b c d", "a b x y") == 0.5
    assert likeness("", "a") == 0


def test_cases_are_alike_by_title_and_by_place(corpus: Corpus) -> None:
    title = {"sv": "Språkcafé i Exempelstad: kom som du är – alla är välkomna"}
    assert [(like.id, like.same_title) for like in similar_cases(title, [], corpus)] == [
        ("exempelstad-sprakcafe", True)
    ]
    near = {"sv": "Språkcafé i Exempelstad: kom som en vän"}
    assert similar_cases(near, [], corpus) == []
    assert [like.nearby for like in similar_cases(near, ["exempelstad"], corpus)] == [True]


def test_reference_is_known_by_doi_or_else_by_title_and_year(corpus: Corpus) -> None:
    there = corpus.references["exempel2020kostnader"]
    assert same_reference(replace(there, title="x", doi=there.doi.upper()), corpus) == there.id
    assert same_reference(replace(there, doi=""), corpus) == there.id
    assert same_reference(replace(there, doi="10.5555/annan"), corpus) == ""
    assert same_reference(replace(there, doi="", year=2019), corpus) == ""
