"""The package as a SQLite database: a table per table of the package, one more per list field, indices, views, search.

Foreign keys hold, and ``fields`` and ``metadata`` tell what everything means. The same corpus gives the same bytes
under the same version of SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from samskap.downloads.evidence import evidence_columns
from samskap.downloads.sqlite_search import SEARCH_TABLE, search_rows
from samskap.downloads.sqlite_tables import junction_name, junctions, list_fields, quoted, statements
from samskap.downloads.sqlite_views import evidence_view
from samskap.downloads.typed import Typed, typed_tables
from samskap.model import Corpus
from samskap.package.fields import Field, Table

_METADATA = "CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_FIELDS = """resource TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL, stored_in TEXT NOT NULL,
  type TEXT NOT NULL, required INTEGER NOT NULL, vocabulary TEXT, refers_to TEXT"""
_FIELDS_KEY = "PRIMARY KEY (resource, field)"
_CITATIONS = """CREATE TABLE citations (
  reference TEXT NOT NULL REFERENCES "references" (id),
  language TEXT NOT NULL,
  short_label TEXT NOT NULL,
  apa TEXT NOT NULL,
  PRIMARY KEY (reference, language)
) WITHOUT ROWID"""


def database(corpus: Corpus, citations: Mapping[str, Mapping[str, str]], about: Mapping[str, str]) -> bytes:
    """Make the database; ``citations`` are references in APA by language and id, ``about`` goes into ``metadata``.

    Raises ``sqlite3.IntegrityError`` where a record names another that the corpus does not hold.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        tables = list(typed_tables(corpus))
        _add_tables(connection, tables)
        _add_fields(connection, [typed.table for typed in tables], corpus.languages)
        connection.execute(_METADATA)
        _insert(connection, "metadata", iter(about.items()))
        connection.execute(_CITATIONS)
        _insert(connection, "citations", _citation_rows(corpus, citations))
        for language in corpus.languages:
            connection.execute(evidence_view(corpus, language))
        connection.execute(SEARCH_TABLE)
        _insert(connection, "search", search_rows(corpus))
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _add_tables(connection: sqlite3.Connection, tables: list[Typed]) -> None:
    """Make all tables and those of their lists, then fill them: each may lead to any other."""
    for typed in tables:
        for statement in statements(typed.table):
            connection.execute(statement)
    for typed in tables:
        lists = {place for place, _field in list_fields(typed.table)}
        _insert(connection, typed.table.name, (_without(row, lists) for row in typed.rows))
        for name, rows in junctions(typed):
            _insert(connection, name, rows)


def _add_fields(connection: sqlite3.Connection, tables: list[Table], languages: Sequence[str]) -> None:
    """Make and fill the table that tells of every table (field ``""``, position 0) and of every field."""
    texts = [f"{name}_{language} TEXT NOT NULL" for name in ("title", "description") for language in languages]
    connection.execute(f"CREATE TABLE fields (\n  {_FIELDS},\n  {', '.join(texts)},\n  {_FIELDS_KEY}\n) WITHOUT ROWID")
    for table in tables:
        about = (table.name, "", 0, table.name, "table", 1, None, None, *_texts(table, languages))
        _insert(connection, "fields", iter([about]))
        _insert(connection, "fields", _field_rows(table, languages))


def _field_rows(table: Table, languages: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for position, field in enumerate(table.fields, 1):
        stored_in = junction_name(table.name, field.name) if field.type == "list" else table.name
        about = position, stored_in, field.type, int(field.required), field.vocabulary or None, field.refers_to or None
        yield table.name, field.name, *about, *_texts(field, languages)


def _texts(item: Table | Field, languages: Sequence[str]) -> Iterator[str]:
    return (text[language] for text in (item.title, item.description) for language in languages)


def _citation_rows(corpus: Corpus, citations: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    """The short label and the citation of every reference in every language, as the flat tables have them."""
    for language in corpus.languages:
        columns = {column.field: column for column in evidence_columns(corpus, language, citations[language])}
        for reference in corpus.references.values():
            yield reference.id, language, *(columns[name].value(reference) for name in ("short_label", "apa"))


def _without(row: tuple[Any, ...], places: set[int]) -> tuple[Any, ...]:
    return tuple(value for place, value in enumerate(row) if place not in places)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    first = next(rows, None)
    if first is not None:
        insert = f"INSERT INTO {quoted(table)} VALUES ({', '.join('?' * len(first))})"
        connection.execute(insert, first)
        connection.executemany(insert, rows)
