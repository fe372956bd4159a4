"""What the codebook tells of each field and each term, for the page and for the text alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samskap.downloads.filling import Filling, Fillings
from samskap.evidence.coded import coded_fields, uses
from samskap.languages import Words
from samskap.model import Corpus, Term
from samskap.package.fields import TYPES, Field, Table, constraints_in_words, described_tables
from samskap.package.vocabularies import GROUPS, VOCABULARIES


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field, or the columns of one text in several languages; ``own`` is the column that the reader's words describe.

    ``filling`` is that of ``own``.
    """

    columns: tuple[Field, ...]
    own: Field
    filling: Filling


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table with its number of rows and its fields."""

    table: Table
    rows: int
    fields: tuple[FieldEntry, ...]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term, the group that it belongs to, and how many records of each table name it."""

    term: Term
    group: Term | None
    used: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """A vocabulary with its name in the reader's language, the fields that hold its terms, and its terms."""

    id: str
    name: str
    fields: tuple[Field, ...]
    terms: tuple[TermEntry, ...]


def table_entries(corpus: Corpus, language: str, filled: Fillings) -> Iterator[TableEntry]:
    """The released tables in their order, described for readers of a language."""
    for table in described_tables(corpus.descriptor, corpus.reference_schema):
        entries = []
        for group in table.groups():
            own = next((field for field in group if field.language == language), group[0])
            entries.append(FieldEntry(group, own, filled[table.name, own.name]))
        yield TableEntry(table, entries[0].filling.rows, tuple(entries))


def vocabulary_entries(corpus: Corpus, words: Words) -> Iterator[VocabularyEntry]:
    """The vocabularies in the order of the codebook, named in the language of the words."""
    used, fields = uses(corpus), coded_fields(corpus)
    for name, message in VOCABULARIES.items():
        terms = tuple(
            TermEntry(term, corpus.terms.get((GROUPS.get(name, name), term.group)), used[name, term.id])
            for term in corpus.vocabulary(name)
        )
        if terms:
            yield VocabularyEntry(name, words.text(message), fields.get(name, ()), terms)


def type_in_words(field: Field, words: Words) -> str:
    """What a cell of the field looks like: its type, and what the schema asks for."""
    return "; ".join([words.text(TYPES.get(field.type, field.type)), *constraints_in_words(field, words)])


def filling_in_words(filling: Filling, words: Words) -> str:
    """In how many rows the field has a value, and how many values there are."""
    if not filling.rows:
        return words.text("no rows yet")
    rows = words.text(
        "{filled} of {rows} rows ({share})",
        filled=words.number(filling.filled),
        rows=words.number(filling.rows),
        share=words.percent(filling.share),
    )
    values = words.plural("{number} different value", "{number} different values", filling.distinct)
    return f"{rows}; {values}"


def use_in_words(used: Mapping[str, int], words: Words) -> str:
    """By how many records a term is named, as an enumeration; empty where by none."""
    told = {
        "cases": words.plural("{number} case", "{number} cases", used["cases"]),
        "findings": words.plural("{number} finding", "{number} findings", used["findings"]),
        "references": words.plural("{number} reference", "{number} references", used["references"]),
        "municipalities": words.plural("{number} municipality", "{number} municipalities", used["municipalities"]),
        "terms": words.plural("{number} term", "{number} terms", used["terms"]),
    }
    return words.joined(text for table, text in told.items() if used[table])
