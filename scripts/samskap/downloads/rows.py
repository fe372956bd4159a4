"""The tables of the released package as rows of text, the references among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samskap.model import Corpus, Reference
from samskap.package.descriptor import Schema, tables
from samskap.package.fields import REFERENCES, Table, described_tables
from samskap.package.reading import to_row
from samskap.package.tables import Row


def tables_by_name(corpus: Corpus) -> dict[str, Table]:
    """The tables of the release by name, in the order of the descriptor."""
    return {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}


def table_rows(corpus: Corpus) -> Iterator[tuple[str, str, Schema, Iterator[Row]]]:
    """The released tables as (name, file, schema, rows by column), rows in the order of the package."""
    for name, path, schema in tables(corpus.descriptor):
        rows = (to_row(record, schema, corpus.languages) for record in records(corpus, name))
        yield name, path, schema, rows
    yield *REFERENCES, corpus.reference_schema, reference_rows(corpus)


def reference_rows(corpus: Corpus) -> Iterator[Row]:
    """The references as rows of the released table, each with its kind."""
    schema = corpus.reference_schema
    for reference in sorted_references(corpus):
        yield to_row(reference, schema, corpus.languages) | {"kind": corpus.kind(reference)}


def sorted_references(corpus: Corpus) -> list[Reference]:
    """The references in the order of their ids."""
    return sorted(corpus.references.values(), key=lambda reference: reference.id)


def records(corpus: Corpus, table: str) -> list[Any]:
    """The records of a table in the order of its released file."""
    if table == "references":
        return sorted_references(corpus)
    found = getattr(corpus, table)
    return list(found.values() if isinstance(found, Mapping) else found)
