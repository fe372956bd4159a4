"""A page for every cell of the map of the evidence, also for those without a finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samskap.evidence.counts import WITHOUT_PHASE, by_term, reach
from samskap.evidence.matrix import Cell, cells, nearest
from samskap.model import Case, Term
from samskap.pages.addresses import NO_PHASE, address
from samskap.pages.cases import by_title
from samskap.pages.evidence_map import DrawnCell, RowGroup, cell_path, row_groups, what_was_read
from samskap.pages.feeds import FEED
from samskap.pages.page import Page, shortened
from samskap.pages.phrases import sentence
from samskap.pages.renderer import Renderer
from samskap.pages.tally import cell_name, phase_name, tally


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The cells around one: its theme in every phase, and the themes of its group in its phase, itself included."""

    group: RowGroup
    row: tuple[DrawnCell, ...]
    column: tuple[DrawnCell, ...]


def cell_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages of the cells, below those of their themes."""
    for group in row_groups(renderer, cells(renderer.corpus)):
        columns: dict[str, list[DrawnCell]] = defaultdict(list)
        for row in group.rows:
            for drawn in row.cells:
                columns[drawn.cell.phase].append(drawn)
        for row in group.rows:
            for drawn in row.cells:
                around = Surroundings(group, row.cells, tuple(columns[drawn.cell.phase]))
                yield _cell_page(renderer, drawn, around)


def csv_path(cell: Cell) -> str:
    """Path of the table of a cell's findings, in the folder of its page; the name says what it holds."""
    return f"{cell_path(cell)}{cell.theme.id}-{cell.phase or NO_PHASE}.csv"


def _cell_page(renderer: Renderer, drawn: DrawnCell, around: Surroundings) -> Page:
    words, cell = renderer.words, drawn.cell
    title = cell_name(cell, renderer, ": ")
    theme = cell.theme.label[words.language]
    return renderer.page(
        "cell",
        drawn.path,
        title=title,
        description=shortened(f"{title}. {sentence(tally(cell.counts, renderer))}.", 155),
        kind="cell",
        record=f"{cell.theme.id}/{cell.phase or NO_PHASE}",
        crumbs=((words.text("Themes"), "themes/"), (theme, address(cell.theme))),
        feed=drawn.path + FEED,
        drawn=drawn,
        cell=cell,
        around=around,
        phase=renderer.term("phase", cell.phase) if cell.phase != WITHOUT_PHASE else None,
        phase_name=lambda phase: phase_name(phase, renderer),
        csv=csv_path(cell),
        publications=len(reach(cell.findings, renderer.corpus).references),
        cases=_cases(renderer, cell),
        countries=_countries(renderer, cell),
        untied=sum(not finding.case for finding in cell.findings),
        read=what_was_read(cell.findings, renderer),
        nearest=[] if cell.findings or cell.phase == WITHOUT_PHASE else _nearest(drawn, around),
        elsewhere=len({finding.id for other in around.row for finding in other.cell.findings}),
    )


def _nearest(drawn: DrawnCell, around: Surroundings) -> list[DrawnCell]:
    by_path = {other.path: other for other in (*around.row, *around.column)}
    found = nearest(drawn.cell, _cells(around.row), _cells(around.column))
    return [by_path[cell_path(cell)] for cell in found]


def _cells(drawn: Sequence[DrawnCell]) -> list[Cell]:
    return [item.cell for item in drawn]


def _cases(renderer: Renderer, cell: Cell) -> list[tuple[Case, int]]:
    """The cases of the findings in alphabetical order, with their number of findings in the cell."""
    counts = Counter(finding.case for finding in cell.findings if finding.case)
    return [(case, counts[case.id]) for case in by_title(renderer, [renderer.corpus.cases[case] for case in counts])]


def _countries(renderer: Renderer, cell: Cell) -> list[tuple[Term, int]]:
    """The countries of the cases in the order of the vocabulary, with their number of findings in the cell."""
    cases = renderer.corpus.cases
    return by_term(
        (cases[finding.case].country for finding in cell.findings if finding.case), "country", renderer.corpus
    )
