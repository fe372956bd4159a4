"""Commands that take other programs' files: ``import bib``, ``import ris``, ``import csl``, ``import xlsx``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from samskap.cli.options import format_option, language_option, package_option, quiet_option, site_url_option
from samskap.languages import LANGUAGES, words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BIBLIOGRAPHIES = {
    "bib": "BibTeX or BibLaTeX, as Zotero, JabRef and Mendeley export it",
    "ris": "RIS, as EndNote, databases and publishers export it",
    "csl": "CSL-JSON, as Zotero exports it",
}


@click.group("import")
def import_() -> None:
    """Add what other programs keep: references of a reference manager, cases in a spreadsheet."""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every import has."""
    texts = click.option("--texts", type=click.Choice(LANGUAGES), help="Language of the texts, where nothing tells it.")
    plan = click.option("--dry-run", "only_plan", is_flag=True, help="Write nothing; say what would be written.")
    for option in (quiet_option, format_option, language_option, site_url_option, texts, plan, package_option):
        command = option(command)
    return click.argument("file", type=FILE, metavar="FILE")(command)


def _bibliography(form: str, described: str) -> click.Command:
    @_options
    @click.option("--read", "what", default="", metavar="TERM", help="What was read of each reference, at its address.")
    def command(what: str, file: Path, package: Path, texts: str | None, language: str, **options: Any) -> None:
        from samskap.cli.importing_console import run_import
        from samskap.contribution.bibliographies import plan_import

        def plan() -> Any:
            data, tongue = file.read_bytes(), texts or language
            return plan_import(str(file), data, form, package=package, month=_month(), language=tongue, read=what)

        raise SystemExit(run_import(plan, package, words(language), **options))

    command.__doc__ = f"Add the references in FILE ({described})."
    return click.command(form)(command)


for name, text in BIBLIOGRAPHIES.items():
    import_.add_command(_bibliography(name, text))


@import_.command()
@_options
@click.option("--update", is_flag=True, help="FILE is the workbook of the data page, changed: change the data alike.")
def xlsx(update: bool, file: Path, package: Path, texts: str | None, language: str, **options: Any) -> None:
    """Add the cases in FILE: the template filled in, or a table with the same headings, in Excel or CSV.

    With --update, FILE is the workbook of the data page given back. Every changed cell is shown; what others have
    changed since is refused, rows that are gone are kept, and new rows are added.
    """
    from samskap.cli import importing_console as console

    if update:
        raise SystemExit(console.run_update(file, package, _month(), words(language), **options))

    def plan() -> Any:
        from samskap.contribution.addition import plan_addition_of

        return plan_addition_of([(f"{file}", file.read_bytes())], package, _month(), texts or "")

    raise SystemExit(console.run_import(plan, package, words(language), **options))


def _month() -> str:
    return date.today().strftime("%Y-%m")
