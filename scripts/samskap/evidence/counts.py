"""How often: findings by direction and by phase, and where there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samskap.model import Corpus, Finding, Term

WITHOUT_PHASE = ""
"""Row of a direction table for findings that name no phase."""


@dataclass(frozen=True, slots=True)
class DirectionTable:
    """Findings counted by row (a term id, or :data:`WITHOUT_PHASE`) and direction.

    A finding with two phases counts in two rows, so that rows do not add up to ``total``; ``total`` counts each
    finding once.
    """

    directions: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
    total: Mapping[str, int]


def by_term(ids: Iterable[str], vocabulary: str, corpus: Corpus) -> list[tuple[Term, int]]:
    """How often the terms of a vocabulary occur among some ids, in its order; those that do not are left out."""
    counts = Counter(ids)
    return [(term, counts[term.id]) for term in corpus.vocabulary(vocabulary) if counts[term.id]]


def by_direction(findings: Iterable[Finding], corpus: Corpus) -> dict[str, int]:
    """Number of findings per direction, every direction named, in the order of the vocabulary."""
    counts = Counter(finding.direction for finding in findings)
    return {term.id: counts[term.id] for term in corpus.vocabulary("direction")}


def phases_by_direction(findings: Sequence[Finding], corpus: Corpus) -> DirectionTable:
    """Findings by phase and direction; every phase has a row, and findings without a phase have one of their own."""
    counts = Counter((phase, finding.direction) for finding in findings for phase in finding.phases or (WITHOUT_PHASE,))
    directions = tuple(term.id for term in corpus.vocabulary("direction"))
    rows = [*(term.id for term in corpus.vocabulary("phase")), WITHOUT_PHASE]
    table = {row: {direction: counts[row, direction] for direction in directions} for row in rows}
    return DirectionTable(directions, table, by_direction(findings, corpus))


def themes_by_direction(findings: Sequence[Finding], corpus: Corpus) -> DirectionTable:
    """Findings by theme (factors, then outcomes) and direction; themes without a finding are left out."""
    counts = Counter((theme, finding.direction) for finding in findings for theme in finding.themes)
    directions = tuple(term.id for term in corpus.vocabulary("direction"))
    table = {
        theme.id: {direction: counts[theme.id, direction] for direction in directions}
        for theme in themes(corpus)
        if any(counts[theme.id, direction] for direction in directions)
    }
    return DirectionTable(directions, table, by_direction(findings, corpus))


def themes(corpus: Corpus) -> tuple[Term, ...]:
    """The themes: every factor, then every outcome."""
    return corpus.vocabulary("factor") + corpus.vocabulary("outcome")


def findings_by_theme(corpus: Corpus) -> dict[str, list[Finding]]:
    """The findings of every theme, by term id, in the order of the package; a theme without findings has none."""
    groups: dict[str, list[Finding]] = {theme.id: [] for theme in themes(corpus)}
    for finding in corpus.findings.values():
        for theme in finding.themes:
            groups[theme].append(finding)
    return groups


@dataclass(frozen=True, slots=True)
class Reach:
    """From which cases, countries and references (ids of each) some findings come."""

    cases: frozenset[str]
    countries: frozenset[str]
    references: frozenset[str]


def reach(findings: Iterable[Finding], corpus: Corpus) -> Reach:
    """The cases, countries of those cases, and references behind some findings."""
    found = list(findings)
    cases = frozenset(finding.case for finding in found if finding.case)
    countries = frozenset(corpus.cases[case].country for case in cases)
    return Reach(cases, countries, frozenset(finding.reference for finding in found))
