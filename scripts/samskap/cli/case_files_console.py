"""What ``samskap check`` and ``samskap new`` say and write."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from samskap.languages import Words
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.problems import Problem, errors, shown
from samskap.reporting import CLEAN, PROBLEMS, progress, show_check


def run_check(paths: Sequence[Path], package: Path, words: Words, form: str, *, quiet: bool) -> int:
    """Show the problems of packages (folders) and of files for a package, in a form; gives the exit code."""
    found: list[Problem] = []
    for folder in (path for path in paths if path.is_dir()):
        with progress(words.text("Checking {package}", package=folder), quiet):
            found += check(folder)
    files = [path for path in paths if not path.is_dir()]
    if files:
        with progress(words.text("Checking {package}", package=", ".join(map(str, files))), quiet):
            found += check_files(files, package)
    return show_check(found, words, form, quiet)


def check_files(files: Sequence[Path], package: Path) -> list[Problem]:
    """The problems of files for a package; only its own errors where it cannot be read."""
    from samskap.contribution.checking import check_case_file
    from samskap.contribution.intake import read_files

    try:
        corpus = read_corpus(package)
    except (ValueError, KeyError, OSError):
        return errors(check(package))
    cases, found = read_files([(str(file), file.read_bytes()) for file in files], corpus)
    for case in cases:
        found += check_case_file(case, corpus)
    order = {str(file): number for number, file in enumerate(files)}
    return sorted(found, key=lambda problem: (order.get(problem.file, len(order)), *problem.place))


def run_new(identifier: str, path: Path, package: Path, words: Words) -> int:
    """Write the template of a new case; nothing that is there already is written over. Gives the exit code."""
    from samskap.contribution.editors import schema_file
    from samskap.contribution.template import template

    corpus = read_corpus(package)
    if identifier in corpus.cases:
        click.echo(
            words.text("There is a case '{value}' already; give the new one another id.", value=identifier), err=True
        )
        return PROBLEMS
    written = path != Path("-")
    schema = os.path.relpath(package / schema_file(words.language), path.parent if written else Path())
    text = template(corpus, words, identifier, Path(schema).as_posix())
    if not written:
        click.echo(text, nl=False)
        return CLEAN
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        click.echo(words.text("{file} is there already; nothing was written.", file=shown(path)), err=True)
        return PROBLEMS
    click.echo(words.text("written: {files}", files=shown(path)))
    return CLEAN
