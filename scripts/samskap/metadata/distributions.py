"""The files for download as distributions of a dataset (DCAT-AP 3.0, section on the class Distribution)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, XSD

from samskap.downloads import Download
from samskap.languages import words
from samskap.metadata import authorities, places
from samskap.metadata.media_types import is_registered, media_type
from samskap.metadata.rdf import DCAT, DCATAP, SPDX, Statement, texts, typed
from samskap.model import Corpus

_LANGUAGE = re.compile(r"-([a-z]{2})\.\w+$")


def languages_of(name: str, corpus: Corpus) -> tuple[str, ...]:
    """The languages of a file's texts: the one that its name ends with, else all."""
    found = _LANGUAGE.search(name)
    return (found[1],) if found and found[1] in corpus.languages else corpus.languages


def distribution_id(file: Download, site_url: str) -> URIRef:
    """The identifier of a file as a distribution."""
    return URIRef(places.thing(site_url, "data/", f"distribution-{file.name}"))


def distribution(file: Download, corpus: Corpus, site_url: str) -> Iterator[Statement]:
    """What the catalogue tells of a file."""
    node, address = distribution_id(file, site_url), URIRef(places.file(site_url, file.name))
    about = texts({language: words(language).text(file.description) for language in corpus.languages})
    yield from typed(node, DCAT.Distribution)
    yield node, DCTERMS.title, Literal(file.name)
    yield from ((node, DCTERMS.description, text) for text in about)
    yield node, DCAT.accessURL, address
    yield node, DCAT.downloadURL, address
    yield node, DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger)
    yield node, DCTERMS.license, URIRef(corpus.descriptor["licenses"][0]["path"])
    yield node, DCTERMS.issued, Literal(corpus.created.partition("T")[0], datatype=XSD.date)
    yield node, DCTERMS.modified, Literal(corpus.created.partition("T")[0], datatype=XSD.date)
    yield node, DCATAP.availability, authorities.AVAILABLE
    for language in languages_of(file.name, corpus):
        yield node, DCTERMS.language, authorities.language(language)
    yield from _format(node, file)
    yield from _checksum(node, file, site_url)


def _format(node: URIRef, file: Download) -> Iterator[Statement]:
    """The media type if IANA has it, and the format of the European table if it is there."""
    found = media_type(file.name)
    if is_registered(found):
        registered = authorities.media_type(found)
        yield node, DCAT.mediaType, registered
        yield from typed(registered, DCTERMS.MediaType)
    form = authorities.file_type(file.name)
    if form:
        yield node, DCTERMS["format"], form
        yield from authorities.term(form, DCTERMS.MediaTypeOrExtent)
    if file.name.endswith(".zip"):
        yield node, DCAT.packageFormat, authorities.media_type(found)


def _checksum(node: URIRef, file: Download, site_url: str) -> Iterator[Statement]:
    checksum = URIRef(places.thing(site_url, "data/", f"checksum-{file.name}"))
    yield node, SPDX.checksum, checksum
    yield from typed(checksum, SPDX.Checksum)
    yield checksum, SPDX.algorithm, authorities.SHA256
    yield checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary)
