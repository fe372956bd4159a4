"""Rules on the bibliography: BibTeX syntax, entry types and fields, DOIs, addresses, dates, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from samskap.package.bibliography import ALTERNATIVES, FIELDS, LANGUAGES
from samskap.package.bibtex import RawEntry
from samskap.package.contents import Contents, Record, closest
from samskap.package.descriptor import BIBLIOGRAPHY
from samskap.package.entries import (
    KNOWN_FIELDS,
    KNOWN_ROLES,
    duplicated_field,
    knows_language,
    knows_type,
    lost_values,
    text_outside_entries,
    to_cells,
    written_types,
)
from samskap.package.rules.cells import control_problems, formula_problems
from samskap.package.schema_check import record_problems, slug
from samskap.package.tex import decode
from samskap.problems import Problem

URL_FIELDS = ("url", "source_url")
# what reference managers write, and where its content belongs
_BELONGS: Mapping[str, str] = {"language": "langid", "month": "date", "note": "annotation", "abstract": "annotation"}
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
DOI = re.compile(r"10\.\d{4,9}/[^\s\\{}]+")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MARKS = re.compile(r"[\s<>\"{}|\\^`]")
_ATTRIBUTES = {"accessed": "urldate", "year": "date", "authors": "author", "editors": "editor"} | dict(FIELDS)


def entry_problem(entry: RawEntry, code: str, place: str = "", /, **values: object) -> Problem:
    """A problem with an entry of the bibliography; the row is its line."""
    return Problem(BIBLIOGRAPHY, code, entry.line, entry.key, place, values)


def doi_of(entry: RawEntry) -> str:
    """The DOI as it is written."""
    return entry.fields.get("doi", "").strip()


def syntax(contents: Contents) -> Iterator[Problem]:
    """The BibTeX can be read; each key stands once, and each field once in its entry."""
    for fault in contents.faults:
        field = duplicated_field(fault) if fault.code == "bibtex-duplicate-field" else ""
        values = {"detail": fault.detail, "value": fault.entry, "field": field}
        yield Problem(BIBLIOGRAPHY, fault.code, fault.line or None, fault.entry, field, values)


def outside_text(contents: Contents) -> Iterator[Problem]:
    """There is nothing but entries in the bibliography: what stands outside them would be lost."""
    if contents.bibliography_readable:
        for line, text in text_outside_entries(contents.bibliography):
            yield Problem(BIBLIOGRAPHY, "bibtex-outside-entry", line, values={"value": text})


def keys(contents: Contents) -> Iterator[Problem]:
    """A key is an ASCII slug: it is the address of the reference's page."""
    for entry in contents.entries:
        if not _KEY.fullmatch(entry.key):
            yield entry_problem(entry, "id-form", value=entry.key, example=slug(entry.key))


def types(contents: Contents) -> Iterator[Problem]:
    """An entry has one of the types that the evidence base knows; a thesis says of which level it is."""
    for entry in contents.entries:
        if not knows_type(entry):
            level = entry.fields.get("type", "")
            value = f"@{entry.type}" + (f", type = {{{level}}}" if level else "")
            yield entry_problem(entry, "bibtex-type", "type", value=value, allowed=written_types())


def fields(contents: Contents) -> Iterator[Problem]:
    """An entry has only fields that are kept, and none beside another that means the same."""
    for entry in contents.entries:
        for name in [*entry.fields, *entry.persons]:
            if name not in KNOWN_FIELDS and name not in KNOWN_ROLES:
                near = _BELONGS.get(name) or closest(name, KNOWN_FIELDS)
                yield entry_problem(entry, "bibtex-unknown-field", name, field=name, closest=near)
        for name, other in ALTERNATIVES.items():
            if name in entry.fields and other in entry.fields:
                yield entry_problem(entry, "bibtex-duplicate-field", other, field=other)


def dois(contents: Contents) -> Iterator[Problem]:
    """A DOI is written as 10.prefix/suffix, without the address of a resolver."""
    for entry in contents.entries:
        if doi_of(entry) and not DOI.fullmatch(doi_of(entry)):
            yield entry_problem(entry, "doi-form", "doi", value=doi_of(entry))


def addresses(contents: Contents) -> Iterator[Problem]:
    """A web address begins with http:// or https:// and has a host and no spaces; nothing else becomes a link."""
    for entry in contents.entries:
        for field in URL_FIELDS:
            value = entry.fields.get(field, "").strip()
            if value and not is_web_address(value):
                yield entry_problem(entry, "url-form", field, value=value)
    for table in contents.tables.values():
        columns = [field["name"] for field in table.fields if field.get("format") == "uri"]
        for record in table.records:
            for column in columns:
                if record.cell(column) and not is_web_address(record.cell(column)):
                    yield record.problem("url-form", column, value=record.cell(column))


def dates(contents: Contents) -> Iterator[Problem]:
    """The date is a year, a year and month, or a day that exists."""
    for entry in contents.entries:
        name = "date" if "date" in entry.fields else "year"
        value = entry.fields.get(name, "").strip()
        if value and not is_date(value):
            yield entry_problem(entry, "date-form", name, value=value)


def languages(contents: Contents) -> Iterator[Problem]:
    """The language of a work is one that BibLaTeX has a name for and the evidence base knows."""
    for entry in contents.entries:
        value = entry.fields.get("langid", "").strip()
        if value and not knows_language(value):
            allowed = list(LANGUAGES.values())
            yield entry_problem(entry, "language-tag", "langid", value=value, allowed=allowed)


def values(contents: Contents) -> Iterator[Problem]:
    """A value survives being read and written: nothing that stands in an entry is lost."""
    for entry, field, value in lost_values(entry for entry in contents.entries if knows_type(entry)):
        yield entry_problem(entry, "bibtex-value", field, value=value)


def cells(contents: Contents) -> Iterator[Problem]:
    """A value has no invisible characters and does not begin as a formula does."""
    for entry in contents.entries:
        record = Record(BIBLIOGRAPHY, entry.line, {"id": entry.key})
        texts = [(name, decode(value)) for name, value in entry.fields.items()]
        texts += [(role, name.family) for role, names in entry.persons.items() for name in names]
        for field, text in texts:
            yield from control_problems(record, field, text)
            yield from formula_problems(record, field, text)


def schema(contents: Contents) -> Iterator[Problem]:
    """The entries, as a table, follow the Table Schema of the references."""
    if not contents.reference_schema or not contents.entries:
        return
    broken = _broken(contents)
    whole = [entry for entry in contents.entries if entry.key not in broken]
    records = [Record(BIBLIOGRAPHY, entry.line, to_cells(entry)) for entry in whole]
    fields = [field for field in contents.reference_schema["fields"] if field["name"] not in {"id", "type", "kind"}]
    for problem in record_problems("references", records, {"fields": fields}, contents):
        field = _ATTRIBUTES.get(problem.field, problem.field)
        yield Problem(BIBLIOGRAPHY, problem.code, problem.row, problem.record, field, problem.values)


def _broken(contents: Contents) -> set[str]:
    """The keys of the entries in which the BibTeX cannot be read: what they lack may stand after the mistake."""
    lines = [fault.line for fault in contents.faults if fault.code == "bibtex-syntax"]
    before = [[entry for entry in contents.entries if entry.line <= line] for line in lines]
    return {max(found, key=lambda entry: entry.line).key for found in before if found}


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, without spaces and quotation marks."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not _MARKS.search(text)
    except ValueError:
        return False


def is_date(text: str) -> bool:
    """Whether a text is a year, a year and month, or a day that exists (ISO 8601)."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
