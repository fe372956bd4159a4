"""Related cases: what brings two together, and the reasons that are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.evidence import related
from samskap.evidence.related import related_cases
from samskap.model import Case, Corpus

VALUES = ("a", "b", "c", "d")


def made_up(corpus: Corpus, coded: list[dict[str, frozenset[str]]]) -> Corpus:
    """The corpus with other cases, ``case-0`` and on, coded as given and without findings."""
    blank = replace(next(iter(corpus.cases.values())), municipalities=(), policy_areas=(), target_groups=(), phases=())
    cases = [
        replace(blank, id=f"case-{number}", **{name: tuple(sorted(ids)) for name, ids in fields.items()})
        for number, fields in enumerate(coded)
    ]
    return replace(corpus, cases={case.id: case for case in cases}, findings={})


def traits(case: Case) -> set[tuple[str, str]]:
    fields = {
        "municipality": case.municipalities,
        "policy-area": case.policy_areas,
        "target-group": case.target_groups,
        "phase": case.phases,
    }
    return {(name, identifier) for name, identifiers in fields.items() for identifier in identifiers}


def test_related_cases_tell_shared_topic_phase_and_themes(corpus: Corpus) -> None:
    (found,) = related_cases(corpus)["eksempelby-legeplads"]
    assert found.case.id == "exempelstad-sprakcafe"
    assert set(found.traits) == {
        ("policy-area", "education"),
        ("phase", "co-design"),
        ("factor", "facilitation"),
        ("outcome", "learning"),
    }


def test_related_cases_of_one_municipality_are_related_by_it_alone(corpus: Corpus) -> None:
    found = related_cases(made_up(corpus, [{"municipalities": frozenset("a")}, {"municipalities": frozenset("a")}]))
    assert [item.case.id for item in found["case-0"]] == ["case-1"]


def test_related_cases_common_traits_bring_none_together_but_are_told(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "COMMON", 2)
    everywhere = {"phases": frozenset("ab"), "policy_areas": frozenset("c")}
    pair = everywhere | {"target_groups": frozenset("ab")}
    found = related_cases(made_up(corpus, [pair, pair, everywhere, everywhere]))
    assert not found["case-2"]
    (only,) = found["case-0"]
    assert only.case.id == "case-1"
    assert only.traits == (
        ("target-group", "a"), ("target-group", "b"), ("phase", "a"), ("phase", "b"), ("policy-area", "c"),
    )  # fmt: skip


@given(
    coded=st.lists(
        st.fixed_dictionaries(
            {
                name: st.frozensets(st.sampled_from(VALUES))
                for name in ("municipalities", "policy_areas", "target_groups", "phases")
            }
        ),
        max_size=8,
    )
)
def test_related_cases_share_exactly_what_is_told_and_are_related_both_ways(
    corpus: Corpus, coded: list[dict[str, frozenset[str]]]
) -> None:
    changed = made_up(corpus, coded)
    found = related_cases(changed, limit=len(coded))
    for case, others in found.items():
        for other in others:
            assert set(other.traits) == traits(changed.cases[case]) & traits(other.case)
            assert len(other.traits) > 1 or other.traits[0][0] == "municipality"
            assert case in {back.case.id for back in found[other.case.id]}
