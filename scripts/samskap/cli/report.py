"""Commands on contributions that arrive: ``report`` and ``read-issue``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from samskap.cli.options import FORMATS, language_option, package_option
from samskap.languages import words

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.option("--base", required=True, help="Commit, branch or tag from which the contribution departs.")
@package_option
@click.option("--inbox", type=FOLDER, help="Folder with case files (default: inbox in the package).")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="markdown",
    show_default=True,
    help="Form of the result.",
)
@click.option(
    "--repository-url", envvar="SAMSKAP_REPOSITORY_URL", default="", help="Address of the repository's web page."
)
@click.option("--edit-url", default="", help="Address below which the files of the branch are edited.")
@language_option
def report(
    base: str, package: Path, inbox: Path | None, form: str, repository_url: str, edit_url: str, language: str
) -> None:
    """Tell what the files at hand bring, compared with a commit: for the person who made a pull request.

    What is new and changes, the cases as they will be read in every language, the map, every problem with what to
    write instead, and what happens next; in the language of the case file, else in --language. Nothing is written.
    Exit 0 where there is no error, 1 where there is one, 2 where no report can be made.
    """
    from samskap.report.console import run_report

    month = date.today().strftime("%Y-%m")
    folder = inbox or package / "inbox"
    repository, edit = repository_url.rstrip("/"), edit_url.rstrip("/")
    raise SystemExit(run_report(base, package, folder, month, language, form, repository, edit))


@click.command("read-issue")
@click.argument("file", type=FILE)
@click.option("--name", default="issue", show_default=True, help="What the issue is called in messages.")
@package_option
@language_option
def read_issue(file: Path, name: str, package: Path, language: str) -> None:
    """Write the case file that the text of an issue in FILE ("-": standard input) holds: one of our issue forms.

    Exit 1, with the reason, where it holds none. The case file is not checked: "samskap check" does that.
    """
    from samskap.report.issues import run_read_issue

    raise SystemExit(run_read_issue(file, name, package, words(language)))
