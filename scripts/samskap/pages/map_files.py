"""The map of the evidence as files: the table of its counts, its drawing, and the table of every cell's findings."""

from __future__ import annotations

import csv
import io
import json

from markupsafe import Markup

from samskap.downloads.evidence import evidence_table, neutral, table_csv
from samskap.evidence.matrix import Cell, cells
from samskap.evidence.synthesis import phases_of
from samskap.pages.addresses import NO_PHASE
from samskap.pages.cells import csv_path
from samskap.pages.evidence_map import group_title, map_criteria
from samskap.pages.map_drawing import map_svg
from samskap.pages.renderer import Renderer
from samskap.pages.tally import phase_name
from samskap.pages.themes import OUTCOMES

MAP_CSV, MAP_SVG, MAP_JSON = "map/evidence-map.csv", "map/evidence-map.svg", "map/findings.json"


def map_downloads(renderer: Renderer) -> dict[str, bytes]:
    """The whole map in the renderer's language as a table and as a drawing, by path below the language."""
    matrix = cells(renderer.corpus)
    return {MAP_CSV: map_csv(renderer, matrix), MAP_SVG: map_svg(renderer, matrix).encode("utf-8")}


def map_csv(renderer: Renderer, matrix: tuple[Cell, ...]) -> bytes:
    """The counts as CSV (UTF-8, LF), a row per cell: group, theme and phase with their ids, directions, total."""
    text, corpus, language = renderer.words.text, renderer.corpus, renderer.words.language
    coded = [
        name
        for title in (text("Group of themes"), text("Theme"), text("Phase"))
        for name in (title, text("{heading} (id)", heading=title))
    ]
    directions = [direction.label[language] for direction in corpus.vocabulary("direction")]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(neutral, [*coded, *directions, text("All directions")]))
    for cell in matrix:
        group = cell.theme.group or OUTCOMES
        names = (group_title(renderer, group), group, cell.theme.label[language], cell.theme.id)
        phase = (phase_name(cell.phase, renderer), cell.phase or NO_PHASE)
        writer.writerow(map(neutral, [*names, *phase, *cell.counts.values(), cell.total]))
    return stream.getvalue().encode("utf-8")


def findings_json(renderer: Renderer) -> dict[str, str]:
    """What ``map.js`` counts: the findings of the map with their codes, and in which cells each of them stands."""
    criteria = map_criteria(renderer)
    found = [
        {
            "themes": finding.themes,
            "phases": phases_of(finding),
            "direction": finding.direction,
            **{criterion.name: criterion.coded(finding) for criterion in criteria},
        }
        for finding in renderer.corpus.findings.values()
        if finding.themes
    ]
    return {MAP_JSON: json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"}


def cell_tables(renderer: Renderer) -> dict[str, bytes]:
    """The findings of every cell as CSV, by path: the header and the rows of the flat table of the evidence."""
    corpus = renderer.corpus
    citations = {key: Markup(html).striptags() for key, html in renderer.citations.get("apa", {}).items()}
    table = evidence_table(corpus, renderer.words.language, citations)
    place = {finding: number for number, finding in enumerate(corpus.findings)}
    return {
        csv_path(cell): table_csv(table.iloc[[place[finding.id] for finding in cell.findings]])
        for cell in cells(corpus)
    }
