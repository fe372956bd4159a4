"""Rules on time and place: years, coordinates, countries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from samskap.package.contents import Contents, Record
from samskap.problems import Problem

FAR_KM = 100
EARTH_RADIUS_KM = 6371

# south, west, north, east in degrees, islands included, rounded outwards to half degrees
BOXES: Mapping[str, tuple[float, float, float, float]] = {
    "DK": (54.5, 8.0, 58.0, 15.5),
    "FI": (59.5, 19.0, 70.5, 32.0),
    "FO": (61.0, -8.0, 62.5, -6.0),
    "AX": (59.5, 19.0, 61.0, 21.5),
    "GL": (59.5, -73.5, 84.0, -11.0),
    "IS": (63.0, -25.0, 67.5, -13.0),
    "NO": (57.5, 4.0, 81.0, 34.0),
    "SE": (55.0, 10.5, 69.5, 24.5),
}


def years(contents: Contents) -> Iterator[Problem]:
    """A case does not end before it starts."""
    for record in contents.records("cases"):
        start, end = record.cell("start_year"), record.cell("end_year")
        if start.isdecimal() and end.isdecimal() and int(end) < int(start):
            yield record.problem("end-before-start", "end_year", start=start, end=end)


def coordinate_pairs(contents: Contents) -> Iterator[Problem]:
    """Latitude and longitude stand together, and in a case only with a municipality."""
    for record in _places(contents):
        given = [bool(record.cell("latitude")), bool(record.cell("longitude"))]
        if any(given) and not all(given):
            yield record.problem("coordinate-alone", "longitude" if given[0] else "latitude")
        if any(given) and "municipalities" in record.cells and not record.items("municipalities"):
            yield record.problem("coordinate-without-municipality", "municipalities")


def points_in_country(contents: Contents) -> Iterator[Problem]:
    """A point lies in its country."""
    for record in _places(contents):
        point, country = _point(record), record.cell("country")
        if point and country in BOXES and not inside(point, BOXES[country]):
            values = {"latitude": point[0], "longitude": point[1], "country": country}
            yield record.problem("coordinate-outside-country", "latitude", **values)


def points_near_municipality(contents: Contents) -> Iterator[Problem]:
    """The point of a case lies near the municipality that it names first."""
    municipalities = contents.ids.get("municipalities", {})
    for record in contents.records("cases"):
        named = [municipalities[item] for item in record.items("municipalities")[:1] if item in municipalities]
        point = _point(record)
        other = _point(named[0]) if named else None
        if point and other and (distance := kilometres(point, other)) > FAR_KM:
            yield record.problem("coordinate-far", "latitude", distance=round(distance), municipality=named[0].id)


def countries(contents: Contents) -> Iterator[Problem]:
    """The country of a case is that of one of its municipalities."""
    municipalities = contents.ids.get("municipalities", {})
    for record in contents.records("cases"):
        named = [municipalities[item] for item in record.items("municipalities") if item in municipalities]
        country = record.cell("country")
        found = {item.cell("country") for item in named}
        if named and country and country not in found:
            values = {"municipality": named[0].id, "expected": named[0].cell("country")}
            yield record.problem("country-differs", "country", value=country, **values)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points (degrees) on a sphere."""
    south, west, north, east = map(math.radians, (*one, *other))
    chord = math.sin((north - south) / 2) ** 2
    chord += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def _places(contents: Contents) -> Iterator[Record]:
    yield from contents.records("cases")
    yield from contents.records("municipalities")


def _point(record: Record) -> tuple[float, float] | None:
    """The point of a record; None where it is not given or not on the globe (which the schema tells)."""
    try:
        point = float(record.cell("latitude")), float(record.cell("longitude"))
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def inside(point: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    """Whether a point (degrees) lies in a box: south, west, north, east."""
    south, west, north, east = box
    return south <= point[0] <= north and west <= point[1] <= east
