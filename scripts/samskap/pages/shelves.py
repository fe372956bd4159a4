"""Shelves: references that stand together by kind, year, language or keyword."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.model import Corpus, Reference

KEYWORDS = "references/keywords/"


@dataclass(frozen=True, slots=True)
class Shelf:
    """References that stand together: all of a kind, a year, a language or a keyword."""

    path: str
    title: str
    references: tuple[Reference, ...]

    @property
    def count(self) -> int:
        """How many references stand on the shelf."""
        return len(self.references)

    @property
    def anchor(self) -> str:
        """The anchor in the shelf's path, empty where the shelf is a page of its own."""
        return self.path.partition("#")[2]


def kind_page(reference: Reference, corpus: Corpus) -> str:
    """Path of the shelf of a reference's kind."""
    return f"references/kinds/{corpus.kind(reference)}/"


def year_page(reference: Reference) -> str:
    """Path of the shelf of a reference's year."""
    return f"references/years/{reference.year or 'unknown'}/"


def language_page(reference: Reference) -> str:
    """Path of the shelf of a reference's language."""
    return f"references/languages/{reference.language.lower()}/"


def keyword_path(keyword: str) -> str:
    """Where a keyword stands, the same for its variants: case, hyphens, spaces and other signs do not count."""
    folded = unicodedata.normalize("NFC", keyword).casefold()
    bare = "".join(letter if letter.isalnum() else " " for letter in folded)
    return f"{KEYWORDS}#k-{'-'.join(bare.split())}"


def keyword_shelves(references: Iterable[Reference]) -> list[Shelf]:
    """References by keyword, in no order; variants stand together under the most frequent one."""
    found: dict[str, dict[str, Reference]] = defaultdict(dict)
    variants: dict[str, Counter[str]] = defaultdict(Counter)
    for reference in references:
        for keyword in reference.keywords:
            path = keyword_path(keyword)
            found[path][reference.id] = reference
            variants[path][keyword] += 1
    return [Shelf(path, _usual(variants[path]), tuple(shelf.values())) for path, shelf in found.items()]


def _usual(variants: Mapping[str, int]) -> str:
    """The most frequent variant; of equally frequent ones that in lower case, then the first by characters."""
    return min(variants, key=lambda word: (-variants[word], not word.islower(), word))
