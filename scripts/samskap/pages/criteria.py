"""What the lists of cases, findings and references may be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from samskap.model import Case, Finding, Reference
from samskap.pages.facets import NOT_STATED, Criterion
from samskap.pages.renderer import Renderer

R = TypeVar("R")


def coded_as(
    renderer: Renderer, name: str, title: str, vocabulary: str, ids: Callable[[R], Iterable[str]]
) -> Criterion[R]:
    """The criterion of a field that holds ids of a vocabulary's terms; empty ids count as none."""
    language = renderer.words.language
    labels = {term.id: term.label[language] for term in renderer.corpus.vocabulary(vocabulary)}
    return Criterion(name, title, _with_not_stated(renderer, labels), lambda record: filter(None, ids(record)))


def case_criteria(renderer: Renderer) -> tuple[Criterion[Case], ...]:
    """Country, phase, policy area, target group, actor, what was read, and whether there are findings."""
    text, corpus = renderer.words.text, renderer.corpus
    return (
        coded_as(renderer, "country", text("Countries"), "country", lambda case: (case.country,)),
        coded_as(renderer, "phase", text("Phases"), "phase", lambda case: case.phases),
        coded_as(renderer, "topic", text("Policy areas"), "policy-area", lambda case: case.policy_areas),
        coded_as(renderer, "group", text("Target groups"), "target-group", lambda case: case.target_groups),
        coded_as(renderer, "actor", text("Actors"), "actor", lambda case: case.actors),
        coded_as(renderer, "read", text("What was read"), "read", lambda case: (case.read,)),
        _with_findings(renderer, lambda case: bool(corpus.findings_of_case(case.id))),
    )


def finding_criteria(renderer: Renderer) -> tuple[Criterion[Finding], ...]:
    """What a finding itself is coded with: direction, factor, outcome, phase, study design, what was read."""
    text = renderer.words.text
    return (
        coded_as(renderer, "direction", text("Directions"), "direction", lambda finding: (finding.direction,)),
        coded_as(renderer, "factor", text("Factors"), "factor", lambda finding: finding.factors),
        coded_as(renderer, "outcome", text("Outcomes"), "outcome", lambda finding: finding.outcomes),
        coded_as(renderer, "phase", text("Phases"), "phase", lambda finding: finding.phases),
        coded_as(renderer, "design", text("Study designs"), "design", lambda finding: (finding.design,)),
        coded_as(renderer, "read", text("What was read"), "read", lambda finding: (finding.read,)),
    )


def setting_criteria(renderer: Renderer) -> tuple[Criterion[Finding], ...]:
    """What a finding has from its case: country, policy area, target group; not stated if it is tied to no case."""
    text, cases = renderer.words.text, renderer.corpus.cases

    def of_case(ids: Callable[[Case], Iterable[str]]) -> Callable[[Finding], Iterable[str]]:
        return lambda finding: ids(cases[finding.case]) if finding.case else ()

    return (
        coded_as(renderer, "country", text("Countries"), "country", of_case(lambda case: (case.country,))),
        coded_as(renderer, "topic", text("Policy areas"), "policy-area", of_case(lambda case: case.policy_areas)),
        coded_as(renderer, "group", text("Target groups"), "target-group", of_case(lambda case: case.target_groups)),
    )


def reference_criteria(renderer: Renderer) -> tuple[Criterion[Reference], ...]:
    """Kind, language, decade, peer review, publication status, and whether there are findings."""
    text, corpus = renderer.words.text, renderer.corpus
    return (
        coded_as(
            renderer,
            "kind",
            text("Kinds of references"),
            "reference-kind",
            lambda reference: (corpus.kind(reference),),
        ),
        Criterion("language", text("Languages"), _languages(renderer), lambda reference: (reference.language.lower(),)),
        Criterion("decade", text("Years"), _decades(renderer), _decade),
        Criterion(
            "reviewed",
            renderer.field_title("references", "peer_reviewed"),
            _with_not_stated(renderer, {"yes": text("yes"), "no": text("no")}),
            lambda reference: {True: ("yes",), False: ("no",), None: ()}[reference.peer_reviewed],
        ),
        coded_as(
            renderer,
            "status",
            text("Publication statuses"),
            "publication-status",
            lambda reference: (reference.publication_status,),
        ),
        _with_findings(renderer, lambda reference: bool(corpus.findings_of_reference(reference.id))),
    )


def _with_findings(renderer: Renderer, has_findings: Callable[[R], bool]) -> Criterion[R]:
    text = renderer.words.text
    labels = {"with": text("With findings"), "without": text("Without findings")}
    return Criterion(
        "findings", text("Findings"), labels, lambda record: ("with" if has_findings(record) else "without",)
    )


def _with_not_stated(renderer: Renderer, labels: Mapping[str, str]) -> Mapping[str, str]:
    return {**labels, NOT_STATED: renderer.words.text("Not stated")}


def _languages(renderer: Renderer) -> Mapping[str, str]:
    tags = {reference.language for reference in renderer.corpus.references.values()}
    names = {tag.lower(): renderer.words.language_name(tag) for tag in tags}
    return dict(sorted(names.items(), key=lambda item: renderer.words.sort_key(item[1])))


def _decades(renderer: Renderer) -> Mapping[str, str]:
    found = {decade for reference in renderer.corpus.references.values() for decade in _decade(reference)}
    return _with_not_stated(renderer, {decade: f"{decade}–{int(decade) + 9}" for decade in sorted(found, reverse=True)})


def _decade(reference: Reference) -> tuple[str, ...]:
    return (str(reference.year // 10 * 10),) if reference.year else ()
