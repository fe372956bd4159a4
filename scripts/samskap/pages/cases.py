"""The list of cases and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samskap.evidence.related import RelatedCase, Trait, related_cases
from samskap.languages import N_
from samskap.model import Case
from samskap.pages.addresses import address
from samskap.pages.criteria import case_criteria
from samskap.pages.facets import codes, facets
from samskap.pages.own import citation
from samskap.pages.page import Page, shortened
from samskap.pages.phrases import sentence
from samskap.pages.renderer import Renderer

REASONS = {
    "municipality": N_("same municipality:"),
    "policy-area": N_("same policy area:"),
    "target-group": N_("same target group:"),
    "phase": N_("same phase:"),
    "factor": N_("findings on the same factor:"),
    "outcome": N_("findings on the same outcome:"),
}
"""What two cases may have in common, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A related case and why it is: what is the same, in words, and the traits."""

    case: Case
    reasons: tuple[tuple[str, tuple[Trait, ...]], ...]


def case_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``cases/``."""
    corpus, words = renderer.corpus, renderer.words
    title = words.text("Cases")
    criteria = case_criteria(renderer)
    yield renderer.page(
        "cases",
        "cases/",
        title=title,
        description=words.text("Real places, programmes and encounters in which public services are co-produced."),
        kind="list",
        scripts=("list.js", "tray.js"),
        cases=by_title(renderer, corpus.cases.values()),
        facets=facets(criteria, corpus.cases.values()),
        codes={case.id: codes(criteria, case) for case in corpus.cases.values()},
    )
    related = related_cases(corpus)
    for case in corpus.cases.values():
        yield renderer.page(
            "case",
            address(case),
            title=renderer.shown(case.title),
            description=shortened(renderer.shown(case.summary), 155),
            kind="case",
            record=case.id,
            scripts=("tray.js",),
            crumbs=((title, "cases/"),),
            case=case,
            findings=corpus.findings_of_case(case.id),
            references=[corpus.references[key] for key in case.references],
            related=[Relation(item.case, _reasons(item, renderer)) for item in related[case.id]],
            **citation(renderer, address(case)),
        )


def compare_page(renderer: Renderer) -> Page:
    """The page on which ``compare.js`` sets cases side by side."""
    words = renderer.words
    return renderer.page(
        "compare",
        "compare/",
        title=words.text("Compare cases"),
        description=words.text("Two to four cases side by side: what is the same, what differs, and what was found."),
        kind="compare",
        crumbs=((words.text("Cases"), "cases/"),),
        scripts=("compare.js",),
        cases=by_title(renderer, renderer.corpus.cases.values()),
    )


def _reasons(related: RelatedCase, renderer: Renderer) -> tuple[tuple[str, tuple[Trait, ...]], ...]:
    shared = {kind: tuple(trait for trait in related.traits if trait[0] == kind) for kind in REASONS}
    told = [(renderer.words.text(REASONS[kind]), traits) for kind, traits in shared.items() if traits]
    return tuple((sentence(reason) if not place else reason, traits) for place, (reason, traits) in enumerate(told))


def by_title(renderer: Renderer, cases: Iterable[Case]) -> list[Case]:
    """Cases in the alphabetical order of the page's language, by the titles that it shows."""
    return sorted(cases, key=lambda case: renderer.words.sort_key(renderer.shown(case.title)))
