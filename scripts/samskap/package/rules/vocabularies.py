"""Rules on the vocabularies: the descriptor allows what terms.csv has, and a match is of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samskap.package.contents import Contents
from samskap.package.descriptor import DESCRIPTOR, REFERENCE_SCHEMA
from samskap.problems import Problem

MATCHES = ("exact_match", "close_match", "related_match")


def enums(contents: Contents) -> Iterator[Problem]:
    """The values that the descriptor allows for a field are the terms of its vocabulary."""
    if not contents.readable("terms"):
        return
    for table in contents.tables.values():
        yield from _differences(DESCRIPTOR, table.name, table.schema["fields"], contents)
    yield from _differences(REFERENCE_SCHEMA, "references", contents.reference_schema.get("fields", ()), contents)


def matches(contents: Contents) -> Iterator[Problem]:
    """A concept of another typology matches a term in one way only (SKOS, integrity condition S46)."""
    for record in contents.records("terms"):
        seen: dict[str, str] = {}
        for column in MATCHES:
            for value in dict.fromkeys(record.items(column)):
                if value in seen:
                    yield record.problem("match-twice", column, value=value, other=seen[value])
                seen.setdefault(value, column)


def _differences(file: str, table: str, fields: Sequence[Mapping[str, Any]], contents: Contents) -> Iterator[Problem]:
    for field in fields:
        enum = field.get("constraints", {}).get("enum")
        vocabulary = str(field.get("vocabulary", ""))
        terms = sorted(contents.vocabularies.get(vocabulary, ()))
        if vocabulary and enum is not None and enum != terms:
            name = f"{table}.{field['name']}"
            yield Problem(file, "enum-differs", field=name, values={"field": name, "vocabulary": vocabulary})
