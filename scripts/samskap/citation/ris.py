"""References as RIS, the tagged format that reference managers read.

Rules: the RIS format specification of Research Information Systems (tags of two characters, two spaces, a hyphen and a
space; ``TY`` first, ``ER`` last; lines end with CR LF). A value is one line, so no value can begin a record or a tag.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from samskap.model import Reference

MEDIA_TYPE = "application/x-research-info-systems"

# type of publication -> RIS type
TYPES: Mapping[str, str] = {
    "article": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "working-paper": "RPRT",
    "master-thesis": "THES",
    "bachelor-thesis": "THES",
    "doctoral-thesis": "THES",
    "web-page": "ELEC",
    "conference-paper": "CPAPER",
}
_RANGE = re.compile(r"(\w+)\s*[-–]\s*(\w+)")
_NEWLINE = "\r\n"


def to_ris(references: Iterable[Reference]) -> str:
    """Write references as RIS text, in the order given; what is not known is left out.

    Raises ``KeyError`` for an unknown type.
    """
    return "".join(_record(reference) for reference in references)


def _record(reference: Reference) -> str:
    cleaned = ((tag, clean(value)) for tag, value in _fields(reference))
    lines = [f"{tag}  - {value}" for tag, value in cleaned if value]
    return _NEWLINE.join([*lines, "ER  - ", "", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """The tags and values of a reference, in the order in which they are written."""
    yield "TY", TYPES[reference.type]
    yield "ID", reference.id
    yield from (("AU", str(name)) for name in reference.authors)
    yield from (("ED", str(name)) for name in reference.editors)
    yield "TI", reference.title
    yield "PY", str(reference.year or "")
    yield "DA", _date(reference.date)
    yield "JO" if reference.type == "article" else "T2", reference.journal or reference.booktitle
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield from zip(("SP", "EP"), page_range(reference.pages), strict=False)
    yield "PB", reference.publisher or reference.institution
    yield "DO", reference.doi
    yield "SN", reference.isbn
    yield "UR", reference.link
    yield "Y2", _date(reference.accessed)
    yield from (("KW", keyword) for keyword in reference.keywords)
    yield "LA", reference.language


def clean(value: str) -> str:
    """The value as one line: white space of any kind becomes a space, other control characters go."""
    printable = "".join(
        character for character in value if character.isspace() or unicodedata.category(character) != "Cc"
    )
    return " ".join(printable.split())


def _date(iso: str) -> str:
    """An ISO 8601 date as RIS has it: year, month, day, with all three slashes ("2015/01//")."""
    parts = iso.split("-") if iso else []
    return "/".join([*parts, "", "", ""][:4]) if parts else ""


def page_range(pages: str) -> tuple[str, ...]:
    """First and last page of a range; pages that are no range as they are; nothing where none are known."""
    match = _RANGE.fullmatch(pages)
    return (match[1], match[2]) if match else tuple(filter(None, [pages]))
