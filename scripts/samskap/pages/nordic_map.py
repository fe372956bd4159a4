"""Maps: the Nordic countries, and one country, with circles that lead to the cases of their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from samskap.geography.circles import Circle, Spot, circles
from samskap.geography.frames import Box, Frame
from samskap.geography.layout import INSETS, NARROW, WIDE, Level, country_frame, nordic_frames
from samskap.geography.outlines import outlines
from samskap.model import Case, Municipality
from samskap.pages.addresses import address
from samskap.pages.page import relative
from samskap.pages.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle as the template draws it: ``path`` leads to a municipality or to the list of places with ``anchor``."""

    circle: Circle
    label: str
    path: str
    anchor: str
    places: tuple[tuple[Municipality, int], ...]


@dataclass(frozen=True, slots=True)
class Inset:
    """A frame of its own in a drawing, with the name of its country."""

    box: Box
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map: ``lands`` are SVG paths by country, ``marks`` the circles of each level by its name.

    ``cases`` are those at the ``placed`` municipalities; ``unplaced`` municipalities have cases and no known point.
    """

    height: int
    lands: Mapping[str, str]
    insets: tuple[Inset, ...]
    marks: Mapping[str, tuple[Mark, ...]]
    cases: int
    placed: int
    unplaced: tuple[Municipality, ...]
    country: str = ""


def nordic_map(renderer: Renderer, cases: Mapping[str, Sequence[Case]], page: str) -> Drawing:
    """The map of all Nordic countries for a page (its path); ``cases`` by the id of their municipality."""
    return _drawing(renderer, cases, page, nordic_frames(), (NARROW, WIDE))


def country_map(renderer: Renderer, country: str, cases: Mapping[str, Sequence[Case]], page: str) -> Drawing | None:
    """The map of one country; None where no municipality of it has a point or no outline is known."""
    own = {place: found for place, found in cases.items() if renderer.corpus.municipalities[place].country == country}
    if country not in outlines():
        return None
    drawing = _drawing(renderer, own, page, (country_frame(country),), (NARROW,), country)
    return drawing if drawing.placed else None


def _drawing(
    renderer: Renderer,
    cases: Mapping[str, Sequence[Case]],
    page: str,
    frames: tuple[Frame, ...],
    levels: tuple[Level, ...],
    country: str = "",
) -> Drawing:
    places = [renderer.corpus.municipalities[place] for place, found in cases.items() if found]
    spots = [list(_spots(places, frame, cases)) for frame in frames]
    placed = {spot.id for found in spots for spot in found}
    total = len(frozenset[str]().union(*(spot.cases for found in spots for spot in found)))
    return Drawing(
        height=round(frames[0].box.height),
        lands=_lands(frames, outlines() if country else ()),
        insets=() if country else tuple(Inset(box, name(renderer, code)) for code, box in INSETS.items()),
        marks={level.name: tuple(_marks(renderer, spots, level, total, page)) for level in levels},
        cases=total,
        placed=len(placed),
        unplaced=tuple(place for place in by_name(renderer, places) if place.id not in placed),
        country=country,
    )


def name(renderer: Renderer, country: str) -> str:
    """The name of a country: the vocabulary's, else that of Unicode's CLDR."""
    term = renderer.corpus.terms.get(("country", country))
    return term.label[renderer.words.language] if term else str(renderer.words.locale.territories[country])


def by_name(renderer: Renderer, places: Iterable[Municipality]) -> list[Municipality]:
    """Municipalities in alphabetical order."""
    return sorted(places, key=lambda place: renderer.words.sort_key(place.name[renderer.words.language]))


def _lands(frames: tuple[Frame, ...], neighbours: Iterable[str]) -> dict[str, str]:
    """The outlines in all frames, each country once; ``neighbours`` are drawn as far as they can be seen."""
    paths = {code: frame.path(code) for frame in frames for code in dict.fromkeys((*neighbours, *frame.countries))}
    return {country: path for country, path in paths.items() if path}


def _spots(places: Iterable[Municipality], frame: Frame, cases: Mapping[str, Sequence[Case]]) -> Iterator[Spot]:
    """The municipalities of a frame's countries whose points are known and lie in it."""
    for place in places:
        if place.country in frame.countries and place.latitude is not None and place.longitude is not None:
            x, y = frame.point(place.longitude, place.latitude)
            if frame.holds(x, y):
                yield Spot(place.id, round(x), round(y), frozenset(case.id for case in cases[place.id]))


def _marks(renderer: Renderer, spots: Iterable[Iterable[Spot]], level: Level, total: int, page: str) -> Iterator[Mark]:
    """The circles of every frame: places of different frames never share one."""
    for found in spots:
        for circle in circles(found, partial(level.radius, of=total)):
            yield _mark(renderer, circle, level, page)


def _mark(renderer: Renderer, circle: Circle, level: Level, page: str) -> Mark:
    words, municipalities = renderer.words, renderer.corpus.municipalities
    first, others = municipalities[circle.spots[0].id], len(circle.spots) - 1
    place = first.name[words.language]
    if others:
        place = words.plural(
            "{place} and {number} other place", "{place} and {number} other places", others, place=place
        )
    anchor = f"{level.prefix}-{first.id}" if others else ""
    number = words.plural("{number} case", "{number} cases", len(circle.cases))
    return Mark(
        circle,
        words.text("{place}: {cases}", place=place, cases=number),
        f"#{anchor}" if others else relative(address(first), page),
        anchor,
        tuple((municipalities[spot.id], len(spot.cases)) for spot in circle.spots),
    )
