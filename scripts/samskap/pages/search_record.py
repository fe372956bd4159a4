"""A record of the search: what is known of a page, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from samskap.languages import N_
from samskap.pages.search_facets import Values

KINDS = {
    "theme": N_("Theme"),
    "phase": N_("Phase"),
    "topic": N_("Topic"),
    "place": N_("Place"),
    "page": N_("Page"),
    "case": N_("Case"),
    "reference": N_("Reference"),
    "finding": N_("Finding"),
}
"""Kinds of pages that are found, in the order in which pages with no better reason for an order are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """What is known of a page for searching. ``path`` is its address below the language, ``about`` says what it is.

    ``text`` is searched and quoted; ``words`` and ``spelled`` (its names in other spellings) are searched only;
    ``families`` are those of which it has a word. ``rank`` is its place where nothing else gives an order: those with
    a word of a family in the title come first, then by kind. ``language`` (BCP 47) is that of a title which is not in
    the language of the page.
    """

    path: str
    kind: str
    title: str
    about: str
    text: str
    words: str = ""
    spelled: str = ""
    families: tuple[str, ...] = ()
    rank: int = 0
    language: str = ""
    values: Values = field(default_factory=dict)
