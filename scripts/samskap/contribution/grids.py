"""Files of tables, whatever program wrote them, as grids of cells: CSV in any of its forms, and Excel workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from samskap.problems import Problem

LARGEST = 30_000_000
"""Bytes of the largest table that is read, and ten times as many of what a workbook holds unpacked."""

DELIMITERS = (",", ";", "\t", "|")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BROKEN = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell whose value cannot be taken: ``code`` is that of its problem."""

    code: str
    text: str


Value = str | date | Unusable
"""What a cell holds: a text (a number as a spreadsheet shows it), a date, or what cannot be used; "" if empty."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands: its file, its sheet (or ""), and its rows that are not blank, each with its number."""

    file: str
    sheet: str
    rows: Sequence[tuple[int, Sequence[Value]]]

    @property
    def name(self) -> str:
        """What problems call the table."""
        return f"{self.file}: {self.sheet}" if self.sheet else self.file

    def problem(self, code: str, row: int | None, column: int | None, name: str, /, **values: object) -> Problem:
        """A problem with a cell, a row or a column (from 0) of the table; ``name`` is the field."""
        place = f"{get_column_letter(column + 1)}{row}" if row is not None and column is not None else ""
        return Problem(self.name, code, row, place, name, values)


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a file, and the properties of its document (``samskap-version``, ...)."""

    grids: Sequence[Grid]
    properties: Mapping[str, str] = field(default_factory=dict)


def read_grids(name: str, data: bytes, score: Callable[[Sequence[str]], int]) -> tuple[Grids | None, list[Problem]]:
    """Read the bytes of a file; None, with a problem, where there is no table in it. Raises nothing.

    ``score`` tells how many of some texts are headings: by that the separator of a CSV file is found.
    """
    if len(data) > LARGEST:
        return None, [Problem(name, "case-file-too-large", values={"size": len(data), "largest": LARGEST})]
    if data.startswith(_OLD_EXCEL):
        return None, [Problem(name, "table-unreadable", values={"detail": "Excel 97-2003 (.xls)"})]
    if not data.startswith(_ZIP):
        return _read_csv(name, data, score)
    try:
        return _read_workbook(name, data), []
    except _BROKEN as error:
        return None, [
            Problem(
                name,
                "table-unreadable",
                values={"detail": str(error).splitlines()[0] if str(error) else type(error).__name__},
            )
        ]


def _read_csv(name: str, data: bytes, score: Callable[[Sequence[str]], int]) -> tuple[Grids | None, list[Problem]]:
    text, encoding = _decoded(data)
    problems = [Problem(name, "table-encoding", values={"encoding": encoding})] if encoding else []
    if not text.strip():
        return None, [Problem(name, "file-empty")]
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"')
    if told.casefold().startswith("sep=") and len(told) == 5:
        delimiter, text = told[4], f"\n{rest}"
    else:
        delimiter = max(DELIMITERS, key=lambda sign: max(map(score, _beginning(text, sign)), default=0))
    if delimiter != ",":
        problems.append(
            Problem(name, "table-delimiter", 1, values={"delimiter": "TAB" if delimiter == "\t" else delimiter})
        )
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None, [*problems, Problem(name, "file-csv", values={"detail": str(error)})]
    found = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    return Grids([Grid(name, "", found)]), problems


def _beginning(text: str, delimiter: str) -> Iterator[list[str]]:
    """The first rows as a separator divides them."""
    try:
        reader = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)
        yield from (row for row, _number in zip(reader, range(10), strict=False))
    except csv.Error:
        return


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a CSV file, and its encoding where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "UTF-16"
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) > 3 and data[start:40:2].count(0) * 4 > len(data[start:40:2]) * 3:
            return data.decode(encoding, "replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def _read_workbook(name: str, data: bytes) -> Grids:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > 10 * LARGEST:
            raise ValueError("size")
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    grids = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = ((number, [_value(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), start=1))
        grids.append(
            Grid(name, sheet.title, [(number, row) for number, row in rows if any(cell != "" for cell in row)])
        )
    properties = book.custom_doc_props.props  # type: ignore[attr-defined]
    return Grids(grids, {item.name: str(item.value) for item in properties})


def _value(cell: Any) -> Value:
    """What a cell of a workbook holds; numbers have the fifteen digits that spreadsheets keep."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Unusable("cell-formula", str(getattr(value, "text", value)))
    if cell.data_type == "e":
        return Unusable("cell-error", str(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, time) or not isinstance(value, str | int):
        return Unusable("cell-error", str(value))
    return str(value) if str(value).strip() else ""
