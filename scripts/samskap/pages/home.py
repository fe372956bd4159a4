"""Home: what is known about a reader's situation, by a question or by one of three ways."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.evidence.counts import DirectionTable, themes_by_direction
from samskap.evidence.latest import latest_cases
from samskap.evidence.related import Trait
from samskap.languages import N_
from samskap.model import Case
from samskap.pages.charts import most
from samskap.pages.nordic_map import nordic_map
from samskap.pages.overview import SHOWN
from samskap.pages.page import Page
from samskap.pages.places import cases_by_municipality
from samskap.pages.renderer import Renderer
from samskap.pages.themes import theme_links
from samskap.pages.topics import CountedTerm, cases_by_term, counted
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
        (("contribute/", N_("Contribute")), ("contribute/help-wanted/", N_("Help wanted"))),
    ),
)
"""Who reads the site, what for, and where that is: (who, what, links)."""

QUESTIONS = (N_("ethnic associations"), N_("trust"), N_("mental illness"), N_("older people"))
"""What a reader might ask: examples beside the question box, each a search."""


def home_page(renderer: Renderer) -> Page:
    """The home page of a language: a question box, the ways in by theme, by people or topic, by place, what is new."""
    corpus, words = renderer.corpus, renderer.words
    table = _most_frequent(themes_by_direction(tuple(corpus.findings.values()), corpus), renderer, SHOWN)
    cases = cases_by_term(renderer)
    return renderer.page(
        "home",
        "",
        title="Samskap",
        description=words.text(
            "Open evidence base on co-production of public services in the Nordic countries: "
            "cases, findings, references."
        ),
        kind="home",
        questions=[words.text(question) for question in QUESTIONS],
        table=table,
        row_labels=theme_links(renderer, table, ""),
        topics=_topics(renderer, cases),
        countries=counted(renderer, "country", cases),
        drawing=nordic_map(renderer, cases_by_municipality(renderer), ""),
        numbers=_numbers(renderer),
        latest=latest_cases(corpus)[:SHOWN],
        most_read=most_read(renderer),
        readers=[
            {
                "who": words.text(who),
                "what": words.text(what),
                "links": [(path, words.text(title)) for path, title in links],
            }
            for who, what, links in READERS
        ],
    )


def _topics(renderer: Renderer, cases: Mapping[Trait, list[Case]]) -> list[tuple[str, list[CountedTerm]]]:
    """Title and terms of each vocabulary whose terms have pages among the topics; terms without cases are left out."""
    text = renderer.words.text
    kinds = {"target-group": text("For whom"), "policy-area": text("In which field"), "actor": text("With whom")}
    return [(title, [item for item in counted(renderer, kind, cases) if item.cases]) for kind, title in kinds.items()]


def _numbers(renderer: Renderer) -> list[tuple[str, str, int]]:
    """Path, title and size of each table that readers know by name."""
    corpus, text = renderer.corpus, renderer.words.text
    return [
        ("cases/", text("Cases"), len(corpus.cases)),
        ("findings/", text("Findings"), len(corpus.findings)),
        ("references/", text("References"), len(corpus.references)),
        ("places/", text("Municipalities"), len(corpus.municipalities)),
    ]


def _most_frequent(table: DirectionTable, renderer: Renderer, number: int) -> DirectionTable:
    """The factors with the most findings, the most frequent first."""
    factors = {term.id for term in renderer.corpus.vocabulary("factor")}
    rows = {theme: counts for theme, counts in table.rows.items() if theme in factors}
    return DirectionTable(table.directions, {theme: rows[theme] for theme in most(rows, number)}, table.total)
