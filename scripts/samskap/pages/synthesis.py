"""The story that findings tell on the page of a theme, a phase, a topic or a place: every number is counted here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samskap.evidence.counts import themes
from samskap.evidence.synthesis import (
    Disagreement,
    Gaps,
    Key,
    disagreements,
    frequencies,
    gaps,
    most_frequent_first,
    phases_of,
    with_direction,
)
from samskap.languages import N_
from samskap.model import Finding
from samskap.pages.labels import Label, counted
from samskap.pages.renderer import Renderer
from samskap.pages.sentences import balance_sentences, facts

HEADINGS = {
    "enables": N_("What furthers"),
    "hinders": N_("What hinders"),
    "mixed": N_("When it turns"),
    "describes": N_("What is only described"),
}
"""Headings of the sections by direction, in the order of the page."""

ALWAYS = ("enables", "hinders")
"""Directions whose section stands on the page even where it says that there is no finding."""

NAMED = 5
"""Themes named in the line below a heading: the most frequent."""


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one direction under their heading.

    ``about`` says what they are about, with numbers, the most frequent first; the findings follow its order.
    """

    direction: str
    title: str
    findings: tuple[Finding, ...]
    publications: int
    about: Markup


@dataclass(frozen=True, slots=True)
class Story:
    """What the macros of ``_synthesis.md.j2`` print; disagreements stand with the name of what they are about."""

    lead: Markup
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, Markup], ...]
    disagreements: tuple[tuple[Markup, Disagreement], ...]
    missing: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a page looks at: the key by which its findings are told apart, the names for it, and the gaps it tells."""

    page: str
    key: Key
    label: Label
    missing: tuple[str, ...]

    @property
    def by_phase(self) -> bool:
        """Whether the findings are told apart by phase; else by theme."""
        return self.key is phases_of


def tell(
    renderer: Renderer,
    findings: Sequence[Finding],
    view: View,
    opening: Markup,
    closing: Iterable[Markup] = (),
    split: Sequence[tuple[Markup, Disagreement]] = (),
) -> Story:
    """The story of some findings between its opening and its closing sentences.

    ``split`` are disagreements on something else than the view's key, with the name of what they are on.
    """
    named = [pair for pair in disagreements(findings, view.key) if pair.on or view.by_phase]
    return Story(
        Markup(" ").join([opening, *balance_sentences(renderer, findings, view.page), *closing]),
        tuple(_sections(renderer, findings, view)) if findings else (),
        tuple(facts(renderer, findings)),
        (*((view.label(pair.on), pair) for pair in named), *split),
        tuple(_missing(renderer, gaps(findings, renderer.corpus), view)) if findings else (),
    )


def _sections(renderer: Renderer, findings: Sequence[Finding], view: View) -> Iterator[Section]:
    """A section for each direction that has findings, and for those that readers look for."""
    spread = N_("By phase: {parts}.") if view.by_phase else N_("Most often about: {parts}.")
    for direction, heading in HEADINGS.items():
        chosen = most_frequent_first(with_direction(findings, direction), view.key)
        if not chosen and direction not in ALWAYS:
            continue
        counts = [(view.label(name), count) for name, count in frequencies(chosen, view.key).items()]
        named = counts if view.by_phase else counts[:NAMED]
        yield Section(
            direction,
            renderer.words.text(heading),
            chosen,
            len({finding.reference for finding in chosen}),
            renderer.t(spread, parts=counted(renderer, named)) if named else Markup(),
        )


def _missing(renderer: Renderer, found: Gaps, view: View) -> Iterator[tuple[str, Markup]]:
    """What no finding is about: headings, and names or numbers."""
    text, number = renderer.words.text, renderer.words.number
    rows = {
        "phases": (N_("Phases without a finding"), found.phases),
        "countries": (N_("Countries without a finding from a case"), found.countries),
        "groups": (N_("Target groups without a finding from a case"), found.groups),
    }
    for title, terms in (rows[name] for name in view.missing):
        if terms:
            yield text(title), renderer.joined(renderer.link(term, view.page) for term in terms)
    if found.themes and not view.by_phase:
        few, whole = number(len(found.themes)), number(len(themes(renderer.corpus)))
        yield text("Themes without a finding"), renderer.t("{number} of {whole}", number=few, whole=whole)
