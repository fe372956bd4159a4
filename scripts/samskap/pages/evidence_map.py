"""The map of the evidence: themes by phases, each meeting with its findings counted by direction."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.evidence.counts import by_term, themes
from samskap.evidence.matrix import Cell, cells, columns, extent
from samskap.model import Finding, Term
from samskap.pages.addresses import NO_PHASE, cell_page
from samskap.pages.criteria import finding_criteria, setting_criteria
from samskap.pages.facets import Criterion, facets
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.tally import cell_name, direction_forms, finding_forms, phase_name, tally
from samskap.pages.themes import OUTCOMES, groups

SHADES = 4
"""Shades of a cell that has findings."""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell as the map shows it: where its page is, its name, what its counts say, and how dark it is (0 if empty)."""

    cell: Cell
    path: str
    name: str
    says: str
    shade: int


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with its cells, in the order of the columns."""

    theme: Term
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Themes of one kind; ``anchor`` is that of the group on the page of themes."""

    anchor: str
    title: str
    rows: tuple[Row, ...]


def cell_path(cell: Cell) -> str:
    """Path of the page of a cell below the language."""
    return cell_page(cell.theme.id, cell.phase)


def map_page(renderer: Renderer, sizes: Mapping[str, int]) -> Page:
    """The page of the map; ``sizes`` are the bytes of its downloads by path below the language."""
    words, corpus = renderer.words, renderer.corpus
    matrix = cells(corpus)
    placed = {finding.id: finding for cell in matrix for finding in cell.findings}
    return renderer.page(
        "map",
        "map/",
        title=words.text("Evidence map"),
        description=words.text("Which themes have been studied in which phases, and where nothing is known."),
        kind="map",
        scripts=("map.js",),
        columns=[(phase or NO_PHASE, phase_name(phase, renderer)) for phase in columns(corpus)],
        groups=row_groups(renderer, matrix),
        extent=extent(matrix),
        cell_name=lambda cell: cell_name(cell, renderer),
        cell_path=cell_path,
        placed=len(placed),
        without_phase=sum(not finding.phases for finding in placed.values()),
        read=what_was_read(placed.values(), renderer),
        facets=facets(map_criteria(renderer), placed.values()),
        sizes=sizes,
        fullest=max((cell.total for cell in matrix), default=0),
        shades=SHADES,
        number_of_themes=len(themes(corpus)),
        forms=json.dumps({"total": finding_forms(renderer), **direction_forms(renderer)}, ensure_ascii=False),
    )


def map_criteria(renderer: Renderer) -> tuple[Criterion[Finding], ...]:
    """What the map may be narrowed by: country, topic and group of the case, what was read for the finding."""
    own = tuple(criterion for criterion in finding_criteria(renderer) if criterion.name == "read")
    return (*setting_criteria(renderer), *own)


def row_groups(renderer: Renderer, matrix: Iterable[Cell]) -> list[RowGroup]:
    """The rows of the map under the headings of their groups; a group without themes is left out."""
    found = list(matrix)
    fullest = max((cell.total for cell in found), default=0)
    rows: dict[str, list[DrawnCell]] = {}
    for cell in found:
        rows.setdefault(cell.theme.id, []).append(_drawn(cell, fullest, renderer))
    return [
        RowGroup(name, group_title(renderer, name), tuple(Row(theme, tuple(rows[theme.id])) for theme in members))
        for name, members in groups(renderer.corpus).items()
        if members
    ]


def group_title(renderer: Renderer, name: str) -> str:
    """The heading of a group of themes."""
    return renderer.words.text("Outcomes") if name == OUTCOMES else renderer.label("factor-group", name)


def shade(number: int, fullest: int) -> int:
    """How dark a cell is, 0 to :data:`SHADES`, on a logarithmic scale: from none to as many as the fullest cell has."""
    return math.ceil(SHADES * math.log1p(number) / math.log1p(fullest)) if number else 0


def what_was_read(findings: Iterable[Finding], renderer: Renderer) -> list[tuple[Term, int]]:
    """How many findings rest on each kind of reading that occurs, in the order of the vocabulary."""
    return by_term((finding.read for finding in findings), "read", renderer.corpus)


def _drawn(cell: Cell, fullest: int, renderer: Renderer) -> DrawnCell:
    return DrawnCell(
        cell=cell,
        path=cell_path(cell),
        name=cell_name(cell, renderer),
        says=tally(cell.counts, renderer),
        shade=shade(cell.total, fullest),
    )
