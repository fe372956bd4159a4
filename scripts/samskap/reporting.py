"""What the commands show: results on standard output, progress and summaries on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from samskap import problems as problem_texts
from samskap import statistics as statistics_texts
from samskap.languages import Words
from samskap.package.reading import read_corpus
from samskap.problems import Problem

CLEAN, PROBLEMS = 0, 1
_WRITERS = {
    "text": problem_texts.to_text,
    "json": problem_texts.to_json,
    "markdown": problem_texts.to_markdown,
}


@contextmanager
def progress(message: str, quiet: bool) -> Iterator[None]:
    """Show on a terminal that something is under way."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield


@contextmanager
def steps(message: str, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is under way, with the step that was done last and the seconds so far.

    Gives the function that is to be told each step.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(message, total=None, step="")
        yield lambda step: bar.update(task, step=step)


def show_check(found: Sequence[Problem], words: Words, form: str, quiet: bool) -> int:
    """Show problems in a form ("text", "json", "markdown") and, for text, a summary; gives the exit code."""
    click.echo(_WRITERS[form](found, words), nl=False)
    if not quiet:
        click.echo(summary(found, words), err=True)
    return PROBLEMS if problem_texts.errors(found) else CLEAN


def summary(found: Sequence[Problem], words: Words) -> str:
    """How many errors, warnings and notices there are, in words; notices only where there are any."""
    if not found:
        return words.text("No problems found.")
    counted = Counter(problem.severity for problem in found)
    told = [
        words.plural("{number} error", "{number} errors", counted["error"]),
        words.plural("{number} warning", "{number} warnings", counted["warning"]),
    ]
    if counted["notice"]:
        told.append(words.plural("{number} notice", "{number} notices", counted["notice"]))
    return f"{', '.join(told)}."


def show_changes(package: Path, words: Words, *, only_check: bool, quiet: bool) -> int:
    """Write the files of a package in canonical form, or only name those that are not; gives the exit code."""
    from samskap.package.canonical import NotCanonical, changes

    try:
        with progress(words.text("Tidying {package}", package=package), quiet):
            changed = changes(package)
    except NotCanonical as refusal:
        click.echo(problem_texts.to_text(refusal.problems, words), nl=False)
        click.echo(words.text("Nothing was written: it would have lost something."), err=True)
        return PROBLEMS
    for name, text in changed.items():
        if only_check:
            click.echo(words.text("would change: {file}", file=name))
        else:
            (package / name).write_bytes(text.encode())
            click.echo(words.text("changed: {file}", file=name))
    if not changed and not quiet:
        click.echo(words.text("Everything is in canonical form."), err=True)
    return PROBLEMS if changed and only_check else CLEAN


def show_statistics(package: Path, words: Words, form: str, *, quiet: bool) -> int:
    """Show the numbers of a package in a form; a package with errors is not counted. Gives the exit code."""
    from samskap.package.check import check

    with progress(words.text("Counting {package}", package=package), quiet):
        found = problem_texts.errors(check(package))
    if found:
        return show_check(found, words, form, quiet)
    corpus = read_corpus(package)
    numbers = statistics_texts.statistics(corpus)
    if form == "json":
        click.echo(statistics_texts.to_json(numbers), nl=False)
    else:
        write = statistics_texts.to_markdown if form == "markdown" else statistics_texts.to_text
        click.echo(write(numbers, corpus, words), nl=False)
    return CLEAN
