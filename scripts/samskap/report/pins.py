"""Where the cases of a contribution lie: as a map that GitHub draws of GeoJSON (RFC 7946), and in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from samskap.package.editions import Key
from samskap.package.tables import Row
from samskap.report.plain import plain
from samskap.versions.naming import Names


def map_lines(points: Sequence[tuple[Key, Row]], names: Names) -> Iterator[str]:
    """The points of cases: a sentence for each, then one map; nothing where there is no point.

    Coordinates are degrees (WGS 84), as they stand in the table. What cannot be read as a number is left out.
    """
    features = [feature for key, row in points if (feature := _feature(key, row, names))]
    if not features:
        return
    yield from (f"- {_in_words(row, names)}" for _key, row in points)
    collection = {"type": "FeatureCollection", "features": features}
    yield from ("", "```geojson", json.dumps(collection, ensure_ascii=False, indent=1), "```")


def _feature(key: Key, row: Row, names: Names) -> dict[str, object] | None:
    try:
        place = [float(row["longitude"]), float(row["latitude"])]
    except ValueError:
        return None
    geometry = {"type": "Point", "coordinates": place}
    return {"type": "Feature", "properties": {"name": names.name("cases", key)}, "geometry": geometry}


def _in_words(row: Row, names: Names) -> str:
    """The municipalities and the country, and the coordinates to the side of the equator and of Greenwich."""
    labels = (names.label("cases", field, row.get(field, "")) for field in ("municipalities", "country"))
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    words = names.words
    return words.text(
        "{place}: latitude {latitude}°, longitude {longitude}°",
        place=plain(", ".join(filter(None, labels))) or plain(names.name("cases", (row["id"],))),
        latitude=words.number(latitude),
        longitude=words.number(longitude),
    )
