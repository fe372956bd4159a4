"""The tables of the release with typed values, for the formats that have types: Parquet, SQLite.

A missing text or number is None, a list without items is an empty list. Rows and fields are those of the CSV files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from samskap.model import Case, Coding, Corpus, Finding, Municipality, Reference, Retired, Score, Term, Usage
from samskap.package.descriptor import Schema, schema_of, words

NUMBERS = ("integer", "number")
"""The types of Table Schema that hold numbers."""
_LANGUAGE_IN_TITLE = re.compile(r" \([^()]*\)$")  # "Title (Swedish)" is the title of the column, "Title" of the field

Getter = Callable[[Any], Any]

RECORDS: Mapping[str, type] = {
    "cases": Case,
    "findings": Finding,
    "references": Reference,
    "terms": Term,
    "municipalities": Municipality,
    "codings": Coding,
    "usage": Usage,
    "scores": Score,
    "retired": Retired,
}
"""The tables in the order in which a data user meets them, and what a row of each is about."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what the descriptor says of it, its Table Schema, and its rows in the order of the fields."""

    name: str
    resource: Mapping[str, Any]
    schema: Schema
    rows: tuple[tuple[Any, ...], ...]


def typed_tables(corpus: Corpus) -> Iterator[Table]:
    """Every table of the release, rows in the order of the CSV files."""
    resources = {resource["name"]: resource for resource in corpus.descriptor["resources"]}
    for name, kind in RECORDS.items():
        schema = table_schema(corpus, name)
        getters = [_getter(field["name"], kind, corpus) for field in schema["fields"]]
        rows = tuple(tuple(get(record) for get in getters) for record in records(corpus, name))
        yield Table(name, resources[name], schema, rows)


def records(corpus: Corpus, table: str) -> list[Any]:
    """The records of a table in the order of its CSV file: references by id, all others as in the package."""
    found = getattr(corpus, table)
    if table == "references":
        return sorted(found.values(), key=lambda reference: reference.id)
    return list(found.values() if isinstance(found, Mapping) else found)


def table_schema(corpus: Corpus, table: str) -> Schema:
    """The Table Schema of a table of the release."""
    return corpus.reference_schema if table == "references" else schema_of(corpus.descriptor, table)


def field_of(corpus: Corpus, table: str, name: str, language: str) -> Mapping[str, Any]:
    """The field of a schema, or its column in the language where it has one for each."""
    fields = {field["name"]: field for field in table_schema(corpus, table)["fields"]}
    found: Mapping[str, Any] = fields.get(name) or fields[f"{name}_{language}"]
    return found


def title_of(field: Mapping[str, Any], language: str) -> str:
    """The title of a field in a language, without the language of its column."""
    return _LANGUAGE_IN_TITLE.sub("", words(field, "title", language))


def required(field: Mapping[str, Any]) -> bool:
    """Whether a field of a Table Schema must have a value in every row."""
    return bool(field.get("constraints", {}).get("required"))


def typed(value: Any) -> Any:
    """A value of a record as it stands in a typed table."""
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return None if value == "" else value


def _getter(name: str, kind: type, corpus: Corpus) -> Getter:
    """How the value of a field is got from a record; ``title_sv`` is the Swedish ``title``."""
    if name in {field.name for field in fields(kind)}:
        return lambda record: typed(getattr(record, name))
    if kind is Reference and name == "kind":
        return corpus.kind
    stem, _, language = name.rpartition("_")
    return lambda record: typed(getattr(record, stem)[language])
