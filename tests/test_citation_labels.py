"""Short labels of references, and the letters that tell works of the same authors and year apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_up import BLANK, BODY, PERSONS
from samskap.citation.csl import cited_references, to_csl
from samskap.citation.disambiguation import year_suffixes
from samskap.citation.short import short_label
from samskap.citation.styles import format_references
from samskap.languages import words
from samskap.model import Corpus, Name, Reference


@pytest.mark.parametrize(
    ("authors", "labels"),
    [
        (PERSONS[:1], ["Påhitt 2020", "Påhitt 2020", "Påhitt 2020"]),
        (PERSONS, ["Påhitt och Opdigt 2020", "Påhitt og Opdigt 2020", "Påhitt and Opdigt 2020"]),
        ((*PERSONS, BODY), ["Påhitt m.fl. 2020", "Påhitt m.fl. 2020", "Påhitt et al. 2020"]),
        ((BODY,), [f"{BODY.family} 2020"] * 3),
        ((), ["ingen författare angiven 2020", "ingen forfatter angivet 2020", "no author given 2020"]),
    ],
)
def test_short_label_names_authors_in_the_language(authors: tuple[Name, ...], labels: list[str]):
    reference = replace(BLANK, authors=authors, year=2020)
    assert [short_label(reference, words(language)) for language in ("sv", "da", "en")] == labels


def test_short_label_without_year_says_so_in_the_language():
    reference = replace(BLANK, authors=PERSONS[:1])
    assert [short_label(reference, words(tag)) for tag in ("sv", "en")] == ["Påhitt u.å.", "Påhitt n.d."]


def test_short_label_names_the_editors_of_a_book_without_author():
    book = replace(BLANK, type="book", editors=PERSONS, year=2020)
    assert short_label(book, words("sv")) == "Påhitt och Opdigt (red.) 2020"
    assert short_label(replace(book, editors=PERSONS[:1]), words("en")) == "Påhitt (ed.) 2020"


def same_year(identifier: str, title: str, *authors: Name) -> Reference:
    return replace(BLANK, id=identifier, title=title, authors=authors, year=2018)


def test_year_suffixes_tell_works_of_the_same_authors_and_year_apart_by_title():
    one, two = PERSONS
    works = [
        same_year("a", "Zebra", one),
        same_year("b", "alpha", one),
        same_year("c", "Alpha", one, two),
        replace(same_year("d", "Alpha", one), year=2019),
        same_year("e", "Alpha"),
        same_year("f", "Beta"),
    ]
    assert year_suffixes(works) == year_suffixes(works[::-1]) == {"b": "a", "a": "b"}


def test_year_suffixes_go_on_after_z():
    works = [same_year(f"w{number:02}", "Title", BODY) for number in range(54)]
    suffixes = year_suffixes(works)
    assert [suffixes[f"w{number}"] for number in (25, 26, 51, 52)] == ["z", "aa", "az", "ba"]


@pytest.mark.parametrize(
    ("style", "year", "written"),
    [("apa", 2018, "(2018b)"), ("harvard", 2018, "(2018b)"), ("apa", None, "(u.å.-b)"), ("vancouver", 2018, "2018")],
)
def test_format_references_shows_the_letter_of_the_year_where_the_style_has_one(
    style: str, year: int | None, written: str
):
    item = {**to_csl(replace(BLANK, authors=PERSONS, year=year)), "year-suffix": "b"}
    text = format_references([item], style, "sv")["blank"]
    assert written in text
    assert style != "vancouver" or "2018b" not in text


def test_cited_references_have_the_letters_of_the_short_labels(corpus: Corpus):
    first = next(item for item in corpus.references.values() if item.authors)
    twin = replace(first, id=f"{first.id}-twin")
    doubled = replace(corpus, references={**corpus.references, twin.id: twin})
    letters = {item["id"]: item.get("year-suffix", "") for item in cited_references(doubled, "en")}
    assert [letters.pop(first.id), letters.pop(twin.id)] == ["a", "b"]
    assert set(letters.values()) == {""}
    assert short_label(first, words("en"), "a") == f"{short_label(first, words('en'))}a"
