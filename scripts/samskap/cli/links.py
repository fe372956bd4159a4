"""The command ``links``: which addresses of the records are dead?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from samskap.cli.options import language_option, package_option, quiet_option
from samskap.languages import words


@click.command()
@package_option
@click.option(
    "--again",
    default=90,
    show_default=True,
    type=click.IntRange(min=0),
    help="Ask anew after so many DAYS.",
    metavar="DAYS",
)
@click.option(
    "--limit",
    default=200,
    show_default=True,
    type=click.IntRange(min=1),
    help="Ask for at most so many addresses.",
    metavar="N",
)
@click.option("--contact", envvar="SAMSKAP_SITE_URL", default="", help="Address that tells who asks.")
@language_option
@quiet_option
def links(package: Path, again: int, limit: int, contact: str, language: str, quiet: bool) -> None:
    """Ask for the web addresses that records name and keep in the package's links.csv which of them are dead.

    One request at a time, with a pause for each host. Call it again to go on with the addresses that are left.
    """
    from samskap.links import Asker
    from samskap.links.console import run_links

    ask = Asker(contact).ask
    raise SystemExit(
        run_links(package, ask, date.today(), again=again, limit=limit, words=words(language), quiet=quiet)
    )
