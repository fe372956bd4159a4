"""Where on a drawing some countries stand: a rectangle, the projection into it, and the outlines as SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from samskap.geography.outlines import Ring, outlines
from samskap.geography.projection import Projection

Extent = tuple[float, float]
"""The least and the greatest of some values."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a drawing, in its units; y grows downwards."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Countries (by two-letter codes) fitted into a box; ``scale`` is units of the drawing a kilometre."""

    countries: tuple[str, ...]
    box: Box
    projection: Projection
    scale: float
    shift: tuple[float, float]

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Degrees (WGS 84) to units of the drawing."""
        x, y = self.projection.forward(longitude, latitude)
        return self.shift[0] + x * self.scale, self.shift[1] - y * self.scale

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the drawing lies in the box."""
        box = self.box
        return 0 <= x - box.left <= box.width and 0 <= y - box.top <= box.height

    def path(self, country: str) -> str:
        """The outline of a country as an SVG path in whole units, without the islands outside the box; may be empty."""
        return "".join(_path(self, ring) for ring in outlines().get(country, ()))


@cache
def fitted(countries: tuple[str, ...], box: Box, margin: float) -> Frame:
    """The frame in which countries fill a box but for a margin. Raises ``KeyError`` for one without an outline."""
    projection, xs, ys = _plane(countries)
    scale = min((box.width - 2 * margin) / (xs[1] - xs[0]), (box.height - 2 * margin) / (ys[1] - ys[0]))
    left = box.left + box.width / 2 - sum(xs) / 2 * scale
    top = box.top + box.height / 2 + sum(ys) / 2 * scale
    return Frame(countries, box, projection, scale, (left, top))


def proportion(*countries: str) -> float:
    """Height of countries divided by their width. Raises ``KeyError`` for one without an outline."""
    _projection, xs, ys = _plane(countries)
    return (ys[1] - ys[0]) / (xs[1] - xs[0])


def _plane(countries: Iterable[str]) -> tuple[Projection, Extent, Extent]:
    """The projection whose centre is the middle of the countries' degrees, and how far they reach in it (km)."""
    points = [point for country in countries for ring in outlines()[country] for point in ring]
    projection = Projection(*(sum(_extent(degrees)) / 2 for degrees in zip(*points, strict=True)))
    xs, ys = zip(*(projection.forward(*point) for point in points), strict=True)
    return projection, _extent(xs), _extent(ys)


def _extent(values: Sequence[float]) -> Extent:
    return min(values), max(values)


def _path(frame: Frame, ring: Ring) -> str:
    """A ring in steps of whole units, points that fall together as one; empty if it is outside the box or a dot."""
    rounded = [(round(x), round(y)) for x, y in (frame.point(*point) for point in ring)]
    points = [point for point, _same in groupby(rounded)]
    (left, right), (top, bottom) = (_extent(values) for values in zip(*points, strict=True))
    box = frame.box
    beside = right < box.left or left > box.left + box.width or bottom < box.top or top > box.top + box.height
    if beside or len(points) < 3:
        return ""
    steps = [f"{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"
