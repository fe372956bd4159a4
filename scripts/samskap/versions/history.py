"""The released versions of the package beside the one at hand: what has changed since each, and when in each record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samskap.package.archives import archive_name
from samskap.package.editions import Edition, Key
from samskap.versions.compare import Difference, compare

ADDED, CHANGED = "added", "changed"
MOST = 150
"""Records of a table that a page names as new, and as changed; a file beside the page has all of them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A released version as it is kept: what it holds, and size and checksum of its archive."""

    edition: Edition
    bytes: int
    sha256: str

    @property
    def version(self) -> str:
        """Its number."""
        return self.edition.version

    @property
    def archive(self) -> str:
        """The name of its archive."""
        return archive_name(self.version)

    def count(self, table: str) -> int:
        """How many records a table of it has."""
        return len(self.edition.tables.get(table, ()))


@dataclass(frozen=True, slots=True)
class Event:
    """What became of a record in a version: it was added, or some of its fields changed.

    ``version`` and ``created`` are empty for what is not released yet, ``since`` is the version before, or empty.
    """

    kind: str
    version: str
    created: str
    since: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Versions:
    """The released versions, the oldest first, and the data at hand, which may have changed since the last of them."""

    releases: tuple[Kept, ...]
    current: Edition

    @cached_property
    def since(self) -> Mapping[str, Difference]:
        """What has changed since each released version."""
        return {kept.version: compare(kept.edition, self.current) for kept in self.releases}

    @cached_property
    def _named(self) -> frozenset[tuple[str, str, Key]]:
        """The changed records that the page on what has changed since a version names: version, table and key."""
        return frozenset(
            (version, table.table, change.key)
            for version, difference in self.since.items()
            for table in difference.tables
            for change in table.changed[:MOST]
        )

    def names(self, version: str, table: str, key: Key) -> bool:
        """Whether the page on what has changed since a version says what was changed in a record."""
        return (version, table, key) in self._named

    @property
    def unreleased(self) -> bool:
        """Whether the data at hand have changed since the last released version, or none was released."""
        return not self.releases or bool(self.since[self.releases[-1].version])

    @property
    def has_folder(self) -> bool:
        """Whether the data at hand stand at the address of their version: not if they changed after its release."""
        return not self.unreleased or self.current.version not in {kept.version for kept in self.releases}

    @cached_property
    def steps(self) -> Sequence[tuple[Kept, Kept | None, Difference]]:
        """Each released version with the one before it and what has changed between them, the oldest first."""
        found: list[tuple[Kept, Kept | None, Difference]] = []
        before: Kept | None = None
        for kept in self.releases:
            found.append((kept, before, compare(before.edition, kept.edition) if before else Difference((), ())))
            before = kept
        return found

    def events(self, table: str, key: Key) -> Sequence[Event]:
        """What became of a record in which version, the oldest first; none where no version has been released."""
        return self._events.get((table, key), ())

    def corrected(self, table: str, key: Key) -> str:
        """Date (ISO 8601) of the last released version in which a record changed, or empty."""
        dates = [event.created for event in self.events(table, key) if event.kind == CHANGED]
        return max(dates, default="")[:10]

    @cached_property
    def _events(self) -> Mapping[tuple[str, Key], Sequence[Event]]:
        found: dict[tuple[str, Key], list[Event]] = {}
        for place, event in self._all_events():
            found.setdefault(place, []).append(event)
        return found

    def _all_events(self) -> Iterator[tuple[tuple[str, Key], Event]]:
        for kept, before, difference in self.steps:
            version, created = kept.version, kept.edition.created
            if before is None:
                for table, rows in kept.edition.tables.items():
                    yield from (((table, key), Event(ADDED, version, created, "")) for key in rows)
            else:
                yield from _events_of(difference, version, created, before.version)
        if self.releases:
            last = self.releases[-1].version
            yield from _events_of(self.since[last], "", "", last)


def _events_of(
    difference: Difference, version: str, created: str, since: str
) -> Iterator[tuple[tuple[str, Key], Event]]:
    for table in difference.tables:
        yield from (((table.table, key), Event(ADDED, version, created, since)) for key in table.added)
        for change in table.changed:
            fields = tuple(field.field for field in change.fields)
            yield (table.table, change.key), Event(CHANGED, version, created, since, fields)


def keep(edition: Edition, archive: bytes) -> Kept:
    """A released version with size and checksum of its archive."""
    return Kept(edition, len(archive), hashlib.sha256(archive).hexdigest())
