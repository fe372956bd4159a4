"""What Zotero would save from a page: the reading rules of two of its translators, as their sources document them.

Read in November 2026: "Embedded Metadata" (lastUpdated 2024-06-13) with the "RDF" translator to which it hands Dublin
Core, and "COinS" with ``openurl.js`` and ``cleanAuthor`` of zotero/utilities. Only the rules that bear on the tags here
are written down; no code is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.html import HtmlElement

Creator = tuple[str, str, str]
"""Role, family name (or the name of a body), given name."""

# the last of these tags on a page tells the type
_TYPE_BY_TAG = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
# what Dublin Core may say of the type: Zotero's own names, and those of the Eprints Type Vocabulary
_ITEM_TYPES = {"webpage", "dataset", "book", "thesis", "report"}
_EPRINTS_TYPES = {
    "book": "book", "report": "report", "thesis": "thesis", "bookitem": "bookSection",
    "conferencepaper": "conferencePaper", "journalarticle": "journalArticle", "workingpaper": "report",
    "webpage": "webpage", "dataset": "journalArticle",
}  # fmt: skip
_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "container",
    "citation_inbook_title": "container",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_series_title": "series",
    "citation_conference_title": "conference",
    "citation_dissertation_institution": "publisher",
    "citation_technical_report_institution": "publisher",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_isbn": "isbn",
    "citation_doi": "doi",
    "citation_public_url": "url",
    "citation_language": "language",
}
_DUBLIN_CORE = {
    "dcterms.title": "title",
    "dcterms.source": "container",
    "dcterms.issued": "date",
    "dcterms.language": "language",
    "eprints.thesis_type": "degree",
}


@dataclass(frozen=True)
class Saved:
    """An item as Zotero would save it; a field that it has not is empty."""

    type: str
    fields: Mapping[str, str]
    creators: tuple[Creator, ...]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


def embedded(root: HtmlElement) -> Saved | None:
    """The item in the ``meta`` elements of a page; None where Zotero finds only a web page."""
    tags = [(str(meta.get("name")), str(meta.get("content"))) for meta in root.xpath("//head/meta[@name][@content]")]
    found = [content for name, content in tags if name.startswith(("citation_", "DCTERMS."))]
    if not found:
        return None
    fields = {_DUBLIN_CORE[name.lower()]: content for name, content in reversed(tags) if name.lower() in _DUBLIN_CORE}
    fields |= {field: content for tag, field in _FIELDS.items() for content in _first(tags, tag)}
    pages = [content for tag in ("citation_firstpage", "citation_lastpage") for content in _first(tags, tag)]
    fields["pages"] = "-".join(pages)
    fields.setdefault("url", str(root.xpath("string(//head/link[@rel='canonical']/@href)")))
    creators = (*_highwire_creators(tags, "author"), *_highwire_creators(tags, "editor"))
    return Saved(_type(tags), fields, creators)


def context_objects(root: HtmlElement) -> list[Saved]:
    """The items in the COinS of a page, in their order."""
    titles = root.xpath("//span[contains(concat(' ', @class, ' '), ' Z3988 ')]/@title")
    return [_context_object(str(title)) for title in titles]


def _first(tags: list[tuple[str, str]], ending: str) -> Iterator[str]:
    """The content of the first tag whose name ends so, if there is one."""
    yield from [content for name, content in tags if name.endswith(ending)][:1]


def _type(tags: list[tuple[str, str]]) -> str:
    by_tag = [_TYPE_BY_TAG[name] for name, _content in tags if name in _TYPE_BY_TAG]
    if by_tag:
        return by_tag[-1]
    for said in _first(tags, "DCTERMS.type"):
        known = said if said in _ITEM_TYPES else _EPRINTS_TYPES.get(said.lower().replace(" ", ""))
        if known:
            return known
    return "book" if [*_first(tags, "citation_isbn")] else "journalArticle"


def _highwire_creators(tags: list[tuple[str, str]], role: str) -> Iterator[Creator]:
    names = [content for name, content in tags if name == f"citation_{role}"]
    for name in names:
        parts = re.split(r"\s*,\s*", name)
        alone = len(names) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]
        alone = alone and ";" not in name
        for single in filter(None, parts if alone else re.split(r"\s*;\s*", name)):
            yield clean_author(single, role, comma="," in single)


def clean_author(name: str, role: str, *, comma: bool) -> Creator:
    """A name taken apart: at the comma, or before the last word; a body is what has no given name then."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if comma:
        family, _, given = name.partition(",")
    else:
        given, _, family = name.rpartition(" ")
    return role, family, given.strip()


_TYPE_BY_GENRE = {"bookitem": "bookSection", "proceeding": "conferencePaper", "report": "report", "book": "book"}
_KEYS = {
    "date": "date", "volume": "volume", "issue": "issue", "pages": "pages", "jtitle": "container", "series": "series",
    "pub": "publisher", "publisher": "publisher", "inst": "publisher", "degree": "degree", "isbn": "isbn",
}  # fmt: skip


def _context_object(text: str) -> Saved:
    pairs = [part.partition("=") for part in text.split("&")]
    values = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, _, value in pairs]
    kind = _kind(dict(values))
    fields: dict[str, str] = {}
    creators: list[Creator] = []
    for key, value in values:
        name = key.removeprefix("rft.")
        if key == "rft_id":
            found = re.fullmatch(r"info:doi/(.+)|(https?://.+)", value)
            assert found, f"Zotero reads no such identifier: {value}"
            fields |= {"doi": found[1]} if found[1] else {"url": found[2]}
        elif name == "au":
            creators.append(clean_author(value, "author", comma="," in value))
        elif name == "aucorp":
            creators.insert(0, ("author", value, ""))
        elif name == "btitle":
            fields["container" if kind in {"bookSection", "conferencePaper"} else "title"] = value
        elif name in {"atitle", "title"}:
            fields["title"] = value
        elif name in _KEYS:
            fields[_KEYS[name]] = value
    return Saved(kind, fields, tuple(creators))


def _kind(values: Mapping[str, str]) -> str:
    match values["rft_val_fmt"].removeprefix("info:ofi/fmt:kev:mtx:"):
        case "journal":
            return "journalArticle"
        case "dissertation":
            return "thesis"
        case "dc":
            return values["rft.type"]
        case "book":
            return _TYPE_BY_GENRE[values["rft.genre"]]
    raise AssertionError(f"Zotero reads no such format: {values['rft_val_fmt']}")
