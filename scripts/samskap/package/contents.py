"""The package as it stands, whatever its state: rows of text by column, and what kept a file from being read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samskap.package.bibtex import Fault, RawEntry
from samskap.package.descriptor import LIST_DELIMITER, Schema
from samskap.problems import Problem

TABLES = ("cases", "findings", "municipalities", "terms", "codings", "usage", "scores", "retired")
CLOSE_ENOUGH = 70
SHORTEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its file, its number (the header is row 1) and its cells as they stand, by column."""

    file: str
    row: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """What the record is called in a message."""
        return self.cell("id") or self.cell("finding") or self.cell("path") or self.cell("subject")

    def cell(self, field: str) -> str:
        """The cell without white space around it; empty where there is none."""
        return self.cells.get(field, "").strip()

    def items(self, field: str) -> list[str]:
        """The items of a list cell."""
        return [item.strip() for item in self.cell(field).split(LIST_DELIMITER) if item.strip()]

    def problem(self, code: str, field: str = "", /, **values: object) -> Problem:
        """A problem with this row."""
        return Problem(self.file, code, self.row, self.id, field, values)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what the descriptor says of it, what its header says, its rows, and whether it could be read."""

    name: str
    file: str
    schema: Schema
    header: Sequence[str] = ()
    records: Sequence[Record] = ()
    readable: bool = False

    @property
    def fields(self) -> list[Mapping[str, Any]]:
        """The fields of the Table Schema."""
        return list(self.schema["fields"])


@dataclass(frozen=True)
class Contents:
    """Everything that could be read of a package, and the problems met on the way.

    ``released`` are kind and id of every record that a released version has, with the last version that has it.
    """

    descriptor: Mapping[str, Any]
    reference_schema: Mapping[str, Any]
    tables: Mapping[str, Table]
    bibliography: str
    entries: Sequence[RawEntry]
    faults: Sequence[Fault]
    problems: Sequence[Problem]
    released: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the package; none where the descriptor cannot be read."""
        return tuple(self.descriptor.get("languages", ()))

    @property
    def whole(self) -> bool:
        """Whether every table and the bibliography could be read: only then is "nobody uses it" certain."""
        readable = all(name in self.tables and self.tables[name].readable for name in TABLES)
        return readable and self.bibliography_readable

    @property
    def bibliography_readable(self) -> bool:
        """Whether the entries are all there."""
        return bool(self.bibliography) and not any(fault.code == "bibtex-syntax" for fault in self.faults)

    def records(self, table: str) -> Sequence[Record]:
        """The rows of a table; none where it is missing."""
        return self.tables[table].records if table in self.tables else ()

    def readable(self, table: str) -> bool:
        """Whether a table ("references": the bibliography) could be read."""
        if table == "references":
            return self.bibliography_readable
        return table in self.tables and self.tables[table].readable

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, Record]]:
        """The rows of every table by id."""
        return {name: {record.id: record for record in table.records} for name, table in self.tables.items()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the bibliography."""
        return frozenset(entry.key for entry in self.entries)

    @cached_property
    def vocabularies(self) -> Mapping[str, Sequence[str]]:
        """The ids of the terms by vocabulary, in the order of the table."""
        found: dict[str, list[str]] = {}
        for record in self.records("terms"):
            found.setdefault(record.cell("vocabulary"), []).append(record.cell("id"))
        return found

    def known(self, table: str) -> frozenset[str]:
        """The ids that a reference to a table may name."""
        return self.keys if table == "references" else frozenset(self.ids.get(table, {}))


def closest(value: str, allowed: Sequence[str] | frozenset[str]) -> str:
    """The allowed value that a value seems to stand for: the shortest that it begins, else the one spelt most alike.

    Empty where none is near.
    """
    begun = [one for one in allowed if len(value) >= SHORTEST_BEGINNING and one.startswith(value)]
    if begun:
        return min(begun, key=lambda one: (len(one), one))
    from rapidfuzz import fuzz, process

    found = process.extractOne(value, sorted(allowed), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return str(found[0]) if found else ""
