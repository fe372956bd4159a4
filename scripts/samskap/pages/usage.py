"""What is read most, as a section that pages show where there are counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samskap.evidence.counts import themes
from samskap.evidence.usage import most_read as most_read_of
from samskap.evidence.usage import recent, span, views
from samskap.model import Case, Finding, Reference, Term
from samskap.pages.addresses import address
from samskap.pages.renderer import Renderer

SHOWN = 5
"""Records of a kind that are shown."""

Read = list[tuple[Case | Finding | Reference | Term, int]]
"""Records with the number of their views."""


@dataclass(frozen=True, slots=True)
class MostRead:
    """The records read most, by kind (title, path of the list, records), and of which months they are counted."""

    period: str
    kinds: tuple[tuple[str, str, Read], ...]


def most_read(renderer: Renderer) -> MostRead | None:
    """What is read most, in all languages together; None without counts of any record that exists."""
    corpus, text = renderer.corpus, renderer.words.text
    read = views(recent(corpus.usage))
    kinds = tuple(
        (title, path, found)
        for title, path, records in (
            (text("Cases"), "cases/", corpus.cases.values()),
            (text("Findings"), "findings/", corpus.findings.values()),
            (text("References"), "references/", corpus.references.values()),
            (text("Themes"), "themes/", themes(corpus)),
        )
        if (found := _most_read(records, read))
    )
    return MostRead(period(renderer), kinds) if kinds else None


def period(renderer: Renderer) -> str:
    """From which to which month the counts shown are, and of how many if some lie between without; empty without."""
    usages = recent(renderer.corpus.usage)
    if not usages:
        return ""
    words = renderer.words
    first, last, number, whole = span(usages)
    months = words.date(first) if first == last else f"{words.date(first)}–{words.date(last)}"
    if whole:
        return months
    return words.plural(
        "{months} (counted in {number} month)", "{months} (counted in {number} months)", number, months=months
    )


def _most_read(records: Iterable[Case | Finding | Reference | Term], read: dict[str, int]) -> Read:
    return most_read_of({address(record): record for record in records}, read, SHOWN)
