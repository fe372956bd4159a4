"""Related cases: those that share rare traits, with the traits as the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from samskap.model import Case, Corpus

COMMON = 60
"""A trait that more cases share says little about any two of them; leaving it out keeps the work linear."""

Trait = tuple[str, str]
"""A vocabulary (or ``municipality``) and an id in it."""


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A related case and the traits that both share, the rarest first."""

    case: Case
    traits: tuple[Trait, ...]


def related_cases(corpus: Corpus, limit: int = 5) -> Mapping[str, tuple[RelatedCase, ...]]:
    """The most related cases of each case, at most ``limit``.

    Two cases are the closer, the more traits they share (municipality, policy area, target group, theme of their
    findings) and the fewer other cases share them: a trait weighs one divided by the number of cases that have it.
    One shared trait alone makes no relation, unless it is the municipality.
    """
    holders: dict[Trait, list[str]] = defaultdict(list)
    traits = {case.id: list(dict.fromkeys(_traits(case, corpus))) for case in corpus.cases.values()}
    for case, own in traits.items():
        for trait in own:
            holders[trait].append(case)
    telling = {trait: cases for trait, cases in holders.items() if 1 < len(cases) <= COMMON}
    return {case: _closest(case, own, telling, corpus, limit) for case, own in traits.items()}


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
    for finding in corpus.findings_of_case(case.id):
        yield from (("factor", item) for item in finding.factors)
        yield from (("outcome", item) for item in finding.outcomes)


def _closest(
    case: str, own: Iterable[Trait], telling: Mapping[Trait, list[str]], corpus: Corpus, limit: int
) -> tuple[RelatedCase, ...]:
    shared: dict[str, list[Trait]] = defaultdict(list)
    for trait in own:
        for other in telling.get(trait, ()):
            shared[other].append(trait)
    shared.pop(case, None)

    def weight(other: str) -> float:
        return sum(1 / len(telling[trait]) for trait in shared[other])

    candidates = [other for other, traits in shared.items() if len(traits) > 1 or traits[0][0] == "municipality"]
    closest = sorted(candidates, key=lambda other: (-weight(other), other))[:limit]
    return tuple(
        RelatedCase(corpus.cases[other], tuple(sorted(shared[other], key=lambda trait: (len(telling[trait]), trait))))
        for other in closest
    )
