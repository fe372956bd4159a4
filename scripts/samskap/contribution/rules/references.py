"""Rules on references: their dates and DOIs, and whether they are used or known already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samskap.contribution.submission import Part, Submission
from samskap.package.rules.identity import normalised
from samskap.problems import Problem


def dates(submission: Submission) -> Iterator[Problem]:
    """The day of a date exists."""
    for part in submission.records("references"):
        value = part.cell("date")
        if len(value) == len("2024-05-31") and value.isascii():
            try:
                date.fromisoformat(value)
            except ValueError:
                yield part.problem("date-form", "date", value=value)


def duplicate_dois(submission: Submission) -> Iterator[Problem]:
    """A DOI stands once in the file."""
    first: dict[str, Part] = {}
    for part in submission.records("references"):
        doi = part.cell("doi").casefold()
        if doi and doi in first:
            yield part.problem("duplicate-doi", "doi", value=part.cell("doi"), other=first[doi].path)
        first.setdefault(doi, part)


def unused_references(submission: Submission) -> Iterator[Problem]:
    """A reference is named by the case or by a finding; a case that names none has them all."""
    cases, findings = submission.records("case"), submission.records("findings")
    if (not findings and not cases) or any(not part.items("references") for part in cases):
        return
    named = {value for part in cases for _path, value in part.items("references")}
    named |= {part.cell("reference") for part in findings}
    for part in submission.records("references"):
        if part.cell("id") and part.cell("id") not in named:
            yield part.problem("unused-reference", "id")


def known_references(submission: Submission) -> Iterator[Problem]:
    """A reference whose DOI, or title and year, is that of one in the evidence base is told: that one is used."""
    there = list(submission.corpus.references.values())
    dois = {item.doi.casefold(): item.id for item in reversed(there) if item.doi}
    titles = {(normalised(item.title), str(item.year or "")): item.id for item in reversed(there)}
    for part in submission.records("references"):
        doi, year = part.cell("doi").casefold(), part.cell("year") or part.cell("date")[:4]
        title = normalised(part.cell("title"))
        other = dois.get(doi, "") or (titles.get((title, year), "") if title else "")
        if other:
            yield part.problem("reference-known", "doi" if doi in dois else "title", other=other)
