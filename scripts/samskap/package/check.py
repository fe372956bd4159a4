"""The check of a package: every problem at once, in the order of files and rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from samskap.package.contents import Contents
from samskap.package.loading import read_contents
from samskap.package.rules import RULES
from samskap.package.schema_check import schema_problems
from samskap.problems import Problem, in_order

# a general problem is not told where a more exact one stands in the same cell
_GENERAL = {
    "required": {"text-missing", "cell-missing"},
    "bibtex-value": {
        "type",
        "date-form",
        "url-form",
        "doi-form",
        "language-tag",
        "out-of-range",
        "bibtex-duplicate-field",
    },
    "white-space": {"control-character", "formula"},
    "out-of-range": {"date-form"},
    "type": {"date-form", "white-space"},
    "text-identical": {"text-untranslated"},
}


def check(package: Path) -> list[Problem]:
    """Check the package in a folder; the list is empty where nothing is wrong.

    Raises nothing for what is wrong with the package, be it missing, broken or no text at all.
    """
    return check_contents(read_contents(package))


def check_contents(contents: Contents) -> list[Problem]:
    """Check what was read of a package."""
    problems = [*contents.problems, *schema_problems(contents)]
    for rule in RULES:
        problems += rule(contents)
    return in_order(without_general(problems))


def without_general(problems: Iterable[Problem]) -> list[Problem]:
    """Drop what another problem in the same cell tells better."""
    every = list(problems)
    told: dict[tuple[str, int | None, str], set[str]] = {}
    for problem in every:
        told.setdefault((problem.file, problem.row, problem.field), set()).add(problem.code)
    return [
        problem
        for problem in every
        if not _GENERAL.get(problem.code, set()) & told[problem.file, problem.row, problem.field]
    ]
