"""How far the two coders agreed: shares of equal codings, Cohen's kappa, mean Jaccard index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samskap.model import Coding

VALUES = ("direction", "design")
LISTS = ("factors", "outcomes", "phases", "methods")
FIELDS = ("direction", "factors", "outcomes", "phases", "design", "methods")
VOCABULARIES = {
    "direction": "direction",
    "factors": "factor",
    "outcomes": "outcome",
    "phases": "phase",
    "design": "design",
    "methods": "method",
}
"""The vocabulary of each field that two coders code."""

Pair = tuple[Coding, Coding]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one field: number of findings coded twice, share of equal codings, and kappa (of single values) or
    the mean Jaccard index (of lists); None where it does not apply or is not defined.
    """

    field: str
    findings: int
    equal: float
    kappa: float | None
    jaccard: float | None


def agreement(codings: Iterable[Coding]) -> list[Agreement]:
    """The agreement of the first and the second coder on every field; empty where nothing is coded twice."""
    pairs = coded_twice(codings)
    return [_of_field(field, pairs) for field in FIELDS] if pairs else []


def coded_twice(codings: Iterable[Coding]) -> list[Pair]:
    """The two codings of each finding that both coders coded."""
    found: dict[str, dict[str, Coding]] = {}
    for coding in codings:
        found.setdefault(coding.finding, {})[coding.coder] = coding
    return [(pair["first"], pair["second"]) for pair in found.values() if {"first", "second"} <= set(pair)]


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of items in both of those in either; 1 where both are empty."""
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 1.0


def _of_field(field: str, pairs: Sequence[Pair]) -> Agreement:
    from samskap.agreement.coefficients import cohens_kappa  # nltk takes a second to import; few callers come here

    values = [(getattr(first, field), getattr(second, field)) for first, second in pairs]
    if field in VALUES:
        equal = sum(one == other for one, other in values) / len(values)
        return Agreement(field, len(values), equal, cohens_kappa(values), None)
    equal = sum(set(one) == set(other) for one, other in values) / len(values)
    return Agreement(field, len(values), equal, None, sum(jaccard(one, other) for one, other in values) / len(values))
