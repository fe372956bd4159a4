"""Related cases: those that share rare traits, with everything they share as the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samskap.model import Case, Corpus

COMMON = 60
"""A trait of more cases than this brings no two cases together; leaving it out there keeps the work linear."""

Trait = tuple[str, str]
"""A vocabulary (or ``municipality``) and an id in it."""


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A related case and all the traits that both share, the rarest first."""

    case: Case
    traits: tuple[Trait, ...]


def related_cases(corpus: Corpus, limit: int = 5) -> Mapping[str, tuple[RelatedCase, ...]]:
    """The most related cases of each case, at most ``limit``.

    Two cases are related if both have two traits (municipality, policy area, target group, phase, theme of their
    findings) that at most :data:`COMMON` cases have, or one municipality. They are the closer, the more traits they
    share and the fewer other cases share them: a trait, common or not, weighs one divided by the number of cases that
    have it. A case meets at most :data:`COMMON` others for each of its traits, so the work grows with the cases.
    """
    traits = {case.id: frozenset(_traits(case, corpus)) for case in corpus.cases.values()}
    holders: dict[Trait, list[str]] = defaultdict(list)
    for case, own in traits.items():
        for trait in own:
            holders[trait].append(case)

    def rarity(trait: Trait) -> tuple[int, Trait]:
        return len(holders[trait]), trait

    def closest(case: str) -> Iterator[RelatedCase]:
        shared = {
            other: sorted(traits[case] & traits[other], key=rarity) for other in _met(case, traits[case], holders)
        }
        weights = {other: sum(1 / len(holders[trait]) for trait in common) for other, common in shared.items()}
        for other in sorted(shared, key=lambda other: (-weights[other], other))[:limit]:
            yield RelatedCase(corpus.cases[other], tuple(shared[other]))

    return {case: tuple(closest(case)) for case in traits}


def overlapping(own: Collection[str], others: Mapping[Trait, Collection[str]], limit: int) -> list[tuple[Trait, int]]:
    """The traits that share most cases with some cases (ids), at most ``limit``, and how many cases they share.

    The closest first by the Jaccard index: cases shared, divided by cases that either has.
    """
    mine = set(own)
    shared = {trait: len(mine.intersection(cases)) for trait, cases in others.items()}

    def closeness(trait: Trait) -> float:
        return shared[trait] / (len(mine) + len(others[trait]) - shared[trait])

    found = sorted((trait for trait in others if shared[trait]), key=lambda trait: (-closeness(trait), trait))
    return [(trait, shared[trait]) for trait in found[:limit]]


def _traits(case: Case, corpus: Corpus) -> Iterator[Trait]:
    yield from (("municipality", item) for item in case.municipalities)
    yield from (("policy-area", item) for item in case.policy_areas)
    yield from (("target-group", item) for item in case.target_groups)
    yield from (("phase", item) for item in case.phases)
    for finding in corpus.findings_of_case(case.id):
        yield from (("factor", item) for item in finding.factors)
        yield from (("outcome", item) for item in finding.outcomes)


def _met(case: str, own: frozenset[Trait], holders: Mapping[Trait, list[str]]) -> list[str]:
    """The cases that share two rare traits with a case, or a municipality."""
    times: Counter[str] = Counter()
    for trait in own:
        if len(holders[trait]) <= COMMON:
            times.update(dict.fromkeys(holders[trait], 2 if trait[0] == "municipality" else 1))
    return [other for other, number in times.items() if number > 1 and other != case]
