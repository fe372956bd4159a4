"""The glossary: what the terms mean, their words in the other languages, and what else they are called."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samskap.languages import LANGUAGES
from samskap.model import Term
from samskap.package.vocabularies import VOCABULARIES
from samskap.pages.addresses import GLOSSARY, term_address
from samskap.pages.letters import by_letter
from samskap.pages.page import Page
from samskap.pages.phases import CrosswalkRow, crosswalk
from samskap.pages.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as the glossary explains it; ``matches`` are the concepts of other typologies that are close to it."""

    term: Term
    vocabulary: str
    matches: tuple[CrosswalkRow, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the entry, the same as in the codebook."""
        return f"{self.term.vocabulary}-{self.term.id}"


def glossary_page(renderer: Renderer) -> Page:
    """The page of every term that readers meet, in alphabetical order."""
    words = renderer.words
    return renderer.page(
        "glossary",
        "glossary/",
        title=words.text("Glossary"),
        description=words.text(
            "What the terms mean, what they are called in the other languages, and other words for them."
        ),
        kind="glossary",
        letters=by_letter(words, _entries(renderer), lambda entry: entry.term.label[words.language]),
        others=[language for language in LANGUAGES if language != words.language],
    )


def glossary_files(renderer: Renderer) -> Mapping[str, str]:
    """The definitions that the note beside a link shows, as JSON, by the address that the link leads to.

    ``languages`` are tag and name of the other languages; a term is its definition and its word in each of those.
    """
    own, words = renderer.words.language, renderer.words
    others = [language for language in LANGUAGES if language != own]
    notes = {
        "languages": [[language, words.language_name(language)] for language in others],
        "terms": {
            term_address(entry.term): [entry.term.definition[own], *(entry.term.label[other] for other in others)]
            for entry in _entries(renderer)
        },
    }
    return {"glossary/terms.json": json.dumps(notes, ensure_ascii=False, separators=(",", ":")) + "\n"}


def _entries(renderer: Renderer) -> Iterator[Entry]:
    for name in GLOSSARY:
        for term in renderer.corpus.vocabulary(name):
            matches = tuple(row for row in crosswalk(renderer, term) if row.matches)
            yield Entry(term, renderer.words.text(VOCABULARIES[name]), matches)
