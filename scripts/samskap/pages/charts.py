"""Small charts as SVG: one sign for each finding, in the shape and the colour of its direction. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samskap.evidence.counts import DirectionTable, themes
from samskap.pages.escaping import escape_markdown
from samskap.pages.renderer import Renderer
from samskap.pages.tally import phase_name

WIDTH, SIGN, STEP, LINE, LABEL, GAP = 300, 11, 15, 17, 21, 10
"""Widths and heights in units of the drawing (about a pixel): page, sign, sign with its space, line, label, space."""

PER_LINE = WIDTH // STEP
LINES = 4
"""A row is drawn in at most so many lines; where that does not do, a sign stands for more than one finding."""

CHARTED = 10
"""Rows of a chart of themes: the most frequent."""

SHAPES = {
    "enables": "M{x} {bottom}h11l-5.5-11z",
    "hinders": "M{x} {y}h11l-5.5 11z",
    "mixed": "M{middle} {y}l5.5 5.5-5.5 5.5-5.5-5.5z",
    "describes": "M{left} {centre}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
}
"""The path of each direction's sign, the same signs as in ``samskap.css``; another direction is drawn as the last."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and how many findings each of its signs stands for."""

    svg: Markup
    scale: int


def sign_chart(rows: Mapping[str, Mapping[str, int]], title: str) -> Chart:
    """A chart of counts: label of a row to direction to number of findings; ``title`` is read out in its place.

    Where a sign stands for more than one finding, a started sign is drawn whole.
    """
    scale = _scale(max((sum(counts.values()) for counts in rows.values()), default=0))
    parts: list[Markup] = []
    top = 0
    for label, counts in rows.items():
        parts.append(Markup('<text x="0" y="{}">{}</text>').format(top + LABEL - 8, escape_markdown(label)))
        lines, drawn = _row(counts, scale, top + LABEL)
        parts.extend(drawn or [Markup('<path class="sign-none" d="M0 {}h11"/>').format(top + LABEL + SIGN / 2)])
        top += LABEL + lines * LINE + GAP
    start = Markup('<svg class="chart" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">')
    opening = start.format(escape_markdown(title), WIDTH, max(top, 1), WIDTH, max(top, 1))
    return Chart(opening + Markup("").join(parts) + Markup("</svg>"), scale)


def phase_chart(renderer: Renderer, table: DirectionTable, name: str) -> Chart:
    """The chart of a table of phases; ``name`` is the theme."""
    title = renderer.words.text("Findings on {theme} by phase and direction", theme=name)
    return sign_chart({phase_name(row, renderer): counts for row, counts in table.rows.items()}, title)


def theme_chart(renderer: Renderer, table: DirectionTable, name: str) -> Chart:
    """The chart of the most frequent themes of a table; ``name`` is what the page is about."""
    labels = {theme.id: theme.label[renderer.words.language] for theme in themes(renderer.corpus)}
    title = renderer.words.text("Findings on {theme} by theme and direction", theme=name)
    return sign_chart({labels[row]: table.rows[row] for row in most(table.rows, CHARTED)}, title)


def _scale(largest: int) -> int:
    """The least of 1, 2, 5, 10, 20, 50, ... findings a sign by which the largest row fits."""
    power, room = 1, PER_LINE * LINES - len(SHAPES)
    while True:
        for step in (1, 2, 5):
            if largest <= step * power * room:
                return step * power
        power *= 10


def _row(counts: Mapping[str, int], scale: int, top: int) -> tuple[int, list[Markup]]:
    """How many lines a row takes (an empty one as well) and one path for each of its directions."""
    signs = [direction for direction, number in counts.items() for _ in range(-(-number // scale))]
    paths: dict[str, list[str]] = {}
    for place, direction in enumerate(signs):
        paths.setdefault(direction, []).append(_sign(direction, place, top))
    drawn = [
        Markup('<path class="sign-{}" d="{}"/>').format(direction, "".join(shapes))
        for direction, shapes in paths.items()
    ]
    return max(1, -(-len(signs) // PER_LINE)), drawn


def _sign(direction: str, place: int, top: int) -> str:
    x, y = place % PER_LINE * STEP, top + place // PER_LINE * LINE
    shape = SHAPES.get(direction, SHAPES["describes"])
    half = SIGN / 2
    return shape.format(x=x, y=y, left=x + 1, middle=x + half, centre=y + half, bottom=y + SIGN)


def most(rows: Mapping[str, Mapping[str, int]], number: int) -> Iterator[str]:
    """The rows with the most findings, at most ``number``, the most first; rows without a finding are left out."""
    filled = [row for row, counts in rows.items() if any(counts.values())]
    yield from sorted(filled, key=lambda row: (-sum(rows[row].values()), row))[:number]
