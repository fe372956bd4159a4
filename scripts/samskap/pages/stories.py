"""The stories of themes, phases, topics and places: what each looks at, and how it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.evidence.synthesis import case_of, disagreements, phases_of, themes_of
from samskap.model import Case, Finding
from samskap.pages.addresses import address
from samskap.pages.labels import phase_label, theme_label
from samskap.pages.renderer import Renderer
from samskap.pages.sentences import by_country, cases_sentence, place_sentences, publications, read_sentence
from samskap.pages.synthesis import Story, View, tell


def theme_story(renderer: Renderer, findings: Sequence[Finding], page: str) -> Story:
    """The story of a theme: what its findings say in each phase, and where they disagree on a phase or a case."""
    view = View(page, phases_of, phase_label(renderer, page), ("phases", "countries", "groups"))
    opening = renderer.nt(
        "{number} finding from {references} is about this theme.",
        "{number} findings from {references} are about this theme.",
        len(findings),
        references=publications(renderer, findings),
    )
    split = [
        (renderer.anchor(address(case), renderer.say(case.title), page), pair)
        for pair in disagreements(findings, case_of)
        for case in [renderer.corpus.cases[pair.on]]
    ]
    return tell(renderer, findings, view, opening, place_sentences(renderer, findings, page), split)


def phase_story(renderer: Renderer, findings: Sequence[Finding], page: str) -> Story:
    """The story of a phase: what its findings say on each theme."""
    view = View(page, themes_of, theme_label(renderer, page), ("countries", "groups"))
    if not findings:
        return tell(renderer, findings, view, renderer.t("No finding has been coded to this phase yet."))
    opening = renderer.nt(
        "{number} finding from {references} is about this phase.",
        "{number} findings from {references} are about this phase.",
        len(findings),
        references=publications(renderer, findings),
    )
    return tell(renderer, findings, view, opening, place_sentences(renderer, findings, page))


def topic_story(renderer: Renderer, findings: Sequence[Finding], cases: Sequence[Case], page: str) -> Story:
    """The story of a topic, whose findings are those of its cases."""
    view = View(page, themes_of, theme_label(renderer, page), ("phases", "countries"))
    countries = renderer.t("Cases by country: {countries}.", countries=by_country(renderer, cases, page))
    closing = [read_sentence(renderer, findings), countries] if findings else [countries]
    return tell(renderer, findings, view, cases_sentence(renderer, findings, cases), closing)


def place_story(renderer: Renderer, findings: Sequence[Finding], cases: Sequence[Case], page: str) -> Story:
    """The story of a place, whose findings are those of its cases."""
    view = View(page, themes_of, theme_label(renderer, page), ("phases",))
    closing = [read_sentence(renderer, findings)] if findings else []
    return tell(renderer, findings, view, cases_sentence(renderer, findings, cases), closing)
