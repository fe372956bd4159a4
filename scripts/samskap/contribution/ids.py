"""Ids of new records: short ASCII names that say what the record is, as those of the package, and never used twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import count

from samskap.contribution.duplicates import folded_words
from samskap.model import Reference, Text

KEY = re.compile(r"[a-z-]+(\d{4}|nd)[a-z0-9]+")
"""The form of the keys of references: author, year or "nd", a word of the title."""
LONGEST = 48
MOST_WORDS = 4
LONGEST_NAME = 40

# words that do not tell one title from another, in the languages of the publications; folded
_EMPTY_WORDS = frozenset(
    word
    for words in (
        "a an and are as at between by for from how in into is of on or the their to with co case study",
        "att av de den det en ett fran genom har hur i med mellan mot nar och om pa som till under vid studie",
        "af der er et fra gennem hos hvordan mellem til ved",
    )
    for word in words.split()
)


def case_id(title: Text, places: Collection[str], taken: Collection[str]) -> str:
    """The id of a case: place and first telling words of its title, "gothenburg-hammarkullen-planning".

    ``title`` is by language (the English one is preferred), ``places`` are names of the place, the first of which is
    used and all of which are dropped from the title. A number is added where the id is taken.
    """
    text = title.get("en") or next(filter(None, title.values()), "")
    where = [*folded_words(next(iter(places), ""))]
    known = {word for place in places for word in folded_words(place)}
    told = [word for word in telling_words(text.partition(":")[0]) if word not in known]
    told = told or [word for word in telling_words(text) if word not in known]
    return free(_shortened([*where, *told[:MOST_WORDS]]) or "case", taken, _numbered)


def finding_ids(owner: str, taken: Collection[str]) -> Iterator[str]:
    """The ids of new findings of a case (or of a reference, where they have no case): "owner-3" after "owner-2"."""
    pattern = re.compile(re.escape(owner) + r"-(\d+)", re.ASCII)
    found = (pattern.fullmatch(identifier) for identifier in taken)
    last = max((int(match[1]) for match in found if match), default=0)
    return (f"{owner}-{number}" for number in count(last + 1))


def reference_key(reference: Reference, taken: Collection[str]) -> str:
    """The key of a reference: first author, year, first telling word of the title, "voorberg2014systematic".

    Without an author it begins with "anon", without a year it has "nd"; a letter is added where the key is taken. A
    name in the file that has the form of a key and is free is kept.
    """
    if KEY.fullmatch(reference.id) and reference.id not in taken:
        return reference.id
    persons = reference.authors or reference.editors
    author = "".join(folded_words(persons[0].family))[:LONGEST_NAME] if persons else ""
    words = telling_words(reference.title) or folded_words(reference.title)
    key = f"{author or 'anon'}{reference.year or 'nd'}{words[0] if words else 'untitled'}"
    return free(key, taken, _lettered)


def municipality_id(name: Text, taken: Collection[str]) -> str:
    """The id of a municipality: its name, the English one if it has one."""
    text = name.get("en") or next(filter(None, name.values()), "")
    return free(_shortened(folded_words(text)) or "place", taken, _numbered)


def telling_words(text: str) -> list[str]:
    """The words of a text that tell it from others, folded."""
    return [word for word in folded_words(text) if word not in _EMPTY_WORDS and (len(word) > 1 or word.isdigit())]


def free(wanted: str, taken: Collection[str], variant: Callable[[str, int], str]) -> str:
    """The wanted id, or its first variant (from the second on) that is not taken."""
    if wanted not in taken:
        return wanted
    return next(found for number in count(2) if (found := variant(wanted, number)) not in taken)


def _numbered(wanted: str, number: int) -> str:
    return f"{wanted}-{number}"


def _lettered(wanted: str, number: int) -> str:
    """With b, c, …, z, zb, zc, … at the end: the first one has no letter."""
    while number > 26:
        wanted, number = f"{wanted}z", number - 25
    return f"{wanted}{chr(ord('a') + number - 1)}"


def _shortened(words: list[str]) -> str:
    """The words joined by hyphens, as many as the longest id has room for, the first one in any case."""
    found = words[0][:LONGEST] if words else ""
    for word in words[1:]:
        if len(found) + len(word) < LONGEST:
            found += f"-{word}"
    return found
