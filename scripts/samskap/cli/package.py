"""Commands on a package: ``fmt`` and ``stats``."""

from __future__ import annotations

from pathlib import Path

import click

from samskap.cli.options import format_option, language_option, package_argument, quiet_option
from samskap.languages import words


@click.command()
@package_argument
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@language_option
@quiet_option
def fmt(package: Path, only_check: bool, language: str, quiet: bool) -> None:
    """Write every file of PACKAGE (default: datapackage) in canonical form."""
    from samskap.reporting import show_changes

    raise SystemExit(show_changes(package, words(language), only_check=only_check, quiet=quiet))


@click.command()
@package_argument
@language_option
@format_option
@quiet_option
def stats(package: Path, language: str, form: str, quiet: bool) -> None:
    """Count the records and texts of PACKAGE (default: datapackage), and how far the coders agreed."""
    from samskap.reporting import show_statistics

    raise SystemExit(show_statistics(package, words(language), form, quiet=quiet))
