"""Rules on what the records of a file name: it must be there, in the file or in the evidence base."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.contribution.schema import SECTIONS
from samskap.contribution.submission import Submission
from samskap.package.contents import closest
from samskap.package.rules.links import CODES
from samskap.problems import Problem


def unknown_records(submission: Submission) -> Iterator[Problem]:
    """A record that a field names is one of the file or of the evidence base."""
    for part in submission.every_record():
        for field, schema in submission.properties(part.section).items():
            table = schema.get("x-refers-to") or schema.get("items", {}).get("x-refers-to")
            named = part.items(field) or [(f"{part.path}.{field}", part.cell(field))]
            for path, value in named if table else ():
                yield from _unknown(submission, table, path, value)


def records_that_are_there(submission: Submission) -> Iterator[Problem]:
    """What is corrected, translated or disputed is a record of the evidence base."""
    for section in ("case", "findings", "references"):
        table = SECTIONS[section]
        for part in submission.records(section):
            value, known = part.cell("id"), frozenset(submission.there(table))
            if value and value not in known:
                yield part.problem(CODES[table], "id", value=value, closest=closest(value, known))


def _unknown(submission: Submission, table: str, path: str, value: str) -> Iterator[Problem]:
    known = submission.defined(table) | frozenset(submission.there(table))
    if value and value not in known:
        yield submission.file.problem(CODES[table], path, value=value, closest=closest(value, known))
