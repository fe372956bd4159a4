"""Links for machines in the head of a page: Signposting, level 1 (https://signposting.org/FAIR/).

``cite-as`` is the DOI of a publication and the page's own address else. Of a publication we know neither the licence
nor a page of its authors, so that neither is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from samskap.downloads import Download
from samskap.metadata import places
from samskap.metadata.files import NAMES
from samskap.metadata.linkset import DESCRIPTIONS as DESCRIBING
from samskap.metadata.linkset import LINKSET
from samskap.metadata.media_types import media_type
from samskap.metadata.publications import TYPES as PUBLICATIONS
from samskap.metadata.schema_org import CONTEXT
from samskap.model import Corpus
from samskap.pages.page import LINK, Page

SUBJECTS: Mapping[str, str] = {
    "case": "CreativeWork",
    "finding": "Claim",
    "phase": "DefinedTerm",
    "theme": "DefinedTerm",
    "topic": "DefinedTerm",
}
"""Kind of page to the type of what it tells of."""
RECORDS: Mapping[str, str] = {"case": "cases", "finding": "findings", "reference": "references"}
"""Kind of page to the folder that has its record as JSON."""


def links(page: Page, corpus: Corpus, language: str, site_url: str, downloads: Iterable[Download]) -> Iterator[LINK]:
    """The links of a page; ``downloads`` are the files of the data page."""
    location = f"{site_url}{language}/{page.path}"
    if page.path == "data/":
        yield from _own(location, "Dataset", corpus, language, site_url)
        yield from _data(site_url, downloads)
    elif page.kind == "reference":
        reference = corpus.references[page.record]
        yield "cite-as", f"https://doi.org/{reference.doi}" if reference.doi else location, ""
        yield from _types(PUBLICATIONS[reference.type])
        yield _record(page, site_url)
    elif page.kind in SUBJECTS:
        yield from _own(location, SUBJECTS[page.kind], corpus, language, site_url)
        if page.kind in RECORDS:
            yield _record(page, site_url)
            yield "collection", f"{site_url}{language}/data/", "text/html"


def _own(location: str, kind: str, corpus: Corpus, language: str, site_url: str) -> Iterator[LINK]:
    """What holds for what is ours: how to cite it, what it is, its licence, who made it."""
    yield "cite-as", location, ""
    yield from _types(kind)
    yield "license", str(corpus.descriptor["licenses"][0]["path"]), ""
    yield "author", f"{site_url}{language}/about/", "text/html"


def _types(kind: str) -> Iterator[LINK]:
    yield "type", f"{CONTEXT}/AboutPage", ""
    yield "type", f"{CONTEXT}/{kind}", ""


def _record(page: Page, site_url: str) -> LINK:
    name = f"{RECORDS[page.kind]}/{page.record}.json"
    return "describedby", places.file(site_url, name), media_type(name)


def _data(site_url: str, downloads: Iterable[Download]) -> Iterator[LINK]:
    """The files of the data package, and those that describe it."""
    for file in downloads:
        if file.name not in NAMES and not file.per_record:
            yield "item", places.file(site_url, file.name), media_type(file.name)
    for name in DESCRIBING:
        yield "describedby", places.file(site_url, name), media_type(name)
    yield "linkset", places.file(site_url, LINKSET), media_type(LINKSET)
