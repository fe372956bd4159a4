"""The editorial rules: generators of problems whose docstring is the rule. None of them raises for bad content."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samskap.package.contents import Contents
from samskap.package.rules import (
    cells,
    documentation,
    entries,
    findings,
    identity,
    links,
    places,
    retired,
    texts,
    uses,
    vocabularies,
)
from samskap.problems import Problem

Rule = Callable[[Contents], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    cells.white_space,
    cells.control_characters,
    cells.formulas,
    cells.list_items,
    identity.duplicate_ids,
    identity.duplicate_dois,
    identity.duplicate_titles,
    links.unknown_records,
    links.unknown_terms,
    links.unknown_terms_of_entries,
    links.unknown_groups,
    links.unknown_vocabularies,
    links.unknown_fields,
    uses.unused_references,
    uses.unused_municipalities,
    uses.unused_terms,
    uses.cases_without_finding,
    findings.nothing_coded,
    findings.references_of_cases,
    findings.two_codings,
    places.years,
    places.coordinate_pairs,
    places.points_in_country,
    places.points_near_municipality,
    places.countries,
    vocabularies.enums,
    vocabularies.matches,
    documentation.words_of_descriptor,
    retired.kinds,
    retired.in_use,
    retired.replacements,
    retired.vanished,
    texts.missing_texts,
    texts.texts_in_no_language,
    texts.translations_not_wanted,
    texts.identical_texts,
    texts.untranslated_texts,
    entries.syntax,
    entries.outside_text,
    entries.keys,
    entries.types,
    entries.fields,
    entries.dois,
    entries.addresses,
    entries.dates,
    entries.languages,
    entries.values,
    entries.cells,
    entries.schema,
)
