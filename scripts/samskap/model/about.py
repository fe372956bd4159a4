"""The records about records: how they were coded, read, retired and measured."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.model.records import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What one of the two coders coded for a finding; what was settled on stands in the finding."""

    finding: str
    coder: str
    factors: tuple[str, ...]
    outcomes: tuple[str, ...]
    phases: tuple[str, ...]
    direction: str
    design: str
    methods: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How often a page was read in a language, or a file downloaded, in a month (``YYYY-MM``).

    ``path`` is the address of a page below its language, ending in a slash, or that of a file below the site's root;
    the ``language`` of a file is ``mul``. ``count`` is at least 1.
    """

    month: str
    language: str
    path: str
    count: int

    @property
    def is_file(self) -> bool:
        """Whether a file was downloaded, and not a page read."""
        return not self.path.endswith("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """A record that a released version has and the package has no more.

    ``kind`` is "case", "finding", "reference" or "municipality", of a term its vocabulary. ``replaced_by`` is the id of
    the record of the same kind in its place, or empty; ``version`` the first version without it, empty until that is
    released.
    """

    kind: str
    id: str
    replaced_by: str
    version: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What became of an address that records name when it was last asked for (``checked``, ISO 8601 date).

    ``outcome`` is ``works``, ``dead``, ``refused`` or ``temporary``; ``status`` is the HTTP status of the answer, None
    where none came.
    """

    url: str
    checked: str
    outcome: str
    status: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was measured on the built site of a version: of what (``subject``: ``site``, a kind of page, a FAIR check).

    ``value`` is a number of pages, bytes, requests or barriers, or 1 for yes and 0 for no; ``note`` is the address of
    the page, or what was looked at.
    """

    version: str
    measure: str
    subject: str
    value: int
    note: str
