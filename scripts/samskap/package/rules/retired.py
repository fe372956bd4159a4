"""Rules on retired records: what a released version has is still there, or its address leads on."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.package.contents import Contents, Record, closest
from samskap.package.editions import KINDS
from samskap.problems import Problem

FILE = "retired.csv"
_TABLES = {kind: table for table, kind in KINDS.items()}


def kinds(contents: Contents) -> Iterator[Problem]:
    """A retired record is a case, a finding, a reference, a municipality or a term of a vocabulary."""
    allowed = sorted({*_TABLES, *contents.vocabularies, *(kind for kind, _identifier in contents.released)})
    for record in contents.records("retired"):
        value = record.cell("kind")
        if value and value not in allowed:
            near = closest(value, allowed)
            yield record.problem("retired-kind", "kind", value=value, closest=near, allowed=allowed)


def in_use(contents: Contents) -> Iterator[Problem]:
    """A retired id is not in use, and never will be again."""
    for record in contents.records("retired"):
        if record.cell("id") in _known(contents, record.cell("kind")):
            yield record.problem("retired-in-use", "id", value=record.cell("id"))


def replacements(contents: Contents) -> Iterator[Problem]:
    """What replaces a retired record is a record of the same kind in the package."""
    for record in contents.records("retired"):
        value, kind = record.cell("replaced_by"), record.cell("kind")
        known = _known(contents, kind)
        if value and _readable(contents, kind) and value not in known:
            near = closest(value, known)
            yield record.problem("retired-replacement", "replaced_by", value=value, kind=kind, closest=near)


def vanished(contents: Contents) -> Iterator[Problem]:
    """A record of a released version is in the package, or stands in retired.csv."""
    if not contents.readable("retired"):
        return
    told = {_identity(record) for record in contents.records("retired")}
    known = {kind: _known(contents, kind) for kind in {kind for kind, _identifier in contents.released}}
    for (kind, identifier), version in sorted(contents.released.items()):
        gone = identifier not in known[kind] and (kind, identifier) not in told
        if gone and _readable(contents, kind):
            values = {"value": identifier, "kind": kind, "version": version}
            yield Problem(FILE, "not-retired", None, identifier, "", values)


def _identity(record: Record) -> tuple[str, str]:
    return record.cell("kind"), record.cell("id")


def _readable(contents: Contents, kind: str) -> bool:
    return contents.readable(_TABLES.get(kind, "terms"))


def _known(contents: Contents, kind: str) -> frozenset[str]:
    """The ids of a kind of record that are in use."""
    table = _TABLES.get(kind)
    return contents.known(table) if table else frozenset(contents.vocabularies.get(kind, ()))
