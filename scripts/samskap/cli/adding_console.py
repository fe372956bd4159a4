"""What ``samskap add`` says and writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from samskap.contribution.addition import Addition, plan_addition_of
from samskap.contribution.telling import Address, addition_json, addition_markdown, addition_text
from samskap.languages import Words
from samskap.pages.addresses import address
from samskap.problems import errors, shown
from samskap.release.replacing import replace_files
from samskap.reporting import CLEAN, PROBLEMS, progress, summary

WRITERS: Mapping[str, Callable[[Addition, Words, Address], str]] = {
    "text": addition_text,
    "json": addition_json,
    "markdown": addition_markdown,
}


def run_add(
    files: Sequence[Path],
    package: Path,
    month: str,
    words: Words,
    site: str,
    form: str,
    *,
    only_plan: bool,
    quiet: bool,
) -> int:
    """Add files to a package, or only say what would be added, in a form; gives the exit code.

    ``month`` is that of the coding, ``site`` the address under which readers will find the records.
    """

    def plan() -> Addition:
        return plan_addition_of([(str(file), file.read_bytes()) for file in files], package, month)

    return run_plan(plan, package, words, site, form, only_plan=only_plan, quiet=quiet)


def run_plan(
    plan: Callable[[], Addition],
    package: Path,
    words: Words,
    site: str,
    form: str,
    *,
    only_plan: bool,
    quiet: bool,
    writers: Mapping[str, Callable[[Addition, Words, Address], str]] = WRITERS,
) -> int:
    """Carry out a plan for a package, all of it or nothing, or only say what it comes to; gives the exit code.

    ``writers`` write what it comes to, by form.
    """
    with progress(words.text("Checking {package}", package=package), quiet):
        try:
            addition = plan()
            wrong = bool(errors(addition.problems))
            if not wrong and not only_plan:
                replace_files({package / name: text.encode() for name, text in addition.files.items()})
        except OSError as error:
            click.echo(f"{shown(error)}\n{words.text('Nothing was written.')}", err=True)
            return PROBLEMS
    click.echo(writers[form](addition, words, lambda record: site + address(record)), nl=False)
    if not quiet:
        click.echo(_conclusion(addition, words, written=not only_plan and not wrong), err=True)
    return PROBLEMS if wrong else CLEAN


def _conclusion(addition: Addition, words: Words, *, written: bool) -> str:
    said = [summary(addition.problems, words)] if addition.problems else []
    if written and addition.files:
        return "\n".join([*said, words.text("written: {files}", files=", ".join(sorted(addition.files)))])
    return "\n".join([*said, words.text("Nothing was written.")])
