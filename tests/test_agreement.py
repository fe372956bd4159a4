from __future__ import annotations

import pytest

from samskap.agreement import agreement, jaccard
from samskap.agreement.coefficients import cohens_kappa
from samskap.model import Corpus


def test_kappa_of_a_textbook_table() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_not_defined_where_only_one_value_occurs() -> None:
    assert cohens_kappa([("a", "a"), ("a", "a")]) is None


def test_jaccard_of_two_empty_lists_is_one() -> None:
    assert (jaccard([], []), jaccard(["a"], []), jaccard(["a", "b"], ["b", "c"])) == (1.0, 0.0, pytest.approx(1 / 3))


def test_agreement_of_the_sample(corpus: Corpus) -> None:
    found = {row.field: row for row in agreement(corpus.codings)}
    assert list(found) == ["direction", "factors", "outcomes", "phases", "design", "methods"]
    assert found["direction"].equal == pytest.approx(5 / 6)
    assert found["factors"].jaccard == pytest.approx(5.5 / 6)
    assert (found["design"].kappa, found["design"].jaccard, found["design"].findings) == (1.0, None, 6)


def test_agreement_without_codings_is_empty() -> None:
    assert agreement([]) == []
