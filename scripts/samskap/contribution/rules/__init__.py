"""What is checked of a case file beyond its schema: generators of problems whose docstring is the rule.

``EVERY`` holds for each file, ``NEW`` for one that brings something new, ``THERE`` for one about what is there already.
None of them raises for bad content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samskap.contribution.rules import findings, identity, links, places, references, texts
from samskap.contribution.submission import Submission
from samskap.problems import Problem

Rule = Callable[[Submission], Iterator[Problem]]

EVERY: tuple[Rule, ...] = (
    identity.something_to_do,
    identity.duplicate_ids,
    links.unknown_records,
    places.years,
    places.points_in_country,
    places.points_near_municipality,
    places.countries,
    references.duplicate_dois,
    texts.control_characters,
    texts.formulas,
    texts.untranslated_texts,
)
NEW: tuple[Rule, ...] = (
    identity.taken_ids,
    identity.similar_cases,
    findings.nothing_coded,
    findings.case_without_finding,
    places.coordinate_pairs,
    references.unused_references,
    texts.wanted_texts,
)
THERE: tuple[Rule, ...] = (links.records_that_are_there, identity.emptied_fields)
