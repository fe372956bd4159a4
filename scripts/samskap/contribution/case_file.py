"""The case file: YAML text to what it holds, with the line of every part, and what kept it from being read.

Every scalar is read as text, so that ``NO`` stays Norway and ``2019-05`` a month; the schema says what is a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from samskap.problems import Problem

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""
DEEPEST = 12

Content = Mapping[str, Any]
"""What a case file holds: texts, lists and mappings; the keys are those of :mod:`samskap.contribution.schema`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case file that could be read. ``lines`` gives the line of a path such as ``findings.1.statement.sv``.

    Items of lists count from 1 in paths.
    """

    name: str
    content: Content
    lines: Mapping[str, int]

    def line(self, path: str) -> int | None:
        """The line of a path, or of the nearest part around it that stands in the file."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path)

    def problem(self, code: str, path: str = "", /, **values: object) -> Problem:
        """A problem with a part of the file; its field is the path."""
        return Problem(self.name, code, self.line(path), "", path, values)


def read_case_file(name: str, data: bytes) -> tuple[CaseFile | None, list[Problem]]:
    """Read the bytes of a case file; None, with problems, where nothing can be made of them. Raises nothing."""
    if len(data) > LARGEST:
        return None, [Problem(name, "case-file-too-large", values={"size": len(data), "largest": LARGEST})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem(name, "file-encoding", values={"position": error.start + 1})]
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return None, [Problem(name, "case-file-syntax", line, values={"detail": error.problem or str(error)})]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, [Problem(name, "case-file-syntax", values={"detail": str(error).splitlines()[0]})]
    if root is None:
        return None, [Problem(name, "file-empty-case")]
    if not isinstance(root, yaml.MappingNode):
        return None, [Problem(name, "case-file-form", root.start_mark.line + 1)]
    lines: dict[str, int] = {}
    problems = list(_faults(name, root))
    if problems:
        return None, problems
    return CaseFile(name=name, content=_content(root, "", lines), lines=lines), []


def _faults(name: str, node: yaml.Node, depth: int = 0, seen: frozenset[int] = frozenset()) -> Iterator[Problem]:
    """A key stands once; nothing refers to another part of the file, and nothing is nested too deep."""
    line = node.start_mark.line + 1
    if id(node) in seen or depth > DEEPEST:
        yield Problem(name, "case-file-form", line)
        return
    if isinstance(node, yaml.MappingNode):
        keys = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                yield Problem(name, "case-file-form", line)
                continue
            if key.value in keys:
                yield Problem(name, "key-twice", line, "", key.value, {"key": key.value})
            keys.add(key.value)
            yield from _faults(name, value, depth + 1, seen | {id(node)})
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _faults(name, item, depth + 1, seen | {id(node)})


def _content(node: yaml.Node, path: str, lines: dict[str, int]) -> Any:
    """What a node holds: texts without white space around them, lists, mappings; the lines of its parts are noted."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        content = {}
        for key, value in node.value:
            lines[_join(path, key.value)] = key.start_mark.line + 1
            content[key.value] = _content(value, _join(path, key.value), lines)
        return content
    if isinstance(node, yaml.SequenceNode):
        return [_content(item, _join(path, str(number)), lines) for number, item in enumerate(node.value, start=1)]
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
