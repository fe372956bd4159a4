"""The note on confidence of a theme, in words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samskap.evidence.confidence import Concern, Figure, confidence, recent_since
from samskap.languages import N_
from samskap.model import Finding
from samskap.pages.renderer import Renderer

COMPONENTS = {
    "limitations": N_("Methodological limitations"),
    "coherence": N_("Coherence"),
    "adequacy": N_("Adequacy of data"),
    "relevance": N_("Relevance"),
}

CONCERNS = {
    Concern.FEW: N_("no or few concerns"),
    Concern.SOME: N_("some concerns"),
    Concern.MANY: N_("many concerns"),
    Concern.UNKNOWN: N_("cannot be said from the coded fields"),
}

FIGURES = {
    "without-full-text": N_("Findings read from an abstract or a summary page only: {figure}"),
    "without-data": N_("Findings from a kind of study that gathers no data, or is not known: {figure}"),
    "unreviewed": N_("Findings that no human has reviewed: {figure}"),
    "coders-differed": N_("Findings that were not coded alike twice: {figure}"),
    "same-direction": N_("Findings with the most frequent direction, among those that state an effect: {figure}"),
    "disagreements": N_("Phases and cases on which findings disagree: {figure}"),
    "publications": N_("Publications: {figure}"),
    "cases": N_("Cases: {figure}"),
    "largest-publication": N_("Findings from the publication that gives most: {figure}"),
    "countries": N_("Countries of the cases: {figure}"),
    "policy-areas": N_("Policy areas of the cases: {figure}"),
    "target-groups": N_("Target groups of the cases: {figure}"),
    "recent": N_("Publications from {year} or later: {figure}"),
}


@dataclass(frozen=True, slots=True)
class ComponentNote:
    """A component: its name, the word for its concerns (and the word's id), and its figures as lines."""

    name: str
    concern: str
    word: str
    figures: tuple[Markup, ...]


def confidence_note(renderer: Renderer, findings: Sequence[Finding]) -> Iterator[ComponentNote]:
    """The note on some findings, component by component."""
    text, year = renderer.words.text, recent_since(renderer.corpus)
    for component in confidence(findings, renderer.corpus):
        figures = tuple(
            renderer.t(FIGURES[figure.name], figure=_written(renderer, figure), year=year)
            for figure in component.figures
        )
        word = text(CONCERNS[component.concern])
        yield ComponentNote(text(COMPONENTS[component.name]), component.concern.name.lower(), word, figures)


def _written(renderer: Renderer, figure: Figure) -> Markup:
    number = renderer.words.number
    if figure.of is None:
        return Markup(number(figure.number))
    return renderer.t("{number} of {whole}", number=number(figure.number), whole=number(figure.of))
