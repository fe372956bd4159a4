"""Long alphabetical lists under the letters of the alphabet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from samskap.languages import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Letter(Generic[T]):
    """A letter and what stands under it."""

    name: str
    items: tuple[T, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the letter's heading; digits and signs have one too."""
        return f"letter-{self.name.lower() if self.name.isalnum() else 'other'}"


def by_letter(words: Words, items: Iterable[T], name: Callable[[T], str]) -> list[Letter[T]]:
    """Items by the first letter of their names, in the order of the alphabet of the language."""
    ordered = sorted(items, key=lambda item: words.sort_key(name(item)))
    return [
        Letter(letter, tuple(group)) for letter, group in groupby(ordered, key=lambda item: words.letter(name(item)))
    ]
