"""Coefficients of agreement beyond chance, as nltk computes them.

Cohen (1960), *A coefficient of agreement for nominal scales*; Krippendorff (2004), *Content Analysis*, chapter 11;
Passonneau (2006), *Measuring Agreement on Set-valued Items (MASI)*, for how far apart two lists are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import masi_distance

Codes = frozenset[str]
Pairs = Sequence[tuple[Hashable, Hashable]]


def cohens_kappa(pairs: Pairs) -> float | None:
    """Cohen's kappa of what two coders gave each finding; None where both gave the same one value throughout."""
    return float(_task(pairs, _differ).kappa()) if _values(pairs) > 1 else None


def krippendorffs_alpha(pairs: Pairs) -> float | None:
    """Krippendorff's alpha of nominal values; None where only one value occurs."""
    return float(_task(pairs, _differ).alpha()) if _values(pairs) > 1 else None


def alpha_of_lists(pairs: Sequence[tuple[Codes, Codes]]) -> float | None:
    """Krippendorff's alpha of lists of codes, whose distance is MASI: 0 for equal lists, 1 for lists with nothing in
    common; None where only one list occurs.
    """
    return float(_task(pairs, masi).alpha()) if _values(pairs) > 1 else None


def masi(one: Codes, other: Codes) -> float:
    """How far apart two lists are; two empty ones are equal."""
    return 0.0 if one == other else float(masi_distance(one, other))


def _differ(one: Hashable, other: Hashable) -> float:
    return float(one != other)


def _values(pairs: Pairs) -> int:
    return len({value for pair in pairs for value in pair})


def _task(pairs: Pairs, distance: Callable[..., float]) -> AnnotationTask:
    triples = [(coder, item, value) for item, pair in enumerate(pairs) for coder, value in enumerate(pair)]
    return AnnotationTask(data=triples, distance=distance)
