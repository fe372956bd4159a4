"""What the records are about as a whole: countries, years, keywords."""

from __future__ import annotations

from collections.abc import Mapping

from babel.core import get_global

from samskap.model import Corpus, Term


def countries(corpus: Corpus) -> tuple[Term, ...]:
    """The countries of the cases, in the order of the vocabulary."""
    used = {case.country for case in corpus.cases.values()}
    return tuple(term for term in corpus.vocabulary("country") if term.id in used)


def years(corpus: Corpus) -> tuple[int, int] | None:
    """The first and the last year that a case is known to have begun or ended in; None where no year is known."""
    known = [year for case in corpus.cases.values() for year in (case.start_year, case.end_year) if year is not None]
    return (min(known), max(known)) if known else None


def alpha3(country: str) -> str:
    """The three letters of a country (ISO 3166-1) by its two, from the aliases of CLDR. Raises ``KeyError``."""
    return _ALPHA3[country]


def keywords(corpus: Corpus) -> list[Mapping[str, str]]:
    """The keywords of the package, each by language; one that is the label of a term has all labels of the term.

    A keyword that is no label stands under no language (an empty tag): the package does not tell its language.
    """
    labels = {
        label.casefold(): term.label for term in reversed(list(corpus.terms.values())) for label in term.label.values()
    }
    return [labels.get(str(word).casefold(), {"": str(word)}) for word in corpus.descriptor.get("keywords", ())]


LANGUAGES_ALPHA3: Mapping[str, str] = {"sv": "SWE", "da": "DAN", "en": "ENG"}
"""The languages of the package in the three letters of the Publications Office (ISO 639-3)."""

_ALPHA3: Mapping[str, str] = {
    codes[0]: name
    for name, codes in sorted(get_global("territory_aliases").items())
    if len(name) == 3 and name.isalpha() and len(codes) == 1
}
