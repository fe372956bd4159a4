"""The case template filled in as people fill it in, and tables in every form in which they come."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""What is to stand in the sheets of the template: rows by the position of the sheet's section, cells by field."""

SHEETS = {"case": 1, "findings": 2, "references": 3, "municipalities": 4, "contributor": 5}
"""Where the sheets of the template stand."""


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(template: bytes, rows: Rows) -> bytes:
    """The template with rows written below its headings, found by the names in its hidden row."""
    book = opened(template)
    for section, records in rows.items():
        sheet = book.worksheets[SHEETS[section]]
        for number, record in enumerate(records, start=3):
            for name, value in record.items():
                sheet.cell(number, column(sheet, name)).value = value
    return saved(book)


def column(sheet: Worksheet, name: str) -> int:
    """The column of a field, by the hidden row."""
    return next(cell.column for cell in sheet[1] if cell.value == name)


def table_sheet(book: Workbook, table: str) -> Worksheet:
    """The sheet of a table in the workbook of the data page."""
    return next(sheet for sheet in book.worksheets if table in sheet.tables)


def book_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with these sheets, as anyone may write it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)
