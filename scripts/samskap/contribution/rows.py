"""Parts of a case file as rows: texts by language in columns, lists in cells, and what is completed by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from samskap.contribution.case_file import CaseFile
from samskap.contribution.schema import fields_of
from samskap.model import TRANSLATION_WANTED, Case, Corpus, Finding, Municipality
from samskap.package.canonical import tidy
from samskap.package.descriptor import LIST_DELIMITER, Schema, schema_of
from samskap.package.fields import Field
from samskap.package.reading import to_record, to_row
from samskap.package.rules.uses import NO_FINDING

Record = Case | Finding | Municipality
Coded = TypeVar("Coded", Case, Finding)

KINDS: Mapping[str, type[Record]] = {"cases": Case, "findings": Finding, "municipalities": Municipality}
"""The tables whose rows a case file gives, and what their records are."""


def parts(file: CaseFile, section: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The parts of a section, each with its path: the case, or the items of a list. What has no content is left out."""
    found = file.content.get(section)
    listed = [(section, found)] if not isinstance(found, list) else []
    listed += [(f"{section}.{number}", item) for number, item in enumerate(found or (), start=1)] if not listed else []
    yield from ((path, part) for path, part in listed if isinstance(part, Mapping) and part)


def cells(part: Mapping[str, Any], section: str, language: str, corpus: Corpus) -> dict[str, str]:
    """The cells of the fields that a part gives, by column; a field that is given as nothing has empty cells.

    ``language`` is that of a text that is given as one string.
    """
    found: dict[str, str] = {}
    for name, columns in fields_of(corpus, section):
        if name in part:
            found |= _field_cells(part[name], columns, language)
    return found


def _field_cells(value: Any, columns: Sequence[Field], language: str) -> dict[str, str]:
    field = columns[0]
    if field.language:
        given = value if isinstance(value, Mapping) else {language: value} if value else {}
        every = {column.language: column.name for column in columns}
        wanted = given if value else dict.fromkeys(every, "")
        return {every[tag]: tidy(str(text or "")) for tag, text in wanted.items() if tag in every}
    items = value if isinstance(value, list) else [value]
    return {field.name: tidy(LIST_DELIMITER.join(str(item) for item in items if item), field.type)}


def schema_for(table: str, corpus: Corpus) -> Schema:
    """The Table Schema of a table."""
    return schema_of(corpus.descriptor, table)


def new_record(table: str, row: Mapping[str, str], corpus: Corpus) -> Any:
    """A record of a row; a cell that it lacks is empty. Raises ``ValueError`` for a number that is none."""
    return to_record(KINDS[table], row, schema_for(table, corpus), corpus.languages)


def changed_record(table: str, record: Record, row: Mapping[str, str], corpus: Corpus) -> Any:
    """A record with some cells replaced. Raises ``ValueError`` for a number that is none."""
    return new_record(table, to_row(record, schema_for(table, corpus), corpus.languages) | dict(row), corpus)


def located(case: Case, corpus: Corpus) -> Case:
    """A case at the point of its first municipality, where it has no point of its own."""
    place = corpus.municipalities.get(case.municipalities[0]) if case.municipalities else None
    if place is None or case.latitude is not None or case.longitude is not None:
        return case
    return replace(case, latitude=place.latitude, longitude=place.longitude)


def marked(record: Coded) -> Coded:
    """A record that says that a translation is wanted where a text lacks a language, and only there."""
    lacking = any(_lacks_a_language(getattr(record, field.name)) for field in fields(record))
    return with_mark(record, TRANSLATION_WANTED, lacking)


def marked_case(case: Case, corpus: Corpus) -> Case:
    """A case that says that no finding is coded yet where there is none, and only there."""
    return with_mark(case, NO_FINDING, not corpus.findings_of_case(case.id))


def with_mark(record: Coded, mark: str, wanted: bool) -> Coded:
    """A record with or without a mark among what is to be checked."""
    if wanted == (mark in record.to_check):
        return record
    others: tuple[str, ...] = tuple(item for item in record.to_check if item != mark)
    return replace(record, to_check=(*others, mark) if wanted else others)


def _lacks_a_language(value: object) -> bool:
    return isinstance(value, Mapping) and any(value.values()) and not all(value.values())
