"""Reading a package in any state into :class:`Contents`: what is wrong becomes a problem, never an exception."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from samskap.package import bibtex
from samskap.package.archives import RELEASES, UnreadableArchive, kept, read_files
from samskap.package.contents import TABLES, Contents, Record, Table, closest
from samskap.package.descriptor import BIBLIOGRAPHY, DESCRIPTOR, REFERENCE_SCHEMA, Schema, field_names, tables
from samskap.package.editions import UnreadableEdition, edition_of
from samskap.package.schema_check import descriptor_faults, schema_faults
from samskap.problems import Problem

BYTE_ORDER_MARK = "\ufeff"


def read_contents(package: Path) -> Contents:
    """Read what can be read of the package in a folder. Raises nothing for what is wrong in it."""
    problems: list[Problem] = []
    descriptor = _usable(_json(package, DESCRIPTOR, problems), problems)
    reference_schema = _usable_schema(_json(package, REFERENCE_SCHEMA, problems), problems)
    found = {name: _table(package, name, path, schema, problems) for name, path, schema in tables(descriptor)}
    text = _text(package, BIBLIOGRAPHY, problems) or ""
    entries, faults = bibtex.parse(text)
    released = _released(package, problems)
    return Contents(descriptor, reference_schema, found, text, entries, faults, problems, released)


def _released(package: Path, problems: list[Problem]) -> dict[tuple[str, str], str]:
    """Kind and id of every record of a released version, with the last version that has it."""
    found: dict[tuple[str, str], str] = {}
    for version, path in kept(package).items():
        try:
            found |= dict.fromkeys(edition_of(read_files(path)).retirable(), version)
        except (OSError, UnreadableArchive, UnreadableEdition) as error:
            problems.append(Problem(f"{RELEASES}/{path.name}", "release-unreadable", values={"detail": str(error)}))
    return found


def _text(package: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a file without a byte order mark; None, with a problem, where there is none."""
    try:
        data = (package / name).read_bytes()
    except OSError:
        problems.append(Problem(name, "file-missing"))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem(name, "file-encoding", values={"position": error.start + 1}))
        return None
    if text.startswith(BYTE_ORDER_MARK):
        problems.append(Problem(name, "file-byte-order-mark"))
    if not text.strip(BYTE_ORDER_MARK).strip():
        problems.append(Problem(name, "file-empty"))
        return None
    return text.removeprefix(BYTE_ORDER_MARK)


def _json(package: Path, name: str, problems: list[Problem]) -> dict[str, Any]:
    """A JSON object; empty, with a problem, where there is none."""
    text = _text(package, name, problems)
    if text is None:
        return {}
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        problems.append(Problem(name, "file-json", error.lineno, values={"detail": error.msg}))
        return {}
    except RecursionError:
        value = None
    if not isinstance(value, dict):
        problems.append(Problem(name, "file-json", 1, values={"detail": type(value).__name__}))
        return {}
    return value


def _usable(descriptor: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The descriptor if everything that the reader builds on is there; else empty, with problems."""
    if not descriptor:
        return {"resources": []}
    faults = [Problem(DESCRIPTOR, "descriptor-part", values={"part": part}) for part in _missing_parts(descriptor)]
    faults = faults or list(descriptor_faults(descriptor))
    problems += faults
    return {"resources": []} if faults else descriptor


def _usable_schema(schema: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The schema of the references if it is one; else empty, with problems."""
    if not schema:
        return {}
    faults = [] if _are_fields(schema) else [Problem(REFERENCE_SCHEMA, "descriptor-part", values={"part": "fields"})]
    faults = faults or list(schema_faults(schema))
    problems += faults
    return {} if faults else schema


def _missing_parts(descriptor: Mapping[str, Any]) -> Iterator[str]:
    languages = descriptor.get("languages")
    if not (isinstance(languages, list) and languages and all(isinstance(tag, str) for tag in languages)):
        yield "languages"
    for part in ("version", "created"):
        if not isinstance(descriptor.get(part), str):
            yield part
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        yield "resources"
        return
    usable = {resource["name"] for resource in resources if _has_fields(resource)}
    yield from (f"resources: {name}" for name in TABLES if name not in usable)
    for number, resource in enumerate(resources, start=1):
        if not isinstance(resource, dict) or ("schema" in resource and not _has_fields(resource)):
            yield f"resources: {number}"


def _has_fields(resource: object) -> bool:
    """Whether a resource has a name, a file name in the folder of the package, and a Table Schema with fields."""
    if not isinstance(resource, dict) or not all(isinstance(resource.get(key), str) for key in ("name", "path")):
        return False
    return _are_fields(resource.get("schema")) and resource["path"] == Path(resource["path"]).name


def _are_fields(schema: object) -> bool:
    """Whether a value is a schema with a list of fields that have names."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return isinstance(fields, list) and all(isinstance(field, dict) and _is_field(field) for field in fields)


def _is_field(field: Mapping[str, Any]) -> bool:
    return isinstance(field.get("name"), str) and isinstance(field.get("constraints", {}), dict)


def _table(package: Path, name: str, path: str, schema: Schema, problems: list[Problem]) -> Table:
    text = _text(package, path, problems)
    if text is None:
        return Table(name, path, schema)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        problems.append(Problem(path, "file-csv", values={"detail": str(error)}))
        return Table(name, path, schema)
    header = [label.strip() for label in rows[0]]
    faults = list(_header_problems(path, header, field_names(schema)))
    problems += faults
    if any(fault.code == "file-delimiter" for fault in faults):
        return Table(name, path, schema)
    records = list(_records(path, header, rows[1:], problems))
    readable = all(fault.code == "column-order" for fault in faults)
    return Table(name, path, schema, header, records, readable)


def _records(path: str, header: list[str], rows: list[list[str]], problems: list[Problem]) -> Iterator[Record]:
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            problems.append(Problem(path, "row-blank", number))
            continue
        record = Record(path, number, dict(zip(header, cells, strict=False)))
        problems += _row_problems(record, header, cells)
        yield record


def _header_problems(path: str, header: list[str], names: list[str]) -> Iterator[Problem]:
    """The header has the columns of the descriptor, each once, in that order, separated by commas."""
    for delimiter in (";", "\t", "|"):
        if len(header) == 1 < len(names) and delimiter in header[0]:
            yield Problem(path, "file-delimiter", 1, values={"delimiter": delimiter})
            return
    missing = [name for name in names if name not in header]
    for column in missing:
        yield Problem(path, "column-missing", 1, field=column, values={"column": column})
    for column in dict.fromkeys(header):
        if column not in names:
            yield Problem(
                path, "column-unknown", 1, field=column, values={"column": column, "closest": closest(column, missing)}
            )
        if header.count(column) > 1:
            yield Problem(path, "column-twice", 1, field=column, values={"column": column})
    if sorted(header) == sorted(names) and header != names:
        yield Problem(path, "column-order", 1)


def _row_problems(record: Record, header: list[str], cells: list[str]) -> Iterator[Problem]:
    """A row has as many cells as there are columns."""
    if len(cells) < len(header):
        yield record.problem("cell-missing", header[len(cells)])
    if len(cells) > len(header):
        yield record.problem("cell-extra", value=cells[len(header)])
