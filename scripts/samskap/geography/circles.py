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

    spots: tuple[Spot, ...]
    cases: frozenset[str]
    radius: float

    @property
    def x(self) -> float:
        """Where the circle stands, from the left."""
        return self.spots[0].x

    @property
    def y(self) -> float:
        """Where the circle stands, from the top."""
        return self.spots[0].y


def circles(spots: Iterable[Spot], radius: Radius) -> list[Circle]:
    """Circles of which no two overlap, the largest first. Every place is in exactly one.

    Each place, those with the most cases first, joins the nearest circle that its own would touch, or makes one; then
    circles that have grown into each other are joined, the smaller into the larger. As circles keep a distance,
    there are never more than the drawing has room for: the work grows with the number of places, not its square.
    """
    groups: list[Circle] = []
    for spot in sorted(spots, key=lambda spot: (-len(spot.cases), spot.id)):
        _add(groups, Circle((spot,), spot.cases, radius(len(spot.cases))), radius)
    return sorted(groups, key=lambda group: (-len(group.cases), group.spots[0].id))


def _add(groups: list[Circle], new: Circle, radius: Radius) -> None:
    """Add a circle, joined with the nearest that it touches, and so on until it touches none."""
    while touched := [group for group in groups if _distance(group, new) < group.radius + new.radius]:
        nearest = min(touched, key=lambda group: (_distance(group, new), group.spots[0].id))
        groups.remove(nearest)
        new = _joined(nearest, new, radius)
    groups.append(new)


def _joined(one: Circle, other: Circle, radius: Radius) -> Circle:
    spots = sorted(one.spots + other.spots, key=lambda spot: (-len(spot.cases), spot.id))
    cases = one.cases | other.cases
    return Circle(tuple(spots), cases, radius(len(cases)))


def _distance(one: Circle, other: Circle) -> float:
    return hypot(one.x - other.x, one.y - other.y)
