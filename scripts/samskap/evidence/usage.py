"""What is read most and downloaded how often, in the last year that there are counts of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from samskap.model import Usage

R = TypeVar("R")

MONTHS = 12
_VERSION_FOLDER = re.compile(r"^/data/[^/]+/")


def recent(usages: Sequence[Usage]) -> tuple[Usage, ...]:
    """The counts of the last month that has any, and of the eleven months before it."""
    last = max((usage.month for usage in usages), default="")
    return tuple(usage for usage in usages if _number(usage.month) > _number(last) - MONTHS)


def span(usages: Iterable[Usage]) -> tuple[str, str, int, bool]:
    """The first and the last month that have counts (``YYYY-MM``), how many have, and whether all between them have.

    Raises ``ValueError`` where there are no counts.
    """
    months = {usage.month for usage in usages}
    first, last = min(months), max(months)
    return first, last, len(months), _number(last) - _number(first) + 1 == len(months)


def views(usages: Iterable[Usage]) -> dict[str, int]:
    """How often each page was read, in all languages together, by its path below the language (no slash in front)."""
    counts: Counter[str] = Counter()
    for usage in usages:
        if not usage.is_file:
            counts[usage.path.removeprefix("/")] += usage.count
    return dict(counts)


def most_read(records: Mapping[str, R], read: Mapping[str, int], limit: int) -> list[tuple[R, int]]:
    """The records (by path) that were read most, with how often; those read equally often by path.

    Paths without a record, as of a case that has been renamed, are passed over, and records that nobody read.
    """
    known = sorted((path for path in records if read.get(path)), key=lambda path: (-read[path], path))
    return [(records[path], read[path]) for path in known[:limit]]


def downloaded(usages: Iterable[Usage]) -> dict[str, int]:
    """How often each file was downloaded, by its path below the folder of the version, in all versions together."""
    counts: Counter[str] = Counter()
    for usage in usages:
        if usage.is_file:
            counts[_VERSION_FOLDER.sub("", usage.path)] += usage.count
    return dict(counts)


def _number(month: str) -> int:
    """A month as a number that grows by one from month to month."""
    return int(month[:4]) * 12 + int(month[5:]) if month else 0
