"""How often each term is used: by how many cases, findings, references, places and terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samskap.model import Corpus
from samskap.package.fields import Field, described_tables
from samskap.package.vocabularies import GROUPS

USERS = ("cases", "findings", "references", "municipalities", "terms")
"""The tables whose use of terms is counted, in the order in which it is told; codings repeat what findings say."""


def coded_fields(corpus: Corpus) -> Mapping[str, tuple[Field, ...]]:
    """The fields that hold the terms of each vocabulary, in the order of the tables."""
    found: dict[str, list[Field]] = {}
    for table in described_tables(corpus.descriptor, corpus.reference_schema):
        for field in table.fields:
            if field.vocabulary:
                found.setdefault(field.vocabulary, []).append(field)
    return {vocabulary: tuple(fields) for vocabulary, fields in found.items()}


def uses(corpus: Corpus) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """How many records of each table name a term, by vocabulary and id; a record that names it twice counts once.

    A term is also used by the terms whose group it is. Every term has a number for each of :data:`USERS`.
    """
    fields = [field for found in coded_fields(corpus).values() for field in found]
    counts = {table: Counter(_named(corpus, table, fields)) for table in USERS}
    return {key: {table: counts[table][key] for table in USERS} for key in corpus.terms}


def _named(corpus: Corpus, table: str, fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """The terms that the records of a table name, each once a record."""
    own = [field for field in fields if field.table == table]
    for record in getattr(corpus, table).values():
        named = {(field.vocabulary, code) for field in own for code in _codes(record, field, corpus)}
        if table == "terms" and record.group:
            named.add((GROUPS.get(record.vocabulary, record.vocabulary), record.group))
        yield from named


def _codes(record: Any, field: Field, corpus: Corpus) -> tuple[str, ...]:
    if (field.table, field.name) == ("references", "kind"):
        return (corpus.kind(record),)
    value = getattr(record, field.name)
    return value if isinstance(value, tuple) else (value,) * bool(value)
