"""The descriptor of the package (``datapackage.json``): which tables, which fields, which words for them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Descriptor = Mapping[str, Any]
Schema = Mapping[str, Any]

DESCRIPTOR = "datapackage.json"
REFERENCE_SCHEMA = "references.schema.json"
BIBLIOGRAPHY = "references.bib"
LIST_DELIMITER = ";"


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object. Raises ``OSError`` or ``ValueError``."""
    value = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{path.name}: a JSON object is expected")
    return value


def to_json(value: object) -> str:
    """A value as the project writes JSON: UTF-8, two spaces, in the order given, one line feed at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def tables(descriptor: Descriptor) -> Iterator[tuple[str, str, Schema]]:
    """The tables of the package as (resource name, file name, Table Schema)."""
    for resource in descriptor["resources"]:
        if "schema" in resource:
            yield resource["name"], resource["path"], resource["schema"]


def schema_of(descriptor: Descriptor, resource: str) -> Schema:
    """The Table Schema of one resource. Raises ``KeyError`` where there is no such table."""
    for name, _path, schema in tables(descriptor):
        if name == resource:
            return schema
    raise KeyError(resource)


def foreign_keys(schema: Schema) -> dict[str, str]:
    """The table whose ids a field holds, by field; empty where that is the same table."""
    found: dict[str, str] = {}
    for key in schema.get("foreignKeys", ()):
        names = [key["fields"]] if isinstance(key["fields"], str) else key["fields"]
        found |= dict.fromkeys(names, str(key["reference"].get("resource", "")))
    return found


def field_names(schema: Schema) -> list[str]:
    """The names of the fields in their order."""
    return [field["name"] for field in schema["fields"]]


def base_name(field: str, languages: tuple[str, ...]) -> str:
    """The name of a field without the language: ``title_sv`` is the Swedish ``title``."""
    stem, _, language = field.rpartition("_")
    return stem if stem and language in languages else field


def words(item: Mapping[str, Any], key: str, language: str) -> str:
    """The title or description (``key``) of a package, resource or field in a language; English where it has none."""
    return str(item.get(f"{key}_{language}") or item.get(key) or "")
