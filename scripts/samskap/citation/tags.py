"""What a page tells reference managers in ``meta`` elements: Highwire Press tags and Dublin Core.

The names are those of the inclusion guidelines of Google Scholar (``citation_*``), of DCMI Metadata Terms
(``DCTERMS.*``) and, for the kind of a thesis, of EPrints. Zotero takes the type of a publication from the name of the
tag for what it is part of, and from ``DCTERMS.type`` where there is none; the terms for that are those of the Eprints
Type Vocabulary, "webpage" and "dataset". Only what is known is told; no PDF is, because none is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samskap.citation.csl import Item
from samskap.citation.dates import iso_date
from samskap.citation.ris import page_range
from samskap.model import Name, Reference

Tag = tuple[str, str]
"""Name and content of a ``meta`` element."""

# type of publication -> type for DCTERMS.type
TYPES: Mapping[str, str] = {
    "article": "JournalArticle",
    "book": "Book",
    "chapter": "BookItem",
    "report": "Report",
    "working-paper": "WorkingPaper",
    "master-thesis": "Thesis",
    "bachelor-thesis": "Thesis",
    "doctoral-thesis": "Thesis",
    "web-page": "webpage",
    "conference-paper": "ConferencePaper",
}


def reference_tags(reference: Reference, type_label: str) -> tuple[Tag, ...]:
    """The tags of a reference's page; ``type_label`` is the word for its type, in the language of the page."""
    return _known((*_highwire(reference), *_dublin_core(reference, type_label)))


def page_tags(item: Item) -> tuple[Tag, ...]:
    """The tags of one of our own pages, from the item by which it is cited."""
    date, creator = iso_date(item), item["author"][0]["literal"]
    return _known(
        (
            ("citation_title", item["title"]),
            *(("citation_author", text) for text in _names((Name(family=creator),))),
            ("citation_publication_date", date.replace("-", "/")),
            ("citation_language", item["language"]),
            ("citation_public_url", item["URL"]),
            ("DCTERMS.type", item["type"]),
            ("DCTERMS.title", item["title"]),
            ("DCTERMS.creator", creator),
            ("DCTERMS.publisher", creator),
            ("DCTERMS.issued", date),
            ("DCTERMS.source", item.get("container-title", "")),
            ("DCTERMS.hasVersion", item.get("version", "")),
            ("DCTERMS.language", item["language"]),
            ("DCTERMS.identifier", item["URL"]),
        )
    )


def _highwire(reference: Reference) -> Iterator[Tag]:
    """The tag for what the publication is part of stands last of those that tell its type: the last one counts."""
    yield "citation_title", reference.title
    yield from (("citation_author", text) for text in _names(reference.authors))
    yield from (("citation_editor", text) for text in _names(reference.editors))
    yield "citation_publication_date", (reference.date or str(reference.year or "")).replace("-", "/")
    yield "citation_language", reference.language
    yield from (("citation_keywords", keyword) for keyword in reference.keywords)
    yield "citation_doi", reference.doi
    yield "citation_isbn", reference.isbn
    yield "citation_public_url", reference.link
    yield from _part_of(reference)


def _part_of(reference: Reference) -> Iterator[Tag]:
    """What the publication is part of or who published it, by type, and its place there."""
    body = reference.publisher or reference.institution
    match TYPES[reference.type]:
        case "Thesis":
            yield "citation_series_title", reference.booktitle
            yield "citation_dissertation_institution", body
            return
        case "Report" | "WorkingPaper":
            yield "citation_series_title", reference.booktitle
            yield "citation_technical_report_institution", body
            yield "citation_technical_report_number", reference.issue or reference.volume
            return
        case "BookItem":
            yield "citation_inbook_title", reference.booktitle
        case "ConferencePaper":
            yield "citation_conference_title", reference.booktitle
    yield "citation_publisher", body
    yield "citation_journal_title", reference.journal
    yield "citation_volume", reference.volume
    yield "citation_issue", reference.issue
    if reference.type != "book":  # there the pages are how many there are
        yield from zip(("citation_firstpage", "citation_lastpage"), page_range(reference.pages), strict=False)


def _dublin_core(reference: Reference, type_label: str) -> Iterator[Tag]:
    kind = TYPES[reference.type]
    yield "DCTERMS.type", kind if not reference.journal else "JournalArticle"
    yield "eprints.thesis_type", type_label if kind == "Thesis" else ""
    yield "DCTERMS.title", reference.title
    yield from (("DCTERMS.creator", str(name)) for name in reference.authors)
    yield from (("DCTERMS.contributor", str(name)) for name in reference.editors)
    yield "DCTERMS.publisher", reference.publisher or reference.institution
    yield "DCTERMS.issued", reference.date or str(reference.year or "")
    yield "DCTERMS.language", reference.language
    yield "DCTERMS.identifier", reference.link


def _names(names: tuple[Name, ...]) -> Iterator[str]:
    """Family name, comma, given name; a body has the comma, too, or its last word would be read as its family name.

    A semicolon, the sign between names, ends a name that stands alone with two words on both sides of its comma: Zotero
    would read two names otherwise.
    """
    for name in names:
        divided = len(names) == 1 and " " in name.family and " " in name.given
        yield f"{name.family}, {name.given}".rstrip() + (";" if divided else "")


def _known(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    return tuple((name, content) for name, content in tags if content)
