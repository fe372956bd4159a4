"""The rows of a table as parts of a case file: cells by field, and the row and cell in which each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from samskap.contribution.columns import Columns
from samskap.contribution.grids import Grid, Unusable, Value
from samskap.contribution.headings import Meaning
from samskap.problems import Problem

FIRST_YEAR = 1950
"""A date before this year, where a year is asked for, is a year that the spreadsheet took for a number of days."""


@dataclass(frozen=True, slots=True)
class Part:
    """A row: its section, what it holds by field, and its cell ("C7") by path inside the part."""

    grid: Grid
    section: str
    row: int
    content: Mapping[str, Any]
    cells: Mapping[str, str]

    def without(self, field: str) -> Part:
        """The part without a field."""
        content = {name: value for name, value in self.content.items() if name != field}
        return Part(self.grid, self.section, self.row, content, self.cells)

    def having(self, field: str, value: str) -> Part:
        """The part with a value in a field."""
        return Part(self.grid, self.section, self.row, {**self.content, field: value}, self.cells)

    def problem(self, code: str, field: str = "", /, **values: object) -> Problem:
        """A problem with a field of the row."""
        return Problem(self.grid.name, code, self.row, self.cells.get(field, ""), field, values)


def parts_of(columns: Columns, types: Mapping[str, str]) -> tuple[list[Part], list[Problem]]:
    """The rows of a table as parts, and what is wrong with their cells. ``types`` are those of the fields, by name."""
    problems: list[Problem] = []
    return [_part(columns, row, values, types, problems) for row, values in columns.rows], problems


def _part(
    columns: Columns, row: int, values: Sequence[Value], types: Mapping[str, str], problems: list[Problem]
) -> Part:
    content: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for at, meaning in columns.meanings.items():
        path = f"{meaning.field}.{meaning.language}" if meaning.language else meaning.field
        cells[path] = cells[meaning.field] = f"{get_column_letter(at + 1)}{row}"
        value = values[at] if at < len(values) else ""
        text, told = text_of(value, meaning.field, types.get(meaning.field, "string"))
        problems += [columns.grid.problem(told[0], row, at, path, **told[1])] if told else []
        if text.strip():
            _put(content, meaning, text)
    return Part(columns.grid, columns.section, row, content, cells)


def _put(content: dict[str, Any], meaning: Meaning, text: str) -> None:
    """Set a text where it belongs; one without language stands under "" where others have a language."""
    if not meaning.language:
        before = content.get(meaning.field)
        content[meaning.field] = {**before, "": text} if isinstance(before, dict) else text
    else:
        before = content.get(meaning.field, {})
        content[meaning.field] = {**(before if isinstance(before, dict) else {"": before}), meaning.language: text}


def settled(content: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The content of a part in which a text without language, beside others, has that of the file."""
    return {
        name: {tag or language: text for tag, text in value.items()} if isinstance(value, dict) else value
        for name, value in content.items()
    }


def text_of(value: Value, name: str, type_name: str) -> tuple[str, tuple[str, dict[str, object]] | None]:
    """The text of a cell of a field (name and type), and the code and values of what is to be told of it, or None."""
    if isinstance(value, Unusable):
        return "", (value.code, {"value": value.text})
    if not isinstance(value, date):
        return value, None
    text = value.isoformat()
    if type_name == "yearmonth":
        return text[:7], ("cell-date", {"value": text, "tidied": text[:7]})
    if type_name == "integer" and value.year >= FIRST_YEAR:
        return text[:4], ("cell-date", {"value": text, "tidied": text[:4]})
    return (text, None) if name == "date" else ("", ("cell-date-unwanted", {"value": text}))


def placed(parts: Mapping[str, Part]) -> tuple[dict[str, int], dict[str, str], dict[str, str]]:
    """Rows and cells by path of the parts of a case file, and the sheet of each section; ``parts`` are by path."""
    lines: dict[str, int] = {}
    cells: dict[str, str] = {}
    sheets: dict[str, str] = {}
    for path, part in parts.items():
        lines[path] = part.row
        for inner, cell in part.cells.items():
            lines[f"{path}.{inner}"] = part.row
            cells[f"{path}.{inner}"] = cell
        if part.grid.sheet:
            sheets[path.partition(".")[0]] = part.grid.sheet
    return lines, cells, sheets


def named(parts: Sequence[Part], fields: Sequence[str]) -> Iterator[tuple[str, Part]]:
    """What the parts are called in the given fields, in every language, with each part."""
    for part in parts:
        for field in fields:
            value = part.content.get(field, "")
            for text in value.values() if isinstance(value, dict) else [value]:
                if text:
                    yield text, part
