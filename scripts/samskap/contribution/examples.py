"""Examples of what is written in each field: those of one well-described case, with a finding and its reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from samskap.model import Case, Corpus, Finding, Municipality, Reference

Example = str | int | float | bool | list[str]
LONGEST = 120
"""Characters of an example; a longer one is taken only where no record has a shorter value."""

_Record = Case | Finding | Reference | Municipality


def examples(corpus: Corpus, language: str) -> Mapping[str, Mapping[str, Example]]:
    """An example of every field, by section of a case file and name of the field; texts are in ``language``.

    They are of the case with the most filled fields that has findings, of the first of these, and of its reference;
    a field that is empty there, or longer than :data:`LONGEST`, has the value of another record that has one.
    """
    case = max(
        corpus.cases.values(), key=lambda one: (bool(corpus.findings_of_case(one.id)), _filled(one)), default=None
    )
    findings = corpus.findings_of_case(case.id) if case else ()
    references = [corpus.references[finding.reference] for finding in findings[:1]]
    places = [corpus.municipalities[place] for place in case.municipalities[:1]] if case else []
    every: Mapping[str, Iterable[_Record]] = {
        "case": [*([case] if case else []), *corpus.cases.values()],
        "findings": [*findings, *corpus.findings.values()],
        "references": [*references, *corpus.references.values()],
        "municipalities": [*places, *corpus.municipalities.values()],
    }
    return {section: _first_values(list(records), language) for section, records in every.items()}


def _filled(record: _Record) -> int:
    return sum(_has(getattr(record, field.name)) for field in fields(record))


def _has(value: object) -> bool:
    return bool(any(value.values()) if isinstance(value, Mapping) else value)


def _first_values(records: Sequence[_Record], language: str) -> dict[str, Example]:
    found: dict[str, Example] = {}
    for record in records:
        for field in fields(record):
            value = getattr(record, field.name)
            example = _written(value, language) if _has(value) else ""
            if example and (field.name not in found or len(str(example)) < len(str(found[field.name])) > LONGEST):
                found[field.name] = example
    return found


def _written(value: object, language: str) -> Example:
    """A value as it is written in a case file."""
    if isinstance(value, Mapping):
        return str(value.get(language, ""))
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return value if isinstance(value, bool | int | float) else str(value)
