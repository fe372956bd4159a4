"""The records as JSON: all in one file, and each case, finding and reference in a file of its own.

A text in several languages is an object by language tag, a list a list, a name an object as in CSL-JSON; a missing
text or number is null. Codes stay codes. What the files hold is described by :mod:`samskap.downloads.json_schema`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from samskap.downloads.rows import records
from samskap.downloads.typed import RECORDS
from samskap.model import Case, Corpus, Finding, Name, Reference
from samskap.package.descriptor import to_json

PACKAGE_JSON = "samskap.json"
SCHEMA_JSON = "samskap.schema.json"
RECORD_SCHEMAS = {"cases": "case.schema.json", "findings": "finding.schema.json", "references": "reference.schema.json"}
"""The tables whose records have a file each, ``<table>/<id>.json``, and the schema of these files."""
DATA = "data/latest/"
"""Where the files are below the root of the site."""
_ABOUT = ("name", "version", "created", "languages", "keywords", "licenses", "contributors", "sources")


def package_json(corpus: Corpus) -> bytes:
    """The whole package as one JSON object: ``package`` says what it is, then a list of records per table."""
    about = {name: corpus.descriptor[name] for name in _ABOUT}
    about |= {name: _translated(corpus.descriptor, name, corpus.languages) for name in ("title", "description")}
    found = {table: [plain(record, corpus) for record in records(corpus, table)] for table in RECORDS}
    return _json({"$schema": SCHEMA_JSON, "package": about, **found})


def record_files(corpus: Corpus, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The file of every case, finding and reference, by path below :data:`DATA`.

    Each has the record, the addresses of its pages and those of the files of the records that it is tied to;
    ``site_url`` is the address of the site's root.
    """
    for table, schema in RECORD_SCHEMAS.items():
        for record in records(corpus, table):
            links = _links(record, table, corpus, site_url)
            yield _path(table, record.id), _json({"$schema": f"../{schema}", **plain(record, corpus), "links": links})


def plain(record: Any, corpus: Corpus) -> dict[str, Any]:
    """A record as JSON has it; a reference also tells its kind."""
    values = {field.name: _plain(getattr(record, field.name)) for field in fields(record)}
    return {"id": record.id, "kind": corpus.kind(record), **values} if isinstance(record, Reference) else values


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {language: _plain(text) for language, text in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Name):
        return {"family": value.family, "given": value.given} if value.given else {"literal": value.family}
    return None if value == "" else value


def _translated(item: Mapping[str, Any], name: str, languages: Iterable[str]) -> dict[str, Any]:
    return {language: item.get(f"{name}_{language}") or item.get(name) for language in languages}


def _links(record: Any, table: str, corpus: Corpus, site_url: str) -> dict[str, Any]:
    data = f"{site_url}{DATA}"
    related = {name: [f"{data}{_path(name, key)}" for key in keys] for name, keys in _related(record, corpus)}
    pages = {language: f"{site_url}{language}/{table}/{record.id}/" for language in corpus.languages}
    return {"self": f"{data}{_path(table, record.id)}", "pages": pages, **related}


def _related(record: Case | Finding | Reference, corpus: Corpus) -> Iterator[tuple[str, Iterable[str]]]:
    """The records that a record is tied to, whichever of the two names the other: table and ids."""
    match record:
        case Case():
            yield "findings", (finding.id for finding in corpus.findings_of_case(record.id))
            yield "references", record.references
        case Finding():
            yield "cases", filter(None, [record.case])
            yield "references", [record.reference]
        case Reference():
            yield "cases", (case.id for case in corpus.cases_of_reference(record.id))
            yield "findings", (finding.id for finding in corpus.findings_of_reference(record.id))


def _path(table: str, identifier: str) -> str:
    return f"{table}/{identifier}.json"


def _json(value: object) -> bytes:
    return to_json(value).encode("utf-8")
