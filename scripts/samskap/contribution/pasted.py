"""What a reference manager wrote, BibTeX or RIS, as the values of a reference; and what of it is told to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.model import Name
from samskap.package.bibliography import LANGIDS, LANGUAGES

Values = Mapping[str, Any]
"""Attributes of :class:`samskap.model.Reference` with their values; what is not known is left out."""

LANGUAGE_NAMES: Mapping[str, str] = {
    "dan": "da", "dansk": "da", "danska": "da", "danish": "da",
    "eng": "en", "engelsk": "en", "engelska": "en", "english": "en",
    "fin": "fi", "finska": "fi", "finsk": "fi", "suomi": "fi",
    "isl": "is", "ice": "is", "isländska": "is", "islandsk": "is", "íslenska": "is",
    "no": "nb", "nor": "nb", "nob": "nb", "norska": "nb", "bokmål": "nb",
    "swe": "sv", "svensk": "sv", "svenska": "sv", "swedish": "sv",
}  # fmt: skip
"""Codes (ISO 639-2) and names of languages that reference managers and people write."""

_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)

_LEVELS = (
    ("doctoral-thesis", re.compile(r"doctor|doktor|ph\.? ?d|dissertation|avhandling|afhandling", re.IGNORECASE)),
    ("master-thesis", re.compile(r"master|magister|speciale|kandidatspeciale", re.IGNORECASE)),
    ("bachelor-thesis", re.compile(r"bachelor|kandidat", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be told of a paste: code, the field of the reference (empty: the paste as a whole), and values."""

    code: str
    field: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste holds and what is to be told of it."""

    values: Values
    notes: tuple[Note, ...] = ()


def read_as(field: str, value: str, kept: str) -> Iterable[Note]:
    """The note that a value is kept in another form; none where it is the same."""
    if value != kept:
        yield Note("paste-read-as", field, {"value": value, "kept": kept})


def left_out(names: Iterable[str]) -> Iterable[Note]:
    """The note that some fields of a paste are not kept; none where there are none."""
    found = sorted(set(names))
    if found:
        yield Note("paste-left-out", "", {"names": found})


def plain_doi(text: str) -> str:
    """A DOI without the address of a resolver before it."""
    return _RESOLVER.sub("", text.strip(), count=1) if _RESOLVER.match(text.strip()) else text.strip()


def language_tag(text: str) -> str:
    """The tag of a language (BCP 47) by its tag, code or name; a text that names none is given as it is."""
    name = text.strip().casefold()
    first = re.split(r"[-_]", name)[0]
    known = LANGIDS.get(name) or LANGUAGE_NAMES.get(name) or LANGUAGE_NAMES.get(first)
    return known or (first if first in LANGUAGES else text.strip())


def name_of(text: str) -> Name:
    """A person written as "Family, Given" or "Family, Given, Suffix"; a body by its whole name, or in braces."""
    plain = " ".join(text.split()).strip(" ,")
    if plain.startswith("{") and plain.endswith("}"):
        return Name(family=plain[1:-1].strip())
    family, _, given = plain.partition(",")
    return Name(family=family.strip(), given=given.strip())


def thesis_level(text: str) -> str:
    """The type of a thesis by the words for its level, in the Nordic languages and English; empty for other words."""
    return next((name for name, words in _LEVELS if words.search(text)), "")


def dated(text: str) -> dict[str, Any]:
    """The attributes ``year`` and ``date`` of a date (ISO 8601), and ``date`` alone of what is none."""
    if not re.match(r"\d{4}(-|$)", text):
        return {"date": text} if text else {}
    return {"year": int(text[:4])} | ({"date": text} if len(text) > 4 else {})
