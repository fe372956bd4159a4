"""The difference between two versions of the package: of its records, cell by cell, and of its structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samskap.package.descriptor import Schema, base_name
from samskap.package.editions import Edition, Key
from samskap.package.reading import to_cell, to_value
from samskap.package.tables import Row
from samskap.versions.structure import StructureChange, structure_changes

MEASURED = frozenset({"usage", "scores", "links"})
"""Tables that hold what was measured of the site and of links, not evidence: only their structure is compared."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field of a record was and is: by language for a text, under "" for a value that has none."""

    field: str
    values: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that both versions have, and its fields that differ, in the order of the table."""

    key: Key
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableDifference:
    """The records of a table that are new, that differ and that are gone, each in the order of their keys."""

    table: str
    added: tuple[Key, ...]
    changed: tuple[RecordChange, ...]
    retired: tuple[Key, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retired)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two versions; false where nothing does. Versions and dates themselves do not count."""

    structure: tuple[StructureChange, ...]
    tables: tuple[TableDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.structure or self.tables)

    def of(self, table: str) -> TableDifference:
        """What differs in a table."""
        nothing = TableDifference(table, (), (), ())
        return next((found for found in self.tables if found.table == table), nothing)


def compare(old: Edition, new: Edition) -> Difference:
    """The difference from the old to the new version, in time proportional to their records.

    The order of rows does not count, nor two ways to write a number. A field that only one of them has is told once,
    as a change of the structure. Tables of measurements (:data:`MEASURED`) do not count.
    """
    names = [name for name in dict.fromkeys([*new.tables, *old.tables]) if name not in MEASURED]
    tables = (_table(name, old, new) for name in names)
    return Difference(tuple(structure_changes(old, new)), tuple(found for found in tables if found))


def _table(name: str, old: Edition, new: Edition) -> TableDifference:
    before, after = old.tables.get(name, {}), new.tables.get(name, {})
    fields: Sequence[Mapping[str, Any]] = ()
    if before and after:
        fields = list(_common(old.schemas[name], new.schemas[name]))
    changed = []
    for key in sorted(before.keys() & after.keys()):
        found = tuple(_fields(before[key], after[key], fields, new.languages))
        if found:
            changed.append(RecordChange(key, found))
    return TableDifference(
        name, tuple(sorted(after.keys() - before.keys())), tuple(changed), tuple(sorted(before.keys() - after.keys()))
    )


def _common(old: Schema, new: Schema) -> Iterator[Mapping[str, Any]]:
    """The fields that both schemas have, as the new one describes them."""
    names = {field["name"] for field in old["fields"]}
    yield from (field for field in new["fields"] if field["name"] in names)


def _fields(
    before: Row, after: Row, fields: Sequence[Mapping[str, Any]], languages: tuple[str, ...]
) -> Iterator[FieldChange]:
    """The fields of a record that differ, the languages of a text together."""
    if before == after:
        return
    values: dict[str, dict[str, tuple[str, str]]] = {}
    for field in fields:
        name = field["name"]
        pair = before.get(name, ""), after.get(name, "")
        if pair[0] != pair[1] and _meaning(pair[0], field) != _meaning(pair[1], field):
            base = base_name(name, languages)
            values.setdefault(base, {})[name.removeprefix(base).removeprefix("_")] = pair
    yield from (FieldChange(base, found) for base, found in values.items())


def _meaning(cell: str, field: Mapping[str, Any]) -> str:
    """A cell as the type of its field is written, so that 57.50 is 57.5; one that has not that form is kept."""
    try:
        return to_cell(to_value(cell, str(field.get("type", "string"))))
    except ValueError:
        return cell
