"""The list of cases and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samskap.evidence.related import related_cases
from samskap.model import Case
from samskap.pages.addresses import address
from samskap.pages.criteria import case_criteria
from samskap.pages.facets import codes, facets
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer


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
        scripts=("list.js",),
        cases=by_title(renderer, corpus.cases.values()),
        facets=facets(criteria, corpus.cases.values()),
        codes={case.id: codes(criteria, case) for case in corpus.cases.values()},
    )
    related = related_cases(corpus)
    for case in corpus.cases.values():
        yield renderer.page(
            "case",
            address(case),
            title=case.title[words.language],
            description=shortened(case.summary[words.language], 155),
            kind="case",
            record=case.id,
            crumbs=((title, "cases/"),),
            case=case,
            findings=corpus.findings_of_case(case.id),
            references=[corpus.references[key] for key in case.references],
            related=related[case.id],
            styles=renderer.cite(f"case:{case.id}"),
        )


def by_title(renderer: Renderer, cases: Iterable[Case]) -> list[Case]:
    """Cases in the alphabetical order of the page's language."""
    language = renderer.words.language
    return sorted(cases, key=lambda case: renderer.words.sort_key(case.title[language]))
