"""A pasted BibTeX entry as the values of a reference. Fields are those of the bibliography and of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from samskap.contribution.pasted import Note, Pasted, dated, language_tag, left_out, plain_doi, read_as
from samskap.model import Name
from samskap.package.bibliography import ALTERNATIVES, FIELDS, to_reference
from samskap.package.bibtex import Fault, RawEntry, parse
from samskap.package.entries import duplicated_field, knows_type, text_outside_entries, written_types

OTHERS = Name(family="others")
"""What BibTeX writes for "et al."."""

_NOT_ASKED = frozenset({"coded_on", "review", "source_is_copy"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_READ = frozenset({*FIELDS.values(), *ALTERNATIVES.values(), "type", "month", "language", "author", "editor"})
_ATTRIBUTES: Mapping[str, str] = {name: attribute for attribute, name in FIELDS.items()}


def read_bibtex(text: str) -> Pasted:
    """Read one pasted entry. What cannot be read, or would be lost, is told in the notes. Raises nothing."""
    entries, faults = parse(text.replace("\r\n", "\n"))
    notes = [fault_note(fault) for fault in faults]
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
    known = knows_type(entry)
    found = to_reference(entry if known else RawEntry(entry.line, "misc", entry.key, entry.fields, entry.persons))
    values: dict[str, Any] = {
        name: getattr(found, name) for name in FIELDS if getattr(found, name) not in ("", (), None)
    }
    values |= {"type": found.type} if known else {}
    notes = [] if known else [_type(entry)]
    values |= {role: names for role, names in (("authors", found.authors), ("editors", found.editors)) if names}
    for name in ("authors", "editors"):
        if OTHERS in values.get(name, ()):
            values[name] = tuple(person for person in values[name] if person != OTHERS)
            notes.append(Note("paste-left-out", name, {"names": ["others"]}))
    given = values.get("doi", "")
    values = {name: value for name, value in values.items() if name != "date"} | _date(entry) | _language(entry)
    values |= {"doi": plain_doi(given)} if given else {}
    notes += [*read_as("doi", given, plain_doi(given)), *_conflicts(entry)]
    unknown = (name for name in [*entry.fields, *entry.persons] if name not in _READ)
    return Pasted(
        {name: value for name, value in values.items() if name not in _NOT_ASKED}, (*notes, *left_out(unknown))
    )


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
