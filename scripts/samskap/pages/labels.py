"""Names of what findings are about, linked, one by one or as an enumeration."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from samskap.model import Finding, Reference
from samskap.pages.escaping import escape_markdown
from samskap.pages.renderer import Renderer

Label = Callable[[str], Markup]
"""From the id of what findings are about to its name, linked to its page where it has one."""


def phase_label(renderer: Renderer, page: str) -> Label:
    """Names of phases, linked as seen from a page; an empty id is "no phase named"."""

    def label(phase: str) -> Markup:
        return renderer.link(renderer.term("phase", phase), page) if phase else renderer.t("No phase named")

    return label


def theme_label(renderer: Renderer, page: str) -> Label:
    """Names of themes, factors or outcomes, linked as seen from a page; an empty id is "no theme named"."""

    def label(theme: str) -> Markup:
        if not theme:
            return renderer.t("No theme named")
        vocabulary = "factor" if ("factor", theme) in renderer.corpus.terms else "outcome"
        return renderer.link(renderer.term(vocabulary, theme), page)

    return label


def counted(renderer: Renderer, counts: Sequence[tuple[object, int]]) -> Markup:
    """Names, each with its number, as one enumeration."""
    number = renderer.words.number
    return renderer.joined(Markup("{} {}").format(escape_markdown(name), number(count)) for name, count in counts)


def cited(renderer: Renderer, findings: Sequence[Finding]) -> list[Reference]:
    """The publications behind some findings, by author and year in the alphabetical order of the page's language."""
    references = {finding.reference: renderer.corpus.references[finding.reference] for finding in findings}
    return renderer.mentions.by_author(references.values())
