"""The released data package: what the repository holds, with the references also as a table that others can join.

Rules: Data Package 2.0 and Table Schema 2.0. It is valid under stock ``frictionless validate``, foreign keys included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from samskap.citation.csl import references_to_csl
from samskap.citation.ris import MEDIA_TYPE as RIS
from samskap.citation.ris import to_ris
from samskap.downloads.codebook import codebook_files
from samskap.downloads.filling import Fillings, fillings
from samskap.downloads.notices import licence_notice, readme
from samskap.downloads.rows import sorted_references, table_rows
from samskap.model import Corpus
from samskap.package.bibliography import to_bibtex
from samskap.package.descriptor import BIBLIOGRAPHY, DESCRIPTOR, field_names, to_json
from samskap.package.tables import to_csv

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
    """The files of the released package by name: descriptor, tables, bibliographies, codebook, README and licence.

    ``data_page`` is the address of the data page with ``{language}`` in it, for the citation in the README.
    """
    data = table_files(corpus) | bibliography_files(corpus)
    filled = fillings(corpus)
    descriptor = _with_examples(released_descriptor(corpus, data), filled)
    paths = [resource["path"] for resource in descriptor["resources"]]
    return {
        DESCRIPTOR: _encoded(to_json(descriptor)),
        **data,
        **codebook_files(corpus, filled),
        README: _encoded(readme(corpus, paths, data_page)),
        LICENCE: _encoded(licence_notice(corpus)),
    }


def table_files(corpus: Corpus) -> Files:
    """The tables as CSV by file name, rows in the order of the package."""
    return {path: _encoded(to_csv(field_names(schema), rows)) for _name, path, schema, rows in table_rows(corpus)}


def bibliography_files(corpus: Corpus) -> Files:
    """The references as BibLaTeX, RIS and CSL-JSON by file name."""
    references = sorted_references(corpus)
    return {
        BIBLIOGRAPHY: _encoded(to_bibtex(references)),
        "references.ris": _encoded(to_ris(references)),
        "references.json": _encoded(to_json(references_to_csl(references, corpus, "en"))),
    }


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


def _with_examples(descriptor: Mapping[str, Any], filled: Fillings) -> dict[str, Any]:
    """The descriptor with an example in every field that has a value (Table Schema 2.0, ``example``)."""

    def example(resource: str, field: Mapping[str, Any]) -> Mapping[str, Any]:
        found = filled[resource, field["name"]].example
        return {**field, "example": found} if found else field

    resources = []
    for resource in descriptor["resources"]:
        schema = resource.get("schema")
        fields = [example(resource["name"], field) for field in schema["fields"]] if schema else []
        resources.append({**resource, "schema": {**schema, "fields": fields}} if schema else resource)
    return {**descriptor, "resources": resources}


def _integrity(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8")
