"""Themes: the factors that co-production depends on and the outcomes it brings, a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samskap.evidence.counts import DirectionTable, by_direction, findings_by_theme, phases_by_direction, themes
from samskap.model import Corpus, Finding, Term
from samskap.pages.addresses import address, cell_page
from samskap.pages.charts import phase_chart
from samskap.pages.confidence import confidence_note
from samskap.pages.labels import cited, phase_label
from samskap.pages.own import citation
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.stories import theme_story

OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """Themes under one heading with their counts; ``row_labels`` are links by theme id."""

    anchor: str
    label: str
    definition: str
    table: DirectionTable
    row_labels: Mapping[str, Markup]


def theme_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``themes/``."""
    words = renderer.words
    title = words.text("Themes")
    findings = findings_by_theme(renderer.corpus)
    yield renderer.page(
        "themes",
        "themes/",
        title=title,
        description=words.text("What co-production depends on and what it brings, by direction of the findings."),
        kind="list",
        groups=[_group(renderer, name, members, findings) for name, members in groups(renderer.corpus).items()],
    )
    for theme in themes(renderer.corpus):
        yield _theme_page(renderer, theme, findings[theme.id], title)


def groups(corpus: Corpus) -> dict[str, tuple[Term, ...]]:
    """Themes by group: each factor group with its factors, then the outcomes."""
    factors = corpus.vocabulary("factor")
    members = {
        group.id: tuple(factor for factor in factors if factor.group == group.id)
        for group in corpus.vocabulary("factor-group")
    }
    return members | {OUTCOMES: corpus.vocabulary("outcome")}


def theme_links(renderer: Renderer, table: DirectionTable, page: str) -> dict[str, Markup]:
    """Links to the themes of a table's rows, by theme id, as seen from a page."""
    return {theme.id: renderer.link(theme, page) for theme in themes(renderer.corpus) if theme.id in table.rows}


def _group(
    renderer: Renderer, name: str, members: tuple[Term, ...], findings: Mapping[str, list[Finding]]
) -> ThemeGroup:
    counts = {theme.id: by_direction(findings[theme.id], renderer.corpus) for theme in members}
    once = {finding.id: finding for theme in members for finding in findings[theme.id]}
    directions = tuple(term.id for term in renderer.corpus.vocabulary("direction"))
    table = DirectionTable(directions, counts, by_direction(once.values(), renderer.corpus))
    links = theme_links(renderer, table, "themes/")
    if name == OUTCOMES:
        explained = renderer.words.text("What co-production brings. “Enables” means that co-production furthers it.")
        return ThemeGroup(name, renderer.words.text("Outcomes"), explained, table, links)
    group = renderer.term("factor-group", name)
    language = renderer.words.language
    return ThemeGroup(name, group.label[language], group.definition[language], table, links)


def _theme_page(renderer: Renderer, theme: Term, findings: list[Finding], section: str) -> Page:
    corpus, words = renderer.corpus, renderer.words
    path, name = address(theme), theme.label[words.language]
    table = phases_by_direction(findings, corpus)
    is_outcome = theme.vocabulary == "outcome"
    members = groups(corpus)[OUTCOMES if is_outcome else theme.group]
    return renderer.page(
        "theme",
        path,
        title=name,
        description=shortened(theme.definition[words.language], 155),
        kind="theme",
        record=theme.id,
        crumbs=((section, "themes/"),),
        theme=theme,
        group_anchor=OUTCOMES if is_outcome else theme.group,
        group_label=words.text("Outcomes") if is_outcome else renderer.label("factor-group", theme.group),
        is_outcome=is_outcome,
        findings=findings,
        story=theme_story(renderer, findings, path),
        table=table,
        chart=phase_chart(renderer, table, name),
        row_labels={row: phase_label(renderer, path)(row) for row in table.rows},
        cells={row: cell_page(theme.id, row) for row in table.rows},
        publications=cited(renderer, findings),
        note=list(confidence_note(renderer, findings)),
        siblings=[member for member in members if member.id != theme.id],
        **citation(renderer, path),
    )
