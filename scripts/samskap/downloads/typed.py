"""The tables of the release with typed values, for the formats that have types: Parquet, SQLite.

A missing text or number is None, a list without items is an empty list. Rows and fields are those of the CSV files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.downloads.rows import records, tables_by_name
from samskap.model import Case, Coding, Corpus, Finding, Link, Municipality, Reference, Retired, Score, Term, Usage
from samskap.package.fields import Field, Table

NUMBERS = ("integer", "number")
"""The types of Table Schema that hold numbers."""

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
    "links": Link,
    "retired": Retired,
}
"""The tables in the order in which a data user meets them, and what a row of each is about."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A table as it is described, and its rows in the order of its fields."""

    table: Table
    rows: tuple[tuple[Any, ...], ...]


def typed_tables(corpus: Corpus) -> Iterator[Typed]:
    """Every table of the release, rows in the order of the CSV files."""
    tables = tables_by_name(corpus)
    for name in RECORDS:
        getters = [_getter(field, corpus) for field in tables[name].fields]
        rows = tuple(tuple(get(record) for get in getters) for record in records(corpus, name))
        yield Typed(tables[name], rows)


def typed(value: Any) -> Any:
    """A value of a record as it stands in a typed table."""
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return None if value == "" else value


def _getter(field: Field, corpus: Corpus) -> Getter:
    """How the value of a field is got from a record; ``title_sv`` is the Swedish ``title``."""
    if (field.table, field.name) == ("references", "kind"):
        return corpus.kind
    if field.language:
        return lambda record: typed(getattr(record, field.base)[field.language])
    return lambda record: typed(getattr(record, field.name))
