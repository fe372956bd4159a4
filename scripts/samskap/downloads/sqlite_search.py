"""The full-text index of the database: the words of every record in every language.

``SELECT * FROM search WHERE search MATCH 'tillit AND samskap*'`` finds words in texts and in the labels and other
words of the terms that a record is coded with. The tokenizer takes diacritics away, so that *Malmo* finds *Malmö* and
*arhus* finds *Århus*, as on the site; *æ* and *ø* are letters of their own and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from samskap.downloads.rows import records, tables_by_name
from samskap.model import Corpus, Reference, Term, told
from samskap.package.fields import Table

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5 (resource UNINDEXED, vocabulary UNINDEXED, id UNINDEXED, "
    'language UNINDEXED, title, text, coded, tokenize = "unicode61 remove_diacritics 2")'
)
"""``language`` is ``mul`` for references, whose words are in no language of the package."""
_TITLES: Mapping[str, str] = {
    "cases": "title", "findings": "statement", "references": "title", "terms": "label", "municipalities": "name",
}  # fmt: skip


_REFERENCE_TEXTS = ("title_en", "authors", "editors", "journal", "booktitle", "institution", "publisher", "keywords")
_ABOUT_RECORDS = {"read", "coding", "review", "to-check", "basis", "publication-status"}
"""Vocabularies that say how a record was made: the same words in nearly all of them, of no use to a search."""


def search_rows(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    """The rows of the index: a record and a language each, a reference once."""
    words = {
        (key, language): _joined([term.label[language], *term.aliases[language]])
        for key, term in corpus.terms.items()
        for language in corpus.languages
    }
    tables = tables_by_name(corpus)
    for table, title in _TITLES.items():
        coded = _coded_fields(tables[table])
        for record in records(corpus, table):
            vocabulary = record.vocabulary if isinstance(record, Term) else ""
            for language in ("mul",) if isinstance(record, Reference) else corpus.languages:
                labels = _joined(words[key, language] for key in _codes(record, coded) if language != "mul")
                texts = _joined(_texts(record, title, language, corpus))
                yield table, vocabulary, record.id, language, _in(getattr(record, title), language), texts, labels


def _coded_fields(table: Table) -> dict[str, str]:
    """The fields of a table that hold codes of what a record is about, with their vocabularies."""
    skipped = {"", *_ABOUT_RECORDS}
    return {field.name: field.vocabulary for field in table.fields if field.vocabulary not in skipped}


def _codes(record: Any, coded: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, vocabulary in coded.items():
        value = getattr(record, name, ())
        for code in value if isinstance(value, tuple) else filter(None, [value]):
            yield vocabulary, code


def _texts(record: Any, title: str, language: str, corpus: Corpus) -> Iterator[str]:
    """The texts of a record in a language but for its title, and the names of its municipalities."""
    if isinstance(record, Reference):
        yield from (_in(getattr(record, name), language) for name in _REFERENCE_TEXTS)
        return
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Mapping) and field.name != title:
            yield _in(value, language)
    for place in getattr(record, "municipalities", ()):
        yield corpus.municipalities[place].name[language]


def _in(value: Any, language: str) -> str:
    """A value as text: of several languages the one asked for, or another that has it; of a list all items."""
    if isinstance(value, Mapping):
        return _in(told(value, language).text, language)
    return _joined(map(str, value)) if isinstance(value, tuple) else str(value)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))
