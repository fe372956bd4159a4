"""The command group ``usage``: what the log of a web server says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from samskap.cli.options import language_option, package_option, quiet_option, site_url_option
from samskap.languages import words


def _months(_context: click.Context, _option: click.Parameter, months: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [month for month in months if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month)]
    if wrong:
        raise click.BadParameter(f"'{wrong[0]}' is not a month; write it like this: 2026-11.")
    return months


@click.group()
def usage() -> None:
    """How often the pages of a site are read and its files downloaded."""


@usage.command("import")
@click.argument("logs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@package_option
@click.option("--month", "months", multiple=True, callback=_months, help="Count only this month, as 2026-11.")
@click.option("--replace", "replacing", is_flag=True, help="Let the counts take the place of those of the same months.")
@site_url_option
@language_option
@quiet_option
def import_usage(
    logs: tuple[str, ...],
    package: Path,
    months: tuple[str, ...],
    replacing: bool,
    site_url: str,
    language: str,
    quiet: bool,
) -> None:
    """Count views and downloads in LOGS of a web server and write them to the package's usage.csv.

    LOGS are in Combined Log Format, also packed with gzip; - is standard input. Logs of the same months belong in one
    call. No address and no agent is kept.
    """
    from samskap.usage.console import run_import

    root = urlsplit(site_url).path.rstrip("/") + "/"
    raise SystemExit(run_import(logs, package, root, months, words(language), replacing=replacing, quiet=quiet))
