"""Rules on the form of a cell: white space, invisible characters, formulas, lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from samskap.package.contents import Contents, Record
from samskap.problems import Problem

FORMULA = tuple("=+-@\t\r")
_NUMBERS = {"number", "integer"}


def white_space(contents: Contents) -> Iterator[Problem]:
    """White space is single plain spaces between words; letters are composed (Unicode NFC)."""
    for record, field, cell, _type in _cells(contents):
        if not cell.isascii() or " " in cell or not cell.isprintable():
            tidy = " ".join(unicodedata.normalize("NFC", cell).split())
            if tidy != cell:
                yield record.problem("white-space", field, value=cell)


def control_characters(contents: Contents) -> Iterator[Problem]:
    """A cell has no control characters and no invisible formatting characters."""
    for record, field, cell, _type in _cells(contents):
        yield from control_problems(record, field, cell)


def formulas(contents: Contents) -> Iterator[Problem]:
    """No text begins with =, +, -, @, a tab or a carriage return: a spreadsheet would run it."""
    for record, field, cell, type_name in _cells(contents):
        if type_name not in _NUMBERS:
            yield from formula_problems(record, field, cell)


def list_items(contents: Contents) -> Iterator[Problem]:
    """An item stands once in a list."""
    for table in contents.tables.values():
        lists = [field["name"] for field in table.fields if field.get("type") == "list"]
        for record in table.records:
            for field in lists:
                items = record.items(field)
                if len(set(items)) < len(items):
                    twice = next(item for item in items if items.count(item) > 1)
                    yield record.problem("item-twice", field, value=twice)


def control_problems(record: Record, field: str, text: str) -> Iterator[Problem]:
    """The problem of the first invisible character of a text that is not white space."""
    if text.isprintable():
        return
    for position, letter in enumerate(text):
        if unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn"} and not letter.isspace():
            before = text[max(0, position - 20) : position]
            yield record.problem("control-character", field, character=f"U+{ord(letter):04X}", before=before)
            return


def formula_problems(record: Record, field: str, text: str) -> Iterator[Problem]:
    """The problem of a text that a spreadsheet would run."""
    if text.lstrip(" ").startswith(FORMULA):
        yield record.problem("formula", field, character=text.lstrip(" ")[0])


def _cells(contents: Contents) -> Iterator[tuple[Record, str, str, str]]:
    """Every filled cell with its record, its field and the type of the field."""
    for table in contents.tables.values():
        types = {field["name"]: str(field.get("type", "string")) for field in table.fields}
        for record in table.records:
            for field, cell in record.cells.items():
                if cell:
                    yield record, field, cell, types.get(field, "string")
