"""Latest and site map: the pages that lead to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from samskap.evidence.history import Record
from samskap.evidence.latest import latest_references, newest_first
from samskap.languages import Words
from samskap.model import Case, Finding
from samskap.pages.feeds import FEED
from samskap.pages.page import Page
from samskap.pages.phrases import sentence
from samskap.pages.renderer import Renderer
from samskap.pages.shown import everything
from samskap.pages.usage import most_read

SECTION_KINDS = frozenset(
    {"home", "list", "latest", "map", "compare", "glossary", "search", "selection", "help-wanted", "new-case", "manual"}
)
"""Kinds of the pages that the site map names as sections."""

SHOWN = 6
"""Cases shown on the home page; the page of what is new shows five times as many, and findings too."""


def latest_page(renderer: Renderer) -> Page:
    """The page of what is new, month by month."""
    corpus, words = renderer.corpus, renderer.words
    newest = newest_first(everything(corpus), corpus)
    return renderer.page(
        "latest",
        "latest/",
        title=words.text("Latest"),
        description=words.text("The latest additions and the most recent publications."),
        kind="latest",
        feed=FEED,
        months=[_month(words, month, list(added)) for month, added in groupby(newest, key=lambda item: item.coded_on)],
        references=latest_references(corpus)[: 10 * SHOWN],
        most_read=most_read(renderer),
    )


def _month(words: Words, month: str, added: Sequence[Record]) -> dict[str, object]:
    """What was added in a month (ISO 8601), the newest first."""
    cases = [record for record in added if isinstance(record, Case)]
    findings = [record for record in added if isinstance(record, Finding)]
    return {
        "month": month,
        "title": sentence(words.date(month)),
        "cases": len(cases),
        "findings": len(findings),
        "references": len(added) - len(cases) - len(findings),
        "shown_cases": cases[: 5 * SHOWN],
        "shown_findings": findings[: 5 * SHOWN],
    }


def sitemap_page(renderer: Renderer, pages: Iterable[Page], prose: Iterable[tuple[str, str]]) -> Page:
    """The site map: every list with the pages below it; ``prose`` are path and title of the hand-written pages."""
    words = renderer.words
    found = list(pages)
    sections = [
        {"path": page.path, "title": page.title, "pages": list(_below(renderer, page, found))}
        for page in found
        if page.kind in SECTION_KINDS
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
    shown = [page for page in members if page.kind not in {"reference", "cell", "retired"}]
    if section.path == "phases/":  # the order in which they follow each other
        yield from shown
        return
    yield from sorted(shown, key=lambda page: (page.kind, renderer.words.sort_key(page.title)))
