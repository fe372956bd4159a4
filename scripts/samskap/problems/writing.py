"""Problems as text, JSON or Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from samskap.languages import Words
from samskap.problems.problem import Problem
from samskap.problems.sentences import escaped, severity_name, shown, what_is_wrong, what_to_write

_TABLE = re.compile(r"\.(csv|tsv|xlsx|xlsm)(: |$)", re.IGNORECASE)


def to_text(problems: Iterable[Problem], words: Words) -> str:
    """Problems as text: a line with the place and the code, a line with what is wrong and what to write."""
    return "".join(_text_lines(problem, words) for problem in problems)


def to_json(problems: Iterable[Problem], words: Words) -> str:
    """Problems as a JSON list of objects with every part and the two sentences."""
    return json.dumps(as_objects(problems, words), ensure_ascii=False, indent=2) + "\n"


def as_objects(problems: Iterable[Problem], words: Words) -> list[dict[str, object]]:
    """Problems as objects for JSON, with every part and the two sentences."""
    return [_object(problem, words) for problem in problems]


def to_markdown(problems: Iterable[Problem], words: Words) -> str:
    """Problems as Markdown: a heading and a table per file; what comes from the package cannot break out of it."""
    parts = []
    for file, found in groupby(problems, key=lambda problem: problem.file):
        heads = [words.text("Row"), words.text("Record"), words.text("Field"), words.text("Code")]
        heads += [words.text("What is wrong"), words.text("What to write instead")]
        lines = [f"## {escaped(file)}", "", _table_row(heads), _table_row(["---"] * len(heads))]
        parts.append("\n".join([*lines, *(_table_row(_cells(problem, words)) for problem in found), ""]))
    return "\n".join(parts)


def _text_lines(problem: Problem, words: Words) -> str:
    sentences = f"{what_is_wrong(problem, words)} {what_to_write(problem, words)}".rstrip()
    return "  ".join(_place(problem, words)) + f"\n  {sentences}\n"


def _place(problem: Problem, words: Words) -> Iterator[str]:
    yield shown(problem.file)
    if problem.row is not None:
        line = not _TABLE.search(problem.file)
        place = (
            words.text("line {number}", number=problem.row) if line else words.text("row {number}", number=problem.row)
        )
        yield f"{place} ({shown(problem.record)})" if problem.record else place
    if problem.field:
        yield shown(problem.field)
    yield problem.code if problem.severity == "error" else f"{problem.code} ({severity_name(problem.severity, words)})"


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
