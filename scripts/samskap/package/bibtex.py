"""BibTeX text to raw entries and every fault in it. pybtex parses; this module alone knows it and its error state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pybtex import errors
from pybtex.database import BibliographyDataError, Entry, Person
from pybtex.database.input.bibtex import DuplicateField, Parser
from pybtex.scanner import PybtexSyntaxError

from samskap.model import Name
from samskap.package.tex import decode

ENTRY = re.compile(r"^[ \t]*@(\w+)[ \t]*[{(][ \t]*([^,\s}]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the BibTeX text: a code, the line it stands on, the entry and what the parser said."""

    code: str
    line: int
    entry: str
    detail: str


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in the file: its line, type, key, fields (lower-case names) and names."""

    line: int
    type: str
    key: str
    fields: Mapping[str, str]
    persons: Mapping[str, tuple[Name, ...]]


def parse(text: str) -> tuple[list[RawEntry], list[Fault]]:
    """Parse BibTeX text into raw entries and every fault found. Raises nothing for a fault in the text."""
    lines = _lines_of_entries(text)
    with errors.capture() as captured:
        entries = Parser(encoding="utf-8").parse_string(text).entries
    faults = [_fault(error, lines) for error in captured]
    raw = [_raw_entry(key, entry, lines.get(key.lower(), 0)) for key, entry in entries.items()]
    return raw, faults + list(_swallowed_entries(text, entries))


def _name(person: Person) -> Name:
    family = " ".join(person.prelast_names + person.last_names)
    given = " ".join(person.first_names + person.middle_names)
    suffix = " ".join(person.lineage_names)
    return Name(family=decode(family), given=decode(", ".join(filter(None, [given, suffix]))))


def _raw_entry(key: str, entry: Entry, line: int) -> RawEntry:
    fields = {name.lower(): str(value) for name, value in entry.fields.items()}
    persons = {role.lower(): tuple(_name(person) for person in people) for role, people in entry.persons.items()}
    return RawEntry(line, entry.type, key, fields, persons)


def _lines_of_entries(text: str) -> dict[str, int]:
    """Line of each key; of a key that stands twice, the second place, where the mistake is."""
    lines: dict[str, int] = {}
    line, position = 1, 0
    for match in ENTRY.finditer(text):
        line += text.count("\n", position, match.start(1))
        position = match.start(1)
        lines[match[2].lower()] = line
    return lines


def _fault(error: Exception, lines: Mapping[str, int]) -> Fault:
    message = str(error)
    if isinstance(error, BibliographyDataError) and not isinstance(error, DuplicateField):
        key = message.rpartition(": ")[2]
        return Fault("duplicate-key", lines.get(key.lower(), 0), key, message)
    if isinstance(error, DuplicateField):
        key = message.partition("key ")[2].partition(" ")[0]
        return Fault("bibtex-duplicate-field", lines.get(key.lower(), 0), key, message)
    line = error.lineno if isinstance(error, PybtexSyntaxError) else 0
    return Fault("bibtex-syntax", line or 0, "", message)


def _swallowed_entries(text: str, entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """Entries that stand in the text but that the parser skipped without a word."""
    for match in ENTRY.finditer(text):
        key = match[2]
        if match[1].lower() not in {"comment", "string", "preamble"} and key not in entries:
            yield Fault("bibtex-syntax", text.count("\n", 0, match.start(1)) + 1, key, f"@{match[1]}{{{key}")
