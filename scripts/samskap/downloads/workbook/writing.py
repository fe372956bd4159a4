"""Writing the workbook: its front, its sheets and its properties; the same corpus gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import xlsxwriter

from samskap.downloads.workbook.cells import (
    FIRST_ROW,
    HEADINGS_ROW,
    NAMES_ROW,
    Book,
    excel_text,
    record_places,
    write_cell,
    write_cells,
)
from samskap.downloads.workbook.columns import Columns
from samskap.downloads.workbook.front import Line, front
from samskap.downloads.workbook.look import FORMATS, height, widths
from samskap.downloads.workbook.sheets import Sheet, sheet_name, sheets
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.descriptor import words as words_of

LAYOUT = "1"
"""Version of the layout, in the properties of the document, for programs that read a workbook back."""

_FRONT_WIDTHS = (26, 96)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


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
    formats = {name: target.add_format(dict(properties)) for name, properties in FORMATS.items()}
    book = Book(target, formats, record_places(found))
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


def _write_sheet(book: Book, sheet: Sheet) -> None:
    """A hidden row of field names, the headings, a row a record; the headings and the keys stay in sight."""
    target, last = book.target.add_worksheet(sheet.name), FIRST_ROW + len(sheet.records) - 1
    for number, column in enumerate(sheet.columns):
        target.write_string(NAMES_ROW, number, column.name)
        target.write_string(HEADINGS_ROW, number, column.heading, book.formats["heading"])
    cells = [[column.value(record) for column in sheet.columns] for record in sheet.records]
    write_cells(book, target, sheet, cells)
    if sheet.records:
        heads = [{"header": column.heading, "header_format": book.formats["heading"]} for column in sheet.columns]
        options = {"name": sheet.table, "columns": heads, "style": "Table Style Light 1"}
        target.add_table(HEADINGS_ROW, 0, last, len(sheet.columns) - 1, options)
    wide = widths(sheet.columns, cells)
    for number, width in enumerate(wide):
        target.set_column(number, number, width)
    for row, values in enumerate(cells, start=FIRST_ROW):
        target.set_row(row, height(values, wide))
    target.set_row(HEADINGS_ROW, height((column.heading for column in sheet.columns), wide))
    target.set_row(NAMES_ROW, None, None, {"hidden": True})
    target.freeze_panes(FIRST_ROW, sheet.keys)
    target.set_landscape()
    target.repeat_rows(HEADINGS_ROW)
    _set_page(target)


def _write_front(book: Book, name: str, lines: Iterable[Line]) -> None:
    target = book.target.add_worksheet(name)
    for column, width in enumerate(_FRONT_WIDTHS):
        target.set_column(column, column, width)
    for row, line in enumerate(lines):
        _write_line(book, target, row, line)
    target.hide_gridlines(2)
    target.fit_to_pages(1, 0)
    _set_page(target)


def _write_line(book: Book, target: Any, row: int, line: Line) -> None:
    if line.style in ("title", "heading"):
        style = "title" if line.style == "title" else "section"
        target.set_row(row, 30)
        target.write_string(row, 0, excel_text(line.label), book.formats[style])
        return
    target.set_row(row, height((line.label, line.text), _FRONT_WIDTHS))
    to_sheet = line.link.startswith("#")
    write_cell(book, target, (row, 0), line.label, line.link if to_sheet else "", "label")
    write_cell(book, target, (row, 1), line.text, "" if to_sheet else line.link, "text")


def _set_page(target: Any) -> None:
    target.set_paper(9)  # A4
    target.set_footer("&L&A&R&P / &N")
