"""Topics: policy areas, target groups and actors, a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samskap.evidence.counts import by_direction, themes_by_direction
from samskap.evidence.related import Trait, overlapping
from samskap.languages import N_
from samskap.model import Case, Finding, Term
from samskap.pages.addresses import address
from samskap.pages.cases import by_title
from samskap.pages.charts import theme_chart
from samskap.pages.own import citation
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.stories import topic_story
from samskap.pages.themes import theme_links

KINDS = {"policy-area": N_("Policy areas"), "target-group": N_("Target groups"), "actor": N_("With whom")}
"""The vocabularies of the topics, and their headings."""

CLOSEST = 6
"""Topics named as neighbours of a topic."""


@dataclass(frozen=True, slots=True)
class CountedTerm:
    """A term and the number of its cases."""

    term: Term
    cases: int


def topic_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``topics/``."""
    words = renderer.words
    title, cases = words.text("Topics"), cases_by_term(renderer)
    kinds = {name: words.text(label) for name, label in KINDS.items()}
    yield renderer.page(
        "topics",
        "topics/",
        title=title,
        description=words.text(
            "The fields of public policy that the cases are about, the people they are for, and who takes part."
        ),
        kind="list",
        groups=[
            {"anchor": kind, "title": label, "items": counted(renderer, kind, cases)} for kind, label in kinds.items()
        ],
    )
    for kind, label in kinds.items():
        for topic in renderer.corpus.vocabulary(kind):
            yield _topic_page(renderer, topic, cases, cases.get((kind, topic.id), []), (title, label))


def counted(renderer: Renderer, vocabulary: str, cases: Mapping[Trait, list[Case]]) -> list[CountedTerm]:
    """The terms of a vocabulary in alphabetical order, with their numbers of cases; ``cases`` by term."""
    language = renderer.words.language
    terms = sorted(
        renderer.corpus.vocabulary(vocabulary), key=lambda term: renderer.words.sort_key(term.label[language])
    )
    return [CountedTerm(term, len(cases.get((vocabulary, term.id), []))) for term in terms]


def cases_by_term(renderer: Renderer) -> dict[Trait, list[Case]]:
    """Cases by policy area, target group, actor and country (vocabulary, id), in alphabetical order."""
    groups: dict[Trait, list[Case]] = {}
    for case in by_title(renderer, renderer.corpus.cases.values()):
        coded = {
            "policy-area": case.policy_areas,
            "target-group": case.target_groups,
            "actor": case.actors,
            "country": (case.country,),
        }
        for vocabulary, identifiers in coded.items():
            for identifier in identifiers:
                groups.setdefault((vocabulary, identifier), []).append(case)
    return groups


def findings_of(renderer: Renderer, cases: list[Case]) -> list[Finding]:
    """The findings of some cases, case by case."""
    return [finding for case in cases for finding in renderer.corpus.findings_of_case(case.id)]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A topic that shares cases with another, how many, and its own findings by direction."""

    term: Term
    shared: int
    counts: Mapping[str, int]


def neighbours(renderer: Renderer, topic: Term, cases: Mapping[Trait, list[Case]]) -> Iterator[Neighbour]:
    """The topics that share most cases with a topic, the closest first; ``cases`` are those of every topic."""
    found = {trait: [case.id for case in some] for trait, some in cases.items() if trait[0] in KINDS}
    own = found.pop((topic.vocabulary, topic.id), [])
    for trait, shared in overlapping(own, found, CLOSEST):
        counts = by_direction(findings_of(renderer, cases[trait]), renderer.corpus)
        yield Neighbour(renderer.term(*trait), shared, counts)


def _topic_page(
    renderer: Renderer, topic: Term, every: Mapping[Trait, list[Case]], cases: list[Case], titles: tuple[str, str]
) -> Page:
    path, language = address(topic), renderer.words.language
    name = topic.label[language]
    findings = findings_of(renderer, cases)
    table = themes_by_direction(findings, renderer.corpus)
    return renderer.page(
        "topic",
        path,
        title=renderer.words.text("{actor} as partner", actor=name) if topic.vocabulary == "actor" else name,
        description=shortened(topic.definition[language], 155),
        kind="topic",
        record=topic.id,
        scripts=("tray.js",),
        crumbs=((titles[0], "topics/"),),
        topic=topic,
        topic_kind=titles[1],
        cases=cases,
        neighbours=list(neighbours(renderer, topic, every)),
        story=topic_story(renderer, findings, cases, path),
        table=table,
        chart=theme_chart(renderer, table, name),
        row_labels=theme_links(renderer, table, path),
        **citation(renderer, path),
    )
