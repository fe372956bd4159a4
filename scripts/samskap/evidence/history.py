"""When some records were last added to or corrected, and how many were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.model import Case, Finding, Reference

Record = Case | Finding | Reference
Identity = tuple[type[Record], str]
"""Type and id of a record."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last month (ISO 8601 year and month) in which records were added or corrected.

    How many of each kind were added in it, and how many records that were there before were corrected.
    """

    month: str
    cases: int
    findings: int
    references: int
    corrected: int = 0


def last_change(records: Iterable[Record], corrections: Mapping[Identity, str] | None = None) -> Change | None:
    """The last change to some records; None where there is no record.

    A record was added in the month it was coded in; ``corrections`` are the dates of the released versions that have
    corrected some (ISO 8601).
    """
    added: Counter[tuple[str, type[Record]]] = Counter()
    corrected: Counter[str] = Counter()
    for record in records:
        added[record.coded_on, type(record)] += 1
        month = (corrections or {}).get((type(record), record.id), "")[:7]
        corrected[month] += month > record.coded_on
    if not added:
        return None
    month = max(*(month for month, _kind in added), *corrected)
    return Change(month, added[month, Case], added[month, Finding], added[month, Reference], corrected[month])
