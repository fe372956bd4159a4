from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SAMPLE
from samskap.model import Corpus, Name
from samskap.package.bibliography import to_bibtex, to_reference
from samskap.package.bibtex import parse
from samskap.package.check import check
from samskap.package.entries import text_outside_entries
from samskap.package.tex import decode, encode

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]) | st.just(" "), max_size=40)

ZOTERO = r"""
@phdthesis{dahl_2016,
	address = {Eksempelby},
	type = {PhD thesis},
	title = {Sams{\ae}be: {Et} {S}p{\o}rgsm{\aa}l om kr{\ae}fter},
	author = {Prøve, J{\o}rgen and {\"O}st, {\AA}sa and {Sveriges Exempel och Prov (SEP)}},
	month = may,
	year = {2016},
	keywords = {samskabelse, borgere, {kommuner, regioner}},
	language = {da},
	file = {Full Text PDF:C:\\Users\\x.pdf:application/pdf},
}
"""


def names(text: str) -> tuple[Name, ...]:
    entries, faults = parse(f"@book{{a,\n  author = {{{text}}},\n  title = {{T}},\n}}\n")
    assert faults == []
    return to_reference(entries[0]).authors


def test_corporate_author_stays_whole(corpus: Corpus) -> None:
    assert corpus.references["sep2021prov"].authors == (Name(family="Sveriges Exempel och Prov (SEP)"),)
    assert names("{Barn, Ungdom and Familj}") == (Name(family="Barn, Ungdom and Familj"),)


def test_missing_author_and_year_stay_missing(corpus: Corpus) -> None:
    reference = corpus.references["anonndprov"]
    assert (reference.authors, reference.year, reference.date, reference.link) == ((), None, "", "")


def test_nordic_letters_stand_as_letters() -> None:
    text = (SAMPLE / "references.bib").read_text(encoding="utf-8")
    assert "Æblegård, Søren" in text
    assert "Öjvind É." in text


def test_signs_of_tex_are_escaped_and_read_back(corpus: Corpus) -> None:
    title = 'Costs & benefits: 100 % effort, snake_case {braces} and "quotes" in #1 co-production'
    assert corpus.references["exempel2020kostnader"].title == title
    assert r"Costs \& benefits: 100 \% effort, snake\_case" in (SAMPLE / "references.bib").read_text(encoding="utf-8")


def test_bibliography_written_is_bibliography_read(corpus: Corpus) -> None:
    assert to_bibtex(corpus.references.values()) == (SAMPLE / "references.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("von Fiktiv, Åsa", Name(family="von Fiktiv", given="Åsa")),
        ("Åsa von Fiktiv", Name(family="von Fiktiv", given="Åsa")),
        ("Opdigt, Jr., Aage", Name(family="Opdigt", given="Aage, Jr.")),
        ('{\\AA}str{\\"o}m, {\\O}jvind', Name(family="Åström", given="Øjvind")),
    ],
)
def test_name_is_read_and_survives_being_written(corpus: Corpus, written: str, expected: Name) -> None:
    assert names(written) == (expected,)
    reference = replace(corpus.references["dikt2015bok"], authors=(expected,))
    assert to_reference(parse(to_bibtex([reference]))[0][0]).authors == (expected,)


def test_pasted_entry_of_a_reference_manager_is_read() -> None:
    entries, faults = parse(ZOTERO)
    assert faults == []
    entry = entries[0]
    assert decode(entry.fields["title"]) == "Samsæbe: Et Spørgsmål om kræfter"
    assert entry.persons["author"] == (
        Name(family="Prøve", given="Jørgen"),
        Name(family="Öst", given="Åsa"),
        Name(family="Sveriges Exempel och Prov (SEP)"),
    )


def test_check_of_a_pasted_entry_says_what_would_be_lost(sample) -> None:  # type: ignore[no-untyped-def]
    with (sample / "references.bib").open("a", encoding="utf-8") as file:
        file.write(ZOTERO)
    fields = {(problem.code, problem.field) for problem in check(sample) if problem.record == "dahl_2016"}
    unknown = {(code, field) for code, field in fields if code == "bibtex-unknown-field"}
    assert unknown == {("bibtex-unknown-field", name) for name in ("address", "file", "language", "month")}
    assert ("bibtex-type", "type") in fields


def test_duplicate_key_is_reported_with_file_and_line(sample) -> None:  # type: ignore[no-untyped-def]
    path = sample / "references.bib"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\n@book{dikt2015bok,\n  title = {T},\n}\n", encoding="utf-8")
    (problem,) = check(sample)
    assert (problem.file, problem.row, problem.record, problem.code) == (
        "references.bib", before.count("\n") + 2, "dikt2015bok", "duplicate-key",
    )  # fmt: skip


def test_text_outside_entries_is_found_with_its_line() -> None:
    text = "% top\n@book{a,\n  title = {A {b} @c{d}},\n}\nlost (words)\n@comment{x}\n@book(b,\n  title = {T)},\n)\n"
    assert list(text_outside_entries(text)) == [(1, "% top"), (5, "lost (words) @comment{x}")]


@given(text=TEXTS)
def test_encode_and_decode_are_inverse(text: str) -> None:
    assert decode(encode(text)) == " ".join(text.split())


@given(
    title=TEXTS,
    family=TEXTS.filter(str.strip),
    keywords=st.lists(TEXTS.map(lambda t: " ".join(t.split()).replace(";", "")).filter(bool), max_size=3),
)
def test_any_text_survives_the_bibliography(corpus: Corpus, title: str, family: str, keywords: list[str]) -> None:
    reference = replace(
        corpus.references["dikt2015bok"],
        title=" ".join(title.split()),
        authors=(Name(family=" ".join(family.split())),),
        keywords=tuple(keywords),
    )
    entries, faults = parse(to_bibtex([reference]))
    assert faults == []
    assert to_reference(entries[0]) == reference
