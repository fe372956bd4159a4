"""The outlines of the Nordic countries as the repository keeps them (see ``README.md`` beside this file)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Ring = tuple[tuple[float, float], ...]
"""A closed line round a piece of land, as longitude and latitude in degrees (WGS 84); the first point ends it."""


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """The pieces of land of each country, the largest first, by its two-letter code (ISO 3166-1): DK, FI, ..."""
    kept = json.loads(files(__package__).joinpath("outlines.json").read_text(encoding="utf-8"))
    unit = kept["degrees"]
    return {
        country: tuple(tuple((x * unit, y * unit) for x, y in zip(*[iter(ring)] * 2, strict=True)) for ring in rings)
        for country, rings in kept["countries"].items()
    }
