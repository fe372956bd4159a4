"""The letters by which works of the same authors and the same year are told apart: 2021a, 2021b.

Each reference is formatted by itself, so that its text can be remembered; CSL processors give the letter while they
format a whole list. Here a letter follows from the whole corpus, in one pass: it is the place among the references with
the same authors and the same year, by title as APA 7 (9.47) asks, then by id. So it is the same in every language and
build, in lists and in citations. A reference that is added later moves the letters of those after it, as in any list;
released versions stay as they are. References without an author stand under their titles and need no letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from samskap.model import Name, Reference


def year_suffixes(references: Iterable[Reference]) -> dict[str, str]:
    """The letter of each reference that needs one, by id: "a" to "z", then "aa"."""
    groups: dict[tuple[tuple[Name, ...], int | None], list[tuple[str, str]]] = defaultdict(list)
    for reference in references:
        leaders = reference.authors or (reference.editors if reference.type == "book" else ())
        if leaders:
            groups[leaders, reference.year].append((reference.title.casefold(), reference.id))
    return {
        identifier: _letters(place)
        for group in groups.values()
        if len(group) > 1
        for place, (_title, identifier) in enumerate(sorted(group), start=1)
    }


def _letters(place: int) -> str:
    """The letters for a place that counts from 1, as the columns of a spreadsheet are named."""
    place, last = divmod(place - 1, 26)
    return (_letters(place) if place else "") + chr(ord("a") + last)
