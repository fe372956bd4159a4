"""The tables of the database, made of the Table Schemas: columns, keys, constraints, and a table per list field.

A list field ``factors`` of ``findings`` becomes the table ``finding_factors``: the key of the finding, the position
in the list from 1, and the value. A list of codes also has the vocabulary, so that it joins with ``terms``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samskap.downloads.typed import RECORDS, Typed
from samskap.package.fields import Field, Table

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
    return [(place, field) for place, field in enumerate(table.fields) if field.type == "list"]


def junction_name(table: str, field: str) -> str:
    """The name of the table of a list field: that of its record, then that of the field."""
    return f"{_singular(table)}_{field}"


def key_columns(table: str, key: list[str]) -> list[str]:
    """What the key of a table is called in the tables of its lists: ``id`` is ``term``, ``vocabulary`` its own."""
    names = {"id": _singular(table), "vocabulary": f"{_singular(table)}_vocabulary"}
    return [names.get(name, name) for name in key]


def junctions(typed: Typed) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    """The tables of the lists of a table, each with its rows."""
    keys = [place for place, field in enumerate(typed.table.fields) if field.key]
    for place, field in list_fields(typed.table):
        yield junction_name(field.table, field.name), _junction_rows(typed, keys, place, field)


def statements(table: Table) -> Iterator[str]:
    """The statements that make a table, the tables of its lists, and their indices."""
    yield _table(table)
    for field in table.fields:
        if field.refers_to and field.type != "list":
            yield _index(table.name, field.name)
    for _place, field in list_fields(table):
        name = junction_name(table.name, field.name)
        yield _junction(table, field)
        yield _index(name, *(["vocabulary"] if field.vocabulary else []), "value")


def _table(table: Table) -> str:
    columns = [_column(field) for field in table.fields if field.type != "list"]
    return f"CREATE TABLE {quoted(table.name)} (\n  {_lines(*columns, _primary(_key(table)), *_told(table))}\n)"


def _told(table: Table) -> Iterator[str]:
    """The constraints on texts that are there in one language at least."""
    for group in table.groups():
        if group[0].one_of_languages:
            yield f"CHECK (coalesce({', '.join(quoted(field.name) for field in group)}) IS NOT NULL)"


def _column(field: Field) -> str:
    name = quoted(field.name)
    parts = [name, _TYPES[field.type]]
    if field.required:
        parts.append("NOT NULL")
    if field.refers_to:
        parts.append(f"REFERENCES {quoted(field.refers_to)} (id)")
    allowed = ["0", "1"] if field.type == "boolean" else [text(one) for one in field.constraints.get("enum", ())]
    if allowed:
        parts.append(f"CHECK ({name} IN ({', '.join(allowed)}))")
    return " ".join(parts)


def _junction(table: Table, field: Field) -> str:
    """The table of a list field: key of the record, position, vocabulary of the codes, value."""
    keys = key_columns(table.name, _key(table))
    vocabulary, target = field.vocabulary, field.refers_to
    key = ", ".join(map(quoted, keys))
    constraints = [
        _primary([*keys, "position"]),
        f"FOREIGN KEY ({key}) REFERENCES {quoted(table.name)} ({', '.join(map(quoted, _key(table)))})",
    ]
    columns = [f"{quoted(name)} TEXT NOT NULL" for name in keys] + ["position INTEGER NOT NULL"]
    if vocabulary:
        columns.append(f"vocabulary TEXT NOT NULL CHECK (vocabulary = {text(vocabulary)})")
        constraints.append("FOREIGN KEY (vocabulary, value) REFERENCES terms (vocabulary, id)")
    columns.append("value TEXT NOT NULL" + (f" REFERENCES {quoted(target)} (id)" if target else ""))
    name = quoted(junction_name(table.name, field.name))
    return f"CREATE TABLE {name} (\n  {_lines(*columns, *constraints)}\n) WITHOUT ROWID"


def _junction_rows(typed: Typed, keys: list[int], place: int, field: Field) -> Iterator[tuple[Any, ...]]:
    vocabulary = [field.vocabulary] if field.vocabulary else []
    for row in typed.rows:
        for position, value in enumerate(row[place], 1):
            yield *(row[key] for key in keys), position, *vocabulary, value


def _key(table: Table) -> list[str]:
    return [field.name for field in table.fields if field.key]


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
