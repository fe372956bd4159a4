"""The files in ``data/latest/`` that describe the others to machines."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.downloads import Download
from samskap.metadata.catalogue import catalogue
from samskap.metadata.linkset import LINKSET, linkset
from samskap.metadata.rdf import to_json_ld, to_turtle
from samskap.metadata.ro_crate import FILE as RO_CRATE
from samskap.metadata.ro_crate import ro_crate
from samskap.model import Corpus
from samskap.package.descriptor import to_json

NAMES = ("catalogue.ttl", "catalogue.jsonld", RO_CRATE, LINKSET)
"""What the files are called; the catalogue of downloads says what each is."""


def describing_files(corpus: Corpus, files: Sequence[Download], site_url: str) -> dict[str, bytes]:
    """The files by name; ``files`` are those that they describe, ``site_url`` is the address of the site's root.

    Files of single records are too many to be described one by one: they are left out.
    """
    files = [file for file in files if not file.per_record]
    graph = catalogue(corpus, files, site_url)
    crate, links = ro_crate(corpus, files, site_url), linkset(corpus, files, site_url)
    made = (to_turtle(graph), to_json_ld(graph), to_json(crate), to_json(links))
    return {name: text.encode("utf-8") for name, text in zip(NAMES, made, strict=True)}
