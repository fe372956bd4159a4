"""A pasted BibTeX entry as the values of a reference. Fields are those of the bibliography and of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from samskap.contribution.pasted import Note, Pasted, dated, language_tag, left_out, plain_doi, read_as, thesis_level
from samskap.model import Name
from samskap.package.bibliography import ALTERNATIVES, FIELDS, to_reference
from samskap.package.bibtex import Fault, RawEntry, parse
from samskap.package.entries import duplicated_field, knows_type, text_outside_entries, written_types

OTHERS = Name(family="others")
"""What BibTeX writes for "et al."."""

# types and fields of BibLaTeX and of older programs, and what we call them
_TYPES: Mapping[str, str] = {
    "booklet": "book", "collection": "book", "mvbook": "book", "mvcollection": "book", "proceedings": "book",
    "electronic": "web-page", "www": "web-page", "unpublished": "working-paper",
    "phdthesis": "doctoral-thesis", "mastersthesis": "master-thesis",
}  # fmt: skip
_ALSO: Mapping[str, str] = {"school": "institution", "organization": "institution"}
_NOT_ASKED = frozenset({"coded_on", "review", "source_is_copy"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_READ = frozenset({*FIELDS.values(), *ALTERNATIVES.values(), *_ALSO, "type", "month", "language", "author", "editor"})
_ATTRIBUTES: Mapping[str, str] = {name: attribute for attribute, name in FIELDS.items()}


def read_bibtex(text: str) -> Pasted:
    """Read one pasted entry. What cannot be read, or would be lost, is told in the notes. Raises nothing."""
    entries, faults = parse(text.replace("\r\n", "\n"))
    broken = [fault for fault in faults if fault.code == "bibtex-syntax"][:1]
    notes = [fault_note(fault) for fault in broken or faults]
    if not any(note.code == "bibtex-syntax" for note in notes):
        notes += [
            Note("bibtex-outside-entry", "", {"line": line, "value": value})
            for line, value in text_outside_entries(text)
        ]
    if len(entries) > 1:
        notes.append(Note("paste-several", "", {"number": len(entries)}))
    if notes or not entries:
        return Pasted({}, tuple(notes))
    return read_entry(entries[0])


def read_entry(entry: RawEntry) -> Pasted:
    """The values of an entry, and notes on what is wrong with it or not kept."""
    kind = _known_type(entry)
    found = to_reference(RawEntry(entry.line, "misc", entry.key, _renamed(entry.fields), entry.persons))
    every = {name: getattr(found, name) for name in FIELDS if name not in _NOT_ASKED | {"date"}}
    every |= {"type": kind, "doi": plain_doi(found.doi)} | _date(entry) | _language(entry)
    notes = [] if kind else [_type(entry)]
    for role, persons in (("authors", found.authors), ("editors", found.editors)):
        every[role] = tuple(person for person in persons if person != OTHERS)
        notes += [Note("paste-left-out", role, {"names": ["others"]})] if OTHERS in persons else []
    unknown = (name for name in [*entry.fields, *entry.persons] if name not in _READ)
    notes += [*read_as("doi", found.doi, plain_doi(found.doi)), *_conflicts(entry), *left_out(unknown)]
    return Pasted({name: value for name, value in every.items() if value not in ("", (), None)}, tuple(notes))


def _known_type(entry: RawEntry) -> str:
    """The type of the publication; empty where the entry does not tell it."""
    if knows_type(entry):
        return to_reference(entry).type
    kind = entry.type.lower()
    return _TYPES.get(kind) or (thesis_level(entry.fields.get("type", "")) if kind == "thesis" else "")


def _renamed(given: Mapping[str, str]) -> dict[str, str]:
    """The fields under the names of the bibliography; one that is there under both keeps its own."""
    kept = {name: value for name, value in given.items() if name not in {*_ALSO, "type"}}
    return {_ALSO[name]: value for name, value in given.items() if name in _ALSO} | kept


def _date(entry: RawEntry) -> dict[str, Any]:
    """Year and date; a month that stands in a field of its own belongs to the date."""
    text = (entry.fields.get("date") or entry.fields.get("year") or "").strip()
    month = entry.fields.get("month", "").strip().casefold()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdecimal() else 0
    return dated(f"{text}-{number:02}" if re.fullmatch(r"\d{4}", text) and 1 <= number <= 12 else text)


def _language(entry: RawEntry) -> dict[str, str]:
    given = (entry.fields.get("langid") or entry.fields.get("language") or "").strip()
    return {"language": language_tag(given)} if given else {}


def _conflicts(entry: RawEntry) -> Iterator[Note]:
    """Two fields that mean the same and do not say the same."""
    for name, other in ALTERNATIVES.items():
        one, two = entry.fields.get(name, ""), entry.fields.get(other, "")
        if one and two and one != two and not (name == "date" and one.startswith(two)):
            yield Note("bibtex-duplicate-field", _ATTRIBUTES[name], {"field": other, "line": entry.line})


def _type(entry: RawEntry) -> Note:
    level = entry.fields.get("type", "")
    value = f"@{entry.type}" + (f", type = {{{level}}}" if level else "")
    return Note("bibtex-type", "type", {"value": value, "allowed": written_types(), "line": entry.line})


def fault_note(fault: Fault) -> Note:
    """What is to be told of a fault in BibTeX text; ``line`` among its values is that inside the text."""
    field = duplicated_field(fault) if fault.code == "bibtex-duplicate-field" else ""
    return Note(fault.code, "", {"detail": fault.detail, "line": fault.line, "value": fault.entry, "field": field})
