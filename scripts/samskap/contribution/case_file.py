"""The case file: YAML text to what it holds, with the line of every part, and what kept it from being read.

Every scalar is read as text, so that ``NO`` stays Norway and ``2019-05`` a month; the schema says what is a number.
Aliases, anchors and tags are refused: nothing in a file stands for something else, and no file grows when it is read.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from samskap.contribution.yaml_faults import fault, invisible
from samskap.problems import Problem

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""
DEEPEST = 12
"""Levels of lists and mappings inside each other; a case file has five."""

Content = Mapping[str, Any]
"""What a case file holds: texts, lists and mappings; the keys are those of :mod:`samskap.contribution.schema`."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case file that could be read. ``lines`` gives the line of a path such as ``findings.1.statement.sv``.

    Items of lists count from 1 in paths. Of a file that is a table, lines are rows; ``cells`` gives the cell of a path
    ("C7") and ``sheets`` the sheet of a section, where there are several.
    """

    name: str
    content: Content
    lines: Mapping[str, int]
    cells: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    def line(self, path: str) -> int | None:
        """The line of a path, or of the nearest part around it that stands in the file."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path)

    def problem(self, code: str, path: str = "", /, **values: object) -> Problem:
        """A problem with a part of the file; its field is the path, its record the cell of a table."""
        sheet = self.sheets.get(path.partition(".")[0])
        name = f"{self.name}: {sheet}" if sheet else self.name
        return Problem(name, code, self.line(path), self.cells.get(path, ""), path, values)


def is_blank(value: object) -> bool:
    """Whether a part of a file holds nothing: an empty text, or a list or mapping of nothing."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return all(map(is_blank, value)) if isinstance(value, list) else value == ""


def read_case_file(name: str, data: bytes) -> tuple[CaseFile | None, list[Problem]]:
    """Read the bytes of a case file; None, with problems, where nothing can be made of them. Raises nothing."""
    if len(data) > LARGEST:
        return None, [Problem(name, "case-file-too-large", values={"size": len(data), "largest": LARGEST})]
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(name, "file-encoding", line, values={"position": error.start + 1})]
    if "\0" in text:
        return None, [invisible(name, text, text.index("\0"))]
    if not text.strip():
        return None, [Problem(name, "case-file-empty")]
    return _Reader(name).read(text)


class _TooDeep(ValueError):  # noqa: N818 - says what the file is
    """More levels than a case file has."""


@dataclass(slots=True)
class _Reader:
    """Makes content of the events of the parser; what is wrong is noted, so that all of it is told at once."""

    name: str
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> tuple[CaseFile | None, list[Problem]]:
        content: Any = None
        try:
            events = yaml.parse(text, Loader=_LOADER)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and content is not None:
                    self._tell("yaml-documents", event)
                    break
                if isinstance(event, yaml.NodeEvent):
                    content = self._node(event, events, "", 0)
        except yaml.YAMLError as error:
            self.problems.append(fault(self.name, text, error))
        except _TooDeep as error:
            self.problems.append(Problem(self.name, "case-file-deep", error.args[0]))
        if not self.problems and not isinstance(content, dict):
            code = "case-file-form" if content else "case-file-empty"
            self.problems.append(Problem(self.name, code, self.lines.get("")))
        if self.problems:
            return None, self.problems
        return CaseFile(name=self.name, content=content, lines=self.lines), []

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int) -> Any:
        """What a node holds: a text without white space around it, a list or a mapping."""
        line = _line(event)
        self.lines.setdefault(path, line)
        if depth > DEEPEST:
            raise _TooDeep(line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if getattr(event, "anchor", None) else "!"
            self._tell("yaml-sign", event, path, character=sign)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path, depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path, depth + 1)
        return _text(event) if isinstance(event, yaml.ScalarEvent) else ""

    def _mapping(self, events: Iterator[yaml.Event], path: str, depth: int) -> dict[str, Any]:
        content: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = _text(event) if isinstance(event, yaml.ScalarEvent) else ""
            if not key:
                self._tell("case-file-form", event, path)
                self._node(event, events, _join(path, "?"), depth)
            elif key in content:
                self._tell("key-twice", event, _join(path, key), key=key)
            self.lines[_join(path, key)] = _line(event)
            content[key] = self._node(next(events), events, _join(path, key), depth)
        return content

    def _sequence(self, events: Iterator[yaml.Event], path: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, _join(path, str(len(items) + 1)), depth))
        return items

    def _tell(self, code: str, event: yaml.Event, path: str = "", **values: object) -> None:
        self.problems.append(Problem(self.name, code, _line(event), "", path, values))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _text(event: yaml.ScalarEvent) -> str:
    plain = event.implicit[0]
    return "" if plain and event.value in _NULL else str(event.value).strip()


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
