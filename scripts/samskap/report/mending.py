"""What is wrong with a contribution, as tables in Markdown: where, in which field, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from samskap.contribution.schema import SECTIONS
from samskap.languages import LANGUAGES, N_
from samskap.package.descriptor import base_name
from samskap.problems import Problem, what_is_wrong, what_to_write
from samskap.report.fitting import fitting, folded
from samskap.report.gathering import Contribution
from samskap.report.plain import plain, quoted, told
from samskap.versions.naming import Names

HEADINGS: Mapping[str, str] = {
    "error": N_("Must be mended"),
    "warning": N_("Please look at these"),
    "notice": N_("Good to know"),
}
"""What the problems of a severity are headed by, the gravest first."""

ONE: Mapping[str, str] = {
    "findings": N_("Finding"),
    "references": N_("Reference"),
    "municipalities": N_("Municipality"),
}
"""What one of the records of a list in a case file is called."""

HEADS = (N_("Where"), N_("Field"), N_("What is wrong"), N_("What to write instead"))

ROOM: Mapping[str, int] = {"error": 18_000, "warning": 10_000, "notice": 6_000}
"""Signs of the table of a severity; problems for which there is no room are counted."""


def mending(contribution: Contribution, names: Names, edit: str) -> Iterator[str]:
    """A heading and a table for each severity, notices folded; nothing where nothing is wrong.

    ``edit`` is the address below which the files of the branch are edited, or empty: then no place is a link.
    """
    words, places = names.words, Placed(contribution, names, edit)
    for severity, heading in HEADINGS.items():
        rows = [places.row(problem) for problem in contribution.problems if problem.severity == severity]
        if rows:
            heads = [words.text(head) for head in HEADS]
            title = f"{words.text(heading)} ({words.number(len(rows))})"
            table = [_row(heads), _row(["---"] * 4), *fitting(rows, ROOM[severity], words, before_rest=("",))]
            yield from folded(title, table) if severity == "notice" else (f"### {title}", "", *table, "")


@dataclass(frozen=True, slots=True)
class Placed:
    """Tells where the problems of a contribution are, in a language."""

    contribution: Contribution
    names: Names
    edit: str

    def row(self, problem: Problem) -> str:
        """A problem as a row of the table."""
        words = self.names.words
        record = f" ({quoted(problem.record)})" if problem.record else ""
        wrong, remedy = what_is_wrong(problem, words, told), what_to_write(problem, words, told)
        return _row((self.place(problem) + record, self.field(problem), wrong, remedy))

    def place(self, problem: Problem) -> str:
        """File and row, as a link to where they are edited; rows that are still to be moved are not linked."""
        name = self._name(problem)
        if not self.edit:
            return name
        steady = problem.row is not None and problem.file not in self.contribution.rows
        line = f"#L{problem.row}" if steady else ""
        return f"[{name}]({quote(self.edit, safe=':/%')}/{quote(self.contribution.folder + problem.file)}{line})"

    def field(self, problem: Problem) -> str:
        """The field as people know it, and as it stands in the file."""
        if not problem.field:
            return ""
        title = plain(" ".join(filter(None, self._title(problem))))
        return f"{title} {quoted(problem.field)}".strip()

    def _name(self, problem: Problem) -> str:
        words, name = self.names.words, plain(problem.file.rpartition("/")[2])
        if problem.row is None:
            return name
        table = problem.file.endswith(".csv") and not self._brought(problem)
        number = problem.row
        place = words.text("row {number}", number=number) if table else words.text("line {number}", number=number)
        return f"{name}, {place}"

    def _brought(self, problem: Problem) -> bool:
        return problem.file in self.contribution.files

    def _title(self, problem: Problem) -> Iterator[str]:
        """The titles of table and field, the number of the record in the file, and the language of the text."""
        if self._brought(problem):
            section, *rest = problem.field.split(".")
            table = SECTIONS.get(section, "")
            number = rest.pop(0) if rest and rest[0].isdigit() else ""
            base, language = (rest[0] if rest else ""), rest[-1] if rest else ""
        else:
            table, number = problem.file.rpartition(".")[0], ""
            base, language = base_name(problem.field, LANGUAGES), problem.field.rpartition("_")[2]
        title = self.names.field_title(table, base)
        if table and title != base:
            yield f"{self.names.words.text(ONE[table])} {number}:" if number else ""
            yield title
            yield f"({self.names.words.language_name(language)})" if language in LANGUAGES else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
