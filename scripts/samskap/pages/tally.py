"""What a number of findings says in a sentence: "6 findings; 3 enable, 1 hinders, 2 are mixed"."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.evidence.counts import WITHOUT_PHASE
from samskap.evidence.matrix import Cell
from samskap.pages.phrases import lowered
from samskap.pages.renderer import Renderer

Forms = tuple[str, str]
"""Singular and plural of a message in the page's language, with ``{number}`` to be filled in."""


def finding_forms(renderer: Renderer) -> Forms:
    """What is said of a number of findings."""
    one, many = "{number} finding", "{number} findings"
    return renderer.words.plural_translation(one, many, 1), renderer.words.plural_translation(one, many, 2)


def direction_forms(renderer: Renderer) -> dict[str, Forms]:
    """What is said of a number of findings of each direction, in the order of the vocabulary.

    A direction that is new to the vocabulary is said by its label.
    """

    def plural(one: str, many: str) -> Forms:
        return renderer.words.plural_translation(one, many, 1), renderer.words.plural_translation(one, many, 2)

    known = {
        "enables": plural("{number} enables", "{number} enable"),
        "hinders": plural("{number} hinders", "{number} hinder"),
        "mixed": plural("{number} is mixed", "{number} are mixed"),
        "describes": plural("{number} describes", "{number} describe"),
    }
    directions = renderer.corpus.vocabulary("direction")
    labels = {direction.id: f"{{number}} × {direction.label[renderer.words.language]}" for direction in directions}
    return {direction: known.get(direction, (label, label)) for direction, label in labels.items()}


def said(forms: Forms, number: int, renderer: Renderer) -> str:
    """The form that fits a number, filled in."""
    return forms[0 if number == 1 else 1].replace("{number}", renderer.words.number(number))


def tally(counts: Mapping[str, int], renderer: Renderer) -> str:
    """How many findings, then how many of each direction that occurs; none: "no finding yet"."""
    total = sum(counts.values())
    if not total:
        return renderer.words.text("no finding yet")
    parts = [said(form, counts[name], renderer) for name, form in direction_forms(renderer).items() if counts[name]]
    return f"{said(finding_forms(renderer), total, renderer)}; {', '.join(parts)}"


def phase_name(phase: str, renderer: Renderer) -> str:
    """The label of a phase by its id, in the page's language; of none (empty), that none is named."""
    return renderer.words.text("No phase named") if phase == WITHOUT_PHASE else renderer.label("phase", phase)


def cell_name(cell: Cell, renderer: Renderer, mark: str = ", ") -> str:
    """Theme and phase of a cell, the phase in the middle of a sentence: "Facilitation, co-design"."""
    return f"{cell.theme.label[renderer.words.language]}{mark}{lowered(phase_name(cell.phase, renderer))}"
