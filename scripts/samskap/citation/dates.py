"""Dates of items."""

from __future__ import annotations

from samskap.citation.csl import Item


def iso_date(item: Item) -> str:
    """The date of issue as ISO 8601, to the year, the month or the day. Raises ``KeyError`` where there is none."""
    year, *rest = item["issued"]["date-parts"][0]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
