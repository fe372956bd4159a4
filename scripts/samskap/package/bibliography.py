"""The bibliography (``references.bib``): BibLaTeX entries to references and back, without a loss.

Entry types and fields are those of the BibLaTeX manual; what BibLaTeX has no field for is kept in fields of our own
names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from samskap.model import Name, Reference
from samskap.package.bibtex import RawEntry
from samskap.package.tex import decode, encode, join, split

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


def _type_of(entry: RawEntry) -> str:
    kind = entry.type.lower()
    level = entry.fields.get("type", "").lower()
    found = TYPES.get((kind, level)) or TYPES.get((kind, "")) or SYNONYMS.get(kind)
    if not found:
        raise ValueError(kind)
    return found


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
        return join(value)
    return str(value) if name in VERBATIM else encode(str(value))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name_text(name) for name in names)


def _name_text(name: Name) -> str:
    family = encode(name.family)
    if not name.given:
        return f"{{{family}}}"
    given, _, suffix = name.given.rpartition(", ")
    return f"{family}, {encode(suffix)}, {encode(given)}" if given else f"{family}, {encode(name.given)}"
