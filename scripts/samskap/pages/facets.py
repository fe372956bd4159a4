"""Facets: what a list may be narrowed by and what each of its records is coded with; ``facets.js`` narrows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")

SHOWN = 8
"""Options of a facet that are shown at once; the others are folded away, so the most frequent come first."""

NOT_STATED = "not-stated"
"""The option for records that have no code in a facet."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, its label in the page's language, and how many records have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that a list may be narrowed by; ``name`` is its name in addresses, the same in every language."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def shown(self) -> tuple[Option, ...]:
        """The options that are shown at once."""
        return self.options[:SHOWN]

    @property
    def folded(self) -> tuple[Option, ...]:
        """The options that are folded away."""
        return self.options[SHOWN:]


@dataclass(frozen=True)
class Criterion(Generic[R]):
    """How records of one sort are coded in a facet: the ids of a record, and the label of each id in readers' order.

    A record without an id has :data:`NOT_STATED`, whose label stands last in ``labels``.
    """

    name: str
    title: str
    labels: Mapping[str, str]
    ids: Callable[[R], Iterable[str]]

    def coded(self, record: R) -> tuple[str, ...]:
        """The ids of a record, never none."""
        return tuple(self.ids(record)) or (NOT_STATED,)


def facets(criteria: Iterable[Criterion[R]], records: Iterable[R]) -> list[Facet]:
    """The facets by which some records may be narrowed, each option with its number of records.

    Left out are options that no record has, and facets with fewer than two options. Options stand in readers' order;
    where they are more than :data:`SHOWN`, the most frequent stand first and what is not stated last.
    """
    chosen = list(records)
    found = [Facet(item.name, item.title, _options(item, chosen)) for item in criteria]
    return [facet for facet in found if len(facet.options) > 1]


def codes(criteria: Iterable[Criterion[R]], record: R) -> str:
    """What a record is coded with, for the attribute ``data-codes``: ``country:SE phase:co-design``."""
    return " ".join(f"{item.name}:{identifier}" for item in criteria for identifier in item.coded(record))


def _options(criterion: Criterion[R], records: list[R]) -> tuple[Option, ...]:
    counts = Counter(identifier for record in records for identifier in criterion.coded(record))
    options = [Option(id, label, counts[id]) for id, label in criterion.labels.items() if counts[id]]
    if len(options) > SHOWN:
        options.sort(key=lambda option: (option.id == NOT_STATED, -option.count))
    return tuple(options)
