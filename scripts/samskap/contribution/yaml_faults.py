"""What went wrong where YAML cannot be read: the words of the parser as the mistake that a person made."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from samskap.problems import Problem

_TWO_COLONS = re.compile(r"[\s-]*[^:]+:\s+[^\s'\"|>\[{].*:(\s|$)")
_QUOTED_VALUE = re.compile(r"[\s-]*([^:]+:\s+)?['\"]")
_SIGN_CONTEXTS = ("an alias", "an anchor", "a directive", "a tag")
_INDENTATION = ("expected key", "'-' indicator", "<block end>", "sequence entries", "mapping values")


def fault(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """The problem that an error of the parser tells of, with the line on which the mistake stands."""
    if isinstance(error, yaml.reader.ReaderError):
        return invisible(name, text, error.position)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, "yaml-syntax", values={"detail": str(error).partition("\n")[0]})
    mark, context = error.problem_mark, error.context_mark
    at, begun = mark.line if mark else 0, context.line if context else 0
    code, row = next(_codes(text.splitlines(), error, at, begun), ("yaml-syntax", at))
    values = {"detail": error.problem or "", "character": _character(text, at, error.context_mark or mark)}
    used = {"yaml-syntax": ("detail",), "yaml-sign": ("character",)}.get(code, ())
    return Problem(name, code, row + 1, values={key: values[key] for key in used})


def invisible(name: str, text: str, position: int) -> Problem:
    """The problem of a control character, which YAML does not allow."""
    before = text[:position]
    values = {"character": f"U+{ord(text[position]):04X}", "before": before.rpartition("\n")[2][-20:]}
    return Problem(name, "control-character", before.count("\n") + 1, values=values)


def _codes(lines: list[str], error: yaml.MarkedYAMLError, at: int, begun: int) -> Iterator[tuple[str, int]]:
    """The codes that fit an error, the best first, each with its line (from 0)."""
    problem, context = error.problem or "", error.context or ""
    line, before = _line(lines, at), _line(lines, begun)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield "yaml-tab", at
    if "escape" in problem:
        yield "yaml-escape", at
    if "quoted scalar" in context:
        yield "yaml-quote", begun
    if "mapping values" in problem and _TWO_COLONS.match(line):
        yield "yaml-colon", at
    if "start any token" in problem or context.endswith(_SIGN_CONTEXTS):
        yield "yaml-sign", begun if context.endswith(_SIGN_CONTEXTS) else at
    if "flow" in context:
        yield "yaml-bracket", begun
    if "find expected ':'" in problem:
        yield "yaml-key", begun if ":" in before else at
    if "expected key" in problem and _QUOTED_VALUE.match(line):
        yield "yaml-quote", at
    if any(words in problem for words in _INDENTATION):
        yield "yaml-indentation", at


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _character(text: str, at: int, mark: yaml.Mark | None) -> str:
    """The sign that a value begins with, where the parser stumbles over it."""
    line = _line(text.splitlines(), mark.line if mark else at)
    return line[mark.column : mark.column + 1] if mark else ""
