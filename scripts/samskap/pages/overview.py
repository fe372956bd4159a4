"""Latest and site map: the pages that lead to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from samskap.evidence.latest import latest_cases, latest_references
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer, sentence

SHOWN = 6
"""Cases shown on the home page; the page of what is new shows ten times as many."""


def latest_page(renderer: Renderer) -> Page:
    """The page of what is new."""
    corpus, words = renderer.corpus, renderer.words
    months = []
    for month, cases in groupby(latest_cases(corpus), key=lambda case: case.coded_on):
        added = list(cases)
        months.append(
            {
                "month": month,
                "title": sentence(words.date(month)),
                "cases": len(added),
                "findings": sum(finding.coded_on == month for finding in corpus.findings.values()),
                "references": sum(reference.coded_on == month for reference in corpus.references.values()),
                "shown": added[: 10 * SHOWN],
            }
        )
    return renderer.page(
        "latest",
        "latest/",
        title=words.text("Latest"),
        description=words.text("The latest additions and the most recent publications."),
        kind="latest",
        months=months,
        references=latest_references(corpus)[: 10 * SHOWN],
    )


def sitemap_page(renderer: Renderer, pages: Iterable[Page], prose: Iterable[tuple[str, str]]) -> Page:
    """The site map: every list with the pages below it; ``prose`` are path and title of the hand-written pages."""
    words = renderer.words
    found = list(pages)
    sections = [
        {"path": page.path, "title": page.title, "pages": list(_below(renderer, page, found))}
        for page in found
        if page.kind in {"home", "list", "latest"}
    ]
    return renderer.page(
        "sitemap",
        "sitemap/",
        title=words.text("Site map"),
        description=words.text("Every section of the site and the pages in it."),
        kind="sitemap",
        sections=[*sections, *({"path": path, "title": title, "pages": []} for path, title in prose)],
    )


def _below(renderer: Renderer, section: Page, pages: list[Page]) -> Iterator[Page]:
    """The pages of a section that are no records of a list of their own."""
    if section.path in {"", "cases/", "findings/"}:
        return
    members = [page for page in pages if page.path.startswith(section.path) and page.path != section.path]
    shown = [page for page in members if page.kind != "reference"]
    if section.path == "phases/":  # the order in which they follow each other
        yield from shown
        return
    yield from sorted(shown, key=lambda page: (page.kind, renderer.words.sort_key(page.title)))
