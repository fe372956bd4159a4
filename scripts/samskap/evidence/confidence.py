"""How far some findings can be relied on, as far as coded fields tell: a note, not an assessment.

The four components are those of GRADE-CERQual: Lewin S, Booth A, Glenton C, et al. Applying GRADE-CERQual to
qualitative evidence synthesis findings: introduction to the series. Implementation Science 2018;13(Suppl 1):2,
https://doi.org/10.1186/s13012-017-0688-3. There people judge each component and then all four together. Here a
stated rule on coded fields gives each component a word; there is no word for all four, because no rule on coded
fields could carry it. The rules and thresholds are ours and stand on the method page (``#confidence``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from samskap.evidence.counts import reach
from samskap.evidence.synthesis import balance, case_of, disagreements, phases_of
from samskap.model import Corpus, Finding

FULL_TEXT = frozenset({"full-text-excerpt", "full-text"})
"""What was read, where it was a part of the full text or all of it."""

WITHOUT_DATA = frozenset({"", "practice-description", "conceptual", "other"})
"""Kinds of study that gather no data, are not told further, or are not known."""

WEAKNESSES_SOME, WEAKNESSES_MANY = 1, 3
"""Weaknesses of more than half of the findings from which there are some, and many, concerns about limitations."""

EFFECTS_NEEDED = 3
"""Findings that state an effect below which coherence cannot be said."""

COHERENT, DIVIDED = 0.75, 0.5
"""Share of the most frequent direction from which there are few concerns, and below which there are many."""

PUBLICATIONS_FEW, PUBLICATIONS_MANY = 10, 3
"""Publications from which there are few concerns about adequacy, and below which there are many."""

CASES_FEW = 5
SHARE_FEW, SHARE_MANY = 0.25, 0.5
"""Share of the findings from one publication up to which there are few concerns, and above which there are many."""

COUNTRIES_FEW, AREAS_FEW, GROUPS_FEW = 3, 5, 5
"""Countries, policy areas and target groups from which there are few concerns about relevance."""

COUNTRIES_MANY = 2
"""Countries, and also policy areas, below which there are many concerns about relevance."""

RECENT_YEARS, RECENT_FEW = 10, 0.5
"""Years back that count as recent, and the share of recent publications from which there are few concerns."""


class Concern(IntEnum):
    """How many concerns a component raises; more is worse."""

    UNKNOWN = -1
    FEW = 0
    SOME = 1
    MANY = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A number behind a component; ``of`` is what it is part of, or None where it is a plain number."""

    name: str
    number: int
    of: int | None = None

    @property
    def share(self) -> float:
        """The number as a share of what it is part of; none of nothing is 0."""
        return self.number / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Component:
    """One of the four components: what concerns it raises and the figures from which that follows."""

    name: str
    concern: Concern
    figures: tuple[Figure, ...]


def confidence(findings: Sequence[Finding], corpus: Corpus) -> tuple[Component, ...]:
    """The four components for some findings of one theme, in the order of GRADE-CERQual."""
    return tuple(part(findings, corpus) for part in (limitations, coherence, adequacy, relevance))


def limitations(findings: Sequence[Finding], corpus: Corpus) -> Component:
    """Methodological limitations: what was read, kind of study, review by a human, agreement of the coders."""
    whole = len(findings)
    figures = (
        Figure("without-full-text", sum(finding.read not in FULL_TEXT for finding in findings), whole),
        Figure("without-data", sum(finding.design in WITHOUT_DATA for finding in findings), whole),
        Figure("unreviewed", sum(finding.review != "reviewed" for finding in findings), whole),
        Figure("coders-differed", sum(finding.coding != "agreed" for finding in findings), whole),
    )
    weaknesses = sum(figure.share > 0.5 for figure in figures)
    many, some = weaknesses >= WEAKNESSES_MANY, weaknesses >= WEAKNESSES_SOME
    return Component("limitations", _concern(bool(findings), many=many, few=not some), figures)


def coherence(findings: Sequence[Finding], corpus: Corpus) -> Component:
    """Coherence: how many of the findings that state an effect point the same way, and where they disagree."""
    balanced = balance(findings, corpus)
    same = Figure("same-direction", balanced.most_frequent, balanced.effects)
    split = Figure("disagreements", len(disagreements(findings, phases_of)) + len(disagreements(findings, case_of)))
    known = balanced.effects >= EFFECTS_NEEDED
    few = same.share >= COHERENT and not split.number
    return Component("coherence", _concern(known, many=same.share < DIVIDED, few=few), (same, split))


def adequacy(findings: Sequence[Finding], corpus: Corpus) -> Component:
    """Adequacy of data: how many publications and cases, and how much one publication gives."""
    reached = reach(findings, corpus)
    by_publication = Counter(finding.reference for finding in findings)
    publications = Figure("publications", len(reached.references))
    cases = Figure("cases", len(reached.cases))
    largest = Figure("largest-publication", max(by_publication.values(), default=0), len(findings))
    many = publications.number < PUBLICATIONS_MANY or largest.share > SHARE_MANY
    few = publications.number >= PUBLICATIONS_FEW and cases.number >= CASES_FEW and largest.share <= SHARE_FEW
    return Component("adequacy", _concern(bool(findings), many=many, few=few), (publications, cases, largest))


def relevance(findings: Sequence[Finding], corpus: Corpus) -> Component:
    """Relevance: how many countries, policy areas and target groups the cases cover, and how recent it is."""
    reached = reach(findings, corpus)
    cases = [corpus.cases[case] for case in reached.cases]
    countries = Figure("countries", len(reached.countries))
    areas = Figure("policy-areas", len({area for case in cases for area in case.policy_areas}))
    groups = Figure("target-groups", len({group for case in cases for group in case.target_groups}))
    since = recent_since(corpus)
    years = [corpus.references[reference].year for reference in reached.references]
    recent = Figure("recent", sum(year is not None and year >= since for year in years), len(years))
    many = countries.number < COUNTRIES_MANY or areas.number < COUNTRIES_MANY
    wide = countries.number >= COUNTRIES_FEW and areas.number >= AREAS_FEW and groups.number >= GROUPS_FEW
    few = wide and recent.share >= RECENT_FEW
    return Component("relevance", _concern(bool(cases), many=many, few=few), (countries, areas, groups, recent))


def recent_since(corpus: Corpus) -> int:
    """The first year that counts as recent in this version of the data."""
    return int(corpus.created[:4]) - RECENT_YEARS


def _concern(known: bool, *, many: bool, few: bool) -> Concern:
    if not known:
        return Concern.UNKNOWN
    return Concern.MANY if many else Concern.FEW if few else Concern.SOME
