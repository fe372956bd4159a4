"""What an import of logs is told in: what was read and left out, what stands of each month, and why it was refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from samskap.languages import N_, Words
from samskap.model import Usage
from samskap.problems import shown
from samskap.usage.counting import Fate, Report

LEFT_OUT = {
    Fate.UNANSWERED: N_("no GET answered with 200 or 304: {number}"),
    Fate.ELSEWHERE: N_("neither a page nor a file of the data: {number}"),
    Fate.ROBOT: N_("by robots and programs: {number}"),
    Fate.REPEATED: N_("repeated within 30 seconds: {number}"),
    Fate.DISORDERED: N_("more than an hour older than a line before (give each log as a file of its own): {number}"),
    Fate.OTHER_MONTH: N_("in other months: {number}"),
}
"""Why requests were not counted, in the order in which it is told."""


def not_a_log(unread: Iterable[str], words: Words) -> str:
    """Why files without a request are refused (``unread``: their names), and what is expected."""
    named = words.joined(map(shown, unread))
    wrong = words.text("There is no request in {files}.", files=named) if named else words.text("The logs are empty.")
    form = '192.0.2.1 - - [31/Dec/2026:23:59:59 +0100] "GET /sv/ HTTP/1.1" 200 1234 "-" "Mozilla/5.0"'
    return "\n".join([wrong, words.text("Combined Log Format is expected, a request a line:"), form])


def counted_before(months: Iterable[str], words: Words) -> str:
    """Why months that have been counted are not counted again, and what to do."""
    named = words.joined(words.date(month) for month in months)
    return " ".join(
        [
            words.text("Nothing was written: {months} has been counted before.", months=named),
            words.text(
                "Give all logs of a month together, with --replace if they are to take the place of its counts,"
            ),
            words.text("or name the months to be counted with --month."),
        ]
    )


def summary(report: Report, words: Words) -> Iterator[str]:
    """What was read and what was left out."""
    days = {"first": words.date(min(report.days)), "last": words.date(max(report.days))}
    yield words.text("Lines read: {number}, from {first} to {last}.", number=words.number(report.fates.total()), **days)
    if report.unreadable:
        name, line = next(iter(report.unreadable.items()))
        values = {"number": words.number(report.fates[Fate.UNREADABLE]), "line": line, "file": shown(name)}
        yield words.text("Not in Combined Log Format: {number}, the first is line {line} of {file}.", **values)
    left_out = [(message, report.fates[fate]) for fate, message in LEFT_OUT.items() if report.fates[fate]]
    if left_out:
        yield words.text("Requests left out:")
        yield from ("  " + words.text(message, number=words.number(number)) for message, number in left_out)


def month_by_month(
    before: Iterable[Usage], after: Iterable[Usage], months: Iterable[str], report: Report, words: Words
) -> Iterator[str]:
    """What stands in ``usage.csv`` of each month counted, what stood there, and whether the log may be a part of it."""
    old, new = list(before), list(after)
    for month in months:
        views, files = _sums(new, month)
        was_views, was_files = _sums(old, month)
        values = {"month": words.date(month), "views": words.number(views), "files": words.number(files)}
        yield words.text("{month}: views of pages {views}, downloads {files}.", **values)
        if was_views or was_files:
            was = {"views": words.number(was_views), "files": words.number(was_files)}
            yield "  " + words.text("Replaced: views of pages {views}, downloads {files}.", **was)
        own = [day for day in report.days if day.startswith(month)]
        if min(own)[8:] != "01" or (date.fromisoformat(max(own)) + timedelta(days=1)).day != 1:
            days = {"first": words.date(min(own)), "last": words.date(max(own))}
            yield "  " + words.text("The logs tell only of {first} to {last}; the rest is not counted.", **days)


def _sums(usages: Iterable[Usage], month: str) -> tuple[int, int]:
    """Views of pages and downloads of files in a month."""
    own = [usage for usage in usages if usage.month == month]
    files = sum(usage.count for usage in own if usage.is_file)
    return sum(usage.count for usage in own) - files, files


def no_such_month(months: Iterable[str], words: Words) -> str:
    """Why nothing was written where the logs have no request in the months named."""
    named = words.joined((words.date(month) for month in sorted(months)), "or")
    return words.text("Nothing was written: the logs have no request in {months}.", months=named)
