"""The flat tables of the evidence as views of the database: the headings and cells of ``evidence-<language>.csv``.

A missing value is NULL, and nothing is changed for spreadsheets.
"""

from __future__ import annotations

from collections.abc import Mapping

from samskap.downloads.evidence import SEPARATOR, Column, evidence_columns
from samskap.downloads.rows import tables_by_name
from samskap.downloads.sqlite_tables import junction_name, key_columns, quoted, text
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.fields import Field, Table, find_field

_LINK = """CASE WHEN "references".doi IS NOT NULL THEN 'https://doi.org/' || "references".doi
  ELSE "references".url END"""


def evidence_view(corpus: Corpus, language: str) -> str:
    """The statement that makes the view ``evidence_<language>``."""
    tables = tables_by_name(corpus)
    columns = [
        f"{_expression(corpus, tables, column, language)} AS {quoted(column.heading)}"
        for column in evidence_columns(corpus, language, {})
    ]
    return (
        f"CREATE VIEW evidence_{language} AS SELECT\n  "
        + ",\n  ".join(columns)
        + '\nFROM findings LEFT JOIN cases ON cases.id = findings."case"\n'
        'JOIN "references" ON "references".id = findings.reference\n'
        f"JOIN citations ON citations.reference = findings.reference AND citations.language = {text(language)}"
    )


def _expression(corpus: Corpus, tables: Mapping[str, Table], column: Column, language: str) -> str:
    """What a column of the view holds."""
    if column.field in {"short_label", "apa"}:
        return f"citations.{column.field}"
    if column.field == "link":
        return _LINK
    field = find_field(tables[column.table], column.field, language)
    value = f"{quoted(column.table)}.{quoted(field.name)}"
    if field.type == "list":
        return _joined(column, field, language)
    if column.labels and field.vocabulary:
        key = f"vocabulary = {text(field.vocabulary)} AND id = {value}"
        return f"(SELECT label_{language} FROM terms WHERE {key})"
    if column.labels:
        names = {reference.language for reference in corpus.references.values()}
        return _case(value, {text(tag): words(language).language_name(tag) for tag in sorted(names)})
    if field.type == "boolean":
        return _case(value, {"1": words(language).text("yes"), "0": words(language).text("no")})
    return _told(corpus, column, field, language) if field.one_of_languages or field.language else value


def _told(corpus: Corpus, column: Column, field: Field, language: str) -> str:
    """A text in the language; where it is missing, in the first that has it, with the tag of that language."""
    table = quoted(column.table)
    others = [tag for tag in corpus.languages if tag != language]
    marked = [f"{table}.{quoted(f'{field.base}_{tag}')} || {text(f' [{tag}]')}" for tag in others]
    return f"coalesce({', '.join([f'{table}.{quoted(field.name)}', *marked])})"


def _joined(column: Column, field: Field, language: str) -> str:
    """A list, or the words for its codes, as one text; the inner query sets the order."""
    junction = quoted(junction_name(column.table, field.name))
    value, join = "value", ""
    if column.labels and field.vocabulary:
        value = f"label_{language}"
        join = f"JOIN terms ON terms.vocabulary = {junction}.vocabulary AND terms.id = value "
    elif column.labels:
        value = f"name_{language}"
        join = "JOIN municipalities ON municipalities.id = value "
    (key,) = key_columns(column.table, ["id"])
    where = f"{junction}.{quoted(key)} = {quoted(column.table)}.id"
    inner = f"SELECT {value} AS item FROM {junction} {join}WHERE {where} ORDER BY {junction}.position"
    return f"(SELECT group_concat(item, {text(SEPARATOR)}) FROM ({inner}))"


def _case(value: str, names: dict[str, str]) -> str:
    whens = " ".join(f"WHEN {key} THEN {text(name)}" for key, name in names.items())
    return f"CASE {value} {whens} END"
