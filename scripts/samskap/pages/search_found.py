"""What each page is found by, before its hidden words are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from samskap.model import Case, Finding, Municipality, Reference, Term, Told, told
from samskap.pages.addresses import SECTIONS, address
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search_facets import Values, of_case, of_finding, of_reference, of_term
from samskap.pages.search_prose import plain_prose
from samskap.pages.search_record import KINDS, SearchRecord

LISTS = (
    "list",
    "dictionary",
    "latest",
    "sitemap",
    "map",
    "glossary",
    "versions",
    "help-wanted",
    "manual",
    "manual-terms",
)
"""Kinds of generated pages without a record that are found by their title and description, the manual by its text."""

_KIND_OF_SECTION = {
    "themes": "theme",
    "phases": "phase",
    "topics": "topic",
    "topics/actors": "topic",
    "places": "place",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A page before its hidden words are known: its record, its terms, and its names where the title does not do."""

    record: SearchRecord
    terms: tuple[Term, ...] = ()
    named: str = ""


def found_pages(renderer: Renderer, pages: Iterable[Page], prose: Mapping[str, str]) -> Iterator[Found]:
    """The pages that can be found: lists, hand-written pages (file name to Markdown), terms, places and records."""
    corpus = renderer.corpus
    yield from (_page(renderer, page) for page in pages if page.kind in LISTS)
    yield from (_prose(renderer, file, markdown) for file, markdown in prose.items())
    yield from (
        _term(renderer, term) for term in corpus.terms.values() if SECTIONS.get(term.vocabulary) in _KIND_OF_SECTION
    )
    yield from (_municipality(renderer, place) for place in corpus.municipalities.values())
    yield from (_case(renderer, case) for case in corpus.cases.values())
    yield from (_finding(renderer, finding) for finding in corpus.findings.values())
    yield from (_reference(renderer, reference) for reference in corpus.references.values())


def _page(renderer: Renderer, page: Page) -> Found:
    text = plain_prose(unescape(page.body))[1] if page.kind == "manual" else page.description
    return Found(_record(renderer, page.path, "page", page.title, text))


def _prose(renderer: Renderer, file: str, markdown: str) -> Found:
    return Found(_record(renderer, f"{file.removesuffix('.md')}/", "page", *plain_prose(markdown)))


def _term(renderer: Renderer, term: Term) -> Found:
    language = renderer.words.language
    kind = _KIND_OF_SECTION[SECTIONS[term.vocabulary]]
    record = _record(
        renderer, address(term), kind, term.label[language], term.definition[language], values=of_term(term)
    )
    return Found(record, (term,))


def _municipality(renderer: Renderer, place: Municipality) -> Found:
    text = renderer.words.text
    name, country = place.name[renderer.words.language], renderer.label("country", place.country)
    about = text("Co-production of public services in {place}: cases and what they found.", place=name)
    record = _record(renderer, address(place), "place", name, about, country, values={"country": (place.country,)})
    return Found(record, (renderer.term("country", place.country),), _names_of(place))


def _case(renderer: Renderer, case: Case) -> Found:
    language, corpus, title = renderer.words.language, renderer.corpus, told(case.title, renderer.words.language)
    places = [corpus.municipalities[place] for place in case.municipalities]
    text = [renderer.shown(text) for text in (case.summary, case.place, case.citizen_role)]
    text += [place.name[language] for place in places]
    country, since = renderer.label("country", case.country), str(case.start_year or "")
    record = _record(renderer, address(case), "case", title, _joined(text), country, since, values=of_case(case))
    return Found(record, _terms_of(renderer, case), _joined([title.text, *text[1:2], *map(_names_of, places)]))


def _finding(renderer: Renderer, finding: Finding) -> Found:
    corpus = renderer.corpus
    case = corpus.cases.get(finding.case)
    about = [
        renderer.label("direction", finding.direction),
        renderer.mentions.short(corpus.references[finding.reference]),
    ]
    where = renderer.shown(case.title) if case else ""
    statement = told(finding.statement, renderer.words.language)
    record = _record(
        renderer, address(finding), "finding", statement, where, *about, values=of_finding(finding, corpus)
    )
    coded = {"factor": finding.factors, "outcome": finding.outcomes, "phase": finding.phases}
    coded |= {"direction": (finding.direction,)}
    if case:
        coded |= {"policy-area": case.policy_areas, "target-group": case.target_groups, "actor": case.actors}
    return Found(record, _coded(renderer, **coded), _joined([where, *about]))


def _reference(renderer: Renderer, reference: Reference) -> Found:
    people = ", ".join(f"{name.given} {name.family}".strip() for name in (*reference.authors, *reference.editors))
    text = [people, reference.title_en, reference.journal, reference.booktitle, reference.publisher]
    text += [reference.institution, ", ".join(reference.keywords)]
    about = [renderer.label("reference-type", reference.type), renderer.mentions.short(reference)]
    values = of_reference(reference, renderer.corpus)
    record = _record(renderer, address(reference), "reference", reference.title, _joined(text), *about, values=values)
    return Found(record, (renderer.term("reference-type", reference.type),), _joined([reference.title, people]))


def _record(
    renderer: Renderer, path: str, kind: str, title: str | Told, text: str, *about: str, values: Values | None = None
) -> SearchRecord:
    """A record without its hidden words; ``about`` begins with the kind."""
    own = renderer.words.language
    name = title if isinstance(title, Told) else Told(title, own)
    language = "" if name.language == own else name.language
    said = " · ".join(part for part in (renderer.words.text(KINDS[kind]), *about) if part)
    return SearchRecord(
        path=path, kind=kind, title=name.text, about=said, text=text, language=language, values=values or {}
    )


def _terms_of(renderer: Renderer, case: Case) -> tuple[Term, ...]:
    coded = {"policy-area": case.policy_areas, "target-group": case.target_groups, "actor": case.actors}
    coded |= {"country": (case.country,), "phase": case.phases, "level": case.levels}
    return _coded(renderer, **coded)


def _coded(renderer: Renderer, **coded: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(renderer.term(vocabulary, identifier) for vocabulary, ids in coded.items() for identifier in ids)


def _names_of(place: Municipality) -> str:
    return _joined(dict.fromkeys(place.name.values()))


def _joined(parts: Iterable[str]) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part)
