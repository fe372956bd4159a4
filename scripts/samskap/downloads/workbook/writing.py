"""Writing the workbook: texts stay texts, links are counted, and the same corpus gives the same bytes.

Limits are those of Excel ("Excel specifications and limits", Microsoft): 32,767 characters (UTF-16) a cell and 65,530
links a sheet. What goes beyond is cut with an ellipsis, or stays a text without a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from samskap.downloads.workbook.columns import Cell, Column, Columns
from samskap.downloads.workbook.front import Line, front
from samskap.downloads.workbook.sheets import Sheet, sheet_name, sheets
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.descriptor import words as words_of

LONGEST_TEXT = 32_767
MOST_LINKS = 65_530
LAYOUT = "1"
"""Version of the layout, in the properties of the document, for programs that read a workbook back."""

NAMES_ROW, HEADINGS_ROW, FIRST_ROW = 0, 1, 2
_LEAST, _MOST, _MOST_CODES = 9, 58, 34
_FRONT_WIDTHS = (26, 96)
_LINE, _TALLEST = 15, 409  # points; the second is Excel's
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_PLAIN: Mapping[str, Any] = {"text_wrap": True, "valign": "top", "font_color": "#1c2b30"}
_LINK = {**_PLAIN, "font_color": "#0b5d66", "underline": 1}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "text": _PLAIN,
    "code": {**_PLAIN, "font_color": "#4a5a60"},
    "number": {**_PLAIN, "num_format": "General", "align": "left"},
    "link": _LINK,
    "heading": {**_PLAIN, "bold": True, "font_color": "#ffffff", "bg_color": "#0b5d66"},
    "title": {"bold": True, "font_size": 18, "font_color": "#0b5d66", "valign": "top"},
    "section": {"bold": True, "font_size": 13, "font_color": "#0b5d66", "valign": "bottom"},
    "label": {**_PLAIN, "bold": True},
}


@dataclass(frozen=True, slots=True)
class _Book:
    """The workbook being written: its formats by name, and where the row of each record is."""

    target: Any
    formats: Mapping[str, Any]
    rows: Mapping[str, str]


def workbook(corpus: Corpus, language: str, citations: Mapping[str, str], root: str = "") -> bytes:
    """Write the workbook of a corpus in a language.

    ``citations`` are the references formatted by id; ``root`` is the address of the language's pages, ending in a
    slash, or empty where it is not known: then ids have no links.
    """
    columns = Columns(corpus=corpus, words=words(language), citations=citations, root=root)
    found = sheets(columns)
    buffer = io.BytesIO()
    target = xlsxwriter.Workbook(buffer, _OPTIONS)
    _describe(target, corpus, language)
    formats = {name: target.add_format(dict(properties)) for name, properties in _FORMATS.items()}
    book = _Book(target, formats, _rows(found))
    _write_front(book, sheet_name(words(language).text("Read me"), found), front(columns, found))
    for sheet in found:
        _write_sheet(book, sheet)
    target.close()
    return buffer.getvalue()


def _describe(target: Any, corpus: Corpus, language: str) -> None:
    """The properties of the document, among them what a program needs that reads it back."""
    text = words(language).text
    target.set_properties(
        {
            "title": words_of(corpus.descriptor, "title", language),
            "author": "; ".join(person["title"] for person in corpus.descriptor["contributors"]),
            "subject": text("Version {version} of {date}.", version=corpus.version, date=corpus.created[:10]),
            "keywords": ", ".join(corpus.descriptor["keywords"]),
            "comments": corpus.descriptor["licenses"][0]["title"],
            "created": datetime.fromisoformat(corpus.created).replace(tzinfo=None),
        }
    )
    for name, value in (("version", corpus.version), ("language", language), ("layout", LAYOUT)):
        target.set_custom_property(f"samskap-{name}", value, "text")


def _rows(found: Iterable[Sheet]) -> dict[str, str]:
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


def _write_sheet(book: _Book, sheet: Sheet) -> None:
    """A hidden row of field names, the headings, a row a record; the headings and the keys stay in sight."""
    target, last = book.target.add_worksheet(sheet.name), FIRST_ROW + len(sheet.records) - 1
    for number, column in enumerate(sheet.columns):
        target.write_string(NAMES_ROW, number, column.name)
        target.write_string(HEADINGS_ROW, number, column.heading, book.formats["heading"])
    cells = [[column.value(record) for column in sheet.columns] for record in sheet.records]
    _write_cells(book, target, sheet, cells)
    if sheet.records:
        heads = [{"header": column.heading, "header_format": book.formats["heading"]} for column in sheet.columns]
        options = {"name": sheet.table, "columns": heads, "style": "Table Style Light 1"}
        target.add_table(HEADINGS_ROW, 0, last, len(sheet.columns) - 1, options)
    widths = _widths(sheet.columns, cells)
    for number, width in enumerate(widths):
        target.set_column(number, number, width)
    for row, values in enumerate(cells, start=FIRST_ROW):
        target.set_row(row, _height(values, widths))
    target.set_row(HEADINGS_ROW, _height((column.heading for column in sheet.columns), widths))
    target.set_row(NAMES_ROW, None, None, {"hidden": True})
    target.freeze_panes(FIRST_ROW, sheet.keys)
    target.set_landscape()
    target.repeat_rows(HEADINGS_ROW)
    _set_page(target)


def _write_cells(book: _Book, target: Any, sheet: Sheet, cells: Sequence[Sequence[Cell]]) -> None:
    left = MOST_LINKS
    for row, (record, values) in enumerate(zip(sheet.records, cells, strict=True), start=FIRST_ROW):
        for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            link = column.link(record) if value != "" and left else ""
            left -= bool(link)
            style = "code" if column.is_code else "text"
            _write_cell(book, target, (row, number), value, link, style)


def _write_cell(book: _Book, target: Any, cell: tuple[int, int], value: Cell, link: str, style: str) -> None:
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


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of each column in characters: that of its longest text or word of the heading, within bounds."""
    longest = [max((len(str(row[number])) for row in cells), default=0) for number in range(len(columns))]
    headings = [max(map(len, column.heading.split())) + 4 for column in columns]
    bounds = [_MOST_CODES if column.is_code or column.name == "id" else _MOST for column in columns]
    return [min(most, max(_LEAST, *both) + 1) for most, *both in zip(bounds, longest, headings, strict=True)]


def _height(cells: Iterable[Cell], widths: Iterable[int]) -> int:
    """The height (points) that shows the whole of a row: not every program finds it by itself."""
    return min(_TALLEST, _LINE * max(_lines(str(cell), width) for cell, width in zip(cells, widths, strict=True)) + 2)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column of a width in characters, words not broken."""
    if len(text) < width and "\n" not in text:
        return 1
    return sum(-(-len(line) // (width - 3)) or 1 for line in text.split("\n"))


def _write_front(book: _Book, name: str, lines: Iterable[Line]) -> None:
    target = book.target.add_worksheet(name)
    for column, width in enumerate(_FRONT_WIDTHS):
        target.set_column(column, column, width)
    for row, line in enumerate(lines):
        _write_line(book, target, row, line)
    target.hide_gridlines(2)
    target.fit_to_pages(1, 0)
    _set_page(target)


def _write_line(book: _Book, target: Any, row: int, line: Line) -> None:
    if line.style in ("title", "heading"):
        style = "title" if line.style == "title" else "section"
        target.set_row(row, 30)
        target.write_string(row, 0, excel_text(line.label), book.formats[style])
        return
    target.set_row(row, _height((line.label, line.text), _FRONT_WIDTHS))
    to_sheet = line.link.startswith("#")
    _write_cell(book, target, (row, 0), line.label, line.link if to_sheet else "", "label")
    _write_cell(book, target, (row, 1), line.text, "" if to_sheet else line.link, "text")


def _set_page(target: Any) -> None:
    target.set_paper(9)  # A4
    target.set_footer("&L&A&R&P / &N")
