"""The sheets of the workbook: what stands in which, under which name, and what every field means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from samskap.downloads.described import type_in_words
from samskap.downloads.workbook.columns import SEPARATOR, Column, Columns, no_link
from samskap.languages import N_
from samskap.package.descriptor import words as words_of
from samskap.package.fields import Field

TABLES = ("cases", "findings", "references", "municipalities", "terms")
LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_CODEBOOK = {
    "sheet": N_("Sheet"), "field": N_("Field"), "title": N_("Column heading"), "description": N_("Meaning"),
    "type": N_("Type"), "values": N_("Allowed values"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a table: its id (the same in every language), its name, what it holds, columns and records.

    ``keys`` is the number of columns that name a record; they stay in sight.
    """

    table: str
    name: str
    description: str
    columns: Sequence[Column]
    records: Sequence[Any]
    keys: int = 1


def sheets(columns: Columns) -> list[Sheet]:
    """The sheets of data, then that of the fields."""
    corpus, language = columns.corpus, columns.words.language
    resources = {resource["name"]: resource for resource in corpus.descriptor["resources"]}
    found: list[Sheet] = []
    for table in TABLES:
        name = sheet_name(words_of(resources[table], "title", language), found)
        description = words_of(resources[table], "description", language)
        records = list(getattr(corpus, table).values())
        found.append(Sheet(table, name, description, columns.of(table), records, 2 if table == "terms" else 1))
    return [*found, _codebook(columns, found)]


def sheet_name(title: str, others: Sequence[Sheet]) -> str:
    """A name that Excel takes: at most 31 characters, none of ``[]:*?/\\``, no apostrophe at its ends, and its own."""
    name = _NOT_IN_NAMES.sub(" ", title)[:LONGEST_NAME].strip(" '") or "-"
    taken = {other.name.casefold() for other in others}
    if name.casefold() not in taken:
        return name
    return next(
        other
        for number in range(2, len(taken) + 3)
        if (other := f"{name[: LONGEST_NAME - 3].rstrip()} {number}").casefold() not in taken
    )


def _codebook(columns: Columns, others: Sequence[Sheet]) -> Sheet:
    """The sheet with a row per field of the others: what it means and what it may hold."""
    text = columns.words.text
    links: dict[str, Callable[[Any], str]] = {"sheet": lambda row: f"#{row['table']}/", "values": itemgetter("link")}
    made = [
        Column(name, text(heading), itemgetter(name), links.get(name, no_link)) for name, heading in _CODEBOOK.items()
    ]
    names = {sheet.table: sheet.name for sheet in others}
    rows = [row for sheet in others for row in _field_rows(columns, sheet, names)]
    meaning = text("Every field: what it means and what it may hold.")
    return Sheet("fields", sheet_name(text("Fields"), others), meaning, made, rows, 2)


def _field_rows(columns: Columns, sheet: Sheet, names: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    words = columns.words
    for column in sheet.columns:
        if column.field is not None:
            values, link = _values(columns, column.field, names)
            yield {
                "table": sheet.table,
                "sheet": sheet.name,
                "field": column.name,
                "title": column.heading,
                "description": column.field.description[words.language],
                "type": type_in_words(column.field, words),
                "values": values,
                "link": link,
            }


def _values(columns: Columns, field: Field, names: Mapping[str, str]) -> tuple[str, str]:
    """Which values a field may hold, where they are listed, and the link to the list."""
    text = columns.words.text
    if field.vocabulary:
        terms = columns.corpus.vocabulary(field.vocabulary)
        return SEPARATOR.join(term.id for term in terms), f"#terms/{field.vocabulary}/{terms[0].id}" if terms else ""
    if field.refers_to:
        return text("ids of the sheet {sheet}", sheet=names[field.refers_to]), f"#{field.refers_to}/"
    return SEPARATOR.join(field.constraints.get("enum", ())), ""
