"""Two coders compared: how far they agree on every field, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samskap.agreement import FIELDS, VALUES, jaccard
from samskap.agreement.coefficients import alpha_of_lists, cohens_kappa, krippendorffs_alpha

Coded = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What a coder coded: id of the finding, field, codes (of ``direction`` and ``design`` one, or none)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Agreement on one field: number of findings that both coded, share of equal codings (0 to 1), Cohen's kappa (of
    single values), Krippendorff's alpha, and the mean Jaccard index (of lists); None where one is not defined.
    """

    field: str
    findings: int
    equal: float
    kappa: float | None
    alpha: float | None
    jaccard: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the two coded differently in a finding."""

    finding: str
    field: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The agreement field by field, the differences in the order of the findings, and what only one of them coded."""

    fields: tuple[Measured, ...]
    differences: tuple[Difference, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def findings(self) -> int:
        """How many findings both coded."""
        return max((field.findings for field in self.fields), default=0)


def compare(first: Coded, second: Coded) -> Comparison:
    """Compare two coders; a field counts in the findings where both have it, empty or not."""
    both = sorted(first.keys() & second.keys())
    pairs = {
        field: {
            id_: (first[id_][field], second[id_][field]) for id_ in both if field in first[id_] and field in second[id_]
        }
        for field in FIELDS
    }
    differences = [
        Difference(id_, field, *pairs[field][id_])
        for id_ in both
        for field in FIELDS
        if id_ in pairs[field] and set(pairs[field][id_][0]) != set(pairs[field][id_][1])
    ]
    return Comparison(
        fields=tuple(_measured(field, list(found.values())) for field, found in pairs.items() if found),
        differences=tuple(differences),
        only_first=tuple(sorted(first.keys() - second.keys())),
        only_second=tuple(sorted(second.keys() - first.keys())),
    )


def _measured(field: str, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> Measured:
    lists = [(frozenset(one), frozenset(other)) for one, other in pairs]
    equal = sum(one == other for one, other in lists) / len(lists)
    if field in VALUES:
        return Measured(field, len(lists), equal, cohens_kappa(lists), krippendorffs_alpha(lists), None)
    overlap = sum(jaccard(one, other) for one, other in lists) / len(lists)
    return Measured(field, len(lists), equal, None, alpha_of_lists(lists), overlap)
