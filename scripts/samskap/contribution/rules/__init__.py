"""What is checked of a case file beyond its schema: generators of problems whose docstring is the rule.

``EVERY`` holds for each file, ``NEW`` for one that brings something new. None of them raises for bad content.
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
    links.records_that_are_there,
    places.years,
    places.points_in_country,
    places.points_near_municipality,
    places.countries,
    references.dates,
    references.duplicate_dois,
    texts.control_characters,
    texts.formulas,
    texts.untranslated_texts,
)
NEW: tuple[Rule, ...] = (
    identity.taken_ids,
    findings.nothing_coded,
    findings.case_without_finding,
    places.coordinate_pairs,
    references.unused_references,
    references.known_references,
    texts.wanted_texts,
)
