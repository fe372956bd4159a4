"""The bibliography (``references.bib``): BibLaTeX text to references and back, without a loss.

Entry types and fields are those of the BibLaTeX manual; what BibLaTeX has no field for is kept in fields of our own
names. pybtex parses; this module alone knows it and its global error state.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import latexcodec  # noqa: F401 - registers the codec "ulatex"
from pybtex import errors
from pybtex.database import BibliographyDataError, Entry, Person
from pybtex.database.input.bibtex import DuplicateField, Parser
from pybtex.scanner import PybtexSyntaxError

from samskap.model import Name, Reference

# type of publication -> BibLaTeX entry type and ``type`` field
ENTRY_TYPES: Mapping[str, tuple[str, str]] = {
    "article": ("article", ""),
    "book": ("book", ""),
    "chapter": ("incollection", ""),
    "report": ("report", ""),
    "working-paper": ("report", "workingpaper"),
    "master-thesis": ("thesis", "mathesis"),
    "bachelor-thesis": ("thesis", "bathesis"),
    "doctoral-thesis": ("thesis", "phdthesis"),
    "web-page": ("online", ""),
    "conference-paper": ("inproceedings", ""),
}
TYPES = {entry_type: name for name, entry_type in ENTRY_TYPES.items()}
# what reference managers write for the same: classic BibTeX types, and theses whose level is not told
SYNONYMS = {
    "inbook": "chapter",
    "mastersthesis": "master-thesis",
    "phdthesis": "doctoral-thesis",
    "techreport": "report",
    "manual": "report",
    "misc": "web-page",
    "conference": "conference-paper",
}
# BCP 47 -> babel's name of the language, as BibLaTeX asks for in ``langid``
LANGUAGES = {"da": "danish", "en": "english", "fi": "finnish", "is": "icelandic", "nb": "norsk", "sv": "swedish"}
LANGIDS = {langid: tag for tag, langid in LANGUAGES.items()} | {"british": "en", "norwegian": "nb"}

# attribute of Reference -> BibLaTeX field, in the order in which an entry is written
FIELDS: Mapping[str, str] = {
    "title": "title",
    "title_en": "title_en",
    "date": "date",
    "date_text": "date_text",
    "journal": "journaltitle",
    "booktitle": "booktitle",
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "institution": "institution",
    "publisher": "publisher",
    "language": "langid",
    "doi": "doi",
    "isbn": "isbn",
    "urn": "urn",
    "url": "url",
    "accessed": "urldate",
    "keywords": "keywords",
    "peer_reviewed": "peer_reviewed",
    "publication_status": "status",
    "publication_status_text": "status_text",
    "read": "read",
    "source_url": "source_url",
    "source_is_copy": "source_is_copy",
    "inferred": "inferred",
    "note": "annotation",
    "to_check": "to_check",
    "coded_on": "coded_on",
    "review": "review",
}
ALTERNATIVES = {"journaltitle": "journal", "number": "issue", "date": "year", "annotation": "annote"}
VERBATIM = {"date", "doi", "isbn", "urn", "url", "urldate", "source_url", "pages"}
LISTS = {"keywords", "inferred", "to_check"}
_COMMA = re.compile(r",(?![^{]*\})")  # not inside braces

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}
_ESCAPE = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_UNESCAPE = re.compile("|".join(re.escape(escape) for escape in _UNESCAPES))
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


def to_reference(entry: RawEntry) -> Reference:
    """Turn a raw entry into a reference; a field it lacks stays empty. Raises ``ValueError`` for an unknown type."""
    values: dict[str, Any] = {}
    for attribute, name in FIELDS.items():
        value = entry.fields.get(name) or entry.fields.get(ALTERNATIVES.get(name, ""), "")
        if name in LISTS:
            values[attribute] = tuple(filter(None, map(decode, split(value))))
        else:
            values[attribute] = value.strip() if name in VERBATIM else decode(value)
    date = values["date"]
    values |= {
        "id": entry.key,
        "type": _type_of(entry),
        "authors": entry.persons.get("author", ()),
        "editors": entry.persons.get("editor", ()),
        "year": int(date[:4]) if re.match(r"\d{4}", date) else None,
        "date": date if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", date) else "",
        "language": LANGIDS.get(values["language"].lower(), values["language"]),
        "peer_reviewed": {"true": True, "false": False}.get(values["peer_reviewed"]),
        "source_is_copy": values["source_is_copy"] == "true",
    }
    return Reference(**values)


def to_bibtex(references: Iterable[Reference]) -> str:
    """Write references as BibLaTeX text in canonical form: sorted by key, fields in a fixed order, one a line."""
    return "\n".join(_entry_text(reference) for reference in sorted(references, key=lambda item: item.id))


def encode(text: str) -> str:
    """Escape what TeX reads as a command; letters stay UTF-8."""
    return _ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def decode(text: str) -> str:
    """Plain text of a BibTeX value: escapes resolved, protecting braces and superfluous white space dropped."""
    pieces = []
    position = 0
    for match in _UNESCAPE.finditer(text):
        pieces += [_plain(text[position : match.start()]), _UNESCAPES[match[0]]]
        position = match.end()
    pieces.append(_plain(text[position:]))
    return " ".join("".join(pieces).split())


def split(value: str) -> list[str]:
    """The parts of a list: at semicolons if there is one, else at commas outside braces (as BibLaTeX has it)."""
    return value.split(";") if ";" in value else _COMMA.split(value)


def _join(parts: tuple[str, ...]) -> str:
    """The list as text that splits into the same parts."""
    if len(parts) == 1 and "," in parts[0]:
        return f"{{{encode(parts[0])}}}"
    return "; ".join(encode(part) for part in parts)


def _plain(text: str) -> str:
    """Text without escapes: accents written as TeX commands become letters, braces go."""
    if "\\" in text:
        text = str(codecs.lookup("ulatex").decode(text)[0])  # type: ignore[arg-type]
    return text.replace("{", "").replace("}", "")


def _type_of(entry: RawEntry) -> str:
    kind = entry.type.lower()
    level = entry.fields.get("type", "").lower()
    found = TYPES.get((kind, level)) or TYPES.get((kind, "")) or SYNONYMS.get(kind)
    if not found:
        raise ValueError(kind)
    return found


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


def _entry_text(reference: Reference) -> str:
    entry_type, level = ENTRY_TYPES[reference.type]
    values = {"author": _names(reference.authors), "editor": _names(reference.editors), "type": level}
    for attribute, name in FIELDS.items():
        values[name] = _value(reference, attribute, name)
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return "\n".join([f"@{entry_type}{{{reference.id},", *lines, "}", ""])


def _value(reference: Reference, attribute: str, name: str) -> str:
    value = getattr(reference, attribute)
    if attribute == "date":
        return str(value or reference.year or "")
    if attribute == "language":
        return str(LANGUAGES.get(value, value))
    if isinstance(value, bool):
        return "true" if value else "" if attribute == "source_is_copy" else "false"
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _join(value)
    return str(value) if name in VERBATIM else encode(str(value))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name_text(name) for name in names)


def _name_text(name: Name) -> str:
    family = encode(name.family)
    if not name.given:
        return f"{{{family}}}"
    given, _, suffix = name.given.rpartition(", ")
    return f"{family}, {encode(suffix)}, {encode(given)}" if given else f"{family}, {encode(name.given)}"
