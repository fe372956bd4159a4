"""Atom (RFC 4287): what a feed and its entries are, and how they are written as XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

ATOM = "http://www.w3.org/2005/Atom"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\\s+")
"""What XML 1.0 (section 2.2) cannot hold, and white space; each becomes one space."""


@dataclass(frozen=True, slots=True)
class Category:
    """A term (its id), the address of the vocabulary it is from, and its words."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was added: ids and addresses are absolute, ``updated`` is an instant (RFC 3339).

    ``title_language`` and ``summary_language`` (BCP 47) are empty where these are in the language of the feed.
    """

    id: str
    title: str
    updated: str
    page: str
    summary: str
    categories: tuple[Category, ...] = ()
    title_language: str = ""
    summary_language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries, the newest first, and where they come from; ``address`` is the feed's own, ``page`` that of its page.

    ``updated`` is for a feed without entries; ``licence`` is the title and the address of the licence.
    """

    id: str
    title: str
    language: str
    updated: str
    author: str
    address: str
    page: str
    licence: tuple[str, str]
    entries: Sequence[Entry]

    def xml(self) -> str:
        """The feed as an XML document. Characters that XML cannot hold become spaces."""
        root = Element("feed", {"xmlns": ATOM, "xml:lang": self.language})
        _text(root, "id", self.id)
        _text(root, "title", self.title)
        _text(root, "updated", max((entry.updated for entry in self.entries), default=self.updated))
        _text(SubElement(root, "author"), "name", self.author)
        _link(root, "self", self.address, "application/atom+xml", self.language)
        _link(root, "alternate", self.page, "text/html", self.language)
        _link(root, "license", self.licence[1])
        _text(root, "rights", self.licence[0])
        for entry in self.entries:
            self._add(root, entry)
        ElementTree.indent(root, "")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'

    def _add(self, root: Element, entry: Entry) -> None:
        element = SubElement(root, "entry")
        _text(element, "id", entry.id)
        _text(element, "title", entry.title, entry.title_language)
        _text(element, "updated", entry.updated)
        _link(element, "alternate", entry.page, "text/html", self.language)
        _text(element, "summary", entry.summary, entry.summary_language)
        for category in entry.categories:
            found = {"term": category.term, "scheme": category.scheme, "label": _clean(category.label)}
            SubElement(element, "category", found)


def _text(parent: Element, name: str, text: str, language: str = "") -> Element:
    element = SubElement(parent, name, {"xml:lang": language} if language else {})
    element.text = _clean(text)
    return element


def _link(parent: Element, relation: str, target: str, media_type: str = "", language: str = "") -> None:
    found = {"rel": relation, "type": media_type, "hreflang": language, "href": target}
    SubElement(parent, "link", {name: value for name, value in found.items() if value})


def _clean(text: str) -> str:
    return _NO_XML.sub(" ", text).strip()
