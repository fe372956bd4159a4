"""What is new: records by the month they were coded in, the most recent publications first within it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from samskap.model import Case, Corpus, Reference

Record = TypeVar("Record", Case, Reference)


def latest_cases(corpus: Corpus) -> list[Case]:
    """Cases, the last coded first; within a month the case with the most recent publication first, then by id."""
    return _newest_first(
        corpus.cases.values(),
        lambda case: case.coded_on + max((_published(corpus.references[key]) for key in case.references), default=""),
    )


def latest_references(corpus: Corpus) -> list[Reference]:
    """References whose year is known, the most recently published first, then by id."""
    return _newest_first([item for item in corpus.references.values() if item.year], _published)


def _published(reference: Reference) -> str:
    return reference.date or str(reference.year or "")


def _newest_first(records: Iterable[Record], when: Callable[[Record], str]) -> list[Record]:
    return sorted(sorted(records, key=lambda record: record.id), key=when, reverse=True)
