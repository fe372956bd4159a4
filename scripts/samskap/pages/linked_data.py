"""Each page as JSON-LD in schema.org's words: the page, the way to it, and what it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup

from samskap.downloads import Download
from samskap.metadata import places
from samskap.metadata.dataset import dataset
from samskap.metadata.files import NAMES
from samskap.metadata.publications import publication
from samskap.metadata.records import case_work, claim, place_at
from samskap.metadata.schema_org import Node, Scope, breadcrumbs, document, filled, licence, organisation, website
from samskap.metadata.terms import defined_term, term_mentioned, term_set
from samskap.model import Municipality, Term
from samskap.package.vocabularies import VOCABULARIES
from samskap.pages.addresses import GLOSSARY, NO_PHASE, SECTIONS, address
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer

TYPES: Mapping[str, str] = {
    "case": "ItemPage",
    "cell": "CollectionPage",
    "finding": "ItemPage",
    "keywords": "CollectionPage",
    "latest": "CollectionPage",
    "list": "CollectionPage",
    "phase": "CollectionPage",
    "place": "CollectionPage",
    "reference": "ItemPage",
    "search": "SearchResultsPage",
    "shelf": "CollectionPage",
    "theme": "CollectionPage",
    "topic": "CollectionPage",
}
"""Kind of page to its type; every other page is a ``WebPage``."""


class LinkedData:
    """Describes the pages of one language. ``downloads`` are the files that the data page shows."""

    def __init__(self, renderer: Renderer, site_url: str, downloads: Sequence[Download]) -> None:
        self._renderer = renderer
        self._scope = Scope(renderer.corpus, renderer.words, site_url, address)
        self._downloads = [file for file in downloads if file.name not in NAMES and not file.per_record]

    def of(self, page: Page) -> str:
        """A page as JSON-LD text: itself, the way to it, who publishes it, and its subject, which it is about."""
        scope, location = self._scope, self._scope.base + page.path
        subjects = list(self._subjects(page))
        nodes = [
            filled(
                {
                    "@type": TYPES.get(page.kind, "WebPage"),
                    "@id": location,
                    "url": location,
                    "name": page.title,
                    "description": page.description,
                    "inLanguage": scope.words.language,
                    "isPartOf": {"@id": places.website(scope.site_url)},
                    "publisher": {"@id": places.organisation(scope.site_url)},
                    "license": licence(scope.corpus),
                    "dateModified": page.changed,
                    **self._way(page, location),
                    "mainEntity": [{"@id": node["@id"]} for node in subjects],
                }
            ),
            organisation(scope),
            *subjects,
        ]
        if page.kind == "home":
            nodes.append(website(scope, page.title, page.description))
        return document(nodes)

    def _way(self, page: Page, location: str) -> Node:
        """The way from the home page, for a page that has one above it."""
        if not page.path:
            return {}
        base = self._scope.base
        steps = [(self._renderer.words.text("Home"), base), *((name, base + path) for name, path in page.crumbs)]
        return {"breadcrumb": breadcrumbs(location, [*steps, (page.title, location)])}

    def _subjects(self, page: Page) -> Iterator[Node]:
        """What a page tells of."""
        scope, corpus = self._scope, self._scope.corpus
        match page.kind:
            case "case":
                yield case_work(corpus.cases[page.record], scope)
            case "finding":
                yield claim(corpus.findings[page.record], scope)
            case "reference":
                yield publication(corpus.references[page.record], scope)
            case "cell":
                theme, phase = page.path.removesuffix("/").rpartition("/")[::2]
                yield term_mentioned(self._terms[f"{theme}/"], scope)
                if phase != NO_PHASE:
                    yield term_mentioned(corpus.terms["phase", phase], scope)
            case "glossary":
                yield from self._sets(GLOSSARY)
            case _:
                yield from self._subject_at(page.path)

    def _subject_at(self, path: str) -> Iterator[Node]:
        """What the page at a path tells of, where its kind does not say it."""
        scope = self._scope
        if path == "data/":
            credit = self._renderer.mentions.citation("apa", "samskap")
            yield dataset(scope, self._downloads, Markup(credit).striptags())
        elif path == "data/vocabularies/":
            yield from self._sets(VOCABULARIES)
        elif path in self._places:
            yield place_at(self._places[path], scope)
        elif path in self._terms:
            yield defined_term(self._terms[path], scope)

    def _sets(self, vocabularies: Sequence[str] | Mapping[str, str]) -> Iterator[Node]:
        text, scope = self._scope.words.text, self._scope
        for name in vocabularies:
            if terms := scope.corpus.vocabulary(name):
                yield term_set(name, text(VOCABULARIES[name]), scope, terms)

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        """The terms that have pages, by the paths of these; the vocabulary of a term is told with it."""
        return {address(term): term for term in self._scope.corpus.terms.values() if term.vocabulary in SECTIONS}

    @cached_property
    def _places(self) -> Mapping[str, Term | Municipality]:
        """The countries and the municipalities by the paths of their pages."""
        corpus = self._scope.corpus
        found: tuple[Term | Municipality, ...] = (*corpus.vocabulary("country"), *corpus.municipalities.values())
        return {address(place): place for place in found}
