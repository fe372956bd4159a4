"""What ``samskap agreement`` reads and says."""

from __future__ import annotations

from pathlib import Path

import click

from samskap import problems as problem_texts
from samskap.coders import telling
from samskap.coders.comparing import Coded, compare
from samskap.coders.reading import read_coder
from samskap.languages import Words
from samskap.package.reading import read_corpus
from samskap.problems import Problem

CLEAN, PROBLEMS = 0, 1


def run_agreement(files: tuple[Path, Path], coders: tuple[str, str], package: Path, words: Words, form: str) -> int:
    """Compare the tables of two coders and show how; problems go to standard error. Gives the exit code."""
    corpus = read_corpus(package)
    coded: list[Coded] = []
    problems: list[Problem] = []
    for file, coder in zip(files, coders, strict=True):
        found, told = read_coder(str(file), file.read_bytes(), corpus, coder)
        coded.append(found)
        problems += told
    click.echo(problem_texts.to_text(problem_texts.in_order(problems), words), nl=False, err=True)
    if not all(coded) or problem_texts.errors(problems):
        return PROBLEMS
    comparison = compare(*coded)
    if not comparison.fields:
        click.echo(words.text("The two tables have no finding in common."), err=True)
        return PROBLEMS
    if form == "json":
        click.echo(telling.to_json(comparison), nl=False)
    else:
        write = telling.to_markdown if form == "markdown" else telling.to_text
        click.echo(write(comparison, corpus, words), nl=False)
    return CLEAN
