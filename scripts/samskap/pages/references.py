"""References: the list, the same list by kind, year, language and keyword, and a page for each reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from samskap.citation.csl import to_csl
from samskap.citation.ris import to_ris
from samskap.model import Reference, Term
from samskap.package.bibliography import to_bibtex
from samskap.pages.addresses import address
from samskap.pages.criteria import reference_criteria
from samskap.pages.facets import codes, facets
from samskap.pages.keywords import keywords_page, most_frequent
from samskap.pages.own import csl_json
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.shelves import Shelf, keyword_path, keyword_shelves, kind_page, language_page, year_page


def reference_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``references/``."""
    words = renderer.words
    title = words.text("References")
    ordered = tuple(in_order(renderer))
    shelves = {
        words.text("By kind"): _shelves(ordered, _by_kind(renderer)),
        words.text("By year"): sorted(
            _shelves(ordered, _by_year(renderer)), key=lambda shelf: shelf.path, reverse=True
        ),
        words.text("By language"): _shelves(ordered, _by_language(renderer)),
    }
    keywords = keyword_shelves(ordered)
    yield keywords_page(renderer, keywords, title)
    everything = Shelf("references/", title, ordered)
    browse = shelves | {words.text("By keyword"): most_frequent(renderer, keywords)}
    for shelf in (everything, *(shelf for group in shelves.values() for shelf in group)):
        yield _list_page(renderer, shelf, browse, title)
    terms = _terms_by_reference(renderer)
    for reference in renderer.corpus.references.values():
        yield _reference_page(renderer, reference, terms.get(reference.id, []), title)


def in_order(renderer: Renderer) -> list[Reference]:
    """References by author and year as shown, those without an author last, in the order of the page's language."""
    key, short = renderer.words.sort_key, renderer.mentions.short
    return sorted(
        renderer.corpus.references.values(),
        key=lambda item: (not item.authors, key(short(item)) if item.authors else (), key(item.title)),
    )


def _by_kind(renderer: Renderer) -> dict[str, tuple[str, str]]:
    corpus = renderer.corpus
    return {
        item.id: (kind_page(item, corpus), renderer.label("reference-kind", corpus.kind(item)))
        for item in corpus.references.values()
    }


def _by_year(renderer: Renderer) -> dict[str, tuple[str, str]]:
    return {
        item.id: (year_page(item), str(item.year or renderer.words.text("year not known")))
        for item in renderer.corpus.references.values()
    }


def _by_language(renderer: Renderer) -> dict[str, tuple[str, str]]:
    return {
        item.id: (language_page(item), renderer.words.language_name(item.language))
        for item in renderer.corpus.references.values()
    }


def _shelves(references: tuple[Reference, ...], places: Mapping[str, tuple[str, str]]) -> list[Shelf]:
    groups: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        groups[places[reference.id]].append(reference)
    return [Shelf(path, title, tuple(group)) for (path, title), group in sorted(groups.items())]


def _list_page(renderer: Renderer, shelf: Shelf, shelves: Mapping[str, list[Shelf]], section: str) -> Page:
    words = renderer.words
    whole = shelf.path == "references/"
    criteria = reference_criteria(renderer) if whole else ()  # a shelf is narrow already
    lede = words.plural(
        "{number} publication behind the cases, findings and terms, by author.",
        "{number} publications behind the cases, findings and terms, by author.",
        shelf.count,
    )
    return renderer.page(
        "references",
        shelf.path,
        title=section if whole else f"{section}: {shelf.title}",
        description=lede,
        kind="list" if whole else "shelf",
        crumbs=() if whole else ((section, "references/"),),
        scripts=("list.js",) if whole else (),
        lede=lede,
        browse=[
            {"title": title, "entries": group, "open": whole or any(item.path == shelf.path for item in group)}
            for title, group in shelves.items()
        ],
        references=shelf.references,
        facets=facets(criteria, shelf.references),
        codes={reference.id: codes(criteria, reference) for reference in shelf.references if whole},
    )


def _terms_by_reference(renderer: Renderer) -> dict[str, list[Term]]:
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in renderer.corpus.terms.values():
        for source in term.sources:
            groups[source].append(term)
    return groups


def _reference_page(renderer: Renderer, reference: Reference, terms: list[Term], section: str) -> Page:
    corpus, words = renderer.corpus, renderer.words
    path = address(reference)
    return renderer.page(
        "reference",
        path,
        title=shortened(reference.title, 110),
        description=shortened(f"{renderer.mentions.short(reference)}. {reference.title}", 155),
        kind="reference",
        record=reference.id,
        crumbs=((section, "references/"),),
        reference=reference,
        year_link=renderer.anchor(year_page(reference), str(reference.year or words.text("n.d.")), path),
        language_link=renderer.anchor(language_page(reference), words.language_name(reference.language), path),
        keywords=Markup("; ").join(renderer.anchor(keyword_path(word), word, path) for word in reference.keywords),
        findings=corpus.findings_of_reference(reference.id),
        cases=corpus.cases_of_reference(reference.id),
        terms=terms,
        styles=renderer.mentions.cite(reference.id),
        bibtex=renderer.verbatim(to_bibtex([reference])),
        ris=renderer.verbatim(to_ris([reference])),
        csl=csl_json(renderer, to_csl(reference, renderer.label("reference-type", reference.type))),
    )
