"""Which records a contribution touches: cases with what belongs to them, and what belongs to none of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.editions import Edition, Key
from samskap.package.tables import Row
from samskap.report.records import HEADING
from samskap.versions.compare import Difference


@dataclass(frozen=True, slots=True)
class TouchedCase:
    """A case that is new or has changed, or of which a finding is or has: its id, its findings, its references."""

    key: Key
    findings: tuple[Key, ...]
    references: tuple[Key, ...]


def touched_cases(difference: Difference, after: Edition) -> list[TouchedCase]:
    """The cases that a difference touches, in the order of their ids."""
    cases, findings = after.tables["cases"], after.tables["findings"]
    found = {
        *_touched(difference, "cases"),
        *((findings[key].get("case", ""),) for key in _touched(difference, "findings")),
    }
    return [_case(key, after) for key in sorted(found & cases.keys())]


def other_records(difference: Difference, after: Edition, cases: list[TouchedCase]) -> list[tuple[str, Key]]:
    """Table and key of the other records that are new or have changed and that people read."""
    told = {("cases", case.key) for case in cases}
    told |= {("findings", key) for case in cases for key in case.findings}
    told |= {("references", key) for case in cases for key in case.references}
    every = [(table, key) for table in HEADING for key in sorted(_touched(difference, table))]
    return [(table, key) for table, key in every if (table, key) not in told and key in after.tables[table]]


def points(cases: list[TouchedCase], after: Edition) -> Iterator[tuple[Key, Row]]:
    """The touched cases that have a point on the map: key, and row with latitude and longitude.

    A case without coordinates lies where the first of its municipalities does that has some, as on the site.
    """
    for case in cases:
        row = after.tables["cases"][case.key]
        names = _items(row.get("municipalities", ""))
        for place in (row, *(after.tables["municipalities"].get((name,), {}) for name in names)):
            if place.get("latitude") and place.get("longitude"):
                yield case.key, {**row, "latitude": place["latitude"], "longitude": place["longitude"]}
                break


def _touched(difference: Difference, table: str) -> Iterator[Key]:
    for found in difference.tables:
        if found.table == table:
            yield from found.added
            yield from (change.key for change in found.changed)


def _case(key: Key, after: Edition) -> TouchedCase:
    findings = tuple(item for item, row in after.tables["findings"].items() if row.get("case") == key[0])
    named = [*_items(after.tables["cases"][key].get("references", ""))]
    named += [after.tables["findings"][item].get("reference", "") for item in findings]
    keys = dict.fromkeys((name,) for name in named)
    return TouchedCase(key, findings, tuple(item for item in keys if item in after.tables["references"]))


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(LIST_DELIMITER) if item.strip()]
