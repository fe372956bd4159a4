"""Places as circles that do not overlap: those that would are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import hypot

Radius = Callable[[int], float]
"""From a number of cases to the radius of a circle, growing with it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a drawing, in its units, with the ids of its cases."""

    id: str
    x: float
    y: float
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Circle:
    """One or more places; the first has the most cases, and the circle stands on it. A case counts once."""

    x: float
    y: float
    radius: float
    spots: tuple[Spot, ...]
    cases: frozenset[str]


def circles(spots: Iterable[Spot], radius: Radius) -> list[Circle]:
    """Circles of which no two overlap, the largest first. Every place is in exactly one.

    Each place, those with the most cases first, joins the nearest circle that its own would touch, or makes one; then
    circles that have grown into each other are joined, the smaller into the larger. As circles keep a distance,
    there are never more than the drawing has room for: the work grows with the number of places, not its square.
    """
    groups: list[Circle] = []
    for spot in sorted(spots, key=_most_cases_first):
        _add(groups, _circle([spot], spot.cases, radius), radius)
    return sorted(groups, key=lambda group: (-len(group.cases), group.spots[0].id))


def _add(groups: list[Circle], new: Circle, radius: Radius) -> None:
    """Add a circle, joined with the nearest that it touches, and so on until it touches none."""
    while touched := [group for group in groups if _distance(group, new) < group.radius + new.radius]:
        nearest = min(touched, key=lambda group: (_distance(group, new), group.spots[0].id))
        groups.remove(nearest)
        new = _circle([*nearest.spots, *new.spots], nearest.cases | new.cases, radius)
    groups.append(new)


def _circle(spots: list[Spot], cases: frozenset[str], radius: Radius) -> Circle:
    spots.sort(key=_most_cases_first)
    return Circle(spots[0].x, spots[0].y, radius(len(cases)), tuple(spots), cases)


def _most_cases_first(spot: Spot) -> tuple[int, str]:
    return -len(spot.cases), spot.id


def _distance(one: Circle, other: Circle) -> float:
    return hypot(one.x - other.x, one.y - other.y)
