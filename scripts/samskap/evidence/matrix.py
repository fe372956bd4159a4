"""The map of the evidence: every theme by every phase, and which findings stand where the two meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samskap.evidence.counts import WITHOUT_PHASE, by_direction, themes
from samskap.model import Corpus, Finding, Term


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a theme and a phase meet: the findings, in the order of the package, and their number by direction.

    ``phase`` is a term id or :data:`~samskap.evidence.counts.WITHOUT_PHASE`.
    """

    theme: Term
    phase: str
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Number of findings."""
        return len(self.findings)


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the findings reach over the cells of a theme and a phase; findings without a phase are left out."""

    cells: int
    filled: int
    fullest: Cell | None
    phase_least_covered: str
    themes_in_it: int


def columns(corpus: Corpus) -> tuple[str, ...]:
    """The columns of the map: the phases in their order, then :data:`~samskap.evidence.counts.WITHOUT_PHASE`."""
    return (*(phase.id for phase in corpus.vocabulary("phase")), WITHOUT_PHASE)


def cells(corpus: Corpus) -> tuple[Cell, ...]:
    """Every cell of the map, empty ones included: theme by theme (factors, then outcomes), column by column.

    A finding with several themes or phases stands in every cell that they span, in each of them once.
    """
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in corpus.findings.values():
        for theme in dict.fromkeys(finding.themes):
            for phase in dict.fromkeys(finding.phases or (WITHOUT_PHASE,)):
                found[theme, phase].append(finding)
    return tuple(
        Cell(theme, phase, tuple(here), by_direction(here, corpus))
        for theme in themes(corpus)
        for phase in columns(corpus)
        for here in (found.get((theme.id, phase), ()),)
    )


def extent(matrix: Iterable[Cell]) -> Extent:
    """The main figures of a map; of equals the first. ``fullest`` is None where no cell has a finding."""
    named = [cell for cell in matrix if cell.phase != WITHOUT_PHASE]
    covered = Counter({cell.phase: 0 for cell in named})
    covered.update(cell.phase for cell in named if cell.findings)
    least = min(covered, key=covered.__getitem__, default="")
    fullest = max(named, key=lambda cell: cell.total, default=None)
    return Extent(
        cells=len(named),
        filled=sum(covered.values()),
        fullest=fullest if fullest and fullest.findings else None,
        phase_least_covered=least,
        themes_in_it=covered[least],
    )


def nearest(cell: Cell, row: Sequence[Cell], column: Sequence[Cell]) -> tuple[Cell, ...]:
    """Where to look when a cell is empty: the nearest phase with findings on the theme, the fullest theme of the phase.

    ``row`` are the cells of the theme and ``column`` those of the phase, in the order of the map. Of phases as
    near, the one with more findings; no phase is near to none. At most two cells, the phase first.
    """
    here = [other.phase for other in row].index(cell.phase)
    beside = [
        (abs(place - here), -other.total, place)
        for place, other in enumerate(row)
        if other.findings and other.phase != WITHOUT_PHASE
    ]
    same_theme = [row[min(beside)[2]]] if beside else []
    fullest = max(column, key=lambda other: other.total, default=cell)
    return (*same_theme, *([fullest] if fullest.findings else []))
