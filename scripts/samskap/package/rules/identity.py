"""Rules on what makes a record the only one of its kind: id, DOI, title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from samskap.package.bibtex import RawEntry
from samskap.package.contents import Contents, Record
from samskap.package.rules.entries import doi_of, entry_problem
from samskap.package.tex import decode
from samskap.problems import Problem

_CODES = {"usage": "duplicate-count"}


def duplicate_ids(contents: Contents) -> Iterator[Problem]:
    """An id stands once in its table; ids that differ only in case count as one."""
    for table in contents.tables.values():
        fields = [name for name in _primary_key(table.schema.get("primaryKey")) if name in table.header]
        first: dict[tuple[str, ...], Record] = {}
        for record in table.records:
            key = tuple(record.cell(name).casefold() for name in fields)
            if any(key) and key in first:
                code = _CODES.get(table.name, "duplicate-id")
                row = first[key].row
                other = row if code in _CODES.values() else f"{table.file}:{row}"
                yield record.problem(code, fields[-1], value=record.cell(fields[-1]), other=other)
            first.setdefault(key, record)


def duplicate_dois(contents: Contents) -> Iterator[Problem]:
    """A DOI stands once in the bibliography."""
    for entry, other in _repeated(contents.entries, lambda entry: doi_of(entry).casefold()):
        yield entry_problem(entry, "duplicate-doi", "doi", value=doi_of(entry), other=other.key)


def duplicate_titles(contents: Contents) -> Iterator[Problem]:
    """A title stands once among the cases, and once among the references of one year."""
    for language in contents.languages:
        column = f"title_{language}"
        first: dict[str, Record] = {}
        for record in contents.records("cases"):
            title = normalised(record.cell(column))
            if title and title in first:
                yield record.problem("duplicate-title", column, other=first[title].id)
            first.setdefault(title, record)
    for entry, other in _repeated(contents.entries, _title_and_year):
        yield entry_problem(entry, "duplicate-title", "title", other=other.key)


def normalised(text: str) -> str:
    """A text without case, punctuation and white space, for comparison."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _title_and_year(entry: RawEntry) -> str:
    title = normalised(decode(entry.fields.get("title", "")))
    year = (entry.fields.get("date") or entry.fields.get("year") or "")[:4]
    return f"{title} {year}" if title else ""


def _repeated(entries: Iterable[RawEntry], key: Callable[[RawEntry], str]) -> Iterator[tuple[RawEntry, RawEntry]]:
    """Each entry whose key an earlier one has, with that one."""
    first: dict[str, RawEntry] = {}
    for entry in entries:
        value = key(entry)
        if value and value in first:
            yield entry, first[value]
        first.setdefault(value, entry)


def _primary_key(key: str | list[str] | None) -> list[str]:
    return [key] if isinstance(key, str) else list(key or [])
