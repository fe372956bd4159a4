"""Which media type a file for download has, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from samskap.downloads.bibliographies import FORMATS

_BIBLIOGRAPHIES = {form.ending: form.media_type for form in FORMATS}

NAMED: Mapping[str, str] = {
    "datapackage.json": "application/vnd.datapackage+json",
    "references.json": _BIBLIOGRAPHIES["json"],
    "linkset.json": "application/linkset+json",
    "ro-crate-metadata.json": "application/ld+json",
}
"""Media types of files whose name says more than its ending."""

TYPES: Mapping[str, str] = {
    ".bib": _BIBLIOGRAPHIES["bib"],
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".ris": _BIBLIOGRAPHIES["ris"],
    ".sqlite": "application/vnd.sqlite3",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
"""Media types by the ending of the name, as IANA has them; BibTeX and RIS are not registered."""


def media_type(name: str) -> str:
    """The media type of a file. Raises ``KeyError`` for an ending that is not in the table."""
    return NAMED.get(name) or TYPES[PurePosixPath(name).suffix]


def is_registered(media_type: str) -> bool:
    """Whether IANA can know a media type: "x-" marks those that nobody registered (RFC 6838, section 3.4)."""
    return not media_type.partition("/")[2].startswith("x-")
