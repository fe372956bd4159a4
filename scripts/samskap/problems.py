"""What a problem is and how it reads: as text, JSON or Markdown, in three languages."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from samskap.languages import Words
from samskap.problem_kinds import KINDS, Kind

LONGEST_VALUE = 80


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
        """``error`` (stops a build) or ``warning``."""
        return self.kind.severity

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Where the problem stands: the order in which problems are reported."""
        return self.file, self.row or 0, self.field, self.code


@dataclass(frozen=True, slots=True)
class Rule:
    """A code as readers look it up: what it means, what to do, and whether it stops a build."""

    code: str
    severity: str
    meaning: str
    remedy: str


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


def rules(words: Words) -> list[Rule]:
    """Every code with its meaning and remedy in a language; what differs from case to case is shown as "…"."""
    return [_rule(code, kind, words) for code, kind in sorted(KINDS.items())]


def what_is_wrong(problem: Problem, words: Words, show: Callable[[object], str] | None = None) -> str:
    """The sentence that says what is wrong; ``show`` writes the values into it (default :func:`shown`)."""
    return _filled(problem.kind.wrong, problem, words, show or shown)


def what_to_write(problem: Problem, words: Words, show: Callable[[object], str] | None = None) -> str:
    """The sentence that says what to write instead."""
    kind = problem.kind
    message = kind.otherwise if kind.otherwise and not problem.values.get("closest") else kind.remedy
    return _filled(message, problem, words, show or shown)


def shown(value: object) -> str:
    """A value as it is safe to show: on one line, without control characters, not too long."""
    text = "".join(letter if _visible(letter) else f"\\u{ord(letter):04x}" for letter in str(value))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def severity_name(severity: str, words: Words) -> str:
    """The severity in a language."""
    return words.text("error") if severity == "error" else words.text("warning")


def to_text(problems: Iterable[Problem], words: Words) -> str:
    """Problems as text: a line with the place and the code, a line with what is wrong and what to write."""
    return "".join(_text_lines(problem, words) for problem in problems)


def to_json(problems: Iterable[Problem], words: Words) -> str:
    """Problems as a JSON list of objects with every part and the two sentences."""
    return json.dumps([_object(problem, words) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def to_markdown(problems: Iterable[Problem], words: Words) -> str:
    """Problems as Markdown: a heading and a table per file; what comes from the package cannot break out of it."""
    parts = []
    for file, found in groupby(problems, key=lambda problem: problem.file):
        heads = [words.text("Row"), words.text("Record"), words.text("Field"), words.text("Code")]
        heads += [words.text("What is wrong"), words.text("What to write instead")]
        lines = [f"## {escaped(file)}", "", _table_row(heads), _table_row(["---"] * len(heads))]
        parts.append("\n".join([*lines, *(_table_row(_cells(problem, words)) for problem in found), ""]))
    return "\n".join(parts)


def escaped(value: object) -> str:
    """A value for Markdown and HTML: every sign that either could read as markup becomes a character reference."""
    return "".join(letter if _harmless(letter) else f"&#{ord(letter)};" for letter in shown(value))


def _harmless(letter: str) -> bool:
    return letter.isalnum() or not letter.isascii() or letter in " ,;-/"


def _visible(letter: str) -> bool:
    return letter == " " or unicodedata.category(letter)[0] not in "CZ"


def _filled(message: str, problem: Problem, words: Words, show: Callable[[object], str]) -> str:
    """A message with its values; a value that is a list is given in full, so that one can choose from it."""
    values = {
        name: ", ".join(map(show, value)) if isinstance(value, list | tuple) else show(value)
        for name, value in problem.values.items()
    }
    return words.text(message, **values) if message else ""


def _place(problem: Problem, words: Words) -> Iterator[str]:
    yield shown(problem.file)
    if problem.row is not None:
        line = not problem.file.endswith(".csv")
        place = (
            words.text("line {number}", number=problem.row) if line else words.text("row {number}", number=problem.row)
        )
        yield f"{place} ({shown(problem.record)})" if problem.record else place
    if problem.field:
        yield shown(problem.field)
    yield problem.code if problem.severity == "error" else f"{problem.code} ({severity_name(problem.severity, words)})"


def _text_lines(problem: Problem, words: Words) -> str:
    sentences = f"{what_is_wrong(problem, words)} {what_to_write(problem, words)}".rstrip()
    return "  ".join(_place(problem, words)) + f"\n  {sentences}\n"


def _object(problem: Problem, words: Words) -> dict[str, object]:
    return {
        "file": problem.file,
        "row": problem.row,
        "record": problem.record,
        "field": problem.field,
        "code": problem.code,
        "severity": problem.severity,
        "values": dict(problem.values),
        "wrong": what_is_wrong(problem, words),
        "remedy": what_to_write(problem, words),
    }


def _cells(problem: Problem, words: Words) -> list[str]:
    severity = "" if problem.severity == "error" else f" ({severity_name(problem.severity, words)})"
    return [
        "" if problem.row is None else str(problem.row),
        escaped(problem.record),
        escaped(problem.field),
        problem.code + severity,
        what_is_wrong(problem, words, escaped),
        what_to_write(problem, words, escaped),
    ]


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


class _Dots(dict[str, str]):
    """Gives "…" for every field of a message."""

    def __missing__(self, name: str) -> str:
        return "…"


def _rule(code: str, kind: Kind, words: Words) -> Rule:
    dots = _Dots()
    meaning = words.translation(kind.wrong).format_map(dots)
    remedy = words.translation(kind.otherwise or kind.remedy).format_map(dots)
    return Rule(code, kind.severity, meaning, remedy)
