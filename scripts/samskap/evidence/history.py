"""When some records were last added to, and with what. What was corrected in them, the package does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from samskap.model import Case, Finding, Reference

Record = Case | Finding | Reference


@dataclass(frozen=True, slots=True)
class Change:
    """The last month (ISO 8601 year and month) in which records were added, and how many of each kind were."""

    month: str
    cases: int
    findings: int
    references: int


def last_change(records: Iterable[Record]) -> Change | None:
    """The last addition to some records by the month they were coded in; None where there is no record."""
    added = Counter((record.coded_on, type(record)) for record in records)
    if not added:
        return None
    month = max(month for month, _kind in added)
    return Change(month, added[month, Case], added[month, Finding], added[month, Reference])
