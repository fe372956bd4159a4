"""What coders mix up: which terms one of them chose where the other chose another, and what was settled on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from samskap.agreement import coded_twice
from samskap.model import Coding, Finding

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Triple:
    """The codes of one field in a finding that two coders coded: those of each coder, and those settled on."""

    finding: Finding
    coders: tuple[Coding, Coding]
    first: Codes
    second: Codes
    settled: Codes


@dataclass(frozen=True, slots=True)
class Mixed:
    """Another term that one coder chose where the other chose the term at hand.

    ``findings`` says in how many findings; ``own`` and ``others`` say in how many of these the one and the other stands
    in the end (both may, of a list, or neither).
    """

    term: str
    findings: int
    own: int
    others: int


@dataclass(frozen=True, slots=True)
class Fared:
    """How a term fared in findings coded twice: chosen by one coder at least, by both, and standing in the end.

    ``mixed`` are the terms that were chosen in its place, the most frequent first.
    """

    either: int
    both: int
    settled: int
    mixed: tuple[Mixed, ...]


def triples(codings: Iterable[Coding], findings: Mapping[str, Finding], field: str) -> list[Triple]:
    """The codes of a field in every finding that is coded twice, in the order of the codings."""
    return [
        Triple(
            findings[first.finding],
            (first, second),
            _codes(first, field),
            _codes(second, field),
            _codes(findings[first.finding], field),
        )
        for first, second in coded_twice(codings)
        if first.finding in findings
    ]


def how_terms_fared(found: Iterable[Triple]) -> Mapping[str, Fared]:
    """How each term fared that a coder chose or that stands in the end, by its id."""
    every = list(found)
    terms = sorted({code for triple in every for code in triple.first | triple.second | triple.settled})
    instead = Counter(pair for triple in every for pair in _instead(triple))
    own = Counter(pair for triple in every for pair in _instead(triple) if pair[0] in triple.settled)
    others = Counter(pair for triple in every for pair in _instead(triple) if pair[1] in triple.settled)
    mixed: dict[str, list[Mixed]] = {}
    for term, other in sorted(instead, key=lambda pair: (-instead[pair], pair)):
        pair = (term, other)
        mixed.setdefault(term, []).append(Mixed(other, instead[pair], own[pair], others[pair]))
    return {
        term: Fared(
            either=sum(term in triple.first | triple.second for triple in every),
            both=sum(term in triple.first & triple.second for triple in every),
            settled=sum(term in triple.settled for triple in every),
            mixed=tuple(mixed.get(term, ())),
        )
        for term in terms
    }


def _instead(triple: Triple) -> Iterator[tuple[str, str]]:
    """Every pair of a term that only one coder chose and a term that only the other chose, both ways round."""
    first, second = triple.first - triple.second, triple.second - triple.first
    for one in sorted(first):
        for other in sorted(second):
            yield one, other
            yield other, one


def _codes(record: Coding | Finding, field: str) -> Codes:
    """The codes of a field as a set; that of a single value, where there is one."""
    value = getattr(record, field)
    return frozenset(value if isinstance(value, tuple) else [value] if value else [])
