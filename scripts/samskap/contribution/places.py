"""A problem of the package, told where it stands in the file that brings it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from samskap.contribution.case_file import CaseFile
from samskap.contribution.drafting import Key
from samskap.package.bibliography import FIELDS
from samskap.package.descriptor import BIBLIOGRAPHY
from samskap.problems import Problem

Places = Mapping[Key, tuple[CaseFile, str]]
"""The file that brings a record, by table and id, and where in it."""

_ATTRIBUTES: Mapping[str, str] = {name: attribute for attribute, name in FIELDS.items()} | {
    "author": "authors",
    "editor": "editors",
}


def in_the_file(problems: Iterable[Problem], places: Places, told: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of records as problems of the files that bring them; others, such as the descriptor's, as they are.

    What a file's own check has told at the same place is left out.
    """
    before = {(problem.file, problem.code): problem.field for problem in told}
    for problem in problems:
        table = "references" if problem.file == BIBLIOGRAPHY else problem.file.removesuffix(".csv")
        file, path = places.get((table, problem.record), (None, ""))
        found = _moved(problem, table, file, path) if file else problem
        known = before.get((found.file, found.code))
        if known is None or not (found.field.startswith(known) or known.startswith(found.field)):
            yield found


def _moved(problem: Problem, table: str, file: CaseFile, path: str) -> Problem:
    name = _ATTRIBUTES.get(problem.field, problem.field) if table == "references" else problem.field
    if not name:
        return file.problem(problem.code, path, **problem.values)
    stem, _, language = name.rpartition("_")
    candidates = [f"{path}.{name}", f"{path}.{stem}.{language}", f"{path}.{stem}"]
    if name == "date":
        candidates.append(f"{path}.year")
    where = next((candidate for candidate in candidates if candidate in file.lines), candidates[0])
    return file.problem(problem.code, where, **problem.values)
