"""The records that a contribution touches, as they will be read in each language."""

from __future__ import annotations

from collections.abc import Iterator

from samskap.languages import LANGUAGES, Words
from samskap.languages import words as words_of
from samskap.report.fitting import folded
from samskap.report.gathering import Contribution
from samskap.report.pins import map_lines
from samskap.report.plain import plain
from samskap.report.records import Reader
from samskap.report.touched import TouchedCase, other_records, points, touched_cases
from samskap.versions.naming import Names


def read(contribution: Contribution, words: Words) -> Iterator[str]:
    """The cases and other records as they will be read in a language, under a heading."""
    title = words.text("As it will be read")
    if lines := _records(contribution, words):
        yield from (f"### {title}", "", *lines)


def translated(contribution: Contribution, words: Words) -> Iterator[str]:
    """The same in the other languages, folded."""
    for language in LANGUAGES:
        own = words_of(language)
        if own != words and (lines := _records(contribution, own)):
            yield from folded(own.language_name(language).capitalize(), lines, language)


def pinned(contribution: Contribution, names: Names) -> Iterator[str]:
    """Where the cases lie, under a heading."""
    after = contribution.after
    if after is None:
        return
    title = names.words.text("On the map")
    found = list(points(touched_cases(contribution.difference, after), after))
    if lines := list(map_lines(found, names)):
        yield from (f"### {title}", "", *lines, "")


def _records(contribution: Contribution, words: Words) -> list[str]:
    """The touched records in a language: each case with its findings and references, then the others."""
    after = contribution.after
    if after is None:
        return []
    reader = Reader(Names(contribution.before, after, words))
    cases = touched_cases(contribution.difference, after)
    lines = [line for case in cases for line in _case(case, reader)]
    for table, key in other_records(contribution.difference, after, cases):
        lines += [f"#### {reader.name(table, key)}", "", *reader.lead(table, key), *reader.fields(table, key), ""]
    return lines


def _case(case: TouchedCase, reader: Reader) -> Iterator[str]:
    names = reader.names
    yield from (f"#### {reader.name('cases', case.key)}", "", *reader.lead("cases", case.key))
    yield from (*reader.fields("cases", case.key), "")
    if case.findings:
        yield from (f"**{plain(names.table_title('findings'))}**", "")
    for number, key in enumerate(case.findings, start=1):
        source = reader.edition.tables["findings"][key].get("reference", "")
        yield f"{number}. {reader.name('findings', key)}"
        yield from (f"    {line}" for line in reader.fields("findings", key, beside=("case",)))
        title, told = names.field_title("findings", "reference"), names.name("references", (source,))
        yield f"    - **{plain(title)}**: {plain(told)}"
    if case.references:
        yield from ("", f"**{plain(names.table_title('references'))}**", "")
    for key in case.references:
        yield f"- {reader.name('references', key)}"
        yield from (f"  {line}" for line in reader.fields("references", key))
    yield ""
