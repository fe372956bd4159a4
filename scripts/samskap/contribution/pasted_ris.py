"""A pasted RIS record as the values of a reference. rispy reads the tags; this module alone knows it.

Tags and types are those of the RIS format specification; what publishers write differs, so several tags are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rispy import RisParser
from rispy.config import TAG_KEY_MAPPING

from samskap.contribution.pasted import (
    Note,
    Pasted,
    dated,
    language_tag,
    left_out,
    name_of,
    plain_doi,
    read_as,
    thesis_level,
)
from samskap.model import Name

TYPES: Mapping[str, str] = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter",
    "RPRT": "report", "GOVDOC": "report", "PAMP": "report",
    "UNPB": "working-paper", "UNPD": "working-paper", "MANSCPT": "working-paper",
    "CONF": "conference-paper", "CPAPER": "conference-paper",
    "ELEC": "web-page", "WEB": "web-page", "BLOG": "web-page", "ICOMM": "web-page",
}  # fmt: skip
"""RIS types and ours; that of a thesis depends on its level."""

_TEXTS: Mapping[str, Sequence[str]] = {
    "title": ("TI", "T1"),
    "title_en": ("TT",),
    "volume": ("VL",),
    "issue": ("IS",),
    "url": ("UR",),
}
_READ = frozenset(
    {"TY", "ER", "ID", "AU", "A1", "ED", "A2", "TI", "T1", "TT", "T2", "JO", "JF", "JA", "J2", "BT", "PY", "Y1", "DA"}
    | {"VL", "IS", "SP", "EP", "PB", "DO", "SN", "UR", "Y2", "KW", "LA", "M1", "M3"}
)
_TAG = re.compile(r"[A-Z][A-Z0-9] {2}-")
_TAGS = sorted({*TAG_KEY_MAPPING, "ED", "BT"})
_JOURNAL = ("JO", "JF", "T2", "JA", "J2")
_INSTITUTIONS = {"report", "working-paper", "doctoral-thesis", "master-thesis", "bachelor-thesis"}


def read_ris(text: str) -> Pasted:
    """Read one pasted record. What cannot be read is told in the notes. Raises nothing."""
    lines = text.replace("\r\n", "\n").strip().split("\n")
    number = sum(line.startswith("TY  -") for line in lines)
    if number > 1:
        return Pasted({}, (Note("paste-several", "", {"number": number}),))
    fault = next(_faults(lines), None)
    if fault:
        return Pasted({}, (fault,))
    parser = RisParser(
        mapping={tag: tag for tag in _TAGS}, list_tags=_TAGS, delimiter_tags_mapping={}, skip_unknown_tags=True
    )
    records = parser.parse("\n".join([lines[0], *_unfolded(lines[1:-1], parser), "ER  - "]))
    return read_record({tag: [found] if isinstance(found, str) else found for tag, found in records[0].items()})


def read_record(record: Mapping[str, Sequence[str]]) -> Pasted:
    """The values of a record (texts by tag), and notes on what is not kept."""
    kind = _type(record)
    values: dict[str, Any] = {
        "type": kind,
        "authors": _names(record, "AU", "A1"),
        "editors": _names(record, "ED", "A2"),
    }
    values |= {name: _first(record, *tags) for name, tags in _TEXTS.items()}
    values |= {"pages": "-".join(filter(None, (_first(record, "SP"), _first(record, "EP"))))}
    values |= _container(record, kind) | _date(record)
    values |= {"institution" if kind in _INSTITUTIONS else "publisher": _first(record, "PB")}
    values |= {"isbn": _first(record, "SN") if kind not in {"article", "web-page"} else ""}
    values |= {"accessed": "-".join(_parts(_first(record, "Y2"))[:2])}
    values |= {"keywords": tuple(filter(None, record.get("KW", ())))}
    values |= {"doi": plain_doi(_first(record, "DO")), "language": language_tag(_first(record, "LA"))}
    notes = [*read_as("doi", _first(record, "DO"), values["doi"]), *left_out(set(record) - _READ)]
    return Pasted({name: value for name, value in values.items() if value}, tuple(notes))


def _faults(lines: Sequence[str]) -> Iterator[Note]:
    """A record begins with TY and ends with ER."""
    if not lines[0].startswith("TY  -"):
        yield Note("ris-syntax", "", {"line": 1, "value": lines[0][:40], "tag": "TY  - "})
    elif not lines[-1].startswith("ER  -"):
        yield Note("ris-syntax", "", {"line": len(lines), "value": lines[-1][:40], "tag": "ER  - "})
    for number, line in enumerate(lines[1:-1], start=2):
        if re.match(r"[A-Z][A-Z0-9] ?-|[A-Z][A-Z0-9] {3,}-", line) and not _TAG.match(line):
            yield Note("ris-syntax", "", {"line": number, "value": line[:40], "tag": f"{line[:2]}  - "})


def _unfolded(lines: Sequence[str], parser: RisParser) -> list[str]:
    """The lines that begin with a tag; a line without one goes on with the value before it."""
    found: list[str] = []
    for line in lines:
        tag, text = parser.parse_line(line)
        if tag:
            found.append(line)
        elif found:
            found[-1] = f"{found[-1]} {text}".rstrip()
    return found


def _type(record: Mapping[str, Sequence[str]]) -> str:
    kind = _first(record, "TY").upper()
    if kind != "THES":
        return TYPES.get(kind, "")
    return thesis_level(" ".join((*record.get("M3", ()), *record.get("M1", ()))))


def _first(record: Mapping[str, Sequence[str]], *tags: str) -> str:
    """The first value of the first of some tags that has one."""
    return next((value.strip() for tag in tags for value in record.get(tag, ()) if value.strip()), "")


def _names(record: Mapping[str, Sequence[str]], *tags: str) -> tuple[Name, ...]:
    return tuple(name_of(text) for tag in tags for text in record.get(tag, ()) if text.strip(" ,"))


def _container(record: Mapping[str, Sequence[str]], kind: str) -> dict[str, str]:
    if kind == "article":
        return {"journal": _first(record, *_JOURNAL)}
    return {"booktitle": _first(record, "T2", "BT", "JO")} if kind in {"chapter", "conference-paper"} else {}


def _date(record: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    year = _parts(_first(record, "PY", "Y1"))
    full = _parts(_first(record, "DA")) or _parts(_first(record, "Y1", "PY"))
    return dated("-".join(full if full and (not year or full[0] == year[0]) else year[:1]))


def _parts(text: str) -> list[str]:
    """Year, month and day of a date as RIS writes it ("2015/1//"), with two digits each; else what stands there."""
    found = re.match(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?", text)
    if not found:
        return [text] if text else []
    return [part.zfill(2) for part in found.groups() if part]
