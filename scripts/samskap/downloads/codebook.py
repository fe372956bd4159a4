"""The codebook as files: a row per field and a row per term with texts in every language, and a text in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samskap.downloads.codebook_text import codebook
from samskap.downloads.filling import Fillings
from samskap.evidence.coded import USERS, uses
from samskap.languages import Words, words
from samskap.model import Corpus, Term, Text
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.fields import TYPES, Field, constraints_in_words, described_tables
from samskap.package.reading import to_cell
from samskap.package.tables import Row, to_csv
from samskap.package.vocabularies import GROUPS, VOCABULARIES


def codebook_files(corpus: Corpus, filled: Fillings) -> dict[str, bytes]:
    """The codebook as two tables for all languages (UTF-8, LF), and as Markdown for each, by file name."""
    texts = {f"codebook-{language}.md": codebook(corpus, words(language), filled) for language in corpus.languages}
    tables = {"codebook-fields.csv": field_rows(corpus, filled), "codebook-terms.csv": term_rows(corpus)}
    return {name: text.encode("utf-8") for name, text in texts.items()} | {
        name: _csv(list(rows)) for name, rows in tables.items()
    }


def field_rows(corpus: Corpus, filled: Fillings) -> Iterator[Row]:
    """A row per column of the released tables, in their order.

    ``filled`` is the number of rows with a value, ``distinct`` that of different values (of a list: items), ``example``
    a value of a record. What the schema asks for stands in the words of each language and as JSON Schema would have it.
    """
    every = [words(language) for language in corpus.languages]
    for table in described_tables(corpus.descriptor, corpus.reference_schema):
        for position, field in enumerate(table.fields, start=1):
            filling = filled[table.name, field.name]
            yield {
                "table": table.name,
                "file": table.path,
                "position": str(position),
                "field": field.name,
                **_columns("title", field.title),
                **_columns("description", field.description),
                **_columns("guidance", field.guidance),
                "type": field.type,
                **{f"type_{own.language}": own.text(TYPES.get(field.type, field.type)) for own in every},
                **_columns("unit", field.unit),
                **_constraints(field, every),
                "vocabulary": field.vocabulary,
                "refers_to": field.refers_to,
                "rows": str(filling.rows),
                "filled": str(filling.filled),
                "distinct": str(filling.distinct),
                "example": filling.example,
            }


def term_rows(corpus: Corpus) -> Iterator[Row]:
    """A row per term, by vocabulary in the order of the codebook, with how many records of each table name it."""
    used = uses(corpus)
    for vocabulary, name in VOCABULARIES.items():
        names = {language: words(language).text(name) for language in corpus.languages}
        for term in corpus.vocabulary(vocabulary):
            group = corpus.terms.get((GROUPS.get(vocabulary, vocabulary), term.group))
            yield {
                "vocabulary": vocabulary,
                **_columns("vocabulary", names),
                "id": term.id,
                "group": term.group,
                **_columns("group", group.label if group else dict.fromkeys(corpus.languages, "")),
                "position": str(term.position),
                **_texts(term),
                "sources": to_cell(term.sources),
                "basis": term.basis,
                "exact_match": to_cell(term.exact_match),
                "close_match": to_cell(term.close_match),
                "related_match": to_cell(term.related_match),
                **{f"used_in_{table}": str(used[vocabulary, term.id][table]) for table in USERS},
            }


def _constraints(field: Field, every: Iterable[Words]) -> Row:
    """What the schema asks for: in words, and each limit in a column of its own."""
    limits = field.constraints
    told = {f"constraints_{own.language}": "; ".join(constraints_in_words(field, own)) for own in every}
    plain = {name: _limit(limits.get(name)) for name in ("minimum", "maximum", "pattern")}
    return {**told, "required": to_cell(field.required), **plain, "values": LIST_DELIMITER.join(limits.get("enum", ()))}


def _limit(value: Any) -> str:
    return "" if value is None else str(value)


def _texts(term: Term) -> Row:
    aliases = {language: to_cell(found) for language, found in term.aliases.items()}
    return {**_columns("label", term.label), **_columns("definition", term.definition), **_columns("aliases", aliases)}


def _columns(name: str, text: Text) -> Mapping[str, str]:
    return {f"{name}_{language}": found for language, found in text.items()}


def _csv(rows: list[Row]) -> bytes:
    return to_csv(list(rows[0]), rows).encode("utf-8")
