"""What the JSON files hold, as JSON Schema (draft 2020-12) made of the Table Schemas and the vocabularies.

A code must be one of the terms of its vocabulary; what must have a value is never null and, as a list, never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from samskap.downloads.records import RECORD_SCHEMAS, SCHEMA_JSON
from samskap.downloads.rows import tables_by_name
from samskap.downloads.typed import RECORDS
from samskap.model import Corpus, Reference
from samskap.package.descriptor import to_json
from samskap.package.fields import Field

JsonSchema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
_URI: JsonSchema = {"type": "string", "format": "uri"}
_TYPES: Mapping[str, JsonSchema] = {
    "string": {"type": "string", "minLength": 1},
    "yearmonth": {"type": "string", "pattern": _MONTH},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
}
NAMES = ("authors", "editors")
"""The fields of references that hold names: of persons, or of bodies."""


def json_schemas(corpus: Corpus) -> dict[str, bytes]:
    """The schema of ``samskap.json`` and those of the files of one record, by file name."""
    whole = {SCHEMA_JSON: _package_schema(corpus)}
    single = {file: _file_schema(corpus, table) for table, file in RECORD_SCHEMAS.items()}
    return {name: to_json({"$schema": DIALECT, **schema}).encode("utf-8") for name, schema in (whole | single).items()}


def record_schema(corpus: Corpus, table: str) -> JsonSchema:
    """The schema of a record of a table as it stands in ``samskap.json``."""
    columns = {group[0].base: group for group in tables_by_name(corpus)[table].groups()}
    kind = RECORDS[table]
    names = [field.name for field in fields(kind)] + (["kind"] if kind is Reference else [])
    return _object({name: _property(corpus, columns[name]) for name in names})


def _package_schema(corpus: Corpus) -> JsonSchema:
    text, languages = {"type": "string"}, corpus.languages
    about = _object(
        {
            "name": text,
            "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
            "created": {"type": "string", "format": "date-time"},
            "languages": _list(text),
            "keywords": _list(text),
            "licenses": _list({"type": "object"}),
            "contributors": _list({"type": "object"}),
            "sources": _list({"type": "object"}),
            "title": _object(dict.fromkeys(languages, text)),
            "description": _object(dict.fromkeys(languages, text)),
        }
    )
    tables = {table: _list(record_schema(corpus, table)) for table in RECORDS}
    return {
        "title": corpus.descriptor["title"],
        **_object({"$schema": {"const": SCHEMA_JSON}, "package": about, **tables}),
    }


def _file_schema(corpus: Corpus, table: str) -> JsonSchema:
    """The schema of a file of one record: the record, its schema's address and its links."""
    record = record_schema(corpus, table)
    related = [name for name in RECORD_SCHEMAS if name != table]
    pages = _object(dict.fromkeys(corpus.languages, _URI))
    links = _object({"self": _URI, "pages": pages, **{name: _list(_URI) for name in related}})
    schema = {"const": f"../{RECORD_SCHEMAS[table]}"}
    return _object({"$schema": schema, **record["properties"], "links": links})


def _property(corpus: Corpus, columns: tuple[Field, ...]) -> JsonSchema:
    """The schema of a field of a record, or of its columns by language, with title and description in English."""
    field = next((column for column in columns if column.language == "en"), columns[0])
    described = {"title": field.base_title["en"], "description": field.description["en"]}
    if not field.language:
        return described | _value(corpus, field)
    by_language = {column.language: column for column in columns}
    one = {"anyOf": [{"properties": {tag: {"type": "string"}}} for tag in corpus.languages]}
    needed = one if field.one_of_languages else {}
    return described | _object({tag: _value(corpus, by_language[tag]) for tag in corpus.languages}) | needed


def _value(corpus: Corpus, field: Field) -> JsonSchema:
    """The schema of a value; where it may be missing, null is allowed as well."""
    if field.type == "list":
        items = _name() if field.name in NAMES else _scalar(corpus, field, "string")
        return _list(items) | ({"minItems": 1} if field.required else {})
    schema = _scalar(corpus, field, field.type)
    if field.required:
        return schema
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}


def _scalar(corpus: Corpus, field: Field, kind: str) -> JsonSchema:
    terms = [term.id for term in corpus.vocabulary(field.vocabulary)]
    constraints = field.constraints
    if terms or "enum" in constraints:
        return {"enum": terms or constraints["enum"]}
    kept = {name: constraints[name] for name in ("pattern", "minimum", "maximum") if name in constraints}
    uri = {"format": "uri"} if field.format == "uri" else {}
    return _TYPES[kind] | kept | uri


def _name() -> JsonSchema:
    text = _TYPES["string"]
    return {"anyOf": [_object({"family": text, "given": text}), _object({"literal": text})]}


def _list(items: JsonSchema) -> JsonSchema:
    return {"type": "array", "items": items}


def _object(properties: JsonSchema) -> JsonSchema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
