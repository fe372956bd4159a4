"""The records that readers see: cases, findings, references, terms and municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
