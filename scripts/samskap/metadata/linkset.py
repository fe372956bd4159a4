"""The links of the data package as a document of their own (RFC 9264, "linkset"), as Signposting asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from samskap.downloads import Download
from samskap.metadata import places
from samskap.metadata.media_types import media_type
from samskap.model import Corpus

SCHEMA_ORG = "https://schema.org/"
LINKSET = "linkset.json"

DESCRIPTIONS: Mapping[str, str] = {
    "catalogue.ttl": "http://www.w3.org/ns/dcat#",
    "catalogue.jsonld": "http://www.w3.org/ns/dcat#",
    "ro-crate-metadata.json": "https://w3id.org/ro/crate/1.1",
    "datapackage.json": "https://datapackage.org/profiles/2.0/datapackage.json",
}
"""Files that describe the data package to machines, and the profile or vocabulary that each keeps to."""


def linkset(corpus: Corpus, files: Sequence[Download], site_url: str) -> dict[str, Any]:
    """The links from the data page to its files, and back."""
    page = f"{site_url}en/data/"
    described = [file(name, site_url) | {"profile": profile} for name, profile in DESCRIPTIONS.items()]
    forth = {
        "anchor": page,
        "cite-as": [{"href": page}],
        "type": [{"href": f"{SCHEMA_ORG}AboutPage"}, {"href": f"{SCHEMA_ORG}Dataset"}],
        "license": [{"href": corpus.descriptor["licenses"][0]["path"]}],
        "author": [{"href": f"{site_url}en/about/", "type": "text/html"}],
        "item": [file(item.name, site_url) for item in files],
        "describedby": described,
    }
    back = [
        {"anchor": places.file(site_url, item.name), "collection": [{"href": page, "type": "text/html"}]}
        for item in files
    ]
    return {"linkset": [forth, *back]}


def file(name: str, site_url: str) -> dict[str, str]:
    """A file as the target of a link."""
    return {"href": places.file(site_url, name), "type": media_type(name)}
