"""The command that compares coders: ``agreement``."""

from __future__ import annotations

from pathlib import Path

import click

from samskap.cli.options import format_option, language_option, package_option
from samskap.languages import words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("first", type=FILE, metavar="A")
@click.argument("second", type=FILE, metavar="B")
@click.option(
    "--coders",
    nargs=2,
    default=("", ""),
    metavar="A B",
    help="Read only these coders' rows, as the column coder has them.",
)
@package_option
@format_option
@language_option
def agreement(first: Path, second: Path, coders: tuple[str, str], package: Path, form: str, language: str) -> None:
    """Compare how two coders coded the same findings, in the tables A and B: field by field, and where they differ.

    The tables (CSV or Excel) have the columns of codings.csv or findings.csv: finding or id, and direction, factors,
    outcomes, phases, design, methods, or some of them. Exit 0 compared, 1 where a table cannot be read.
    """
    from samskap.coders.console import run_agreement

    raise SystemExit(run_agreement((first, second), coders, package, words(language), form))
