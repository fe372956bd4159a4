"""Commands that bring something to the package: ``add``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from samskap.cli.options import format_option, language_option, package_option, quiet_option, site_url_option
from samskap.languages import words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@package_option
@click.option("--dry-run", "only_plan", is_flag=True, help="Write nothing; say what would be written.")
@site_url_option
@language_option
@format_option
@quiet_option
def add(
    files: tuple[Path, ...], package: Path, only_plan: bool, site_url: str, language: str, form: str, quiet: bool
) -> None:
    """Check case files and add what they bring to the package: new cases, findings, corrections, translations.

    Ids are assigned, rows written in canonical form. Where one of the files has an error, or the package would have,
    nothing is written.
    """
    from samskap.cli.adding_console import run_add

    month = date.today().strftime("%Y-%m")
    address = f"{site_url.rstrip('/')}/{language}/"
    raise SystemExit(run_add(files, package, month, words(language), address, form, only_plan=only_plan, quiet=quiet))
