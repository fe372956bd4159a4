"""What some findings say together: by direction, how often, where they disagree, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from samskap.evidence.counts import WITHOUT_PHASE, by_direction, reach, themes
from samskap.model import Corpus, Finding, Term

EFFECTS = ("enables", "hinders", "mixed")
"""The directions that state an effect."""

Key = Callable[[Finding], Iterable[str]]
"""What a finding is about, in one respect: ids of its phases, its themes, its case. An empty id is "none named"."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Findings that point both ways on one thing (the id of a phase, a theme or a case).

    They come from at least two publications: what one publication holds against itself is no disagreement.
    """

    on: str
    enables: tuple[Finding, ...]
    hinders: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The terms that no finding is about: phases, countries and target groups of the cases, themes."""

    phases: tuple[Term, ...]
    countries: tuple[Term, ...]
    groups: tuple[Term, ...]
    themes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Findings counted by direction; every direction of the vocabulary is named."""

    counts: Mapping[str, int]

    @property
    def effects(self) -> int:
        """How many findings state an effect."""
        return sum(self.counts[direction] for direction in EFFECTS)

    @property
    def most_frequent(self) -> int:
        """How many of them have the most frequent direction."""
        return max(self.counts[direction] for direction in EFFECTS)

    @property
    def leading(self) -> str:
        """The direction of more than half of the findings that state an effect; empty where there is none."""
        ahead = [direction for direction in EFFECTS if 2 * self.counts[direction] > self.effects]
        return ahead[0] if ahead else ""


def balance(findings: Iterable[Finding], corpus: Corpus) -> Balance:
    """How many of some findings further, hinder, do both, and only describe."""
    return Balance(by_direction(findings, corpus))


def phases_of(finding: Finding) -> tuple[str, ...]:
    """The phases of a finding, or :data:`WITHOUT_PHASE`."""
    return finding.phases or (WITHOUT_PHASE,)


def themes_of(finding: Finding) -> tuple[str, ...]:
    """The themes of a finding: its factors, then its outcomes; none is empty."""
    return finding.themes or ("",)


def case_of(finding: Finding) -> tuple[str, ...]:
    """The case that a finding is tied to, if any."""
    return (finding.case,) if finding.case else ()


def frequencies(findings: Iterable[Finding], key: Key) -> dict[str, int]:
    """How many findings are about each thing, the most frequent first; what names none stands last."""
    counts = Counter(name for finding in findings for name in key(finding))
    return dict(sorted(counts.items(), key=lambda item: (not item[0], -item[1], item[0])))


def most_frequent_first(findings: Sequence[Finding], key: Key) -> tuple[Finding, ...]:
    """Findings in the order of :func:`frequencies`: each stands with the most frequent thing that it is about."""
    places = {name: place for place, name in enumerate(frequencies(findings, key))}
    return tuple(sorted(findings, key=lambda finding: (min(places[name] for name in key(finding)), finding.id)))


def with_direction(findings: Iterable[Finding], direction: str) -> tuple[Finding, ...]:
    """The findings of one direction, in their order."""
    return tuple(finding for finding in findings if finding.direction == direction)


def disagreements(findings: Iterable[Finding], key: Key) -> tuple[Disagreement, ...]:
    """Where findings both further and hinder, in the order of :func:`frequencies`.

    A factor that furthers and its absence that hinders stand here too: the direction does not tell them apart
    (docs/en/method.md#direction), only the statements do.
    """
    found = list(findings)
    about: dict[str, list[Finding]] = {name: [] for name in frequencies(found, key)}
    for finding in found:
        for name in dict.fromkeys(key(finding)):
            about[name].append(finding)
    pairs = (
        Disagreement(name, with_direction(some, "enables"), with_direction(some, "hinders"))
        for name, some in about.items()
    )
    return tuple(pair for pair in pairs if pair.enables and pair.hinders and len(_publications(pair)) > 1)


def gaps(findings: Sequence[Finding], corpus: Corpus) -> Gaps:
    """What no finding is about, in the order of the vocabularies."""
    reached = reach(findings, corpus)
    phases = {phase for finding in findings for phase in finding.phases}
    groups = {group for case in reached.cases for group in corpus.cases[case].target_groups}
    about = {theme for finding in findings for theme in themes_of(finding)}
    return Gaps(
        tuple(term for term in corpus.vocabulary("phase") if term.id not in phases),
        tuple(term for term in corpus.vocabulary("country") if term.id not in reached.countries),
        tuple(term for term in corpus.vocabulary("target-group") if term.id not in groups),
        tuple(term for term in themes(corpus) if term.id not in about),
    )


def _publications(pair: Disagreement) -> set[str]:
    return {finding.reference for finding in (*pair.enables, *pair.hinders)}
