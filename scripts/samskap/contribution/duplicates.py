"""Is it there already? References by DOI or by title and year, cases by the words of their titles and by place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.model import Corpus, Finding, Reference, Text
from samskap.package.rules.identity import normalised

ALIKE = 0.8
"""Share of common words from which two titles count as the same."""
ALIKE_NEARBY = 0.5
"""The same for cases in one municipality."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ß": "ss"})
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A case of the evidence base that another one is like: its id, how alike the titles are (0 to 1), and whether it
    is in the same municipality."""

    id: str
    share: float
    nearby: bool

    @property
    def same_title(self) -> bool:
        """Whether the titles count as the same."""
        return self.share >= ALIKE


def folded_words(text: str) -> list[str]:
    """The words of a text in lower-case ASCII letters and digits: å is a, æ is ae, ø is o."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def likeness(one: str, other: str) -> float:
    """How alike two texts are: the coefficient of Dice of their sets of words, 0 (nothing in common) to 1."""
    these, those = set(folded_words(one)), set(folded_words(other))
    return 2 * len(these & those) / (len(these) + len(those)) if these and those else 0.0


def similar_cases(title: Text, municipalities: Sequence[str], corpus: Corpus) -> list[Likeness]:
    """The cases that one with this title (by language) and these municipalities (ids) is like, the most alike first.

    Titles are compared language by language; the place is the municipality that a case names first.
    """
    found = []
    for case in corpus.cases.values():
        share = max((likeness(text, case.title.get(language, "")) for language, text in title.items()), default=0.0)
        nearby = bool(municipalities) and list(municipalities[:1]) == list(case.municipalities[:1])
        if share >= (ALIKE_NEARBY if nearby else ALIKE):
            found.append(Likeness(case.id, share, nearby))
    return sorted(found, key=lambda like: (-like.share, like.id))


def same_case(title: Text, municipalities: Sequence[str], country: str, corpus: Corpus) -> str:
    """The id of the case that has this very title, in some language, and the same place; empty where there is none."""
    for case in corpus.cases.values():
        place = (list(municipalities[:1]) or country) == (list(case.municipalities[:1]) or case.country)
        if place and _share_a_text(title, case.title):
            return case.id
    return ""


def same_finding(statement: Text, case: str, reference: str, corpus: Corpus) -> str:
    """The id of the finding that says the very same of a case, from the same reference; empty where there is none."""
    for finding in _findings(case, reference, corpus):
        if _share_a_text(statement, finding.statement):
            return finding.id
    return ""


def same_reference(reference: Reference, corpus: Corpus) -> str:
    """The key of the reference with this DOI, else with this title and year; empty where there is none.

    Two references with DOIs that differ are two, whatever their titles.
    """
    doi = reference.doi.casefold()
    for other in corpus.references.values():
        if doi and doi == other.doi.casefold():
            return other.id
    title = normalised(reference.title)
    for other in corpus.references.values():
        if title and title == normalised(other.title) and reference.year == other.year and not (doi and other.doi):
            return other.id
    return ""


def same_municipality(name: Text, country: str, corpus: Corpus) -> str:
    """The id of the municipality of this country that has one of the names (by language); empty where there is none."""
    told = {normalised(text) for text in name.values() if text}
    for place in corpus.municipalities.values():
        if place.country == country and told & {normalised(text) for text in place.name.values()}:
            return place.id
    return ""


def _findings(case: str, reference: str, corpus: Corpus) -> Iterator[Finding]:
    for finding in corpus.findings_of_reference(reference):
        if finding.case == case:
            yield finding


def _share_a_text(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return any(normalised(text) and normalised(text) == normalised(other.get(tag, "")) for tag, text in one.items())
