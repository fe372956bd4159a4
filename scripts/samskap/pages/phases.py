"""Phases of a service in which citizens take part, and the crosswalk to other typologies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samskap.evidence.counts import themes_by_direction
from samskap.model import Case, Finding, Term
from samskap.pages.addresses import address
from samskap.pages.cases import by_title
from samskap.pages.charts import theme_chart
from samskap.pages.own import citation
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.stories import phase_story
from samskap.pages.themes import theme_links


@dataclass(frozen=True, slots=True)
class Match:
    """A concept of another typology and how close it is, in words."""

    concept: Term
    relation: str


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """What one other typology has for a phase."""

    scheme: Term
    matches: tuple[Match, ...]


def phase_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``phases/``."""
    corpus, words = renderer.corpus, renderer.words
    title = words.text("Phases")
    cases = {phase.id: _cases(renderer, phase) for phase in corpus.vocabulary("phase")}
    findings = {
        phase.id: [finding for finding in corpus.findings.values() if phase.id in finding.phases]
        for phase in corpus.vocabulary("phase")
    }
    yield renderer.page(
        "phases",
        "phases/",
        title=title,
        description=words.text("Five phases in which citizens take part, beside five other typologies."),
        kind="list",
        schemes=corpus.vocabulary("scheme"),
        phases=[
            {
                "phase": phase,
                "cases": len(cases[phase.id]),
                "findings": len(findings[phase.id]),
                "crosswalk": crosswalk(renderer, phase),
            }
            for phase in corpus.vocabulary("phase")
        ],
    )
    for phase in corpus.vocabulary("phase"):
        yield _phase_page(renderer, phase, cases[phase.id], findings[phase.id], title)


def crosswalk(renderer: Renderer, phase: Term) -> list[CrosswalkRow]:
    """What each other typology has for a phase, the closest concepts first."""
    words = renderer.words
    relations = (
        (words.text("exact"), phase.exact_match),
        (words.text("close"), phase.close_match),
        (words.text("related"), phase.related_match),
    )
    matches = [
        Match(renderer.term("scheme-concept", concept), relation)
        for relation, concepts in relations
        for concept in concepts
    ]
    return [
        CrosswalkRow(scheme, tuple(match for match in matches if match.concept.group == scheme.id))
        for scheme in renderer.corpus.vocabulary("scheme")
    ]


def _cases(renderer: Renderer, phase: Term) -> list[Case]:
    return by_title(renderer, [case for case in renderer.corpus.cases.values() if phase.id in case.phases])


def _phase_page(renderer: Renderer, phase: Term, cases: list[Case], findings: list[Finding], section: str) -> Page:
    path, language = address(phase), renderer.words.language
    table = themes_by_direction(findings, renderer.corpus)
    return renderer.page(
        "phase",
        path,
        title=phase.label[language],
        description=shortened(phase.definition[language], 155),
        kind="phase",
        record=phase.id,
        scripts=("tray.js",),
        crumbs=((section, "phases/"),),
        phase=phase,
        crosswalk=crosswalk(renderer, phase),
        cases=cases,
        story=phase_story(renderer, findings, path),
        table=table,
        chart=theme_chart(renderer, table, phase.label[language]),
        row_labels=theme_links(renderer, table, path),
        **citation(renderer, path),
    )
