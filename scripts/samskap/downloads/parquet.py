"""The tables as Parquet: lists as lists, numbers as numbers, and what each field means in the metadata of the file.

Compressed with Snappy, which every reader of Parquet knows; the files are small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from samskap.downloads.evidence import Column
from samskap.downloads.typed import Typed
from samskap.model import Text
from samskap.package.fields import Field, Table

# type of a field (Table Schema) -> Arrow type; a month stays a text, Arrow has no type for it
_TYPES: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "yearmonth": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.field("element", pa.string(), nullable=False)),
}
_KEPT = ("vocabulary", "refers_to", "format")


def table_parquet(typed: Typed, about: Mapping[str, str]) -> bytes:
    """Write a table as Parquet; ``about`` (version, licence, citation ...) goes into the metadata of the file."""
    fields = [_field(field) for field in typed.table.fields]
    schema = pa.schema(fields, metadata={**about, **_texts(typed.table)})
    return _written(schema, typed.rows)


def evidence_parquet(columns: Iterable[Column], rows: Iterable[Iterable[Any]], about: Mapping[str, str]) -> bytes:
    """Write the flat table of the evidence as Parquet, with the columns of the CSV file."""
    fields = [pa.field(column.heading, _TYPES[column.type]) for column in columns]
    cells = [[None if value == "" else value for value in row] for row in rows]
    return _written(pa.schema(fields, metadata=dict(about)), cells)


def _field(field: Field) -> pa.Field:
    kept = {name: getattr(field, name) for name in _KEPT if getattr(field, name)}
    optional = not field.required and field.type != "list"
    return pa.field(field.name, _TYPES[field.type], nullable=optional, metadata=_texts(field) | kept)


def _texts(item: Table | Field) -> dict[str, str]:
    """Title and description in every language, named as in the descriptor: ``title`` is the English one."""
    return _by_language("title", item.title) | _by_language("description", item.description)


def _by_language(name: str, texts: Text) -> dict[str, str]:
    return {name if language == "en" else f"{name}_{language}": text for language, text in texts.items()}


def _written(schema: pa.Schema, rows: Iterable[Iterable[Any]]) -> bytes:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    table = pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="snappy")
    return bytes(sink.getvalue().to_pybytes())
