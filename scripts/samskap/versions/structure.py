"""What has changed in the descriptor: tables, fields, types, constraints, words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.package.descriptor import Schema, field_names
from samskap.package.editions import Edition

ONE = "one_of_languages"
"""The property of our own that says that every record has a text in one of the languages at least."""
_OF_PACKAGE = frozenset({"$schema", "name", "version", "created", "resources"})
_OF_RESOURCE = frozenset({
    "$schema", "name", "type", "path", "format", "mediatype", "encoding", "dialect", "schema", "bytes", "hash",
})  # fmt: skip
_OF_FIELD = frozenset({
    "name", "type", "format", "delimiter", "constraints", "vocabulary", "refers_to", "example", ONE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class StructureChange:
    """A change of the descriptor: its code, the table and the field (empty: of the whole), which part of it changed
    (a constraint, the names of properties), and the value of the part before and after.
    """

    code: str
    table: str = ""
    field: str = ""
    part: str = ""
    old: Any = None
    new: Any = None


def structure_changes(old: Edition, new: Edition) -> Iterator[StructureChange]:
    """Every change of the descriptor, but for version, date and what follows from the content of the files."""
    if old.descriptor["name"] != new.descriptor["name"]:
        yield StructureChange("package-renamed", old=old.descriptor["name"], new=new.descriptor["name"])
    yield from _words("", "", old.descriptor, new.descriptor, _OF_PACKAGE)
    yield from (StructureChange("table-retired", name) for name in old.schemas if name not in new.schemas)
    resources = [{item["name"]: item for item in edition.descriptor["resources"]} for edition in (old, new)]
    for name, schema in new.schemas.items():
        if name not in old.schemas:
            yield StructureChange("table-added", name)
            continue
        before, after = (found.get(name, {}) for found in resources)
        yield from _words(name, "", before, after, _OF_RESOURCE)
        yield from _table(name, old, new, schema)


def _table(name: str, old: Edition, new: Edition, schema: Schema) -> Iterator[StructureChange]:
    before = {field["name"]: field for field in old.schemas[name]["fields"]}
    after = {field["name"]: field for field in schema["fields"]}
    for part in ("primaryKey", "foreignKeys", "missingValues"):
        pair = _keys(old.schemas[name], part), _keys(schema, part)
        if pair[0] != pair[1]:
            yield StructureChange("key-changed", name, "", part, *pair)
    yield from (StructureChange("field-retired", name, field) for field in before if field not in after)
    for field, described in after.items():
        if field in before:
            yield from _field(name, field, before[field], described)
        else:
            filled = sum(1 for row in new.tables[name].values() if row.get(field))
            yield StructureChange("field-added", name, field, new=filled)
    if [field for field in before if field in after] != [field for field in after if field in before]:
        yield StructureChange("fields-reordered", name, old=field_names(old.schemas[name]), new=field_names(schema))


def _keys(schema: Schema, part: str) -> Any:
    """A part of a schema; keys to the references are left out, as only a release has them (there is no table before).

    A single key field is the same as a list of one.
    """
    value = schema.get(part)
    if part == "primaryKey":
        return [value] if isinstance(value, str) else value
    if part == "foreignKeys":
        return [key for key in value or () if key["reference"].get("resource") != "references"]
    return value if value is not None else [""]


def _field(table: str, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[StructureChange]:
    for part in ("type", "format", "delimiter"):
        if old.get(part) != new.get(part):
            yield StructureChange("type-changed", table, name, part, old.get(part), new.get(part))
    for part in ("vocabulary", "refers_to"):
        if old.get(part) != new.get(part):
            yield StructureChange("reference-changed", table, name, part, old.get(part), new.get(part))
    before, after = _constraints(old), _constraints(new)
    for part in dict.fromkeys([*before, *after]):
        pair = before.get(part), after.get(part)
        if _sorted(pair[0]) != _sorted(pair[1]):
            code = "constraint-loosened" if is_looser(part, *pair) else "constraint-tightened"
            yield StructureChange(code, table, name, part, *pair)
    yield from _words(table, name, old, new, _OF_FIELD)


def _constraints(field: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints of a field; a text that must be there in one language is required, but less than in each."""
    limits = dict(field.get("constraints", {}))
    return {"required": ONE} | limits if field.get(ONE) else limits


def is_looser(part: str, old: Any, new: Any) -> bool:
    """Whether everything that a constraint allowed before is allowed after; where that cannot be told, it is not.

    ``part`` is the name of the constraint (Table Schema 2.0), None stands for "no such constraint".
    """
    if new is None or new is False:
        return True
    if old is None or isinstance(new, bool):
        return False
    if part == "required":
        return bool(new == ONE)
    if part == "enum":
        return set(old) <= set(new)
    if part.startswith("min"):
        return bool(new <= old)
    if part.startswith("max"):
        return bool(new >= old)
    return False


def _sorted(value: Any) -> Any:
    return sorted(value, key=str) if isinstance(value, list) else value


def _words(
    table: str, field: str, old: Mapping[str, Any], new: Mapping[str, Any], others: Collection[str]
) -> Iterator[StructureChange]:
    """What is said of the package, a table or a field: titles, descriptions and whatever else describes them."""
    names = [name for name in dict.fromkeys([*new, *old]) if name not in others and old.get(name) != new.get(name)]
    if names:
        parts = ({name: item.get(name) for name in names} for item in (old, new))
        yield StructureChange("words-changed", table, field, ", ".join(names), *parts)
