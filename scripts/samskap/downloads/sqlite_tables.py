"""The tables of the database, made of the Table Schemas: columns, keys, constraints, and a table per list field.

A list field ``factors`` of ``findings`` becomes the table ``finding_factors``: the key of the finding, the position
in the list from 1, and the value. A list of codes also has the vocabulary, so that it joins with ``terms``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samskap.downloads.typed import RECORDS, Table, required

Field = Mapping[str, Any]

# type of a field (Table Schema) -> type of a column
_TYPES: Mapping[str, str] = {
    "string": "TEXT",
    "yearmonth": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
}


def quoted(name: str) -> str:
    """A name as SQL writes it where it may be a keyword, as ``references``, ``case`` and ``group`` are."""
    return f'"{name.replace(chr(34), chr(34) * 2)}"'


def text(value: str) -> str:
    """A text as SQL writes it."""
    return f"'{value.replace(chr(39), chr(39) * 2)}'"


def list_fields(table: Table) -> list[tuple[int, Field]]:
    """The list fields of a table with their places in its rows."""
    return [(place, field) for place, field in enumerate(table.schema["fields"]) if field["type"] == "list"]


def junction_name(table: str, field: str) -> str:
    """The name of the table of a list field: that of its record, then that of the field."""
    return f"{_singular(table)}_{field}"


def key_columns(table: str, key: list[str]) -> list[str]:
    """What the key of a table is called in the tables of its lists: ``id`` is ``term``, ``vocabulary`` its own."""
    names = {"id": _singular(table), "vocabulary": f"{_singular(table)}_vocabulary"}
    return [names.get(name, name) for name in key]


def junctions(table: Table) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    """The tables of the lists of a table, each with its rows."""
    names = [field["name"] for field in table.schema["fields"]]
    keys = [names.index(name) for name in table.schema["primaryKey"]]
    for place, field in list_fields(table):
        yield junction_name(table.name, field["name"]), _junction_rows(table, keys, place, field)


def statements(table: Table) -> Iterator[str]:
    """The statements that make a table, the tables of its lists, and their indices."""
    yield _table(table)
    for field in table.schema["fields"]:
        if _target(table, field) and field["type"] != "list":
            yield _index(table.name, field["name"])
    for _place, field in list_fields(table):
        name = junction_name(table.name, field["name"])
        yield _junction(table, field)
        yield _index(name, *(["vocabulary"] if "vocabulary" in field else []), "value")


def _table(table: Table) -> str:
    columns = [_column(table, field) for field in table.schema["fields"] if field["type"] != "list"]
    return f"CREATE TABLE {quoted(table.name)} (\n  {_lines(*columns, _primary(table.schema['primaryKey']))}\n)"


def _column(table: Table, field: Field) -> str:
    name, target = quoted(field["name"]), _target(table, field)
    parts = [name, _TYPES[field["type"]]]
    if required(field):
        parts.append("NOT NULL")
    if target:
        parts.append(f"REFERENCES {quoted(target)} (id)")
    allowed = ["0", "1"] if field["type"] == "boolean" else [text(one) for one in _enum(field)]
    if allowed:
        parts.append(f"CHECK ({name} IN ({', '.join(allowed)}))")
    return " ".join(parts)


def _junction(table: Table, field: Field) -> str:
    """The table of a list field: key of the record, position, vocabulary of the codes, value."""
    keys = key_columns(table.name, table.schema["primaryKey"])
    vocabulary, target = field.get("vocabulary"), _target(table, field)
    key = ", ".join(map(quoted, keys))
    constraints = [
        _primary([*keys, "position"]),
        f"FOREIGN KEY ({key}) REFERENCES {quoted(table.name)} ({', '.join(map(quoted, table.schema['primaryKey']))})",
    ]
    columns = [f"{quoted(name)} TEXT NOT NULL" for name in keys] + ["position INTEGER NOT NULL"]
    if vocabulary:
        columns.append(f"vocabulary TEXT NOT NULL CHECK (vocabulary = {text(vocabulary)})")
        constraints.append("FOREIGN KEY (vocabulary, value) REFERENCES terms (vocabulary, id)")
    columns.append("value TEXT NOT NULL" + (f" REFERENCES {quoted(target)} (id)" if target else ""))
    name = quoted(junction_name(table.name, field["name"]))
    return f"CREATE TABLE {name} (\n  {_lines(*columns, *constraints)}\n) WITHOUT ROWID"


def _junction_rows(table: Table, keys: list[int], place: int, field: Field) -> Iterator[tuple[Any, ...]]:
    vocabulary = [field["vocabulary"]] if "vocabulary" in field else []
    for row in table.rows:
        for position, value in enumerate(row[place], 1):
            yield *(row[key] for key in keys), position, *vocabulary, value


def _target(table: Table, field: Field) -> str:
    """The table to which a field leads, empty where it leads to none."""
    for key in table.schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            return str(key["reference"]["resource"])
    return str(field.get("refers_to", ""))


def _enum(field: Field) -> list[str]:
    return list(field.get("constraints", {}).get("enum", []))


def _primary(names: list[str]) -> str:
    return f"PRIMARY KEY ({', '.join(map(quoted, names))})"


def _index(table: str, *columns: str) -> str:
    return (
        f"CREATE INDEX {quoted(f'{table}_{columns[-1]}_index')} ON {quoted(table)} ({', '.join(map(quoted, columns))})"
    )


def _lines(*parts: str) -> str:
    return ",\n  ".join(parts)


def _singular(table: str) -> str:
    """The name of one record of a table: the name of its class."""
    return RECORDS[table].__name__.lower()
