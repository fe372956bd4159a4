"""A difference put into the words of a language: titles of tables and fields, labels of terms, names of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samskap.languages import N_, Words
from samskap.model import told
from samskap.package.descriptor import LIST_DELIMITER, words
from samskap.package.editions import KINDS, Edition, Key
from samskap.versions.compare import Difference, FieldChange, TableDifference
from samskap.versions.steps import Reason
from samskap.versions.structure import StructureChange

SENTENCES: Mapping[str, str] = {
    "package-renamed": N_("The package has another name."),
    "table-added": N_("New table: {table}."),
    "table-retired": N_("Table taken out: {table}."),
    "key-changed": N_("{table}: the keys have changed."),
    "field-added": N_("{table}: new field “{field}”."),
    "field-retired": N_("{table}: the field “{field}” is taken out."),
    "fields-reordered": N_("{table}: the fields stand in another order."),
    "type-changed": N_("{table}: the field “{field}” has another type."),
    "reference-changed": N_("{table}: the field “{field}” names terms or records of another list."),
    "constraint-tightened": N_("{table}: the field “{field}” allows fewer values than before ({part})."),
    "constraint-loosened": N_("{table}: the field “{field}” allows more values than before ({part})."),
    "words-changed": N_("{what}: title, description or other words have changed."),
}
"""What each change of the structure is called."""
OF_FIELDS = N_("{table}: title, description or other words have changed for {fields}.")
"""What is said of the fields of a table that are described in other words."""

_NAMED_BY = {
    "cases": "title",
    "findings": "statement",
    "references": "title",
    "terms": "label",
    "municipalities": "name",
}
_TABLES = {kind: table for table, kind in KINDS.items()}


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


@dataclass(frozen=True)
class Teller:
    """Tells differences between two versions in a language."""

    old: Edition
    new: Edition
    words: Words

    def tables(self, difference: Difference) -> list[ToldTable]:
        """The tables whose records differ, in the order of the package."""
        return [self._table(found) for found in difference.tables]

    def structures(self, changes: Iterable[StructureChange | Reason]) -> list[str]:
        """Changes of the structure as sentences; last, one for each table on its fields described in other words."""
        lines: list[str] = []
        reworded: dict[str, list[str]] = {}
        for change in changes:
            if change.code == "words-changed" and change.field:
                reworded.setdefault(change.table, []).append(self.field_title(change.table, change.field))
            else:
                lines.append(self.structure(change))
        for table, fields in reworded.items():
            lines.append(self.words.text(OF_FIELDS, table=self.table_title(table), fields=self.words.joined(fields)))
        return lines

    def structure(self, change: StructureChange | Reason) -> str:
        """A change of the structure as a sentence."""
        table = self.table_title(change.table) if change.table else ""
        field = self.field_title(change.table, change.field) if change.field else ""
        what = ": ".join(filter(None, [table, field])) or self.words.text("The package")
        part = getattr(change, "part", "")
        return self.words.text(SENTENCES[change.code], table=table, field=field, what=what, part=part)

    def table_title(self, table: str) -> str:
        """The title of a table in the language."""
        for edition in (self.new, self.old):
            for resource in edition.descriptor["resources"]:
                if resource["name"] == table:
                    return words(resource, "title", self.words.language) or table
        return table

    def field_title(self, table: str, name: str) -> str:
        """The title of a field in the language; of a text, without the language in which it is written."""
        field = self._fields(table).get(name)
        if field:
            return words(field, "title", self.words.language) or name
        column = self._fields(table).get(f"{name}_{self.words.language}", {})
        return words(column, "title", self.words.language).rpartition(" (")[0] or name

    def name(self, table: str, key: Key) -> str:
        """What a record is called: its title, statement, label or name; empty where its key is all there is."""
        for edition in (self.new, self.old):
            row = edition.tables.get(table, {}).get(key)
            if row is not None and table in _NAMED_BY:
                field = _NAMED_BY[table]
                texts = {tag: row.get(f"{field}_{tag}", "") for tag in edition.descriptor["languages"]}
                named = texts.get(self.words.language) or row.get(field)
                return named or told(texts, self.words.language).marked(self.words.language)
        return ""

    def _table(self, found: TableDifference) -> ToldTable:
        return ToldTable(
            found.table,
            self.table_title(found.table),
            tuple(ToldRecord(key, self.name(found.table, key)) for key in found.added),
            tuple(
                ToldRecord(
                    change.key,
                    self.name(found.table, change.key),
                    tuple(self._field(found.table, field) for field in change.fields),
                )
                for change in found.changed
            ),
            tuple(self._retired(found.table, key) for key in found.retired),
        )

    def _field(self, table: str, change: FieldChange) -> ToldField:
        values = (
            ToldValue(language, *pair, *(self._label(table, change.field, cell) for cell in pair))
            for language, pair in change.values.items()
        )
        return ToldField(change.field, self.field_title(table, change.field), tuple(values))

    def _retired(self, table: str, key: Key) -> ToldRetired:
        kind = key[0] if table == "terms" else KINDS.get(table, "")
        row = self.new.tables.get("retired", {}).get((kind, key[-1]), {})
        heir = row.get("replaced_by", "")
        replacement = self.name(table, (*key[:-1], heir)) if heir else ""
        return ToldRetired(key, self.name(table, key), heir, replacement, row.get(f"reason_{self.words.language}", ""))

    def _label(self, table: str, name: str, cell: str) -> str:
        """A cell as readers know it: terms and records by their names, lists joined, true and false in words."""
        field = self._fields(table).get(name, {})
        if field.get("type") == "boolean":
            return {"true": self.words.text("yes"), "false": self.words.text("no")}.get(cell, cell)
        items = cell.split(LIST_DELIMITER) if field.get("type") == "list" else [cell]
        return "; ".join(self._item(table, field, item.strip()) for item in items if item.strip())

    def _item(self, table: str, field: Mapping[str, Any], item: str) -> str:
        if "vocabulary" in field:
            return self.name("terms", (field["vocabulary"], item)) or item
        if field.get("name") == "inferred":
            return self.field_title(table, item)
        if field.get("name") == "language":
            return self.words.language_name(item)
        target = str(field.get("refers_to") or _TABLES.get(str(field.get("name")), ""))
        return self.name(target, (item,)) or item

    def _fields(self, table: str) -> Mapping[str, Mapping[str, Any]]:
        return self._fields_of_tables.get(table, {})

    @cached_property
    def _fields_of_tables(self) -> dict[str, dict[str, Mapping[str, Any]]]:
        found: dict[str, dict[str, Mapping[str, Any]]] = {}
        for edition in (self.old, self.new):
            for table, schema in edition.schemas.items():
                found.setdefault(table, {}).update({field["name"]: field for field in schema["fields"]})
        return found
