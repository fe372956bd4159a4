"""The files in ``data/latest/`` that describe the others to machines."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from samskap.downloads import Download
from samskap.languages import N_
from samskap.metadata.catalogue import catalogue
from samskap.metadata.linkset import LINKSET, linkset
from samskap.metadata.rdf import to_json_ld, to_turtle
from samskap.metadata.ro_crate import FILE as RO_CRATE
from samskap.metadata.ro_crate import ro_crate
from samskap.model import Corpus
from samskap.package.descriptor import to_json

DESCRIPTIONS: Mapping[str, str] = {
    "catalogue.ttl": N_("Data catalogue after DCAT-AP 3, as Turtle"),
    "catalogue.jsonld": N_("Data catalogue after DCAT-AP 3, as JSON-LD"),
    RO_CRATE: N_("Research object: the files as an RO-Crate, for archives"),
    LINKSET: N_("Links between the page and the files, for machines (linkset)"),
}
"""File to what it is, as a message to be translated."""


def describing_files(corpus: Corpus, files: Sequence[Download], site_url: str) -> dict[str, bytes]:
    """The files by name; ``files`` are those that they describe, ``site_url`` is the address of the site's root."""
    graph = catalogue(corpus, files, site_url)
    made = {
        "catalogue.ttl": to_turtle(graph),
        "catalogue.jsonld": to_json_ld(graph),
        RO_CRATE: to_json(ro_crate(corpus, files, site_url)),
        LINKSET: to_json(linkset(corpus, files, site_url)),
    }
    return {name: text.encode("utf-8") for name, text in made.items()}


def about(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """What the data page tells of the files that describe the others."""
    return tuple(
        Download(name, DESCRIPTIONS[name], len(content), None, hashlib.sha256(content).hexdigest())
        for name, content in files.items()
    )
