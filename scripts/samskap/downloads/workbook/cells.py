"""Writing cells: texts stay texts, links are counted, and nothing is longer than Excel allows.

Limits are those of Excel ("Excel specifications and limits", Microsoft): 32,767 characters (UTF-16) a cell and 65,530
links a sheet. What goes beyond is cut with an ellipsis, or stays a text without a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samskap.downloads.workbook.columns import Cell
from samskap.downloads.workbook.sheets import Sheet

LONGEST_TEXT = 32_767
MOST_LINKS = 65_530

NAMES_ROW, HEADINGS_ROW, FIRST_ROW = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook being written: its formats by name, and where the row of each record is."""

    target: Any
    formats: Mapping[str, Any]
    rows: Mapping[str, str]


def record_places(found: Iterable[Sheet]) -> dict[str, str]:
    """Where each record and each sheet begins, by what a link to it says (``#cases/<id>``, ``#cases/``)."""
    places = {}
    for sheet in found:
        places[f"#{sheet.table}/"] = _place(sheet, HEADINGS_ROW)
        for number, record in enumerate(sheet.records, start=FIRST_ROW):
            if sheet.table == "terms":
                places[f"#terms/{record.vocabulary}/{record.id}"] = _place(sheet, number)
            elif sheet.table != "fields":
                places[f"#{sheet.table}/{record.id}"] = _place(sheet, number)
    return places


def _place(sheet: Sheet, row: int) -> str:
    return f"internal:'{sheet.name.replace(chr(39), chr(39) * 2)}'!A{row + 1}"


def write_cells(book: Book, target: Any, sheet: Sheet, cells: Sequence[Sequence[Cell]]) -> None:
    """The cells of the records of a sheet, row by row; when the links are used up, texts without links."""
    left = MOST_LINKS
    for row, (record, values) in enumerate(zip(sheet.records, cells, strict=True), start=FIRST_ROW):
        for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            link = column.link(record) if value != "" and left else ""
            left -= bool(link)
            style = "code" if column.is_code else "text"
            write_cell(book, target, (row, number), value, link, style)


def write_cell(book: Book, target: Any, cell: tuple[int, int], value: Cell, link: str, style: str) -> None:
    """One cell by the type of its value; an empty text is an empty cell."""
    if isinstance(value, bool):
        target.write_boolean(*cell, value, book.formats["number"])
    elif isinstance(value, int | float):
        target.write_number(*cell, value, book.formats["number"])
    elif link:
        target.write_url(*cell, book.rows.get(link, link), book.formats["link"], excel_text(value))
    elif value:
        target.write_string(*cell, excel_text(value), book.formats[style])


def excel_text(text: str) -> str:
    """The text as a cell can hold it: cut to Excel's length, and never taken for the XML of a formatted text."""
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # XlsxWriter writes what stands between these as it is
    if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    return text.encode("utf-16-le")[: (LONGEST_TEXT - 1) * 2].decode("utf-16-le", "ignore") + "…"
