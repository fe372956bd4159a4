"""Rules on time and place: years, coordinates, countries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samskap.contribution.submission import Part, Submission
from samskap.package.rules.places import BOXES, FAR_KM, inside, kilometres
from samskap.package.schema_check import slug
from samskap.problems import Problem


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    country: str
    point: tuple[float, float] | None


def years(submission: Submission) -> Iterator[Problem]:
    """A case does not end before it starts."""
    for part in submission.records("case"):
        start, end = part.cell("start_year"), part.cell("end_year")
        if start.isdecimal() and end.isdecimal() and int(end) < int(start):
            yield part.problem("end-before-start", "end_year", start=start, end=end)


def coordinate_pairs(submission: Submission) -> Iterator[Problem]:
    """Latitude and longitude stand together, and in a case only with a municipality."""
    for part in _located(submission):
        given = [bool(part.cell(name)) for name in ("latitude", "longitude")]
        if any(given) and not all(given):
            yield part.problem("coordinate-alone", "longitude" if given[0] else "latitude")
        if any(given) and part.section == "case" and not part.items("municipalities"):
            yield part.problem("coordinate-without-municipality", "municipalities")


def points_in_country(submission: Submission) -> Iterator[Problem]:
    """A point lies in its country."""
    for part in _located(submission):
        point, country = part.point(), part.cell("country")
        if point and country in BOXES and not inside(point, BOXES[country]):
            values = {"latitude": point[0], "longitude": point[1], "country": country}
            yield part.problem("coordinate-outside-country", "latitude", **values)


def points_near_municipality(submission: Submission) -> Iterator[Problem]:
    """The point of a case lies near the municipality that it names first."""
    for part in submission.records("case"):
        point, named = part.point(), _named(submission, part)[:1]
        other = named[0].point if named else None
        if point and other and (distance := kilometres(point, other)) > FAR_KM:
            yield part.problem("coordinate-far", "latitude", distance=round(distance), municipality=named[0].id)


def countries(submission: Submission) -> Iterator[Problem]:
    """The country of a case is that of one of its municipalities."""
    for part in submission.records("case"):
        country, named = part.cell("country"), _named(submission, part)
        if named and country and country not in {place.country for place in named}:
            values = {"municipality": named[0].id, "expected": named[0].country}
            yield part.problem("country-differs", "country", value=country, **values)


def _located(submission: Submission) -> Iterator[Part]:
    yield from submission.records("case")
    yield from submission.records("municipalities")


def _named(submission: Submission, case: Part) -> list[_Place]:
    """The municipalities that a case names, those that are known, in its order."""
    places = {
        place.id: _Place(place.id, place.country, (place.latitude, place.longitude))
        for place in submission.corpus.municipalities.values()
        if place.latitude is not None and place.longitude is not None
    }
    places |= {
        place.id: _Place(place.id, place.country, None)
        for place in submission.corpus.municipalities.values()
        if place.id not in places
    }
    for part in submission.records("municipalities"):
        names = [slug(name) for _path, name in submission.texts(part, "name").values()]
        for name in [part.cell("id")] if part.cell("id") else names:
            places[name] = _Place(name, part.cell("country"), part.point())
    return [places[item] for _path, item in case.items("municipalities") if item in places]
