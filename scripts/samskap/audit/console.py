"""What ``samskap audit`` says."""

from __future__ import annotations

from pathlib import Path

import click

from samskap.audit.measuring import audit
from samskap.audit.writing import TABLE, write_scores
from samskap.languages import Words
from samskap.locations import Plan
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.problems import errors, shown
from samskap.reporting import CLEAN, PROBLEMS, progress, show_check


def run_audit(plan: Plan, other: Path | None, words: Words, *, quiet: bool) -> int:
    """Measure the built site of a plan and keep the scores in its package; gives the exit code."""
    problems = errors(check(plan.package))
    if problems:
        return show_check(problems, words, "text", quiet)
    version = read_corpus(plan.package).version
    try:
        with progress(words.text("Measuring {site}", site=shown(str(plan.site))), quiet):
            scores = audit(plan.site, version, other)
    except FileNotFoundError:
        click.echo(words.text("There is no site in {site}; run samskap build first.", site=plan.site), err=True)
        return PROBLEMS
    write_scores(plan.package, scores)
    if not quiet:
        for score in scores:
            click.echo(f"{score.measure:20} {score.subject:28} {words.number(score.value):>12}  {score.note}")
        click.echo(words.text("Written to {file} for version {version}.", file=f"{TABLE}.csv", version=version))
    return CLEAN
