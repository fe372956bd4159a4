"""Rules on references, typed or pasted: each once, and used. What is wrong with one is told where it is read."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.contribution.references import Given, given
from samskap.contribution.submission import Submission
from samskap.problems import Problem


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


def _given(submission: Submission) -> list[Given]:
    found, _problems = given(submission.file, submission.corpus)
    return found
