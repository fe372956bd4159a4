"""What the records (cases, findings, references, terms, places, ...) and a corpus are. No input, no output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

V = TypeVar("V")

Text = Mapping[str, str]
"""A text in several languages: language tag to text; an empty string is a missing text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A real place, programme or encounter in which public services are co-produced.

    Fields are those of ``cases.csv``; coded fields hold ids of terms, ``municipalities`` ids of municipalities,
    ``references`` ids of references. Coordinates are degrees (WGS 84) or None, years are integers or None.
    """

    id: str
    title: Text
    country: str
    municipalities: tuple[str, ...]
    place: Text
    latitude: float | None
    longitude: float | None
    start_year: int | None
    end_year: int | None
    policy_areas: tuple[str, ...]
    target_groups: tuple[str, ...]
    citizen_role: Text
    actors: tuple[str, ...]
    initiator: str
    phases: tuple[str, ...]
    levels: tuple[str, ...]
    summary: Text
    references: tuple[str, ...]
    read: str
    source_url: str
    inferred: tuple[str, ...]
    note: str
    to_check: tuple[str, ...]
    coded_on: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of one publication; ``case`` is empty where the result is not tied to one case."""

    id: str
    case: str
    reference: str
    factors: tuple[str, ...]
    outcomes: tuple[str, ...]
    phases: tuple[str, ...]
    direction: str
    statement: Text
    design: str
    design_text: str
    methods: tuple[str, ...]
    methods_text: tuple[str, ...]
    informants: Text
    read: str
    locator: Text
    inferred: tuple[str, ...]
    note: str
    to_check: tuple[str, ...]
    coding: str
    coded_on: str
    review: str

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the themes: the factors, then the outcomes."""
        return (*self.factors, *self.outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (``family`` and ``given``) or a body (its whole name in ``family``, ``given`` empty)."""

    family: str
    given: str = ""

    def __str__(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A publication. ``year`` and ``peer_reviewed`` are None where the page read did not show them."""

    id: str
    type: str
    title: str
    title_en: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    year: int | None
    date: str
    date_text: str
    language: str
    institution: str
    publisher: str
    journal: str
    booktitle: str
    volume: str
    issue: str
    pages: str
    doi: str
    isbn: str
    urn: str
    url: str
    accessed: str
    keywords: tuple[str, ...]
    peer_reviewed: bool | None
    publication_status: str
    publication_status_text: str
    read: str
    source_url: str
    source_is_copy: bool
    inferred: tuple[str, ...]
    note: str
    to_check: tuple[str, ...]
    coded_on: str
    review: str

    @property
    def link(self) -> str:
        """Where a reader may go: the DOI's resolver, else the URL, else empty. Never the page of a copy."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A value of a vocabulary, with its words in every language; ``group`` is the wider term.

    ``position`` counts from 1 and is the order in which readers see the terms of the vocabulary.
    """

    vocabulary: str
    id: str
    group: str
    position: int
    label: Text
    definition: Text
    aliases: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]
    basis: str
    exact_match: tuple[str, ...]
    close_match: tuple[str, ...]
    related_match: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality named in a case; coordinates are degrees (WGS 84) from GeoNames or None."""

    id: str
    country: str
    name: Text
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


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


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """The whole evidence base: every record by id (terms by vocabulary and id), in the order of the package."""

    descriptor: Mapping[str, Any]
    reference_schema: Mapping[str, Any]
    cases: Mapping[str, Case]
    findings: Mapping[str, Finding]
    references: Mapping[str, Reference]
    terms: Mapping[tuple[str, str], Term]
    municipalities: Mapping[str, Municipality]
    codings: tuple[Coding, ...] = field(default=())
    usage: tuple[Usage, ...] = field(default=())
    retired: tuple[Retired, ...] = field(default=())
    scores: tuple[Score, ...] = field(default=())

    @property
    def version(self) -> str:
        """Version of the data, ``MAJOR.MINOR.PATCH``."""
        return str(self.descriptor["version"])

    @property
    def created(self) -> str:
        """Date of the version of the data, ISO 8601."""
        return str(self.descriptor["created"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Language tags (BCP 47) in which every text is to exist."""
        return tuple(self.descriptor["languages"])

    def vocabulary(self, name: str) -> tuple[Term, ...]:
        """The terms of one vocabulary, in the order of their positions."""
        return self._vocabularies.get(name, ())

    def kind(self, reference: Reference) -> str:
        """The kind of a reference (article, book, thesis, ...): the group of its type."""
        return self.terms["reference-type", reference.type].group

    def findings_of_case(self, case: str) -> tuple[Finding, ...]:
        """The findings tied to a case, in the order of the package."""
        return self._findings_by_case.get(case, ())

    def findings_of_reference(self, reference: str) -> tuple[Finding, ...]:
        """The findings drawn from a reference, in the order of the package."""
        return self._findings_by_reference.get(reference, ())

    def cases_of_reference(self, reference: str) -> tuple[Case, ...]:
        """The cases that name a reference, in the order of the package."""
        return self._cases_by_reference.get(reference, ())

    def is_copy(self, address: str) -> bool:
        """Whether a page read is on a host of copies (document sharing, proxy, staging): recorded, never linked."""
        return urlsplit(address).netloc in self._hosts_of_copies

    @cached_property
    def _hosts_of_copies(self) -> frozenset[str]:
        return frozenset(urlsplit(item.source_url).netloc for item in self.references.values() if item.source_is_copy)

    @cached_property
    def _vocabularies(self) -> Mapping[str, tuple[Term, ...]]:
        return _group((term.vocabulary, term) for term in sorted(self.terms.values(), key=lambda term: term.position))

    @cached_property
    def _findings_by_case(self) -> Mapping[str, tuple[Finding, ...]]:
        return _group((finding.case, finding) for finding in self.findings.values() if finding.case)

    @cached_property
    def _findings_by_reference(self) -> Mapping[str, tuple[Finding, ...]]:
        return _group((finding.reference, finding) for finding in self.findings.values())

    @cached_property
    def _cases_by_reference(self) -> Mapping[str, tuple[Case, ...]]:
        return _group((reference, case) for case in self.cases.values() for reference in case.references)


def _group(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    """Collect values by key, keeping their order."""
    groups: dict[str, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
