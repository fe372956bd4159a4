"""A difference between two versions as readers know it: with titles of tables and fields, labels and names."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.package.editions import KINDS, Key
from samskap.versions.compare import Difference, FieldChange, TableDifference
from samskap.versions.naming import Names


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A value before and after: in which language (empty: in none), as it stands, and as readers know it."""

    language: str
    old: str
    new: str
    old_label: str
    new_label: str


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field that differs, with its title."""

    field: str
    title: str
    values: tuple[ToldValue, ...]


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """A record that is new or differs (then with its fields): its key and its name."""

    key: Key
    name: str
    fields: tuple[ToldField, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldRetired:
    """A record that is gone: its name, the id and the name of what replaces it (empty: nothing does), and why."""

    key: Key
    name: str
    replaced_by: str
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToldTable:
    """A table whose records differ, with its title."""

    table: str
    title: str
    added: tuple[ToldRecord, ...]
    changed: tuple[ToldRecord, ...]
    retired: tuple[ToldRetired, ...]


def told_tables(difference: Difference, names: Names) -> list[ToldTable]:
    """The tables whose records differ, in the order of the package."""
    return [_table(found, names) for found in difference.tables]


def _table(found: TableDifference, names: Names) -> ToldTable:
    return ToldTable(
        found.table,
        names.table_title(found.table),
        tuple(ToldRecord(key, names.name(found.table, key)) for key in found.added),
        tuple(
            ToldRecord(
                change.key,
                names.name(found.table, change.key),
                tuple(_field(found.table, field, names) for field in change.fields),
            )
            for change in found.changed
        ),
        tuple(_retired(found.table, key, names) for key in found.retired),
    )


def _field(table: str, change: FieldChange, names: Names) -> ToldField:
    values = (
        ToldValue(language, *pair, *(names.label(table, change.field, cell) for cell in pair))
        for language, pair in change.values.items()
    )
    return ToldField(change.field, names.field_title(table, change.field), tuple(values))


def _retired(table: str, key: Key, names: Names) -> ToldRetired:
    kind = key[0] if table == "terms" else KINDS.get(table, "")
    row = names.new.tables.get("retired", {}).get((kind, key[-1]), {})
    heir = row.get("replaced_by", "")
    replacement = names.name(table, (*key[:-1], heir)) if heir else ""
    return ToldRetired(key, names.name(table, key), heir, replacement, row.get(f"reason_{names.words.language}", ""))
