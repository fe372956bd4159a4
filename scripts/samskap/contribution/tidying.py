"""A case file as people write it becomes one as the schema asks for: every change is told, and nothing is guessed.

Accepted are titles of fields in place of keys, labels in place of codes, lists written as one text, decimal commas,
addresses of DOIs, and odd spaces. What could mean two things stays as it is, for the check to tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samskap.contribution import spelling
from samskap.contribution.case_file import CaseFile
from samskap.contribution.keys import Keys
from samskap.contribution.labels import Labels
from samskap.contribution.schema import PASTED, SECTIONS
from samskap.contribution.schema_values import JsonSchema
from samskap.model import Corpus
from samskap.package.descriptor import LIST_DELIMITER
from samskap.problems import Problem

_SEPARATORS = re.compile(r"[;\n\r\uff1b]+")
_COMMAS = re.compile(r"[,\uff0c]+")
_SPELLINGS: Mapping[str, Callable[[str], str]] = {"number": spelling.number, "integer": spelling.whole}


def tidied(file: CaseFile, corpus: Corpus, keys: Keys | None = None) -> tuple[CaseFile, list[Problem]]:
    """The file with everything in its place and form, and a notice for each change. Raises nothing.

    What is wrong with the file stays in it: the check of the tidied file tells it. ``keys`` (those of the corpus) are
    made if they are not given; many files go quicker with the same.
    """
    walk = _Walk(file, corpus, keys or Keys(corpus))
    content = walk.value(file.content, walk.keys.schema, "", "")
    tidy = CaseFile(name=file.name, content=content, lines=walk.lines, cells=walk.cells, sheets=file.sheets)
    return tidy, walk.notices


@dataclass
class _Walk:
    """Goes through a file along its schema; gathers where everything is in the tidied file, and what is changed."""

    file: CaseFile
    corpus: Corpus
    keys: Keys
    lines: dict[str, int] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    notices: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        content = self.file.content
        given = str(content.get(self.keys.language_key(content), ""))
        self.labels = Labels(self.corpus, content, "".join(Labels(self.corpus, {}, "").codes("language", given)[:1]))

    def value(self, value: Any, schema: JsonSchema, path: str, before: str) -> Any:
        """The tidied value of a part of the file: ``path`` in the tidied file, ``before`` in the file as it is."""
        self.place(path, before)
        if schema.get("x-text") and isinstance(value, dict):
            return self.texts(value, path, before)
        if isinstance(value, dict):
            return self.mapping(value, schema, path, before)
        if "items" in schema and schema.get("type") == "array" and isinstance(value, list | str):
            return self.array(value, schema["items"], path, before)
        if isinstance(value, list):
            return [self.value(item, {}, _item(path, at), _item(before, at)) for at, item in enumerate(value, start=1)]
        return self.scalar(str(value), schema, path)

    def place(self, path: str, before: str) -> None:
        line = self.file.line(before)
        if line is not None:
            self.lines[path] = line
        if before in self.file.cells:
            self.cells[path] = self.file.cells[before]

    def tell(self, code: str, path: str, /, **values: object) -> None:
        sheet = CaseFile(name=self.file.name, content={}, lines=self.lines, cells=self.cells, sheets=self.file.sheets)
        self.notices.append(sheet.problem(code, path, **values))

    def mapping(self, value: Mapping[str, Any], schema: JsonSchema, path: str, before: str) -> dict[str, Any]:
        """The parts of a mapping by their keys; titles of fields in place of keys are read where they are clear."""
        properties: Mapping[str, JsonSchema] = schema.get("properties", {})
        found: dict[str, Any] = {}
        for name in properties:
            if _join(before, name) in self.file.cells:
                self.place(_join(path, name), _join(before, name))
        for name, keys in self.keys.named(value, properties, path, self.labels.language).items():
            inner = properties.get(name, {})
            if len(keys) == 1 and not keys[0][1]:
                key = keys[0][0]
                if key != name:
                    self.place(_join(path, name), _join(before, key))
                    self.tell("key-for-heading", _join(path, name), value=key, key=name)
                found[name] = self.value(value[key], inner, _join(path, name), _join(before, key))
            else:
                found[name] = {
                    language: self.text_of(key, value[key], _join(path, name), language, _join(before, key))
                    for key, language in keys
                }
        return found

    def text_of(self, key: str, value: Any, path: str, language: str, before: str) -> Any:
        place = _join(path, language)
        self.place(place, before)
        self.tell("key-for-heading", place, value=key, key=f"{path.rpartition('.')[2]}.{language}")
        return self.value(value, {"x-text": True}, place, before)

    def texts(self, value: Mapping[str, Any], path: str, before: str) -> dict[str, Any]:
        """The texts of a field by language; the languages may be named."""
        found: dict[str, Any] = {}
        for key, text in value.items():
            tags = self.labels.codes("language", key) if key not in self.corpus.languages else ()
            tag = tags[0] if len(tags) == 1 and tags[0] in self.corpus.languages and tags[0] not in value else key
            self.place(_join(path, tag), _join(before, key))
            if tag != key:
                self.tell("key-for-heading", _join(path, tag), value=key, key=tag)
            found[tag] = self.value(text, {"x-text": True}, _join(path, tag), _join(before, key))
        return found

    def array(self, value: Any, schema: JsonSchema, path: str, before: str) -> list[Any]:
        """The items of a list, which may be written as one text."""
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            return [self.value(item, schema, _item(path, at), _item(before, at)) for at, item in enumerate(value, 1)]
        kind = self.kind(schema, path)
        known = (lambda word: bool(self.labels.codes(kind, word))) if kind else None
        items: list[str] = []
        for at, item in enumerate([value] if isinstance(value, str) else value, start=1):
            parts = list(_parts(item, known))
            usual = path in self.cells and parts == list(_stripped(item.split(LIST_DELIMITER)))
            if len(parts) > 1 and not usual:
                self.tell("list-in-text", path, value=item, number=len(parts))
            for part in parts:
                items.append(part)
                self.place(_item(path, len(items)), _item(before, at) if isinstance(value, list) else before)
        return [self.scalar(item, schema, _item(path, at)) for at, item in enumerate(items, start=1)]

    def kind(self, schema: JsonSchema, path: str) -> str:
        """Of which kind the codes of a field are; empty where it holds none."""
        section, _, name = path.partition(".")
        name = re.sub(r"^\d+\.|\.\d+$", "", name)
        if path == "language" or (section == "references" and name == "language"):
            return "language"
        if path == "kind":
            return "kind"
        if name == "inferred" and section in SECTIONS:
            return f"fields:{section}"
        if schema.get("type") == "boolean":
            return "boolean"
        return str(schema.get("x-refers-to") or schema.get("$ref", "").rpartition("/")[2])

    def scalar(self, value: str, schema: JsonSchema, path: str) -> str:
        """A value in its form: a code for a label, a number with a point, a DOI without resolver, plain spaces."""
        if path.rpartition(".")[2] in PASTED or not value:
            return value
        kind = self.kind(schema, path)
        if kind:
            return self.code(value, kind, path)
        plain = self.spelt(value, schema, path)
        if plain == value:
            return value
        same = spelling.spaced(value) == plain
        if not same:
            self.tell("value-tidied", path, value=value, tidied=plain)
        elif spelling.has_odd_spaces(value):
            self.tell("spaces-tidied", path, value=value)
        return plain

    def spelt(self, value: str, schema: JsonSchema, path: str) -> str:
        codes = schema.get("x-code", {})
        if codes.get("pattern") == "doi-form":
            return spelling.doi(value)
        if codes.get("pattern") or codes.get("format") or schema.get("enum"):
            return spelling.address(value) if codes.get("format") else spelling.narrow(value)
        if path.rpartition(".")[2] in ("url", "source_url"):
            return spelling.address(value)
        return _SPELLINGS.get(str(schema.get("type", "")), spelling.spaced)(value)

    def code(self, value: str, kind: str, path: str) -> str:
        found = self.labels.codes(kind, value)
        if len(found) == 1 and found[0] != value:
            self.tell("label-for-code", path, value=value, code=found[0])
        elif len(found) > 1:
            self.tell("label-ambiguous", path, value=value, codes=found)
        return found[0] if len(found) == 1 else value


def _parts(text: str, known: Callable[[str], bool] | None) -> Iterator[str]:
    """The items that a text lists: by semicolons and lines; by commas only where each part is known."""
    if known and known(text):
        yield text
        return
    for part in _stripped(_SEPARATORS.split(text)):
        among = list(_stripped(_COMMAS.split(part)))
        yield from among if known and not known(part) and all(map(known, among)) else [part]


def _stripped(parts: Iterable[str]) -> Iterator[str]:
    return filter(None, (part.strip() for part in parts))


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def _item(path: str, number: int) -> str:
    return f"{path}.{number}"
