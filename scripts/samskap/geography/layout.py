"""How the maps are laid out: the mainland and the countries that lie far off, or one country; how large circles are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil, sqrt

from samskap.geography.frames import Box, Frame, fitted, proportion

WIDTH = 576
MARGIN = 26
"""Width of every drawing and room around its land, in units: on a page of 320 pixels a unit is half a pixel."""

MAINLAND = ("AX", "DK", "FI", "NO", "SE")
INSETS = {"GL": Box(0, 0, 112, 186), "IS": Box(117, 0, 131, 124), "FO": Box(0, 191, 152, 88)}
LABEL = 28
"""Boxes, where the mainland's corner is sea, of countries that lie far off, and the height of the label in them."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a drawing that is at least ``pixels`` wide is divided into circles; ``name`` is a class of the style sheet.

    ``least`` and ``most`` are the radii in pixels of a circle with one case (a target is to be 24 pixels across: WCAG
    2.2, 2.5.8) and of one with all cases; ``prefix`` begins the ids of its lists.
    """

    name: str
    prefix: str
    pixels: int
    least: float
    most: float

    def radius(self, cases: int, of: int) -> int:
        """Radius in units of the drawing: the circle's area grows evenly with its share of the cases."""
        square = self.least**2 + (self.most**2 - self.least**2) * (cases - 1) / max(1, of - 1)
        return ceil(sqrt(square) * WIDTH / self.pixels)


NARROW, WIDE = Level("narrow", "around", 288, 12, 17), Level("wide", "near", 448, 13, 26)


@cache
def nordic_frames() -> tuple[Frame, ...]:
    """The frames of the map of all countries: the mainland's, then those of the insets, each at its own scale."""
    height = round((WIDTH - 2 * MARGIN) * proportion(*MAINLAND)) + 2 * MARGIN
    insets = (
        fitted((country,), Box(box.left, box.top + LABEL, box.width, box.height - LABEL), MARGIN / 2)
        for country, box in INSETS.items()
    )
    return (fitted(MAINLAND, Box(0, 0, WIDTH, height), MARGIN), *insets)


def country_frame(country: str) -> Frame:
    """The frame of one country's map, not higher than a phone can show whole. Raises ``KeyError`` without outline."""
    height = round(min(1.4, max(0.75, proportion(country))) * WIDTH)
    return fitted((country,), Box(0, 0, WIDTH, height), MARGIN)
