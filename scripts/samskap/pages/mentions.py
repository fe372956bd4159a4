"""How pages mention, cite and list references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from samskap.citation.coins import coins
from samskap.citation.disambiguation import year_suffixes
from samskap.citation.short import short_label, short_year
from samskap.model import Reference
from samskap.pages.bibliographies import Bibliography, bibliographies
from samskap.pages.escaping import escape_citation
from samskap.pages.page import shortened
from samskap.pages.phrases import Phrases

STYLE_NAMES = {"apa": "APA", "harvard": "Harvard", "vancouver": "Vancouver"}


@dataclass(frozen=True)
class Mentions:
    """The references of a corpus in a language; ``citations`` maps a style to formatted ones (safe HTML) by id."""

    phrases: Phrases
    citations: Mapping[str, Mapping[str, str]]

    def cite(self, identifier: str) -> list[tuple[str, Markup]]:
        """A record in every citation style: the style's name and the formatted reference."""
        return [(STYLE_NAMES[style], self.citation(style, identifier)) for style in self.citations]

    def bibliography(self, page: str) -> Bibliography | None:
        """The references of a page (its path) and the files that hold them; None for a page that lists none."""
        return self._bibliographies.get(page)

    def publications(self, page: str) -> list[Reference]:
        """The references of a page by author and year, in the alphabetical order of the page's language."""
        found = self._bibliographies.get(page)
        return self.by_author(found.references if found else ())

    def by_author(self, references: Iterable[Reference]) -> list[Reference]:
        """References by author and year, in the alphabetical order of the page's language."""
        return sorted(references, key=lambda item: (self.phrases.words.sort_key(self.mention(item)), item.id))

    @cached_property
    def _bibliographies(self) -> Mapping[str, Bibliography]:
        return bibliographies(self.phrases.corpus)

    def short(self, reference: Reference) -> str:
        """Authors and year of a reference for a list, in the page's language."""
        return short_label(reference, self.phrases.words, self._suffixes.get(reference.id, ""))

    @cached_property
    def _suffixes(self) -> Mapping[str, str]:
        """The letters that tell references of the same authors and year apart, by id."""
        return year_suffixes(self.phrases.corpus.references.values())

    def coins(self, reference: Reference) -> str:
        """A reference as an OpenURL context object, for the title of a COinS element."""
        return coins(reference, self.phrases.label("reference-type", reference.type))

    def mention(self, reference: Reference) -> str:
        """A reference in running text: authors and year; where no author is known, the title and the year."""
        if reference.authors:
            return self.short(reference)
        return f"{shortened(reference.title, 60)} {short_year(reference, self.phrases.words)}"

    def citation(self, style: str, identifier: str) -> Markup:
        """A reference as the citation formatter wrote it: HTML with every value escaped by the formatter."""
        return escape_citation(self.citations.get(style, {}).get(identifier, ""))
