"""What the search of a language finds: a record for each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from samskap.languages import N_
from samskap.model import Case, Finding, Municipality, Reference, Term
from samskap.pages.addresses import SECTIONS, address
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search_facets import Values, of_case, of_finding, of_reference, of_term
from samskap.pages.search_prose import plain_prose
from samskap.pages.search_words import families, folded, hidden_words, other_spellings, single_concepts

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

LISTS = ("list", "dictionary", "latest", "sitemap", "map", "glossary")
"""Kinds of generated pages without a record that are found by their title and description."""

_OUR_NAME = re.compile(r"\bsamskaps?\b")

_KIND_OF_SECTION = {
    "themes": "theme",
    "phases": "phase",
    "topics": "topic",
    "topics/actors": "topic",
    "places": "place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """What is known of a page for searching. ``path`` is its address below the language, ``about`` says what it is.

    ``text`` is searched and quoted; ``words`` and ``spelled`` (its names in other spellings) are searched only;
    ``families`` are those of which it has a word. ``rank`` is its place where nothing else gives an order: those with
    a word of a family in the title come first, then by kind.
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
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """A page before its hidden words are known: its record, its terms, and its names where the title does not do."""

    record: SearchRecord
    terms: tuple[Term, ...] = ()
    named: str = ""


def search_records(renderer: Renderer, pages: Iterable[Page], prose: Mapping[str, str]) -> list[SearchRecord]:
    """A record for each page that can be found; ``prose`` are the hand-written pages, file name to Markdown.

    Every record has its kind among its values, and its hidden words: all words of its terms in every language, those of
    the concepts it names, and other spellings of its words.
    """
    corpus = renderer.corpus
    made = [_page(renderer, page) for page in pages if page.kind in LISTS]
    made += [_prose(renderer, file, markdown) for file, markdown in prose.items()]
    made += [_term(renderer, term) for term in corpus.terms.values() if _has_page(renderer, term)]
    made += [_municipality(renderer, place) for place in corpus.municipalities.values()]
    made += [_case(renderer, case) for case in corpus.cases.values()]
    made += [_finding(renderer, finding) for finding in corpus.findings.values()]
    made += [_reference(renderer, reference) for reference in corpus.references.values()]
    return list(_with_words(renderer, made))


def _with_words(renderer: Renderer, made: Iterable[_Found]) -> Iterator[SearchRecord]:
    known = families(renderer.corpus)
    concepts = single_concepts(renderer.corpus, known)
    for found in made:
        record = found.record
        shown = f"{record.title} {record.text} {record.about}"
        plain = _OUR_NAME.sub("", folded(shown))
        named = [renderer.term("concept", name) for name, pattern in concepts.items() if pattern.search(plain)]
        titled = any(family.mentioned(_OUR_NAME.sub("", folded(record.title))) for family in known)
        yield replace(
            record,
            rank=tuple(KINDS).index(record.kind) + (0 if titled else len(KINDS)),
            words=hidden_words([*found.terms, *named], shown),
            spelled=other_spellings(found.named or record.title),
            families=tuple(family.id for family in known if family.mentioned(plain)),
            values={"kind": (record.kind,), **{name: ids for name, ids in record.values.items() if ids}},
        )


def _page(renderer: Renderer, page: Page) -> _Found:
    return _Found(_record(renderer, page.path, "page", page.title, page.description))


def _prose(renderer: Renderer, file: str, markdown: str) -> _Found:
    return _Found(_record(renderer, f"{file.removesuffix('.md')}/", "page", *plain_prose(markdown)))


def _has_page(renderer: Renderer, term: Term) -> bool:
    return term.vocabulary in SECTIONS and SECTIONS[term.vocabulary] in _KIND_OF_SECTION


def _term(renderer: Renderer, term: Term) -> _Found:
    language = renderer.words.language
    kind = _KIND_OF_SECTION[SECTIONS[term.vocabulary]]
    record = _record(
        renderer, address(term), kind, term.label[language], term.definition[language], values=of_term(term)
    )
    return _Found(record, (term,))


def _municipality(renderer: Renderer, place: Municipality) -> _Found:
    text = renderer.words.text
    name, country = place.name[renderer.words.language], renderer.label("country", place.country)
    about = text("Co-production of public services in {place}: cases and what they found.", place=name)
    record = _record(renderer, address(place), "place", name, about, country, values={"country": (place.country,)})
    return _Found(record, (renderer.term("country", place.country),), _names_of(place))


def _case(renderer: Renderer, case: Case) -> _Found:
    language, corpus = renderer.words.language, renderer.corpus
    places = [corpus.municipalities[place] for place in case.municipalities]
    text = [case.summary[language], case.place[language], case.citizen_role[language]]
    text += [place.name[language] for place in places]
    title, country = case.title[language], renderer.label("country", case.country)
    since = str(case.start_year or "")
    record = _record(renderer, address(case), "case", title, _joined(text), country, since, values=of_case(case))
    return _Found(record, _terms_of(renderer, case), _joined([title, *text[1:2], *map(_names_of, places)]))


def _finding(renderer: Renderer, finding: Finding) -> _Found:
    language, corpus = renderer.words.language, renderer.corpus
    case = corpus.cases.get(finding.case)
    about = [renderer.label("direction", finding.direction), renderer.short(corpus.references[finding.reference])]
    where = case.title[language] if case else ""
    statement = finding.statement[language]
    record = _record(
        renderer, address(finding), "finding", statement, where, *about, values=of_finding(finding, corpus)
    )
    coded = {"factor": finding.factors, "outcome": finding.outcomes, "phase": finding.phases}
    coded |= {"direction": (finding.direction,)}
    if case:
        coded |= {"policy-area": case.policy_areas, "target-group": case.target_groups, "actor": case.actors}
    return _Found(record, _coded(renderer, **coded), _joined([where, *about]))


def _reference(renderer: Renderer, reference: Reference) -> _Found:
    people = ", ".join(f"{name.given} {name.family}".strip() for name in (*reference.authors, *reference.editors))
    text = [people, reference.title_en, reference.journal, reference.booktitle, reference.publisher]
    text += [reference.institution, ", ".join(reference.keywords)]
    about = [renderer.label("reference-type", reference.type), renderer.short(reference)]
    values = of_reference(reference, renderer.corpus)
    record = _record(renderer, address(reference), "reference", reference.title, _joined(text), *about, values=values)
    terms = [renderer.term("reference-type", reference.type)]
    return _Found(record, tuple(terms), _joined([reference.title, people]))


def _record(
    renderer: Renderer, path: str, kind: str, title: str, text: str, *about: str, values: Values | None = None
) -> SearchRecord:
    """A record without its hidden words; ``about`` begins with the kind."""
    said = " · ".join(part for part in (renderer.words.text(KINDS[kind]), *about) if part)
    return SearchRecord(path=path, kind=kind, title=title, about=said, text=text, values=values or {})


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
