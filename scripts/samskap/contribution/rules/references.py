"""Rules on references, typed or pasted: whether they can be read, are whole, used, and new."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.contribution.duplicates import same_reference
from samskap.contribution.references import Given, entries, given
from samskap.contribution.submission import Submission
from samskap.problems import Problem


def readable_references(submission: Submission) -> Iterator[Problem]:
    """What is pasted can be read; with what is typed, a new reference has a type, a title and a language."""
    _references, problems = entries(submission.file, submission.corpus)
    for problem in problems:
        if submission.kind == "new-case" or problem.code != "required":
            yield problem


def duplicate_dois(submission: Submission) -> Iterator[Problem]:
    """A DOI stands once in the file."""
    first: dict[str, Given] = {}
    for one in _given(submission):
        doi = str(one.values.get("doi", "")).casefold()
        if doi and doi in first:
            path = f"{one.path}.doi"
            yield submission.file.problem("duplicate-doi", path, value=one.values["doi"], other=first[doi].path)
        first.setdefault(doi, one)


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
    for one in _given(submission):
        other = same_reference(one.reference(), submission.corpus)
        if other:
            doi = str(one.values.get("doi", "")).casefold()
            by_doi = doi and doi == submission.corpus.references[other].doi.casefold()
            yield submission.file.problem("reference-known", f"{one.path}.{'doi' if by_doi else 'title'}", other=other)


def _given(submission: Submission) -> list[Given]:
    found, _problems = given(submission.file, submission.corpus)
    return found
