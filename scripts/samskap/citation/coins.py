"""References as COinS: OpenURL context objects in the titles of empty ``span`` elements, which Zotero saves from lists.

Rules: ANSI/NISO Z39.88-2004 with the KEV formats ``journal``, ``book``, ``dissertation`` and ``dc``, and the COinS
convention (class ``Z3988``). What is not known is left out; values are UTF-8 and percent-encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote_plus

from samskap.citation.ris import page_range
from samskap.model import Name, Reference

# type of publication -> genre of the book format
_GENRES: Mapping[str, str] = {
    "book": "book",
    "chapter": "bookitem",
    "report": "report",
    "working-paper": "report",
    "conference-paper": "proceeding",
}
_THESES = {"master-thesis", "bachelor-thesis", "doctoral-thesis"}


def coins(reference: Reference, type_label: str) -> str:
    """The context object of a reference; ``type_label`` is the word for its type, the degree of a thesis."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_identifiers(reference), *_described(reference, type_label)]
    return "&".join(f"{key}={quote_plus(value, safe='/:,;()?!')}" for key, value in pairs if value)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "rft_id", f"info:doi/{reference.doi}" if reference.doi else reference.url


def _described(reference: Reference, type_label: str) -> Iterator[tuple[str, str]]:
    fields = _format(reference, type_label)
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{next(fields)[1]}"
    pairs = (*fields, *_creators(reference), ("date", reference.date or str(reference.year or "")))
    yield from ((f"rft.{key}", value) for key, value in pairs)


def _format(reference: Reference, type_label: str) -> Iterator[tuple[str, str]]:
    """The name of the format, then the fields of the format."""
    body = reference.publisher or reference.institution
    if reference.type == "article" or reference.journal:
        yield "format", "journal"
        yield "genre", "article"
        yield "atitle", reference.title
        yield "jtitle", reference.journal
        yield from _place(reference)
    elif reference.type in _THESES:
        yield "format", "dissertation"
        yield "title", reference.title
        yield "inst", body
        yield "degree", type_label
    elif reference.type in _GENRES:
        yield "format", "book"
        yield "genre", _GENRES[reference.type]
        yield from _titles(reference)
        yield "pub", body
        yield "isbn", reference.isbn
    else:
        yield "format", "dc"
        yield "type", "webpage"
        yield "title", reference.title
        yield "publisher", body


def _titles(reference: Reference) -> Iterator[tuple[str, str]]:
    """Title and place of a part of a book, or title and series of a whole one."""
    if _GENRES[reference.type] in {"bookitem", "proceeding"}:
        yield "atitle", reference.title
        yield "btitle", reference.booktitle
        yield from _place(reference)
    else:
        yield "btitle", reference.title
        yield "series", reference.booktitle


def _place(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "volume", reference.volume
    yield "issue", reference.issue
    yield "pages", "-".join(page_range(reference.pages))


def _creators(reference: Reference) -> Iterator[tuple[str, str]]:
    """The authors in their order, family name first; a body that is the only author by its own key.

    Beside others a body stands with the comma, or its last word would be read as its family name.
    """
    match reference.authors:
        case [Name(family=body, given="")]:
            yield "aucorp", body
        case _:
            yield from (("au", f"{name.family}, {name.given}".rstrip()) for name in reference.authors)
