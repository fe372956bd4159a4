"""A case file put into the evidence base, in memory: records with their ids, and where in the file each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samskap.contribution.case_file import CaseFile
from samskap.contribution.references import UPDATING
from samskap.model import Case, Corpus, Finding, Municipality, Reference
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.editions import KINDS
from samskap.problems import Problem

Key = tuple[str, str]
"""Table and id of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The evidence base with what a file brings so far.

    ``month`` is that of the coding (ISO 8601); ``used`` are kind and id of every record that there has been;
    ``places`` are the paths of the records in the file; ``names`` the ids, by table, of what the file has names for.
    """

    file: CaseFile
    month: str
    used: frozenset[tuple[str, str]]
    corpus: Corpus
    places: Mapping[Key, str] = field(default_factory=dict)
    names: Mapping[Key, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def kind(self) -> str:
        """What the file is for."""
        return str(self.file.content.get("kind") or "new-case")

    @property
    def language(self) -> str:
        """The language of texts that are given as one string."""
        return str(self.file.content.get("language") or self.corpus.languages[0])

    def taken(self, table: str) -> frozenset[str]:
        """The ids of a table that cannot be given to a new record: in use, or used once."""
        once = {identifier for kind, identifier in self.used if kind == KINDS[table]}
        return frozenset({*getattr(self.corpus, table), *once})

    def updates(self, table: str, identifier: object) -> bool:
        """Whether a part of the file changes a record that is there."""
        return self.kind in UPDATING and identifier in getattr(self.corpus, table)

    def with_record(
        self, table: str, record: Case | Finding | Municipality | Reference, path: str, name: str = ""
    ) -> Draft:
        """The draft with a record, new or changed, that a part of the file (``path``) gives under a name."""
        named = self.named(table, name, record.id)
        before = getattr(self.corpus, table)
        if before.get(record.id) == record:
            return named
        tables: dict[str, Any] = {table: {**before, record.id: record}}
        return replace(named, corpus=replace(self.corpus, **tables), places={(table, record.id): path, **self.places})

    def named(self, table: str, name: str, identifier: str) -> Draft:
        """The draft in which a name in the file stands for an id; an empty name stands for nothing."""
        return replace(self, names={**self.names, (table, name): identifier}) if name else self

    def with_problem(self, code: str, path: str, **values: object) -> Draft:
        """The draft with a problem of a part of the file."""
        return replace(self, problems=(*self.problems, self.file.problem(code, path, **values)))

    def resolved(self, table: str, row: dict[str, str], column: str) -> dict[str, str]:
        """A row in which the names that the file gives to records are their ids; other values stay."""
        if not row.get(column):
            return row
        found = [self.names.get((table, name), name) for name in row[column].split(LIST_DELIMITER)]
        return row | {column: LIST_DELIMITER.join(dict.fromkeys(found))}

    def recorded(self, table: str) -> Iterator[Any]:
        """The records of a table that the file has added or changed."""
        return (getattr(self.corpus, name)[identifier] for name, identifier in self.places if name == table)
