"""Home, latest and site map: the pages that lead to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from samskap.evidence.counts import DirectionTable, themes_by_direction
from samskap.evidence.history import Record
from samskap.evidence.latest import latest_cases, latest_references, newest_first
from samskap.languages import N_, Words
from samskap.model import Case, Finding
from samskap.pages.feeds import FEED
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer, sentence
from samskap.pages.shown import everything
from samskap.pages.themes import theme_links
from samskap.pages.topics import counted
from samskap.pages.usage import most_read

READERS = (
    (
        N_("Municipal officer or manager"),
        N_("See what has been tried in your field and in places like yours."),
        (("topics/", N_("Topics")), ("places/", N_("Places"))),
    ),
    (
        N_("Front-line professional"),
        N_("See what furthers and what hinders co-production, and at what stage."),
        (("themes/", N_("Themes")), ("phases/", N_("Phases"))),
    ),
    (
        N_("Student or journalist"),
        N_("Start from a case and follow it to its sources."),
        (("cases/", N_("Cases")), ("references/", N_("References"))),
    ),
    (
        N_("Researcher or analyst"),
        N_("Take all of it home, with codebook, licence and citation."),
        (("data/", N_("Data")), ("findings/", N_("Findings")), ("method/", N_("Method"))),
    ),
    (
        N_("You know a case"),
        N_("Correct a record, dispute a finding or tell us about a case."),
        (("contribute/", N_("Contribute")),),
    ),
)
"""Who reads the site, what for, and where that is: (who, what, links)."""

SECTIONS = {"home", "list", "latest", "map", "compare", "glossary", "search"}
"""Kinds of the pages that the site map names as sections."""

SHOWN = 6
"""Cases shown on the home page; the page of what is new shows five times as many, and findings too."""


def home_page(renderer: Renderer) -> Page:
    """The home page of a language."""
    corpus, words = renderer.corpus, renderer.words
    table = _most_frequent(themes_by_direction(tuple(corpus.findings.values()), corpus), renderer, 10)
    return renderer.page(
        "home",
        "",
        title="Samskap",
        description=words.text(
            "Open evidence base on co-production of public services in the Nordic countries: "
            "cases, findings, references."
        ),
        kind="home",
        numbers=[
            {"path": "cases/", "label": words.text("Cases"), "count": len(corpus.cases)},
            {"path": "findings/", "label": words.text("Findings"), "count": len(corpus.findings)},
            {"path": "references/", "label": words.text("References"), "count": len(corpus.references)},
            {"path": "places/", "label": words.text("Municipalities"), "count": len(corpus.municipalities)},
        ],
        topics=counted(renderer, "policy-area"),
        groups=counted(renderer, "target-group"),
        countries=counted(renderer, "country"),
        readers=[
            {
                "who": words.text(who),
                "what": words.text(what),
                "links": [(path, words.text(title)) for path, title in links],
            }
            for who, what, links in READERS
        ],
        table=table,
        row_labels=theme_links(renderer, table, ""),
        latest=latest_cases(corpus)[:SHOWN],
    )


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
        if page.kind in SECTIONS
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


def _most_frequent(table: DirectionTable, renderer: Renderer, number: int) -> DirectionTable:
    """The factors with the most findings, the most frequent first."""
    factors = {term.id for term in renderer.corpus.vocabulary("factor")}
    rows = sorted(
        ((theme, counts) for theme, counts in table.rows.items() if theme in factors),
        key=lambda row: (-sum(row[1].values()), row[0]),
    )
    return DirectionTable(table.directions, dict(rows[:number]), table.total)
