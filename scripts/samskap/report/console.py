"""What ``samskap report`` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from samskap.languages import Words, words
from samskap.package.editions import UnreadableEdition
from samskap.problems import shown
from samskap.release.sources import UnknownVersion
from samskap.report.forms import to_json, to_text
from samskap.report.gathering import Contribution, gather
from samskap.report.markdown import Places, to_markdown
from samskap.report.repository import UnsafePackage
from samskap.reporting import CLEAN, PROBLEMS

TROUBLE = 2
"""Exit code where no report can be made."""

_WRITERS: Mapping[str, Callable[[Contribution, Words, Places], str]] = {
    "text": to_text,
    "json": to_json,
    "markdown": to_markdown,
}


def run_report(
    base: str, package: Path, inbox: Path, month: str, language: str, form: str, repository: str, edit: str
) -> int:
    """Show what a contribution does, in the language of its case file (else in the one given); gives the exit code.

    ``base`` is the commit that it departs from, ``edit`` the address below which its files are edited; where that is
    empty, it is that of the branch in the repository.
    """
    try:
        contribution = gather(base, package, inbox, month)
    except (OSError, UnicodeDecodeError, UnknownVersion, UnsafePackage, UnreadableEdition) as error:
        click.echo(_trouble(error, base, words(language)), err=True)
        return TROUBLE
    if repository and not edit and contribution.branch:
        edit = f"{repository}/edit/{contribution.branch}"
    told = words(contribution.language or language)
    click.echo(_WRITERS[form](contribution, told, Places(repository=repository, edit=edit)), nl=False)
    return CLEAN if contribution.sound else PROBLEMS


def _trouble(error: Exception, base: str, words: Words) -> str:
    if isinstance(error, UnsafePackage):
        return words.text("{file} is a link; write the file itself.", file=shown(error))
    if isinstance(error, UnknownVersion):
        return words.text("The repository has no package at “{base}”.", base=shown(base))
    return words.text("{name} cannot be read: {detail}.", name=shown(base), detail=shown(error))
