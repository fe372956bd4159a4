"""Which field a heading or key means: names of fields and their titles in every language, however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.contribution.schema import AUTOMATIC, PASTED, SECTIONS
from samskap.contribution.spelling import folded
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.fields import Field, Table, described_tables

_MARKS = re.compile(r"[\s*:_-]+")


@dataclass(frozen=True, slots=True, order=True)
class Meaning:
    """The field that a heading means, without language; ``language`` is that of the text where the heading tells it."""

    field: str
    language: str = ""


Headings = Mapping[str, frozenset[Meaning]]
"""Folded headings, and the fields that each can mean."""


def key_of(heading: str) -> str:
    """A heading as it is compared: without case, marks of required fields, and signs between words."""
    return _MARKS.sub(" ", folded(heading)).strip()


def headings(corpus: Corpus, section: str) -> Headings:
    """What can stand over a value of a section of a case file (``case``, ``findings``, ...), and what it means.

    The fields that nobody writes are among them, so that they can be told from unknown ones.
    """
    found: dict[str, set[Meaning]] = {}
    for heading, meaning in [*_of_table(_table(corpus, section)), *_pasted(section)]:
        found.setdefault(key_of(heading), set()).add(meaning)
    return {heading: frozenset(meanings) for heading, meanings in found.items()}


def sections(corpus: Corpus) -> Mapping[str, str]:
    """What the sections of a case file are called: folded names and titles of their tables, and the section."""
    found = {key_of(name): section for section, table in SECTIONS.items() for name in (section, table)}
    for section in SECTIONS:
        found |= {key_of(title): section for title in _table(corpus, section).title.values()}
    return found


def is_automatic(section: str, field: str) -> bool:
    """Whether nobody writes a field of a section. The case of a finding is told in tables, though not in case files."""
    return field in AUTOMATIC.get(SECTIONS.get(section, ""), ()) and (section, field) != ("findings", "case")


def _table(corpus: Corpus, section: str) -> Table:
    tables = described_tables(corpus.descriptor, corpus.reference_schema)
    return next(table for table in tables if table.name == SECTIONS[section])


def _of_table(table: Table) -> Iterable[tuple[str, Meaning]]:
    for group in table.groups():
        for column in group:
            yield column.name, Meaning(column.base, column.language)
            yield from _titles(column)


def _titles(column: Field) -> Iterable[tuple[str, Meaning]]:
    plain = Meaning(column.base)
    yield column.base, plain
    for language in LANGUAGES:
        heading = column.base_title[language]
        yield heading, plain
        yield words(language).text("{heading} (id)", heading=heading), plain
        if column.language:
            yield column.title[language], Meaning(column.base, column.language)


def _pasted(section: str) -> Iterable[tuple[str, Meaning]]:
    return ((name, Meaning(name)) for name in PASTED) if section == "references" else ()
