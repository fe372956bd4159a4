"""How the workbook looks: fonts and colours, and how wide columns and how high rows are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samskap.downloads.workbook.columns import Cell, Column

_LEAST, _MOST, _MOST_CODES = 9, 58, 34
_LINE, _TALLEST = 15, 409  # points; the second is Excel's
_PLAIN: Mapping[str, Any] = {"text_wrap": True, "valign": "top", "font_color": "#1c2b30"}
_LINK = {**_PLAIN, "font_color": "#0b5d66", "underline": 1}
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "text": _PLAIN,
    "code": {**_PLAIN, "font_color": "#4a5a60"},
    "number": {**_PLAIN, "num_format": "General", "align": "left"},
    "link": _LINK,
    "heading": {**_PLAIN, "bold": True, "font_color": "#ffffff", "bg_color": "#0b5d66"},
    "title": {"bold": True, "font_size": 18, "font_color": "#0b5d66", "valign": "top"},
    "section": {"bold": True, "font_size": 13, "font_color": "#0b5d66", "valign": "bottom"},
    "label": {**_PLAIN, "bold": True},
}


def widths(columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of each column in characters: that of its longest text or word of the heading, within bounds."""
    longest = [max((len(str(row[number])) for row in cells), default=0) for number in range(len(columns))]
    headings = [max(map(len, column.heading.split())) + 4 for column in columns]
    bounds = [_MOST_CODES if column.is_code or column.name == "id" else _MOST for column in columns]
    return [min(most, max(_LEAST, *both) + 1) for most, *both in zip(bounds, longest, headings, strict=True)]


def height(cells: Iterable[Cell], widths: Iterable[int]) -> int:
    """The height (points) that shows the whole of a row: not every program finds it by itself."""
    return min(_TALLEST, _LINE * max(_lines(str(cell), width) for cell, width in zip(cells, widths, strict=True)) + 2)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column of a width in characters, words not broken."""
    if len(text) < width and "\n" not in text:
        return 1
    return sum(-(-len(line) // (width - 3)) or 1 for line in text.split("\n"))
