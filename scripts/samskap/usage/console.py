"""What ``samskap usage import`` says and writes: never an address, an agent or a line of a log."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from samskap.languages import Words
from samskap.model import Usage
from samskap.package.check import check_contents
from samskap.package.contents import Contents
from samskap.package.descriptor import DESCRIPTOR, field_names
from samskap.package.loading import read_contents
from samskap.package.reading import to_record, to_row
from samskap.package.tables import to_csv
from samskap.problems import Problem, errors, shown
from samskap.reporting import CLEAN, PROBLEMS, progress, show_check
from samskap.usage.counting import Report, count
from samskap.usage.log import lines, opened
from samskap.usage.months import CountedBefore, with_counts
from samskap.usage.summary import counted_before, month_by_month, no_such_month, not_a_log, summary

TABLE = "usage"


def run_import(
    names: Sequence[str],
    package: Path,
    root: str,
    months: Collection[str],
    words: Words,
    *,
    replacing: bool,
    quiet: bool,
) -> int:
    """Count the requests of logs and write them to the package's ``usage.csv``; gives the exit code.

    ``root`` is the path of the site's root, ``months`` are those to be counted (empty: every month in the logs).
    """
    contents = read_contents(package)
    found = _problems(contents)
    if found:
        return show_check(found, words, "text", quiet)
    try:
        with progress(words.text("Counting {package}", package=", ".join(map(shown, names))), quiet):
            report = _count(names, root, months)
    except (OSError, EOFError, zlib.error) as error:
        return _refused(words.text("A log cannot be read: {detail}.", detail=shown(error)))
    unread = [name for name in names if name in report.unreadable and name not in report.readable]
    if unread or not report.readable:
        return _refused(not_a_log(unread, words))
    return _write(contents, package, report, months, words, replacing=replacing, quiet=quiet)


def _count(names: Sequence[str], root: str, months: Collection[str]) -> Report:
    with ExitStack() as stack:
        logs = {name: lines(stack.enter_context(opened(name))) for name in dict.fromkeys(names)}
        return count(logs, root, months)


def _problems(contents: Contents) -> list[Problem]:
    """The errors of the table and of the descriptor; what else may be wrong with the package does not matter here."""
    tables = {name: table for name, table in contents.tables.items() if name == TABLE}
    files = {DESCRIPTOR, *(table.file for table in tables.values())}
    alone = replace(contents, tables=tables, bibliography="", entries=(), faults=())
    return [problem for problem in errors(check_contents(alone)) if problem.file in files]


def _write(
    contents: Contents,
    package: Path,
    report: Report,
    chosen: Collection[str],
    words: Words,
    *,
    replacing: bool,
    quiet: bool,
) -> int:
    table = contents.tables[TABLE]
    before = [to_record(Usage, record.cells, table.schema, contents.languages) for record in table.records]
    months = sorted(report.months & set(chosen) if chosen else report.months)
    if not months:
        return _refused(no_such_month(chosen, words))
    try:
        after = with_counts(before, report.counts, months, replacing=replacing)
    except CountedBefore as refusal:
        return _refused(counted_before(refusal.months, words))
    rows = (to_row(usage, table.schema, contents.languages) for usage in after)
    (package / table.file).write_bytes(to_csv(field_names(table.schema), rows).encode())
    if not quiet:
        click.echo("\n".join([*summary(report, words), *month_by_month(before, after, months, report, words)]))
    return CLEAN


def _refused(reason: str) -> int:
    click.echo(reason, err=True)
    return PROBLEMS
