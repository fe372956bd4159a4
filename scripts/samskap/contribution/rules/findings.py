"""Rules on findings: what they are about, and that a case has some."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.contribution.submission import Submission
from samskap.problems import Problem

NO_FINDING = "no-finding-coded-yet"


def nothing_coded(submission: Submission) -> Iterator[Problem]:
    """A finding names a factor or an outcome; only one that describes may have neither."""
    for part in submission.records("findings"):
        direction = part.cell("direction")
        if direction not in {"", "describes"} and not part.content.get("factors") and not part.content.get("outcomes"):
            yield part.problem("nothing-coded", "factors", direction=direction)


def case_without_finding(submission: Submission) -> Iterator[Problem]:
    """A case has a finding, or says that none is coded yet."""
    for part in submission.records("case"):
        to_check = [value for _path, value in part.items("to_check")]
        if not submission.records("findings") and NO_FINDING not in to_check:
            yield submission.file.problem("case-without-finding", "findings")
