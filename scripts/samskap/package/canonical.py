"""The canonical form of a package: one way to write the same content, so that a difference means something."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from samskap.package.bibliography import to_bibtex, to_reference
from samskap.package.contents import Contents, Table
from samskap.package.descriptor import BIBLIOGRAPHY, DESCRIPTOR, LIST_DELIMITER, REFERENCE_SCHEMA, field_names, to_json
from samskap.package.loading import read_contents
from samskap.package.rules import entries
from samskap.package.tables import Row, to_csv
from samskap.problems import Problem, in_order

# what fmt mends; every other problem of reading a file, or of an entry, would lose something when written
_MENDED = {"file-byte-order-mark", "column-order", "row-blank", "cell-missing"}
_ENTRY_RULES = (entries.syntax, entries.outside_text, entries.types, entries.fields, entries.values)


class NotCanonical(ValueError):  # noqa: N818 - says what the package is
    """The package cannot be written in canonical form without losing something; ``problems`` say what."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{problem.file}: {problem.code}" for problem in problems))
        self.problems = problems


def canonical(package: Path) -> dict[str, str]:
    """The canonical text of every file of the package in a folder, by file name. Writes nothing.

    Tables are sorted by primary key, cells tidied, the bibliography sorted by key; the enums of the descriptor and of
    the schema of the references are those of terms.csv. Raises :class:`NotCanonical` where something would be lost.
    """
    contents = read_contents(package)
    problems = losses(contents)
    if problems:
        raise NotCanonical(problems)
    return canonical_texts(contents)


def canonical_texts(contents: Contents) -> dict[str, str]:
    """The canonical text of every file of a package that can be written without losing anything, by file name."""
    texts = {table.file: table_text(table) for table in contents.tables.values()}
    texts[BIBLIOGRAPHY] = to_bibtex(map(to_reference, contents.entries))
    texts[DESCRIPTOR] = to_json(_with_enums(contents.descriptor, contents))
    texts[REFERENCE_SCHEMA] = to_json(_with_field_enums(contents.reference_schema, contents))
    return {name: unicodedata.normalize("NFC", text) for name, text in texts.items()}


def changes(package: Path) -> dict[str, str]:
    """The files of the package that are not in canonical form, with the text that they should have.

    Raises :class:`NotCanonical` as :func:`canonical` does.
    """
    texts = canonical(package)
    return {name: text for name, text in sorted(texts.items()) if (package / name).read_bytes() != text.encode()}


def losses(contents: Contents) -> list[Problem]:
    """The problems that stand in the way of writing the package without losing anything."""
    problems = [problem for problem in contents.problems if problem.code not in _MENDED]
    for rule in _ENTRY_RULES:
        problems += rule(contents)
    return in_order(problems)


def table_text(table: Table) -> str:
    """A table in canonical form: sorted by primary key, cells tidied, as CSV text."""
    rows = [tidy_row(record.cells, table) for record in table.records]
    return to_csv(field_names(table.schema), sorted(rows, key=row_key(table)))


def tidy_row(cells: Row, table: Table) -> dict[str, str]:
    """The cells of a row of a table, tidied, in the order of the fields."""
    types = {field["name"]: str(field.get("type", "string")) for field in table.fields}
    return {name: tidy(cells.get(name, ""), types[name]) for name in types}


def row_key(table: Table) -> Callable[[Row], list[str]]:
    """What the rows of a table are sorted by: the cells of the primary key."""
    key = table.schema.get("primaryKey") or field_names(table.schema)[:1]
    names = [key] if isinstance(key, str) else list(key)
    return lambda row: [row[name] for name in names]


def tidy(cell: str, type_name: str = "string") -> str:
    """A cell without superfluous white space, in composed letters; items of a list joined without spaces."""
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if type_name != "list":
        return text
    return LIST_DELIMITER.join(item.strip() for item in text.split(LIST_DELIMITER) if item.strip())


def _with_enums(descriptor: Mapping[str, Any], contents: Contents) -> dict[str, Any]:
    """The descriptor with the enums of its fields made of the terms."""
    resources = [
        resource | {"schema": _with_field_enums(resource["schema"], contents)} if "schema" in resource else resource
        for resource in descriptor["resources"]
    ]
    return {**descriptor, "resources": resources}


def _with_field_enums(schema: Mapping[str, Any], contents: Contents) -> dict[str, Any]:
    changed = copy.deepcopy(dict(schema))
    for field in changed["fields"]:
        terms = contents.vocabularies.get(field.get("vocabulary", ""))
        if terms and "enum" in field.get("constraints", {}):
            field["constraints"]["enum"] = sorted(terms)
    return changed
