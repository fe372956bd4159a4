"""Rules on what a file is about, and on the ids of its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samskap.contribution.schema import SECTIONS
from samskap.contribution.submission import Part, Submission
from samskap.problems import Problem

_ABOUT: Mapping[str, tuple[str, ...]] = {"dispute": ("findings",)}


def something_to_do(submission: Submission) -> Iterator[Problem]:
    """A file has at least one record; one that disputes has a finding."""
    kind = submission.kind
    sections = _ABOUT.get(kind, tuple(SECTIONS))
    if not any(submission.records(section) for section in sections):
        yield submission.file.problem("case-file-nothing", kind=kind, section=sections[0])


def duplicate_ids(submission: Submission) -> Iterator[Problem]:
    """An id stands once in its section of the file."""
    for section in SECTIONS:
        first: dict[str, Part] = {}
        for part in submission.records(section):
            value = part.cell("id").casefold()
            if value and value in first:
                yield part.problem("duplicate-id", "id", value=part.cell("id"), other=first[value].path)
            first.setdefault(value, part)


def taken_ids(submission: Submission) -> Iterator[Problem]:
    """The id of a new case, finding or municipality is not that of another record, nor that of a retired one.

    That of a reference is a name inside the file, and may be.
    """
    for section, table in SECTIONS.items():
        for part in submission.records(section) if section != "references" else ():
            value = part.cell("id")
            if value in submission.there(table):
                yield part.problem("duplicate-id", "id", value=value, other=f"{table}.csv")
