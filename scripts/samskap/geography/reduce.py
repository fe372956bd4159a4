"""Makes ``outlines.json`` from Natural Earth; run by hand when the source changes, never by a build.

``python -m samskap.geography.reduce countries-50m.json > outlines.json`` (see ``README.md`` beside this file).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import hypot
from pathlib import Path
from typing import Any

from samskap.geography.projection import Projection

COUNTRIES = {"208": "DK", "234": "FO", "246": "FI", "248": "AX", "304": "GL", "352": "IS", "578": "NO", "752": "SE"}
"""The countries by their number (ISO 3166-1), under which the source has them."""

COARSE = {"GL": (4.0, 1500.0)}
FINE = (0.9, 20.0)
"""Kilometres by which a line may move, and square kilometres below which an island is left out."""

WITHIN = {"NO": (4.0, 71.5)}
"""Degrees of longitude east and of latitude south of which all of a country is kept: Svalbard, Jan Mayen, Bouvet Island
are left out, with which Norway would not fit its map."""

UNIT = 0.01
Point = tuple[float, float]


def reduced(topology: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    """The rings of each country, the largest first, as flat lists of longitudes and latitudes in units of 0.01°.

    ``topology`` is a TopoJSON topology with ``objects.countries``. Lines that two countries share stay shared: it is
    the arcs that are simplified.
    """
    found = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        country = COUNTRIES.get(str(shape.get("id")))
        if country:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            lines = [_ring(topology, arcs, COARSE.get(country, FINE)[0]) for rings in polygons for arcs in rings]
            kept = sorted((ring for ring in lines if _is_shown(ring, country)), key=_area, reverse=True)
            found[country] = [[round(part / UNIT) for point in ring for part in point] for ring in kept]
    return dict(sorted(found.items()))


def _ring(topology: Mapping[str, Any], arcs: Sequence[int], tolerance: float) -> list[Point]:
    """The points of a ring without the last one, which is the first; a negative arc is one read backwards."""
    points: list[Point] = []
    for number in arcs:
        arc = simplified(_arc(topology, number if number >= 0 else ~number), tolerance)
        points += (arc if number >= 0 else arc[::-1])[:-1]
    return points


def _arc(topology: Mapping[str, Any], number: int) -> list[Point]:
    """An arc in degrees; the source keeps each point as the step from the one before it."""
    (by_x, by_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = zip(*topology["arcs"][number], strict=True)
    xs, ys = (list(accumulate(step)) for step in steps)
    return [(left + x * by_x, low + y * by_y) for x, y in zip(xs, ys, strict=True)]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line without the points that lie within ``tolerance`` kilometres of it.

    Source of the rule: Douglas, D. H., & Peucker, T. K. (1973). Algorithms for the reduction of the number of points
    required to represent a digitized line or its caricature. Cartographica, 10(2), 112-122.
    """
    projection = Projection(*line[len(line) // 2])
    plane = [projection.forward(*point) for point in line]
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda number: _distance(plane[number], plane[first], plane[last]), default=first)
        if inner and _distance(plane[far], plane[first], plane[last]) > tolerance:
            kept.add(far)
            open_parts += [(first, far), (far, last)]
    return [line[number] for number in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of a line."""
    along, up = end[0] - start[0], end[1] - start[1]
    length = along * along + up * up
    share = ((point[0] - start[0]) * along + (point[1] - start[1]) * up) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - start[0] - share * along, point[1] - start[1] - share * up)


def _is_shown(ring: Sequence[Point], country: str) -> bool:
    west, north = WITHIN.get(country, (-180.0, 90.0))
    inside = all(x > west and 0 < y < north for x, y in ring)
    return len(ring) > 2 and inside and _area(ring) >= COARSE.get(country, FINE)[1]


def _area(ring: Sequence[Point]) -> float:
    """Square kilometres inside a ring."""
    projection = Projection(*ring[0])
    plane = [projection.forward(*point) for point in ring]
    pairs = zip(plane, plane[1:] + plane[:1], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def _written(countries: Mapping[str, list[list[int]]]) -> Iterator[str]:
    """The lines of the file: a ring a line."""
    source = "Natural Earth 4.1.0, Admin 0 countries, 1:50m, public domain, from world-atlas 2.0.2 (npm)"
    yield f'{{"source": {json.dumps(source)}, "degrees": {UNIT}, "countries": {{'
    for number, (country, rings) in enumerate(countries.items(), start=1):
        lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings)
        yield f'"{country}": [\n{lines}\n]{"," if number < len(countries) else ""}'
    yield "}}"


if __name__ == "__main__":
    print("\n".join(_written(reduced(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))))
