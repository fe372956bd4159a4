"""An item of CSL-JSON as the values of a reference.

Rules: CSL 1.0.2, ``csl-data.json`` and appendix III (types); names may be literal, dates parts or texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samskap.contribution.pasted import Note, Pasted, dated, language_tag, left_out, plain_doi, read_as, thesis_level
from samskap.model import Name

TYPES: Mapping[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "working-paper", "book": "book", "chapter": "chapter", "paper-conference": "conference-paper",
    "report": "report", "webpage": "web-page", "post": "web-page", "post-weblog": "web-page",
}  # fmt: skip
"""CSL types and ours; that of a thesis depends on its genre."""

_TEXTS: Mapping[str, str] = {"volume": "volume", "issue": "issue", "ISBN": "isbn", "URL": "url"}
_INSTITUTIONS = {"report", "working-paper", "doctoral-thesis", "master-thesis", "bachelor-thesis"}
_READ = frozenset(
    {"id", "type", "title", "author", "editor", "issued", "accessed", "container-title", "page", "publisher", "DOI"}
    | {"publisher-place", "language", "keyword", "genre", *_TEXTS}
)
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|span)(?:\s[^<>]*)?>")


def read_item(item: Mapping[str, Any]) -> Pasted:
    """The values of an item, and notes on what is wrong with it or not kept. Raises nothing."""
    kind, notes = _type(item)
    title = _MARKUP.sub("", _text(item, "title"))
    notes += read_as("title", _text(item, "title"), title)
    values: dict[str, Any] = {"type": kind, "title": title}
    values |= {"authors": _names(item, "author", notes), "editors": _names(item, "editor", notes)}
    values |= {name: _text(item, key) for key, name in _TEXTS.items()}
    values |= {"pages": _text(item, "page").replace("\u2013", "-")}
    values |= _container(item, kind) | _issued(item)
    place, publisher = _text(item, "publisher-place"), _text(item, "publisher")
    body = "institution" if kind in _INSTITUTIONS else "publisher"
    values |= {body: f"{place}: {publisher}" if place and publisher else publisher}
    values |= {"accessed": _date(item, "accessed")[:7]}
    values |= {"doi": plain_doi(_text(item, "DOI")), "language": language_tag(_text(item, "language"))}
    values |= {"keywords": tuple(_keywords(_text(item, "keyword")))}
    notes += read_as("doi", _text(item, "DOI"), values["doi"])
    notes += left_out(set(item) - _READ)
    return Pasted({name: value for name, value in values.items() if value}, tuple(notes))


def _type(item: Mapping[str, Any]) -> tuple[str, list[Note]]:
    given = _text(item, "type")
    kind = thesis_level(_text(item, "genre")) if given == "thesis" else TYPES.get(given, "")
    told = f"{given}, genre: {_text(item, 'genre') or '-'}" if given == "thesis" else given
    allowed = [*TYPES, "thesis + genre"]
    return kind, [] if kind else [Note("import-type", "type", {"value": told, "allowed": allowed})]


def _names(item: Mapping[str, Any], role: str, notes: list[Note]) -> tuple[Name, ...]:
    listed = item.get(role)
    found = []
    for person in listed if isinstance(listed, list) else []:
        name = _name(person) if isinstance(person, dict) else Name(family="")
        if name.family:
            found.append(name)
        else:
            notes.append(Note("paste-left-out", f"{role}s", {"names": [str(person)]}))
    return tuple(found)


def _name(person: Mapping[str, Any]) -> Name:
    if _text(person, "literal"):
        return Name(family=_text(person, "literal"))
    family = " ".join(filter(None, [_text(person, "non-dropping-particle"), _text(person, "family")]))
    given = " ".join(filter(None, [_text(person, "given"), _text(person, "dropping-particle")]))
    if not family:
        return Name(family=given)
    return Name(family=family, given=", ".join(filter(None, [given, _text(person, "suffix")])))


def _container(item: Mapping[str, Any], kind: str) -> dict[str, str]:
    title = _text(item, "container-title")
    return {"journal" if kind in ("article", "working-paper") else "booktitle": title}


def _issued(item: Mapping[str, Any]) -> dict[str, Any]:
    found = _date(item, "issued")
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", found):
        return dated(found)
    return {"date_text": found} if found else {}


def _date(item: Mapping[str, Any], name: str) -> str:
    """A date as ISO 8601 where its parts tell it, else the text that stands in its place."""
    value = item.get(name)
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first[:3]]
    if numbers and all(part.isdecimal() for part in numbers):
        return "-".join([numbers[0].zfill(4), *(part.zfill(2) for part in numbers[1:])])
    return _text(value, "raw") or _text(value, "literal")


def _keywords(text: str) -> Sequence[str]:
    return [word.strip() for word in text.split(";" if ";" in text else ",") if word.strip()]


def _text(item: Mapping[str, Any], name: str) -> str:
    """A value as a text on one line; numbers as they are written."""
    value = item.get(name)
    known = isinstance(value, str | int | float) and not isinstance(value, bool)
    return " ".join(str(value).split()) if known else ""


def items(value: object) -> Iterator[object]:
    """The items of a CSL-JSON document: a list, one item, or an object that has them."""
    if isinstance(value, dict):
        listed = value.get("items", value.get("references", [value]))
        yield from listed if isinstance(listed, list) else [listed]
    elif isinstance(value, list):
        yield from value
