"""What is new: records by the month they were coded in, the most recent publications first within it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from samskap.evidence.history import Record
from samskap.model import Case, Corpus, Finding, Reference

R = TypeVar("R", bound=Record)

KINDS = (Case, Finding, Reference)


def newest_first(records: Iterable[R], corpus: Corpus) -> list[R]:
    """Records, the last coded first; within a month by :func:`published`, cases before findings, then by id."""
    ordered = sorted(records, key=lambda record: (KINDS.index(type(record)), record.id))
    return sorted(ordered, key=lambda record: (record.coded_on, published(record, corpus)), reverse=True)


def latest_cases(corpus: Corpus) -> list[Case]:
    """Every case, the newest first."""
    return newest_first(corpus.cases.values(), corpus)


def latest_references(corpus: Corpus) -> list[Reference]:
    """References whose year is known, the most recently published first, then by id."""
    dated = sorted((item for item in corpus.references.values() if item.year), key=lambda item: item.id)
    return sorted(dated, key=lambda item: published(item, corpus), reverse=True)


def published(record: Record, corpus: Corpus) -> str:
    """When the publication behind a record came out, of a case the most recent; ISO 8601, empty if not known."""
    match record:
        case Case():
            return max((published(corpus.references[key], corpus) for key in record.references), default="")
        case Finding():
            return published(corpus.references[record.reference], corpus)
        case Reference():
            return record.date or str(record.year or "")
