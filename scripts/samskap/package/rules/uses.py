"""Rules on records that nothing uses: they are warnings, and only given where every file could be read."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.package.contents import Contents
from samskap.package.rules.entries import entry_problem
from samskap.problems import Problem

NO_FINDING = "no-finding-coded-yet"
PASSING = frozenset({"to-check"})
"""Vocabularies whose terms come and go: a mark that no record bears is good news."""


def unused_references(contents: Contents) -> Iterator[Problem]:
    """A case, a finding or a term names every reference."""
    used = set(_named(contents, "references"))
    for entry in contents.entries if contents.whole else ():
        if entry.key not in used:
            yield entry_problem(entry, "unused-reference")


def unused_municipalities(contents: Contents) -> Iterator[Problem]:
    """A case names every municipality."""
    used = set(_named(contents, "municipalities"))
    for record in contents.records("municipalities") if contents.whole else ():
        if record.cell("id") not in used:
            yield record.problem("unused-municipality")


def unused_terms(contents: Contents) -> Iterator[Problem]:
    """A record uses every term of a vocabulary that lists are coded with; fixed sets and passing marks are exempt."""
    used = _used_terms(contents)
    for record in contents.records("terms") if contents.whole else ():
        vocabulary, term = record.cell("vocabulary"), record.cell("id")
        if vocabulary in used and term not in used[vocabulary]:
            yield record.problem("unused-term")


def cases_without_finding(contents: Contents) -> Iterator[Problem]:
    """A finding is tied to every case, or the case says that none is coded yet."""
    told = {record.cell("case") for record in contents.records("findings")}
    for record in contents.records("cases") if contents.whole else ():
        if record.cell("id") not in told and NO_FINDING not in record.items("to_check"):
            yield record.problem("case-without-finding")


def _named(contents: Contents, target: str) -> Iterator[str]:
    """Every id that a record names of a table."""
    for table in contents.tables.values():
        for field in table.fields:
            if field.get("refers_to") == target:
                for record in table.records:
                    yield from record.items(field["name"])


def _used_terms(contents: Contents) -> dict[str, set[str]]:
    """The terms in use, by vocabulary, of the vocabularies that list fields are coded with."""
    used: dict[str, set[str]] = {}
    for table in contents.tables.values():
        for field in table.fields:
            vocabulary = str(field.get("vocabulary", ""))
            if vocabulary and field.get("type") == "list" and vocabulary not in PASSING:
                terms = used.setdefault(vocabulary, set())
                terms.update(item for record in table.records for item in record.items(field["name"]))
    return used
