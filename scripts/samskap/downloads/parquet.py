"""The tables as Parquet: lists as lists, numbers as numbers, and what each field means in the metadata of the file.

Compressed with Snappy, which every reader of Parquet knows; the files are small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from samskap.downloads.evidence import Column
from samskap.downloads.typed import Table, required

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


def table_parquet(table: Table, about: Mapping[str, str]) -> bytes:
    """Write a table as Parquet; ``about`` (version, licence, citation ...) goes into the metadata of the file."""
    fields = [_field(field) for field in table.schema["fields"]]
    schema = pa.schema(fields, metadata={**about, **_texts(table.resource)})
    return _written(schema, table.rows)


def evidence_parquet(columns: Iterable[Column], rows: Iterable[Iterable[Any]], about: Mapping[str, str]) -> bytes:
    """Write the flat table of the evidence as Parquet, with the columns of the CSV file."""
    fields = [pa.field(column.heading, _TYPES[column.type]) for column in columns]
    cells = [[None if value == "" else value for value in row] for row in rows]
    return _written(pa.schema(fields, metadata=dict(about)), cells)


def _field(field: Mapping[str, Any]) -> pa.Field:
    kept = {name: str(field[name]) for name in _KEPT if name in field}
    optional = not required(field) and field["type"] != "list"
    return pa.field(field["name"], _TYPES[field["type"]], nullable=optional, metadata=_texts(field) | kept)


def _texts(item: Mapping[str, Any]) -> dict[str, str]:
    """Title and description of a table or field in every language."""
    return {name: text for name, text in item.items() if name.startswith(("title", "description"))}


def _written(schema: pa.Schema, rows: Iterable[Iterable[Any]]) -> bytes:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    table = pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="snappy")
    return bytes(sink.getvalue().to_pybytes())
