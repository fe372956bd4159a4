"""What ``samskap build`` and ``samskap serve`` say. The only module of the site that prints."""

from __future__ import annotations

from pathlib import Path

import click

from samskap.languages import Words
from samskap.locations import Plan
from samskap.problems import to_text
from samskap.reporting import steps, summary
from samskap.site.build import CheckError, Summary, build
from samskap.site.language import BuildError
from samskap.site.serve import served, watch


def run_build(plan: Plan, words: Words, *, quiet: bool) -> int:
    """Build the site and say how it went: 0 when it stands, 1 when not; problems go to standard output."""
    try:
        with steps(words.text("Building the site"), quiet) as done:
            built = build(plan, done)
    except CheckError as error:
        click.echo(to_text(error.problems, words), nl=False)
        click.echo(summary(error.problems, words), err=True)
        click.echo(words.text("Nothing was built; the last site stands as it was."), err=True)
        return 1
    except BuildError as error:
        click.echo(str(error))
        click.echo(words.text("Nothing was built; the last site stands as it was."), err=True)
        return 1
    if not quiet:
        click.echo(summary_text(built, plan, words))
    return 0


def summary_text(built: Summary, plan: Plan, words: Words) -> str:
    """What was built, in a few lines: records, pages per language, warnings, seconds, and how to look at it."""
    pages = words.joined(f"{language} {words.number(number)}" for language, number in built.pages.items())
    lines = [
        words.text(
            "{cases}, {findings}, {references}.",
            cases=words.plural("{number} case", "{number} cases", built.cases),
            findings=words.plural("{number} finding", "{number} findings", built.findings),
            references=words.plural("{number} reference", "{number} references", built.references),
        ),
        words.text("Pages: {pages}.", pages=pages),
        words.plural(
            "{number} warning; “samskap check” shows it.",
            "{number} warnings; “samskap check” shows them.",
            len(built.warnings),
        ),
        words.text(
            "Built in {seconds} s into {folder}/.", seconds=words.number(round(built.seconds, 1)), folder=plan.site.name
        ),
        words.text("Look at it with “make serve”, or put the folder on any web server."),
    ]
    return "\n".join(lines)


def run_serve(plan: Plan, words: Words, port: int, *, quiet: bool) -> int:
    """Build, serve and build anew on every change, until interrupted; a failed build leaves the last site standing."""
    if run_build(plan, words, quiet=quiet) and not plan.site.is_dir():
        return 1
    with served(plan.site, port) as address:
        click.echo(words.text("{address} - stop with Ctrl+C", address=address))
        try:
            watch(sources(plan), lambda: _again(plan, words, quiet))
        except KeyboardInterrupt:
            click.echo()
    return 0


def _again(plan: Plan, words: Words, quiet: bool) -> None:
    run_build(plan, words, quiet=quiet)


def sources(plan: Plan) -> list[Path]:
    """The folders that the site is made of."""
    ours = Path(__file__).parents[1]
    return [plan.package, plan.root / "docs", ours / "pages" / "templates", ours / "theme", ours / "locale"]
