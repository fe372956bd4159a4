"""The keywords of the publications, in their own words: one page with the references of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samskap.pages.letters import by_letter
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.shelves import KEYWORDS, Shelf

FREQUENT = 12
"""Keywords that the list of references names."""


def keywords_page(renderer: Renderer, keywords: Iterable[Shelf], section: str) -> Page:
    """The page of every keyword, in alphabetical order; ``section`` is the title of the references."""
    words = renderer.words
    return renderer.page(
        "keywords",
        KEYWORDS,
        title=words.text("Keywords"),
        description=words.text("The keywords of the publications, in their own words, with the publications of each."),
        kind="keywords",
        crumbs=((section, "references/"),),
        letters=by_letter(words, keywords, lambda keyword: keyword.title),
    )


def most_frequent(renderer: Renderer, keywords: Sequence[Shelf]) -> list[Shelf]:
    """The keywords with the most references, after the page of all of them."""
    key = renderer.words.sort_key
    ordered = sorted(keywords, key=lambda keyword: (-keyword.count, key(keyword.title)))
    with_keywords = {item.id: item for keyword in keywords for item in keyword.references}
    everything = Shelf(KEYWORDS, renderer.words.text("All keywords"), tuple(with_keywords.values()))
    return [everything, *ordered[:FREQUENT]] if keywords else []
