"""Counts of a log beside those counted before: a month is counted once, from all its logs together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from samskap.model import Usage
from samskap.usage.counting import Key


class CountedBefore(ValueError):  # noqa: N818 - says what the months are
    """Months that ``usage.csv`` has counts of already; ``months`` are they."""

    def __init__(self, months: Iterable[str]) -> None:
        self.months = sorted(months)
        super().__init__(", ".join(self.months))


def with_counts(
    before: Iterable[Usage], counts: Mapping[Key, int], months: Collection[str], *, replacing: bool
) -> list[Usage]:
    """The usage when the counts of some months are added, in canonical order; other months stay as they were.

    What was counted before of these months is dropped if ``replacing`` says so. Otherwise it raises
    :class:`CountedBefore`: the same log would be counted twice, or a part of a month would stand for the whole.
    """
    kept = list(before)
    twice = {usage.month for usage in kept} & set(months)
    if twice and not replacing:
        raise CountedBefore(twice)
    added = [Usage(month=key[0], path=key[1], language=key[2], count=number) for key, number in counts.items()]
    rows = [usage for usage in kept if usage.month not in twice] + added
    return sorted(rows, key=lambda usage: (usage.month, usage.language, usage.path))
