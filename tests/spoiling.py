"""Mistakes for the tests: each spoils one thing in a copy of the sample package and says what the check is to find."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from samskap.package.tables import to_csv

Spoil = Callable[[Path], None]
Found = tuple[str, int | None, str, str]


@dataclass(frozen=True)
class Mistake:
    """A mistake: its name, how it is made, and the (file, row, field, code) of every problem it causes."""

    name: str
    spoil: Spoil
    found: tuple[Found, ...]


def cell(file: str, row: int, field: str, value: str) -> Spoil:
    """Write another text into a cell; the row is that of a spreadsheet (the header is row 1)."""

    def spoil(package: Path) -> None:
        path = package / file
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        rows = list(reader)
        assert field in rows[row - 2]
        rows[row - 2][field] = value
        path.write_text(to_csv(list(reader.fieldnames or ()), rows), encoding="utf-8", newline="")

    return spoil


def text(file: str, old: str, new: str) -> Spoil:
    """Replace a text where it stands first in a file."""

    def spoil(package: Path) -> None:
        path = package / file
        before = path.read_text(encoding="utf-8")
        assert old in before, f"{old!r} is not in {file}"
        path.write_text(before.replace(old, new, 1), encoding="utf-8", newline="")

    return spoil


def data(file: str, content: bytes) -> Spoil:
    """Replace the whole file."""

    def spoil(package: Path) -> None:
        (package / file).write_bytes(content)

    return spoil


def prefix(file: str, content: bytes) -> Spoil:
    """Put bytes before the file."""

    def spoil(package: Path) -> None:
        (package / file).write_bytes(content + (package / file).read_bytes())

    return spoil


def append(file: str, content: str) -> Spoil:
    """Put text after the file."""

    def spoil(package: Path) -> None:
        path = package / file
        path.write_text(path.read_text(encoding="utf-8") + content, encoding="utf-8", newline="")

    return spoil


def remove(file: str) -> Spoil:
    """Take the file away."""
    return lambda package: (package / file).unlink()


def descriptor(change: Callable[[dict], object], file: str = "datapackage.json") -> Spoil:
    """Change the descriptor as an object."""

    def spoil(package: Path) -> None:
        path = package / file
        value = json.loads(path.read_text(encoding="utf-8"))
        change(value)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    return spoil


def columns(file: str, change: Callable[[list[list[str]]], object]) -> Spoil:
    """Change a table as a list of rows."""

    def spoil(package: Path) -> None:
        path = package / file
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        change(rows)
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        path.write_text(buffer.getvalue(), encoding="utf-8", newline="")

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(package: Path) -> None:
        for one in spoils:
            one(package)

    return spoil


def swap(rows: list[list[str]], one: int, other: int) -> None:
    """Change the places of two columns."""
    for row in rows:
        row[one], row[other] = row[other], row[one]


NEW_ENTRY = """
@misc{nyttprov,
  title = {Ett nytt prov},
  langid = {swedish},
  read = {abstract},
  source_url = {https://example.org/nytt},
  coded_on = {2026-11},
  review = {unreviewed},
}
"""
