"""Commands on case files: ``check``, which checks packages as well, and ``new``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from samskap.cli.options import format_option, language_option, package_option, quiet_option
from samskap.languages import words

PATH = click.Path(exists=True, path_type=Path)
OUTPUT = click.Path(dir_okay=False, writable=True, allow_dash=True, path_type=Path)


def _id(_context: click.Context, _argument: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", value):
        raise click.BadParameter(f"'{value}' is not an id; write lower-case letters a-z, digits and hyphens.")
    return value


@click.command()
@click.argument("paths", nargs=-1, type=PATH, metavar="[FILE | FOLDER]...")
@package_option
@language_option
@format_option
@quiet_option
def check(paths: tuple[Path, ...], package: Path, language: str, form: str, quiet: bool) -> None:
    """Report everything that is wrong, with what to write instead.

    A FILE is a case file (YAML) or a filled-in table, checked for the package; a FOLDER is a package itself. Without
    either, the package is checked.
    """
    from samskap.cli.case_files_console import run_check

    raise SystemExit(run_check(paths or (package,), package, words(language), form, quiet=quiet))


@click.command()
@click.argument("identifier", metavar="CASE-ID", callback=_id)
@click.option("--output", type=OUTPUT, help="File to write; - is standard output (default: CASE-ID.yaml).")
@package_option
@language_option
def new(identifier: str, output: Path | None, package: Path, language: str) -> None:
    """Write an empty case file for the case CASE-ID, with what belongs in each field and the terms to choose from."""
    from samskap.cli.case_files_console import run_new

    path = output or Path(f"{identifier}.yaml")
    raise SystemExit(run_new(identifier, path, package, words(language)))
