"""The page of the search, and the files that its script asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from samskap.languages import N_
from samskap.model import Municipality, Term
from samskap.pages.addresses import SECTIONS, address
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search_words import all_words, families

WORDS = "search/words.json"
"""The families of words by which the script reads a query: beginnings of words by family."""

TERMS = "search/terms.json"
"""What is offered where nothing was found: path (empty where a term has no page), label, and words of each."""

OTHER_WAYS = (
    ("cases/", N_("Cases")),
    ("findings/", N_("Findings")),
    ("references/", N_("References")),
    ("themes/", N_("Themes")),
    ("topics/", N_("Topics")),
    ("places/", N_("Places")),
    ("sitemap/", N_("Site map")),
)
"""Ways to the same pages without a search."""


def search_page(renderer: Renderer) -> Page:
    """The page ``search/``; the field and the results are set into it by the theme."""
    text = renderer.words.text
    return renderer.page(
        "search",
        "search/",
        title=text("Search"),
        description=text("Search cases, findings, references, themes, topics and places, in any Nordic language."),
        kind="search",
        others=[(path, text(title)) for path, title in OTHER_WAYS],
    )


def search_files(renderer: Renderer) -> dict[str, str]:
    """The files of the search that are known before it is indexed, by path below the language."""
    groups = {family.id: list(family.beginnings) for family in families(renderer.corpus)}
    return {WORDS: _json(groups), TERMS: _json(list(_suggested(renderer)))}


def _suggested(renderer: Renderer) -> Iterator[tuple[str, str, list[str]]]:
    language = renderer.words.language
    for term in renderer.corpus.terms.values():
        if term.vocabulary in SECTIONS or term.vocabulary == "concept":
            yield _path(term), term.label[language], [word for word in all_words(term) if word != term.label[language]]
    for place in renderer.corpus.municipalities.values():
        yield _path(place), place.name[language], sorted(set(place.name.values()) - {place.name[language]})


def _path(record: Term | Municipality) -> str:
    return address(record) if isinstance(record, Municipality) or record.vocabulary in SECTIONS else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
