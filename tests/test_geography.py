"""The projection, the outlines, the frames of the maps, and circles that do not overlap."""

from __future__ import annotations

from functools import partial
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.geography.circles import Spot, circles
from samskap.geography.frames import Box, Frame, fitted
from samskap.geography.layout import INSETS, MAINLAND, NARROW, WIDE, WIDTH, country_frame, nordic_frames
from samskap.geography.outlines import Ring, outlines
from samskap.geography.projection import Projection
from samskap.geography.reduce import COUNTRIES, reduced, simplified
from samskap.package.reading import read_corpus
from sites import ROOT

INLAND = {
    "SE": [(15.44, 60.49), (14.81, 56.88), (15.21, 59.27), (14.64, 63.18)],  # Borlänge, Växjö, Örebro, Östersund
    "DK": [(10.39, 55.40), (9.40, 56.45), (12.30, 55.65), (14.92, 55.13)],  # Odense, Viborg, Taastrup, on Bornholm
    "NO": [(10.69, 60.80), (25.52, 69.47), (8.0, 61.9)],  # Gjøvik, Karasjok, in Gudbrandsdalen
    "FI": [(23.79, 61.50), (27.73, 64.23), (25.72, 66.50)],  # Tampere, Kajaani, Rovaniemi
    "IS": [(-18.7, 64.8)],  # Sprengisandur
    "GL": [(-40.0, 72.0)],  # on the ice
    "AX": [(20.05, 60.25)],  # in Jomala
    "FO": [(-7.05, 62.15)],  # on Streymoy
}
SEA = [(20.0, 62.5), (5.0, 56.5), (11.5, 57.0), (-15.0, 62.0), (24.5, 65.3)]
degrees = st.tuples(st.floats(-75, 33), st.floats(54, 84))


def test_projection_gives_the_coordinates_of_the_example_in_its_source() -> None:
    example = Projection(-100, 40, radius=3.0)  # Snyder (1987), numerical examples, sphere
    assert example.forward(100, -20) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)
    assert Projection(-100, 40).forward(-100, 40) == (0, 0)


@given(point=degrees, centre=degrees)
def test_projection_inverse_gives_back_the_degrees(point: tuple[float, float], centre: tuple[float, float]) -> None:
    projection = Projection(*centre)
    assert projection.inverse(*projection.forward(*point)) == pytest.approx(point, abs=1e-6)


@given(point=degrees, centre=degrees)
def test_projection_keeps_areas(point: tuple[float, float], centre: tuple[float, float]) -> None:
    projection, step = Projection(*centre), 0.01
    x, y = projection.forward(*point)
    east, north = projection.forward(point[0] + step, point[1]), projection.forward(point[0], point[1] + step)
    area = (east[0] - x) * (north[1] - y) - (east[1] - y) * (north[0] - x)
    on_sphere = (projection.radius * radians(step)) ** 2 * cos(radians(point[1] + step / 2))
    assert area == pytest.approx(on_sphere, rel=5e-3)


def test_outlines_hold_known_points_of_their_country_and_of_no_other() -> None:
    assert set(outlines()) == set(COUNTRIES.values()) == set(INLAND)
    for country, points in INLAND.items():
        for point in points:
            assert [code for code, rings in outlines().items() if on_land(point, rings)] == [country], point
    assert [point for point in SEA for rings in outlines().values() if on_land(point, rings)] == []


def test_outlines_come_with_the_largest_piece_first() -> None:
    for country, rings in outlines().items():
        assert all(len(ring) >= 3 and ring[0] != ring[-1] for ring in rings), country
        frame = fitted((country,), Box(0, 0, 1000, 1000), 0)
        areas = [area(frame, ring) for ring in rings]
        assert areas[0] == max(areas), country


def test_municipalities_of_the_package_lie_in_their_country_or_near_its_shore() -> None:
    corpus = read_corpus(ROOT / "datapackage")
    known = [place for place in corpus.municipalities.values() if place.latitude is not None]
    for place in known:
        point = (float(place.longitude or 0), float(place.latitude or 0))
        rings = outlines()[place.country]
        assert on_land(point, rings) or shore(point, rings) < 8, place.id
        assert [frame.countries for frame in nordic_frames() if holds(frame, point)] != [], place.id
    assert len(known) > 40


def test_frames_draw_paths_that_are_small_and_stay_in_their_box() -> None:
    paths = {country: frame.path(country) for frame in nordic_frames() for country in frame.countries}
    assert set(paths) == set(outlines()) == {*MAINLAND, *INSETS}
    assert all(path.startswith("M") and path.endswith("z") for path in paths.values())
    assert sum(map(len, paths.values())) < 16_000
    for country in outlines():
        frame = country_frame(country)
        assert all(frame.holds(*frame.point(*point)) for ring in outlines()[country] for point in ring)
        assert sum(len(frame.path(other)) for other in outlines()) < 40_000
        assert frame.box.height <= 1.4 * WIDTH


def test_frame_of_a_country_leaves_out_lands_that_cannot_be_seen() -> None:
    assert country_frame("IS").path("FI") == ""
    assert country_frame("DK").path("SE") != ""
    assert country_frame("DK").path("XX") == ""


def test_insets_lie_beside_each_other_and_off_the_mainland() -> None:
    boxes = list(INSETS.values())
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert apart(box, other)
    mainland = nordic_frames()[0]
    points = [mainland.point(*point) for country in MAINLAND for ring in outlines()[country] for point in ring]
    inside = [
        (x, y)
        for x, y in points
        for box in boxes
        if box.left <= x <= box.left + box.width and box.top <= y <= box.top + box.height
    ]
    assert inside == []


def test_reduced_topology_keeps_shared_borders_and_leaves_out_far_and_small_islands() -> None:
    steps = [[[0, 0], [0, 10], [10, 0]], [[10, 10], [0, -10], [-10, 0]], [[0, 0], [5, 1], [5, 9]]]
    far = [[[200, 200], [0, 5], [5, 0], [-5, -5]]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [10.0, 60.0]},
        "arcs": [*steps, *far],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "MultiPolygon", "id": "578", "arcs": [[[0, -3]], [[3]]]},
                    {"type": "Polygon", "id": 752, "arcs": [[1, 2]]},
                    {"type": "Polygon", "id": "643", "arcs": [[3]]},
                    {"type": "Polygon", "arcs": [[3]]},
                ]
            }
        },
    }
    assert reduced(topology) == {
        "NO": [[1000, 6000, 1000, 6100, 1100, 6100, 1050, 6010]],
        "SE": [[1100, 6100, 1100, 6000, 1000, 6000, 1050, 6010]],
    }


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(60, 62)), min_size=2, max_size=20))
def test_simplified_line_keeps_its_ends_and_only_points_of_its_own(line: list[tuple[float, float]]) -> None:
    short = simplified(line, 5.0)
    assert (short[0], short[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in short)


spots = st.lists(
    st.tuples(st.integers(0, 576), st.integers(0, 733), st.frozensets(st.integers(0, 60).map(str), min_size=1)),
    min_size=1,
    max_size=60,
)


@given(found=spots, order=st.randoms(), level=st.sampled_from([NARROW, WIDE]))
def test_circles_hold_every_place_once_and_never_overlap(found, order, level) -> None:
    places = [Spot(f"place-{number}", x, y, cases) for number, (x, y, cases) in enumerate(found)]
    every = frozenset[str]().union(*(place.cases for place in places))
    drawn = circles(places, partial(level.radius, of=len(every)))
    assert sorted(spot.id for circle in drawn for spot in circle.spots) == sorted(place.id for place in places)
    assert frozenset[str]().union(*(circle.cases for circle in drawn)) == every
    for circle in drawn:
        assert circle.cases == frozenset[str]().union(*(spot.cases for spot in circle.spots))
        assert len(circle.spots[0].cases) == max(len(spot.cases) for spot in circle.spots)
        assert circle.radius * level.pixels / WIDTH >= 12, "24 pixels across"
    for number, circle in enumerate(drawn):
        for other in drawn[number + 1 :]:
            assert hypot(circle.x - other.x, circle.y - other.y) >= circle.radius + other.radius
    order.shuffle(places)
    assert circles(places, partial(level.radius, of=len(every))) == drawn


def test_circles_of_places_at_one_point_are_one_that_counts_shared_cases_once() -> None:
    here = [Spot("a", 9, 9, frozenset("12")), Spot("b", 9, 9, frozenset("23")), Spot("c", 400, 9, frozenset("1"))]
    near, far = circles(here, partial(NARROW.radius, of=3))
    assert ([spot.id for spot in near.spots], near.cases) == (["a", "b"], frozenset("123"))
    assert ([spot.id for spot in far.spots], (near.x, near.y), (far.x, far.y)) == (["c"], (9, 9), (400, 9))


def on_land(point: tuple[float, float], rings: tuple[Ring, ...]) -> bool:
    """Whether a ray from the point crosses the outline an odd number of times."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return bool(crossed % 2)


def shore(point: tuple[float, float], rings: tuple[Ring, ...]) -> float:
    """Kilometres from a point to the nearest stretch of an outline."""
    plane = Projection(*point)
    nearest = 1e9
    for ring in rings:
        corners = [plane.forward(*corner) for corner in ring]
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            length = (x2 - x1) ** 2 + (y2 - y1) ** 2
            share = max(0.0, min(1.0, -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length)) if length else 0.0
            nearest = min(nearest, hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    return nearest


def area(frame: Frame, ring: Ring) -> float:
    points = [frame.point(*point) for point in ring]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True)))


def holds(frame: Frame, point: tuple[float, float]) -> bool:
    return frame.holds(*frame.point(*point))


def apart(one: Box, other: Box) -> bool:
    beside = one.left + one.width < other.left or other.left + other.width < one.left
    return beside or one.top + one.height < other.top or other.top + other.height < one.top
