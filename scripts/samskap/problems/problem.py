"""What a problem is, and in which order problems are reported."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.problem_kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the package, and where.

    ``row`` is the number of the record as a spreadsheet shows it (the header is row 1), or the line of a text file
    (BibTeX, JSON), or None for the file as a whole; ``values`` fill the fields of the messages of its code.
    """

    file: str
    code: str
    row: int | None = None
    record: str = ""
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """What is declared for the code. Raises ``KeyError`` for a code that is not declared."""
        return KINDS[self.code]

    @property
    def severity(self) -> str:
        """``error`` (stops a build), ``warning`` or ``notice`` (accepted, but told)."""
        return self.kind.severity

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Where the problem stands: the order in which problems are reported."""
        return self.file, self.row or 0, self.field, self.code


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, row, field and code, each place and code once (the first one given stays)."""
    once: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        key = problem.place if problem.field else (*problem.place, str(sorted(problem.values.items())))
        once.setdefault(key, problem)
    return sorted(once.values(), key=lambda problem: (*problem.place, str(sorted(problem.values.items()))))
