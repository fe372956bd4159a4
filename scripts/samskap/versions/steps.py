"""Which part of the version must rise for a difference.

Source: the recipe "Data Package Version" of Data Package 2.0, after Semantic Versioning 2.0.0. A machine cannot tell
whether a new text of a term changes its meaning: it counts as a correction, and who releases may ask for more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from samskap.package.archives import number
from samskap.package.editions import Edition
from samskap.versions.compare import Difference, RecordChange, TableDifference

REFERENCED = ("cases", "findings", "references", "municipalities", "terms")
"""Tables whose records others name: other tables, and readers who cite them."""


class Step(IntEnum):
    """The part of a version that rises."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is needed: a code, the table and the field concerned (empty: none), and how many records."""

    step: Step
    code: str
    table: str = ""
    field: str = ""
    number: int = 1


_STRUCTURE: Mapping[str, Step] = {
    "package-renamed": Step.MAJOR,
    "table-retired": Step.MAJOR,
    "table-added": Step.MINOR,
    "key-changed": Step.MAJOR,
    "field-retired": Step.MAJOR,
    "field-added": Step.MAJOR,
    "fields-reordered": Step.MAJOR,
    "type-changed": Step.MAJOR,
    "reference-changed": Step.MINOR,
    "constraint-tightened": Step.MAJOR,
    "constraint-loosened": Step.MINOR,
    "words-changed": Step.PATCH,
}


def reasons(difference: Difference, new: Edition) -> list[Reason]:
    """Why which part of the version must rise for a difference to the new version, the greatest step first."""
    found = [
        Reason(_STRUCTURE[change.code], change.code, change.table, change.field) for change in difference.structure
    ]
    for table in difference.tables:
        found += _of_table(table, new)
    return sorted(found, key=lambda reason: -reason.step)


def needed(found: Sequence[Reason]) -> Step | None:
    """The greatest step of some reasons; None without any."""
    return max((reason.step for reason in found), default=None)


def raised(version: str, step: Step) -> str:
    """The next version after a step. Raises ``ValueError`` for a version of another form.

    Before 1.0.0 what would raise MAJOR raises MINOR (Semantic Versioning, item 4): 1.0.0 is a decision of people.
    """
    major, minor, patch = number(version)
    if step is Step.MAJOR and major:
        return f"{major + 1}.0.0"
    if step is Step.PATCH:
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0"


def _of_table(table: TableDifference, new: Edition) -> Iterator[Reason]:
    named = table.table in REFERENCED
    if table.retired:
        step = Step.MAJOR if named else Step.PATCH
        yield Reason(step, "records-retired", table.table, number=len(table.retired))
    if table.added:
        yield Reason(Step.MINOR, "records-added", table.table, number=len(table.added))
    links = _links(new, table.table)
    moved = [change for change in table.changed if _is_moved(change, links)]
    if moved:
        yield Reason(Step.MINOR, "records-linked", table.table, number=len(moved))
    if len(table.changed) > len(moved):
        yield Reason(Step.PATCH, "records-corrected", table.table, number=len(table.changed) - len(moved))


def _is_moved(change: RecordChange, links: frozenset[str]) -> bool:
    """Whether a record names other records than before ("update a reference to another data resource")."""
    return any(field.field in links for field in change.fields)


def _links(edition: Edition, table: str) -> frozenset[str]:
    """The fields of a table that name records of another."""
    schema = edition.schemas.get(table, {})
    keys = [key["fields"] for key in schema.get("foreignKeys", ())]
    names = [[field["name"]] for field in schema.get("fields", ()) if "refers_to" in field]
    return frozenset(name for fields in (*keys, *names) for name in ([fields] if isinstance(fields, str) else fields))
