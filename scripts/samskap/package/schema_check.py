"""The Table Schemas, checked by frictionless and told in our own words.

The rows are handed over as they were read, so that a guess of the parser (delimiter, quoting) cannot differ from what
the reader sees; only this module and the reader know that frictionless exists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from frictionless import Package, Resource, Schema

from samskap.package.contents import Contents, Record, Table, closest
from samskap.package.descriptor import DESCRIPTOR, REFERENCE_SCHEMA
from samskap.problems import Problem

EXAMPLES = {
    "integer": "2024",
    "number": "59.33",
    "yearmonth": "2026-11",
    "boolean": "true",
    "uri": "https://example.org",
}
# told by rules of our own: keys, and what the reader found out about rows and columns
_TOLD_ELSEWHERE = {"unique-error", "missing-cell", "extra-cell", "blank-row"}
_NO_LIMIT = 10**9
_WORDS = re.compile("title|description|guidance|unit|example|vocabulary|refers_to|one_of_languages")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ß": "ss"})


def descriptor_faults(descriptor: Mapping[str, Any]) -> Iterator[Problem]:
    """The descriptor follows the Data Package standard."""
    for note in _notes(Package, descriptor):
        yield Problem(DESCRIPTOR, "descriptor", values={"detail": note})


def schema_faults(schema: Mapping[str, Any]) -> Iterator[Problem]:
    """The schema of the references follows the Table Schema standard."""
    for note in _notes(Schema, schema):
        yield Problem(REFERENCE_SCHEMA, "descriptor", values={"detail": note})


def _notes(kind: type[Package] | type[Schema], descriptor: Mapping[str, Any]) -> list[str]:
    """What frictionless finds wrong with a descriptor; it breaks down over some ("$schema": true)."""
    try:
        return [error.note for error in kind.validate_descriptor(dict(descriptor)).errors]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def schema_problems(contents: Contents) -> Iterator[Problem]:
    """Every cell follows the Table Schema of its table."""
    for table in contents.tables.values():
        yield from _table_problems(table, contents)


def record_problems(
    name: str, records: Sequence[Record], schema: Mapping[str, Any], contents: Contents
) -> Iterator[Problem]:
    """Rows that are in no file (the references as a table) follow a Table Schema."""
    yield from _table_problems(Table(name, name, schema, records=records, readable=True), contents)


def _table_problems(table: Table, contents: Contents) -> Iterator[Problem]:
    report = _resource(table).validate(limit_errors=_NO_LIMIT)
    for error in [*report.errors, *(error for task in report.tasks for error in task.errors)]:
        yield from _problems(error, table, table.records, contents)


def _resource(table: Table) -> Resource:
    """The rows of a table as a resource, without words and without foreign keys, which a rule of our own checks."""
    names = [field["name"] for field in table.fields]
    schema: dict[str, Any] = {
        "fields": [{key: value for key, value in field.items() if not _WORDS.match(key)} for field in table.fields],
        "missingValues": table.schema.get("missingValues", [""]),
    }
    rows = [names, *([record.cells.get(name, "") for name in names] for record in table.records)]
    return Resource(name=table.name, data=rows, schema=Schema.from_descriptor(schema))


def _problems(error: Any, table: Table, records: Sequence[Record], contents: Contents) -> Iterator[Problem]:
    """Our problem for an error of frictionless; none where a rule of our own tells it better."""
    number = getattr(error, "row_number", None)
    if error.type in _TOLD_ELSEWHERE:
        return
    if number is None or number - 2 >= len(records):
        yield Problem(table.file, "schema", values={"detail": error.note or error.message})
        return
    record = records[number - 2]
    field = next(field for field in table.fields if field["name"] == error.field_name)
    if error.type == "type-error":
        yield _type(record, field)
    elif error.type == "constraint-error":
        yield from _constraint(error, record, field, contents)
    else:
        yield record.problem("schema", field["name"], detail=error.note)


def _type(record: Record, field: Mapping[str, Any]) -> Problem:
    name = field["format"] if field.get("format") == "uri" else field["type"]
    if name == "uri":
        return record.problem("url-form", field["name"], value=record.cell(field["name"]))
    values = {"value": record.cell(field["name"]), "type": name, "example": EXAMPLES.get(name, "-")}
    return record.problem("type", field["name"], **values)


def _constraint(error: Any, record: Record, field: Mapping[str, Any], contents: Contents) -> Iterator[Problem]:
    name, limits, value = field["name"], field["constraints"], record.cell(field["name"])
    found = re.match(r'constraint "(\w+)"', error.note)
    rule = found[1] if found else ""
    if rule == "required":
        if name in record.cells:
            yield record.problem("required", name)
    elif rule in {"minimum", "maximum"}:
        minimum, maximum = limits.get("minimum", ""), limits.get("maximum", "")
        yield record.problem("out-of-range", name, value=value, minimum=minimum, maximum=maximum)
    elif rule == "enum":
        yield from _enum(record, field, contents)
    elif rule == "pattern" and name in {"id", "vocabulary"}:
        yield record.problem("id-form", name, value=value, example=slug(value))
    elif rule == "pattern" and name == "version":
        yield record.problem("version-form", name, value=value)
    elif rule == "pattern" and name == "kind":
        return  # told by a rule of our own
    elif rule == "pattern" and name == "path":
        yield record.problem("path-form", name, value=value)
    elif rule == "pattern" and name == "doi":
        yield record.problem("doi-form", name, value=value)
    else:
        yield record.problem("schema", name, detail=error.note)


def _enum(record: Record, field: Mapping[str, Any], contents: Contents) -> Iterator[Problem]:
    """A value that is no term; one that is a term, but is not yet in the enum, is told once for the field."""
    name, vocabulary = field["name"], field.get("vocabulary", "")
    value = record.cell(name)
    terms = contents.vocabularies.get(vocabulary) or field["constraints"]["enum"]
    if value not in terms:
        yield unknown_term(record, name, value, vocabulary or name, terms)


def unknown_term(record: Record, field: str, value: str, vocabulary: str, terms: Sequence[str]) -> Problem:
    """The problem of a value that is not a term of its vocabulary."""
    near = closest(value, frozenset(terms))
    return record.problem("unknown-term", field, value=value, vocabulary=vocabulary, closest=near, allowed=list(terms))


def slug(text: str) -> str:
    """The id that a text comes closest to: ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "example"
