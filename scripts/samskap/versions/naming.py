"""What tables, fields, records and values are called in a language, as two versions of the data name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samskap.languages import Words
from samskap.model import told
from samskap.package.descriptor import LIST_DELIMITER, words
from samskap.package.editions import KINDS, Edition, Key

_NAMED_BY = {
    "cases": "title",
    "findings": "statement",
    "references": "title",
    "terms": "label",
    "municipalities": "name",
}
_TABLES = {kind: table for table, kind in KINDS.items()}


@dataclass(frozen=True)
class Names:
    """The names of two versions in a language; where both have one, that of the new version."""

    old: Edition
    new: Edition
    words: Words

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

    def label(self, table: str, name: str, cell: str) -> str:
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
