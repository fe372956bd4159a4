"""FAIR checks on the built data page, named after the metrics of F-UJI (FAIRsFAIR, version 0.5).

Each looks at what a machine finds on the page and in the files that it names; none asks the network. F-UJI itself
asks registries of identifiers and search engines, too, so that its result may be lower.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from samskap.audit.pages import BuiltPage

OPEN_FORMATS = {
    "text/csv", "application/json", "application/vnd.datapackage+json", "application/x-bibtex", "text/turtle",
    "application/ld+json", "application/vnd.apache.parquet", "application/vnd.sqlite3", "application/zip", "text/plain",
    "text/markdown", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_RDF = {"text/turtle", "application/ld+json", "application/rdf+xml"}
_CORE = ("name", "description", "creator", "publisher", "datePublished", "keywords")


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the metric's id, whether it was passed, and what was looked at."""

    id: str
    passed: bool
    note: str


@dataclass(frozen=True)
class Landing:
    """What a machine finds on the data page: links by relation (address, type), and the Dataset of schema.org."""

    site: Path
    address: str
    links: Mapping[str, list[tuple[str, str]]]
    dataset: Mapping[str, Any]

    @property
    def distributions(self) -> list[Mapping[str, Any]]:
        """The files of the Dataset."""
        return _many(self.dataset.get("distribution"))

    def file(self, address: str) -> Path:
        """The file of the site that an address names."""
        root = self.address.removesuffix("en/data/")
        return self.site / unquote(urlsplit(address.removeprefix(root)).path)


def fair_checks(site: Path) -> tuple[Check, ...]:
    """The result of every check on ``en/data/``, in the order of the metrics."""
    landing = read_landing(site)
    return tuple(Check(name, bool(passed), note) for name, (test, note) in CHECKS.items() for passed in [test(landing)])


def read_landing(site: Path) -> Landing:
    """Read the English data page of a built site."""
    page = BuiltPage(site, site / "en" / "data" / "index.html")
    links: dict[str, list[tuple[str, str]]] = {}
    for link in page.root.xpath("//link[@rel][@href]"):
        for rel in link.get("rel").split():
            links.setdefault(rel, []).append((link.get("href"), link.get("type") or ""))
    canonical = links.get("canonical", [("", "")])[0][0]
    datasets = [item for item in _linked_data(page) if "Dataset" in _many(item.get("@type"))]
    return Landing(site, canonical, links, datasets[0] if datasets else {})


def _linked_data(page: BuiltPage) -> Iterator[Mapping[str, Any]]:
    for block in page.root.xpath("//script[@type='application/ld+json']"):
        value = json.loads(block.text_content())
        for item in _many(value):
            yield item
            yield from _many(item.get("@graph"))


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _web(address: object) -> bool:
    return str(address).startswith(("https://", "http://"))


def _persistent(landing: Landing) -> bool:
    named = [*(address for address, _type in landing.links.get("cite-as", ())), *_identifiers(landing)]
    return any(str(name).startswith(("https://doi.org/", "doi:", "https://hdl.handle.net/")) for name in named)


def _identifiers(landing: Landing) -> list[Any]:
    found = _many(landing.dataset.get("identifier")) + _many(landing.dataset.get("@id"))
    return [item.get("value") or item.get("@id") if isinstance(item, dict) else item for item in found]


def _files_exist(landing: Landing) -> bool:
    found = [landing.file(str(item.get("contentUrl", ""))) for item in landing.distributions]
    return bool(found) and all(file.is_file() for file in found)


def _sizes_agree(landing: Landing) -> bool:
    """Whether every file states its format and its true size."""
    for item in landing.distributions:
        file, size = landing.file(str(item.get("contentUrl", ""))), str(item.get("contentSize", ""))
        digits = "".join(letter for letter in size.removesuffix("B").strip() if letter.isdigit())
        if not (item.get("encodingFormat") and file.is_file() and digits == str(file.stat().st_size)):
            return False
    return bool(landing.distributions)


def _licence(landing: Landing) -> bool:
    named = [address for address, _type in landing.links.get("license", ())] + _many(landing.dataset.get("license"))
    hosts = {urlsplit(str(name.get("@id", "") if isinstance(name, dict) else name)).netloc for name in named}
    return bool(hosts & {"creativecommons.org", "spdx.org", "opendatacommons.org"})


def _described(landing: Landing, types: set[str]) -> bool:
    return any(form in types for _address, form in landing.links.get("describedby", ()))


def _related(landing: Landing) -> bool:
    names = ("isBasedOn", "isPartOf", "hasPart", "citation", "subjectOf", "sameAs", "isRelatedTo")
    return any(landing.dataset.get(name) for name in names)


def _open(landing: Landing) -> bool:
    forms = {str(form) for item in landing.distributions for form in _many(item.get("encodingFormat"))}
    return bool(forms & OPEN_FORMATS)


CHECKS: Mapping[str, tuple[Callable[[Landing], object], str]] = {
    "FsF-F1-01D": (lambda page: _web(page.address), "link rel=canonical"),
    "FsF-F1-02D": (_persistent, "link rel=cite-as, schema:identifier"),
    "FsF-F2-01M": (
        lambda page: all(page.dataset.get(name) for name in _CORE) and _identifiers(page),
        "schema:Dataset: " + ", ".join((*_CORE, "identifier")),
    ),
    "FsF-F3-01M": (_files_exist, "schema:contentUrl of each distribution, link rel=item"),
    "FsF-F4-01M": (lambda page: page.dataset.get("name"), "JSON-LD, schema:Dataset"),
    "FsF-A1-01M": (
        lambda page: page.dataset.get("conditionsOfAccess") or page.dataset.get("isAccessibleForFree") is True,
        "schema:conditionsOfAccess, schema:isAccessibleForFree",
    ),
    "FsF-A1-02M": (lambda page: _web(page.address), "link rel=canonical: http or https"),
    "FsF-A1-03D": (
        lambda page: page.distributions and all(_web(item.get("contentUrl")) for item in page.distributions),
        "schema:contentUrl: http or https",
    ),
    "FsF-I1-01M": (lambda page: page.dataset or _described(page, _RDF), "JSON-LD, link rel=describedby"),
    "FsF-I2-01M": (lambda page: _described(page, _RDF), "link rel=describedby: DCAT"),
    "FsF-I3-01M": (_related, "schema:isBasedOn, citation, hasPart, subjectOf, sameAs"),
    "FsF-R1-01MD": (_sizes_agree, "schema:encodingFormat and schema:contentSize against the files"),
    "FsF-R1.1-01M": (_licence, "link rel=license, schema:license"),
    "FsF-R1.2-01M": (
        lambda page: (
            page.dataset.get("creator") and (page.dataset.get("datePublished") or page.dataset.get("dateCreated"))
        ),
        "schema:creator, schema:datePublished",
    ),
    "FsF-R1.3-01M": (
        lambda page: page.dataset or _described(page, _RDF),
        "schema:Dataset, DCAT, Data Package",
    ),
    "FsF-R1.3-02D": (_open, "schema:encodingFormat of each distribution"),
    "signposting": (
        lambda page: all(page.links.get(rel) for rel in ("cite-as", "type", "license", "item", "describedby")),
        "link rel=cite-as, type, license, item, describedby",
    ),
}
"""What each check asks of the page, and what it looks at; ids are those of F-UJI, and ``signposting``."""
