"""Rules on findings and on how the two coders coded them."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.package.contents import Contents, Record
from samskap.problems import Problem

CODED_ONCE = "single"
CODERS = ("first", "second")
CODED_LISTS = ("factors", "outcomes", "phases", "methods")
CODED_VALUES = ("direction", "design")


def nothing_coded(contents: Contents) -> Iterator[Problem]:
    """A finding names a factor or an outcome; only one that describes may have neither."""
    for record in contents.records("findings"):
        direction = record.cell("direction")
        if direction not in {"", "describes"} and not record.items("factors") and not record.items("outcomes"):
            yield record.problem("nothing-coded", "factors", direction=direction)


def references_of_cases(contents: Contents) -> Iterator[Problem]:
    """The reference of a finding is among the references of its case."""
    cases = contents.ids.get("cases", {})
    for record in contents.records("findings"):
        case, reference = record.cell("case"), record.cell("reference")
        if case in cases and reference in contents.keys and reference not in cases[case].items("references"):
            yield record.problem("reference-not-of-case", "reference", value=reference, case=case)


def two_codings(contents: Contents) -> Iterator[Problem]:
    """Both coders coded every finding but those coded once, and "coding" says whether they agreed on every field."""
    if not contents.readable("codings"):
        return
    codings = {(record.cell("finding"), record.cell("coder")): record for record in contents.records("codings")}
    for record in contents.records("findings"):
        if record.cell("coding") == CODED_ONCE:
            continue
        pair = [codings.get((record.cell("id"), coder)) for coder in CODERS]
        for coder, coding in zip(CODERS, pair, strict=True):
            if coding is None:
                yield record.problem("coding-missing", "coding", coder=coder)
        first, second = pair
        if first and second:
            expected = "agreed" if _coded(first) == _coded(second) else "adjudicated"
            if record.cell("coding") in {"agreed", "adjudicated"} and record.cell("coding") != expected:
                yield record.problem("coding-differs", "coding", value=record.cell("coding"), expected=expected)


def _coded(record: Record) -> tuple[object, ...]:
    """What a coder coded, without the order of lists."""
    return (*(frozenset(record.items(name)) for name in CODED_LISTS), *(record.cell(name) for name in CODED_VALUES))
