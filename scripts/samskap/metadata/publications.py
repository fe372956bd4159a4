"""Publications in schema.org's words. Only what is known is told; the licence of a publication is not."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.metadata.schema_org import Node, Scope, filled
from samskap.model import Name, Reference

TYPES: Mapping[str, str] = {
    "article": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "working-paper": "Report",
    "master-thesis": "Thesis",
    "bachelor-thesis": "Thesis",
    "doctoral-thesis": "Thesis",
    "web-page": "WebPage",
    "conference-paper": "ScholarlyArticle",
}
"""Type of publication to the type of schema.org, as near to the one by which it is cited as schema.org has it."""
PAGED = frozenset({"ScholarlyArticle", "Report", "Chapter"})
"""Types that schema.org knows a place in pages of; editors it knows as persons only."""


def publication(reference: Reference, scope: Scope) -> Node:
    """A publication with its authors, container, publisher and identifiers. Raises ``KeyError`` for an unknown type."""
    kind, corpus, language = TYPES[reference.type], scope.corpus, scope.words.language
    thesis = kind == "Thesis"
    return filled(
        {
            "@type": kind,
            "@id": scope.thing(reference, "publication"),
            "name": reference.title,
            "alternateName": reference.title_en if reference.title_en != reference.title else "",
            "author": [_agent(name) for name in reference.authors],
            "editor": [_agent(name) for name in reference.editors if name.given],
            "contributor": [_agent(name) for name in reference.editors if not name.given],
            "datePublished": reference.date or (str(reference.year) if reference.year else ""),
            "inLanguage": reference.language,
            "publisher": _body(reference.publisher or ("" if thesis else reference.institution)),
            "sourceOrganization": _body(reference.institution) if thesis else None,
            "inSupportOf": corpus.terms["reference-type", reference.type].label[language] if thesis else "",
            "isPartOf": _container(reference, kind),
            "pagination": reference.pages if kind in PAGED and _is_part(reference) else "",
            "isbn": reference.isbn if kind == "Book" else "",
            "identifier": _identifiers(reference, kind),
            "sameAs": f"https://doi.org/{reference.doi}" if reference.doi else "",
            "url": reference.url,
            "keywords": list(reference.keywords),
        }
    )


def _agent(name: Name) -> Node:
    """A person, or a body, whose name is all in one."""
    if not name.given:
        return {"@type": "Organization", "name": name.family}
    return {
        "@type": "Person",
        "name": f"{name.given} {name.family}",
        "familyName": name.family,
        "givenName": name.given,
    }


def _body(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _is_part(reference: Reference) -> bool:
    """Whether the publication stands in a journal or a book, and pages are a place there and not a number."""
    return bool(reference.journal) or reference.type in {"article", "chapter", "conference-paper"}


def _container(reference: Reference, kind: str) -> Node | None:
    """The issue, volume and journal that it stands in, or the book, or the series."""
    if reference.journal:
        return _journal(reference)
    if not reference.booktitle:
        return None
    book = "Book" if kind == "Chapter" else "CreativeWork"
    return filled({"@type": book, "name": reference.booktitle, "isbn": reference.isbn if book == "Book" else ""})


def _journal(reference: Reference) -> Node:
    found: Node = {"@type": "Periodical", "name": reference.journal}
    if reference.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": reference.volume, "isPartOf": found}
    if reference.issue:
        found = {"@type": "PublicationIssue", "issueNumber": reference.issue, "isPartOf": found}
    return found


def _identifiers(reference: Reference, kind: str) -> list[Node]:
    """DOI, URN, and the ISBN where schema.org has no property of its own for it."""
    isbn = "" if kind in {"Book", "Chapter"} else reference.isbn
    found = (("DOI", reference.doi), ("URN", reference.urn), ("ISBN", isbn))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in found if value]
