"""The released data package: what the repository holds, with the references also as a table that others can join.

Rules: Data Package 2.0 and Table Schema 2.0. It is valid under stock ``frictionless validate``, foreign keys included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from samskap.citation.csl import references_to_csl
from samskap.citation.ris import MEDIA_TYPE as RIS
from samskap.citation.ris import to_ris
from samskap.downloads.notices import licence_notice, readme
from samskap.model import Corpus, Reference
from samskap.package.bibliography import to_bibtex
from samskap.package.descriptor import BIBLIOGRAPHY, DESCRIPTOR, Schema, field_names, tables, to_json
from samskap.package.reading import to_row
from samskap.package.tables import Row, to_csv

Files = dict[str, bytes]

REFERENCES = "references.csv"
README = "README.md"
LICENCE = "LICENSE.txt"
# the references once more, in the formats of reference managers: name, file, format, media type
BIBLIOGRAPHIES = (
    ("references-bibtex", BIBLIOGRAPHY, "bib", "application/x-bibtex"),
    ("references-ris", "references.ris", "ris", RIS),
    ("references-csl", "references.json", "json", "application/vnd.citationstyles.csl+json"),
)
_TO_REFERENCES = {"fields": ["reference"], "reference": {"resource": "references", "fields": ["id"]}}


def release_files(corpus: Corpus, data_page: str = "") -> Files:
    """The files of the released package by name: descriptor, tables, bibliographies, README and licence.

    ``data_page`` is the address of the data page with ``{language}`` in it, for the citation in the README.
    """
    data = table_files(corpus) | bibliography_files(corpus)
    descriptor = released_descriptor(corpus, data)
    paths = [resource["path"] for resource in descriptor["resources"]]
    return {
        DESCRIPTOR: _encoded(to_json(descriptor)),
        **data,
        README: _encoded(readme(corpus, paths, data_page)),
        LICENCE: _encoded(licence_notice(corpus)),
    }


def table_files(corpus: Corpus) -> Files:
    """The tables as CSV by file name, rows in the order of the package."""
    files: Files = {}
    for name, path, schema in tables(corpus.descriptor):
        files[path] = _table(schema, (to_row(record, schema, corpus.languages) for record in _records(corpus, name)))
    files[REFERENCES] = _table(corpus.reference_schema, reference_rows(corpus))
    return files


def bibliography_files(corpus: Corpus) -> Files:
    """The references as BibLaTeX, RIS and CSL-JSON by file name."""
    references = _references(corpus)
    return {
        BIBLIOGRAPHY: _encoded(to_bibtex(references)),
        "references.ris": _encoded(to_ris(references)),
        "references.json": _encoded(to_json(references_to_csl(references, corpus, "en"))),
    }


def reference_rows(corpus: Corpus) -> Iterator[Row]:
    """The references as rows of the released table, each with its kind."""
    schema = corpus.reference_schema
    for reference in _references(corpus):
        yield to_row(reference, schema, corpus.languages) | {"kind": corpus.kind(reference)}


def released_descriptor(corpus: Corpus, data: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor of the release: resources with bytes and SHA-256, findings tied to references."""
    source = {resource["name"]: resource for resource in corpus.descriptor["resources"]}
    bibliography = source["references"]
    table = {"name": "references", "type": "table", "path": REFERENCES, "format": "csv", "mediatype": "text/csv"}
    resources = [resource for name, resource in source.items() if name != "references"]
    resources.append(bibliography | table | {"schema": corpus.reference_schema})
    for name, path, file_format, media_type in BIBLIOGRAPHIES:
        resources.append(bibliography | {"name": name, "path": path, "format": file_format, "mediatype": media_type})
    released = [_with_foreign_key(resource) | _integrity(data[resource["path"]]) for resource in resources]
    return {**corpus.descriptor, "resources": released}


def _with_foreign_key(resource: Mapping[str, Any]) -> dict[str, Any]:
    if resource["name"] != "findings":
        return dict(resource)
    schema = resource["schema"]
    return {**resource, "schema": {**schema, "foreignKeys": [*schema.get("foreignKeys", []), _TO_REFERENCES]}}


def _integrity(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _records(corpus: Corpus, table: str) -> Iterator[Any]:
    records = getattr(corpus, table)
    return iter(records.values() if isinstance(records, Mapping) else records)


def _references(corpus: Corpus) -> list[Reference]:
    return sorted(corpus.references.values(), key=lambda reference: reference.id)


def _table(schema: Schema, rows: Iterator[Row]) -> bytes:
    return _encoded(to_csv(field_names(schema), rows))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8")
