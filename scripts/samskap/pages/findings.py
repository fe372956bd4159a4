"""The list of findings and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samskap.model import Case, Finding
from samskap.pages.addresses import address
from samskap.pages.cases import by_title
from samskap.pages.criteria import finding_criteria, setting_criteria
from samskap.pages.facets import codes, facets
from samskap.pages.own import citation
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer

WITHOUT_CASE = "without-case"


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings under one heading: those of a case, or those that are not tied to one case.

    ``setting`` is what all of them are coded with through their case, as facets need it.
    """

    anchor: str
    title: str
    case: Case | None
    findings: tuple[Finding, ...]
    setting: str


def finding_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``findings/``."""
    words = renderer.words
    title = words.text("Findings")
    own, setting = finding_criteria(renderer), setting_criteria(renderer)
    findings = renderer.corpus.findings.values()
    yield renderer.page(
        "findings",
        "findings/",
        title=title,
        description=words.text("Results of publications on co-production, each with its direction, theme and source."),
        kind="list",
        scripts=("list.js",),
        groups=_groups(renderer),
        facets=facets((*own, *setting), findings),
        codes={finding.id: codes(own, finding) for finding in findings},
    )
    for finding in findings:
        statement = renderer.shown(finding.statement)
        yield renderer.page(
            "finding",
            address(finding),
            title=shortened(statement, 80),
            description=shortened(f"{renderer.label('direction', finding.direction)}: {statement}", 155),
            kind="finding",
            record=finding.id,
            crumbs=((title, "findings/"),),
            finding=finding,
            reference=renderer.corpus.references[finding.reference],
            **citation(renderer, address(finding)),
        )


def _groups(renderer: Renderer) -> list[FindingGroup]:
    corpus, setting = renderer.corpus, setting_criteria(renderer)

    def group(anchor: str, title: str, case: Case | None, findings: tuple[Finding, ...]) -> FindingGroup:
        return FindingGroup(anchor, title, case, findings, codes(setting, findings[0]))

    groups = [
        group(f"case-{case.id}", renderer.say(case.title), case, corpus.findings_of_case(case.id))
        for case in by_title(renderer, corpus.cases.values())
        if corpus.findings_of_case(case.id)
    ]
    loose = tuple(finding for finding in corpus.findings.values() if not finding.case)
    if loose:
        groups.append(group(WITHOUT_CASE, renderer.words.text("Not tied to one case"), None, loose))
    return groups
