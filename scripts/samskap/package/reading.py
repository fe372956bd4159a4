"""Reading a package into a corpus: rows of text become typed records, following the Table Schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from samskap.model import Case, Coding, Corpus, Finding, Link, Municipality, Retired, Score, Term, Usage
from samskap.package import bibliography, bibtex
from samskap.package.descriptor import (
    BIBLIOGRAPHY,
    DESCRIPTOR,
    LIST_DELIMITER,
    REFERENCE_SCHEMA,
    Schema,
    read_json,
    tables,
)
from samskap.package.tables import Row, read_rows

T = TypeVar("T")


def read_corpus(package: Path) -> Corpus:
    """Read the package in a folder as a corpus.

    The package must have passed the check: what is wrong with a cell is for ``samskap.package.check`` to say; here it
    raises ``ValueError``, ``KeyError`` or ``OSError``.
    """
    descriptor = read_json(package / DESCRIPTOR)
    languages = tuple(descriptor["languages"])
    schemas = {name: schema for name, _path, schema in tables(descriptor)}
    rows = {name: read_rows(package / path) for name, path, _schema in tables(descriptor)}

    def records(kind: type[T], table: str) -> list[T]:
        return [to_record(kind, row, schemas[table], languages) for row in rows[table]]

    entries, _faults = bibtex.parse((package / BIBLIOGRAPHY).read_text(encoding="utf-8"))
    return Corpus(
        descriptor=descriptor,
        reference_schema=read_json(package / REFERENCE_SCHEMA),
        cases={case.id: case for case in records(Case, "cases")},
        findings={finding.id: finding for finding in records(Finding, "findings")},
        references={entry.key: bibliography.to_reference(entry) for entry in entries},
        terms={(term.vocabulary, term.id): term for term in records(Term, "terms")},
        municipalities={place.id: place for place in records(Municipality, "municipalities")},
        codings=tuple(records(Coding, "codings")),
        usage=tuple(records(Usage, "usage")),
        retired=tuple(records(Retired, "retired")),
        scores=tuple(records(Score, "scores")),
        links=tuple(records(Link, "links")),
    )


def to_record(kind: type[T], row: Row, schema: Schema, languages: tuple[str, ...]) -> T:
    """Make a record of a row: cells converted by the type of their field, language columns gathered into one text."""
    types = {field["name"]: field["type"] for field in schema["fields"]}
    values: dict[str, Any] = {}
    for name in (field.name for field in fields(kind)):  # type: ignore[arg-type]
        if name in types:
            values[name] = to_value(row.get(name, ""), types[name])
        else:
            columns = {language: f"{name}_{language}" for language in languages}
            values[name] = {tag: to_value(row.get(column, ""), types[column]) for tag, column in columns.items()}
    return kind(**values)


def to_value(cell: str, type_name: str) -> Any:
    """Convert a cell by the Table Schema type of its field. Raises ``ValueError`` for a number that is none."""
    cell = cell.strip()
    if type_name == "list":
        return tuple(part.strip() for part in cell.split(LIST_DELIMITER) if part.strip())
    if type_name in {"integer", "number"}:
        return {"integer": int, "number": float}[type_name](cell) if cell else None
    return cell


def to_cell(value: Any) -> str:
    """The cell of a value: the inverse of :func:`to_value`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_DELIMITER.join(map(str, value))
    return "" if value is None else str(value)


def to_row(record: Any, schema: Schema, languages: tuple[str, ...]) -> dict[str, str]:
    """Make a row of a record: the inverse of :func:`to_record`."""
    row: dict[str, str] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Mapping):
            row |= {f"{field.name}_{language}": to_cell(value.get(language, "")) for language in languages}
        else:
            row[field.name] = to_cell(value)
    return {field["name"]: row.get(field["name"], "") for field in schema["fields"]}
