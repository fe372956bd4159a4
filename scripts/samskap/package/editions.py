"""A version of the package as rows that can be compared, whatever it was read from: its sources or a release."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.model import Versioned
from samskap.package import bibliography, bibtex
from samskap.package.archives import Files
from samskap.package.descriptor import BIBLIOGRAPHY, DESCRIPTOR, REFERENCE_SCHEMA, Schema, tables
from samskap.package.reading import to_row
from samskap.package.tables import Row

Key = tuple[str, ...]
"""The cells of the primary key of a record."""

KINDS = {"cases": "case", "findings": "finding", "references": "reference", "municipalities": "municipality"}
"""Tables of records that have an id, and the kind of record; the kind of a term is its vocabulary."""


class UnreadableEdition(ValueError):  # noqa: N818 - says what the version is
    """Some files are no version of the package; ``file`` names the one that is missing or broken."""

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(f"{file}: {detail}")
        self.file = file


@dataclass(frozen=True, slots=True)
class Edition(Versioned):
    """A version of the package: its descriptor, and schema and rows (by primary key) of every table."""

    schemas: Mapping[str, Schema]
    tables: Mapping[str, Mapping[Key, Row]]

    def retirable(self) -> set[tuple[str, str]]:
        """Kind and id of every record whose id is an address, and so may not vanish without a word."""
        found = {(kind, key[-1]) for table, kind in KINDS.items() for key in self.tables.get(table, ())}
        return found | {(key[0], key[-1]) for key in self.tables.get("terms", ())}


def edition_of(files: Files) -> Edition:
    """The version that the files of a package (by name) are; references stand in a table or in BibTeX.

    Raises :class:`UnreadableEdition`.
    """
    descriptor = _json(files, DESCRIPTOR)
    try:
        schemas = {name: schema for name, _path, schema in tables(descriptor)}
        rows = {
            name: _by_key(csv.DictReader(io.StringIO(_text(files, path), newline=""), restval=""), schema)
            for name, path, schema in tables(descriptor)
        }
        if "references" not in rows:
            schemas["references"] = _json(files, REFERENCE_SCHEMA)
            rows["references"] = _references(files, schemas["references"], descriptor, rows["terms"])
        edition = Edition(descriptor, schemas, rows)
        _ = (edition.version, edition.created, edition.languages)
    except (KeyError, TypeError, AttributeError, csv.Error) as error:
        raise UnreadableEdition(DESCRIPTOR, f"{type(error).__name__}: {error}") from error
    return edition


def _references(
    files: Files, schema: Schema, descriptor: Mapping[str, Any], terms: Mapping[Key, Row]
) -> dict[Key, dict[str, str]]:
    """The entries of the bibliography as rows of the table of a release, each with its kind."""
    languages, rows = tuple(descriptor["languages"]), []
    for entry in bibtex.parse(_text(files, BIBLIOGRAPHY))[0]:
        try:
            reference = bibliography.to_reference(entry)
        except ValueError as error:
            raise UnreadableEdition(BIBLIOGRAPHY, f"{entry.key}: {error}") from error
        kind = terms.get(("reference-type", reference.type), {}).get("group", "")
        rows.append(to_row(reference, schema, languages) | {"kind": kind})
    return _by_key(rows, schema)


def _by_key(rows: Iterable[Mapping[str, Any]], schema: Schema) -> dict[Key, dict[str, str]]:
    """Rows by the cells of their primary key; cells without white space around them."""
    key = schema.get("primaryKey") or schema["fields"][0]["name"]
    names = [key] if isinstance(key, str) else list(key)
    found = {}
    for row in rows:
        cells = {name: value.strip() for name, value in row.items() if isinstance(name, str)}
        found[tuple(cells[name] for name in names)] = cells
    return found


def _json(files: Files, name: str) -> dict[str, Any]:
    try:
        value = json.loads(_text(files, name))
    except ValueError as error:
        raise UnreadableEdition(name, str(error)) from error
    if not isinstance(value, dict):
        raise UnreadableEdition(name, type(value).__name__)
    return value


def _text(files: Files, name: str) -> str:
    """The text of a file. Raises :class:`UnreadableEdition` where it is missing or no UTF-8."""
    if name not in files:
        raise UnreadableEdition(name, "-")
    try:
        return files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableEdition(name, str(error)) from error
