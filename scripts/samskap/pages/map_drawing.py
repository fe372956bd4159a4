"""The map of the evidence as a drawing (SVG) that stands alone: for print and for presentations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from samskap.evidence.matrix import Cell, columns
from samskap.pages.evidence_map import DrawnCell, row_groups
from samskap.pages.page import shortened
from samskap.pages.renderer import Renderer
from samskap.pages.tally import phase_name

MARGIN, LABELS, ROW = 24, 320, 30
LETTER = 8
"""Width of a figure, in the units of the drawing (those of the text are pixels at 100 %)."""
INK, MUTED, LINE = "#1c2b30", "#4a5a60", "#d9d5c9"
SHADES = ("#ffffff", "#eef5f5", "#dcebec", "#c6dfe1", "#aed0d3")
SIGNS = {
    "enables": ("#1d6b45", "M0-5L5 4H-5Z"),
    "hinders": ("#a13a1f", "M0 5L5-4H-5Z"),
    "mixed": ("#6d4c00", "M0-6L6 0L0 6L-6 0Z"),
    "describes": ("#4a5a60", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"),
}
"""Colour and shape of each direction; the shape is drawn around its middle."""
OTHER_SIGN = (INK, "M-4-4H4V4H-4Z")


@dataclass
class Drawing:
    """An SVG that grows downwards; ``bottom`` is where the next line begins."""

    svg: ElementTree.Element
    bottom: float = MARGIN

    def text(self, words: str, x: float, y: float, parent: ElementTree.Element | None = None, **style: str) -> None:
        """Write words on a line whose foot is at ``y``."""
        attributes = {
            "x": f"{x:g}",
            "y": f"{y:g}",
            "fill": INK,
            **{key.replace("_", "-"): v for key, v in style.items()},
        }
        element = ElementTree.SubElement(self.svg if parent is None else parent, "text", attributes)
        element.text = words

    def sign(self, direction: str, x: float, y: float, parent: ElementTree.Element | None = None) -> None:
        """Draw the sign of a direction around a point."""
        colour, shape = SIGNS.get(direction, OTHER_SIGN)
        place = {"d": shape, "fill": colour, "transform": f"translate({x:g} {y:g})"}
        ElementTree.SubElement(self.svg if parent is None else parent, "path", place)


def map_svg(renderer: Renderer, matrix: Iterable[Cell]) -> str:
    """The map as SVG in the renderer's language, with title and description for screen readers; the same each time."""
    text = renderer.words.text
    groups = row_groups(renderer, matrix)
    found = [drawn for group in groups for row in group.rows for drawn in row.cells]
    column = max([110, *(_width(drawn, renderer) for drawn in found)])
    width = 2 * MARGIN + LABELS + column * len(columns(renderer.corpus))
    caption = text(
        "Number of findings by theme, phase and direction. The stronger the colour of a cell, the more findings."
    )
    drawing = Drawing(_root(text("Evidence map"), caption))
    _head(drawing, renderer, column, width)
    for group in groups:
        drawing.bottom += ROW
        drawing.text(group.title, MARGIN, drawing.bottom - 8, font_weight="bold", font_size="15")
        for row in group.rows:
            _row(drawing, renderer, row.theme.label[renderer.words.language], row.cells, column)
    _foot(drawing, renderer, width)
    height = drawing.bottom + MARGIN
    drawing.svg.attrib |= {"width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {width:g} {height:g}"}
    return ElementTree.tostring(drawing.svg, encoding="unicode") + "\n"


def _root(title: str, description: str) -> ElementTree.Element:
    svg = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": "title description",
            "font-family": "Helvetica, Arial, 'Liberation Sans', sans-serif",
            "font-size": "14",
        },
    )
    ElementTree.SubElement(svg, "title", {"id": "title"}).text = title
    ElementTree.SubElement(svg, "desc", {"id": "description"}).text = description
    ElementTree.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    return svg


def _head(drawing: Drawing, renderer: Renderer, column: float, width: float) -> None:
    """Title, what the signs mean, and the names of the columns on as many lines as they need."""
    text, language = renderer.words.text, renderer.words.language
    drawing.bottom += 30
    drawing.text(text("Evidence map"), MARGIN, drawing.bottom, font_size="28", font_weight="bold")
    drawing.bottom += 34
    place = float(MARGIN)
    for direction in renderer.corpus.vocabulary("direction"):
        label = direction.label[language]
        drawing.sign(direction.id, place + 6, drawing.bottom - 5)
        drawing.text(label, place + 18, drawing.bottom)
        place += 42 + LETTER * len(label)
    names = [textwrap.wrap(phase_name(phase, renderer), int(column / LETTER)) for phase in columns(renderer.corpus)]
    drawing.bottom += 18 + 18 * max(map(len, names))
    for number, lines in enumerate(names):
        for line, words in enumerate(reversed(lines)):
            x = MARGIN + LABELS + number * column
            drawing.text(words, x, drawing.bottom - 18 * line, font_weight="bold")
    drawing.bottom += 8
    _rule(drawing, width)


def _row(drawing: Drawing, renderer: Renderer, label: str, drawn: Iterable[DrawnCell], column: float) -> None:
    top = drawing.bottom
    drawing.bottom += ROW
    drawing.text(shortened(label, LABELS // LETTER), MARGIN, drawing.bottom - 10)
    for number, item in enumerate(drawn):
        group = ElementTree.SubElement(drawing.svg, "g")
        ElementTree.SubElement(group, "title").text = f"{item.name}: {item.says}"
        _cell(drawing, renderer, item, (MARGIN + LABELS + number * column, top, column), group)


def _cell(
    drawing: Drawing, renderer: Renderer, item: DrawnCell, box: tuple[float, float, float], group: ElementTree.Element
) -> None:
    x, top, column = box
    place = {"x": f"{x:g}", "y": f"{top + 2:g}", "width": f"{column - 4:g}", "height": f"{ROW - 4}", "rx": "4"}
    ElementTree.SubElement(group, "rect", {**place, "fill": SHADES[item.shade], "stroke": LINE})
    foot = top + ROW - 10
    if not item.cell.total:
        drawing.text(item.says, x + 8, foot, group, fill=MUTED, font_style="italic", font_size="12")
        return
    total = renderer.words.number(item.cell.total)
    drawing.text(total, x + 8, foot, group, font_weight="bold")
    place_x = x + 22 + LETTER * len(total)
    for direction, count in item.cell.counts.items():
        if count:
            number = renderer.words.number(count)
            drawing.sign(direction, place_x + 5, foot - 5, group)
            drawing.text(number, place_x + 13, foot, group)
            place_x += 20 + LETTER * len(number)


def _width(item: DrawnCell, renderer: Renderer) -> float:
    """How wide a column must be for the figures of a cell."""
    number = renderer.words.number
    signs = sum(20 + LETTER * len(number(count)) for count in item.cell.counts.values() if count)
    return 26 + LETTER * len(number(item.cell.total)) + signs


def _foot(drawing: Drawing, renderer: Renderer, width: float) -> None:
    """What the counts do not say, and where the map comes from."""
    text = renderer.words.text
    drawing.bottom += 16
    _rule(drawing, width)
    drawing.bottom += 8
    for words in (
        text("The counts say how often something has been coded, not how strong it is, nor how large the effect is."),
        text(
            "No finding is weighed: each counts once in every cell it belongs to, "
            "whatever the size or the quality of the study."
        ),
        text("Samskap, version {version} of the data. CC BY 4.0.", version=renderer.corpus.version),
    ):
        for line in textwrap.wrap(words, int((width - 2 * MARGIN) / (LETTER - 1))):
            drawing.bottom += 20
            drawing.text(line, MARGIN, drawing.bottom, fill=MUTED)


def _rule(drawing: Drawing, width: float) -> None:
    place = {"x1": str(MARGIN), "x2": f"{width - MARGIN:g}", "y1": f"{drawing.bottom:g}", "y2": f"{drawing.bottom:g}"}
    ElementTree.SubElement(drawing.svg, "line", {**place, "stroke": LINE})
