"""What a contribution does to the package: in short, and every change of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samskap.languages import Words
from samskap.package.descriptor import DESCRIPTOR
from samskap.report.fitting import fitting, folded
from samskap.report.gathering import Contribution
from samskap.report.plain import plain, quoted
from samskap.versions.naming import Names
from samskap.versions.sentences import structure_sentences
from samskap.versions.structure import StructureChange
from samskap.versions.telling import ToldRecord, ToldRetired, ToldTable, told_tables
from samskap.versions.writing import COUNTED, counts, details

ROOM = 8_000
"""Signs of the list of what is new, changed or gone."""
LONGEST_NAME = 300


def summary(contribution: Contribution, names: Names) -> Iterator[str]:
    """What is new, changed or gone, in numbers and by name, as a list; or why nothing can be said."""
    words = names.words
    if contribution.files and not contribution.rows:
        yield words.text("The contribution brings:")
        yield from ("", *fitting([f"- {quoted(name)}" for name in contribution.files], ROOM, words), "")
    if contribution.after is None:
        yield words.text("The tables cannot be read as they are, so that nothing more can be shown.")
    elif not contribution.difference:
        yield words.text("Nothing changes in the data yet.")
    if contribution.files and not contribution.rows and not contribution.sound:
        yield words.text("When it has been mended, this shows how it will be read.")
    lines = [line for table in told_tables(contribution.difference, names) for line in _named(table, words)]
    yield from fitting(lines, ROOM, words)


def difference(contribution: Contribution, names: Names) -> Iterator[str]:
    """Every change of the package, folded; nothing where records are only added, since these can be read above."""
    structure = [change for change in contribution.difference.structure if not _of_credit(change, contribution)]
    lines = [f"- {plain(line)}" for line in structure_sentences(structure, names)]
    for table in told_tables(contribution.difference, names):
        if table.table not in COUNTED:
            lines += _changes(table, names.words)
    if lines:
        yield from folded(names.words.text("The difference in the package"), lines)


def _named(table: ToldTable, words: Words) -> Iterator[str]:
    yield f"- **{plain(table.title)}**: {counts(table, words)}"
    records: tuple[ToldRecord | ToldRetired, ...] = (*table.added, *table.changed, *table.retired)
    if table.table not in COUNTED:
        yield from (f"  - {_called(record)}" for record in records)


def _of_credit(change: StructureChange, contribution: Contribution) -> bool:
    """Whether a change is the credit that adding case files gives in the descriptor: that is told where it is due."""
    return change.code == "words-changed" and not change.table and DESCRIPTOR in contribution.rows


def _changes(table: ToldTable, words: Words) -> Iterator[str]:
    parts: tuple[tuple[str, Sequence[ToldRecord | ToldRetired]], ...] = (
        (words.text("Changed"), table.changed),
        (words.text("Retired"), table.retired),
    )
    for heading, records in parts:
        if records:
            yield from ("", f"#### {plain(table.title)}: {plain(heading)}", "")
        for record in records:
            yield f"- {_called(record)}"
            yield from (f"  - {plain(line)}" for line in details(record, words))


def _called(record: ToldRecord | ToldRetired) -> str:
    return f"{plain(record.name, LONGEST_NAME)} ({quoted(' / '.join(record.key))})".removeprefix(" ")
