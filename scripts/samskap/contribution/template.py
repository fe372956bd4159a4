"""An empty case file to fill in: YAML with what belongs in each field, an example, and the terms to choose from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samskap.contribution.schema import PASTED, SECTIONS, case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.languages import Words
from samskap.model import Corpus

WIDTH = 110
LONG = frozenset({"summary", "statement", "note", "comment", *PASTED})
"""Fields whose text begins on a line of its own, so that colons and quotation marks may stand in it."""

_HEAD = ("layout", "kind", "language", "contributor", "comment")


def template(corpus: Corpus, words: Words, identifier: str, schema: str) -> str:
    """The text of a case file for a new case with an id; ``schema`` is the address of the schema for editors.

    Comments, titles and terms are in the language of ``words``, and so are the texts that are to be written.
    """
    root = case_file_schema(corpus, words)
    values = {"layout": "1", "kind": "new-case", "language": words.language, "id": identifier}
    writer = _Writer(root["$defs"], words)
    parts = root["properties"]
    lines = [f"# yaml-language-server: $schema={schema}", *_wrapped(_introduction(words), "")]
    lines += writer.fields({name: parts[name] for name in _HEAD}, "", values)
    for section in SECTIONS:
        lines += ["", *_rule(parts[section]["title"])]
        if section == "municipalities":
            lines += [*_wrapped(words.text("Only a municipality that the evidence base does not have yet."), "")]
        lines += writer.section(section, parts[section], values if section == "case" else {})
    return "\n".join([*lines, ""])


def _introduction(words: Words) -> str:
    text = words.text
    return " ".join(
        [
            text("Fill in what you know, in one language; others translate the rest."),
            text("What you leave empty is unknown. Lines that begin with # are explanations."),
            text("Indent with spaces. Put single quotation marks around a text with a colon."),
            text("Run “samskap check” on the file to see what is missing."),
        ]
    )


class _Writer:
    """Writes fields as lines; the terms of a vocabulary are listed where it comes first."""

    def __init__(self, definitions: Mapping[str, JsonSchema], words: Words) -> None:
        self._definitions = definitions
        self._words = words
        self._listed: dict[str, str] = {}

    def section(self, name: str, schema: JsonSchema, values: Mapping[str, str]) -> Iterator[str]:
        """The lines of a section with one record; that of a municipality is written as a comment."""
        mark = "# " if name == "municipalities" else ""
        yield f"{mark}{name}:"
        lines = self.fields(schema.get("items", schema)["properties"], "  " if name == "case" else "    ", values)
        first = name != "case"
        for line in lines:
            if first and not line.lstrip().startswith("#"):
                line, first = f"  - {line.lstrip()}", False
            yield mark + line

    def fields(self, properties: Mapping[str, JsonSchema], indent: str, values: Mapping[str, str]) -> Iterator[str]:
        """The lines of fields, each after what is said of it."""
        for name, schema in properties.items():
            yield from _wrapped(self._said(name, schema), indent)
            yield from self._options(name, schema, indent)
            if schema.get("type") == "object":
                yield f"{indent}{name}:"
                yield from self.fields(schema["properties"], f"{indent}  ", {})
            else:
                yield f"{indent}{name}:{_start(name, schema, values)}"

    def _said(self, name: str, schema: JsonSchema) -> str:
        text = self._words.text
        needed, example = text("required"), _example(schema.get("examples", ()))
        title = f"{schema['title']} ({needed})" if schema.get("x-required") else schema["title"]
        said = f"{title}: {schema['description']}" if schema.get("description") else title
        before = text("Example")
        return f"{said} {before}: {example}" if example else said

    def _options(self, name: str, schema: JsonSchema, indent: str) -> Iterator[str]:
        """The values to choose from, each with its title."""
        text = self._words.text
        item = schema.get("items", schema)
        vocabulary = item.get("$ref", "").rpartition("/")[2]
        options = (self._definitions[vocabulary] if vocabulary else item).get("oneOf", ())
        if not options or name == "inferred":
            return
        if vocabulary in self._listed:
            said = text("One of the terms listed at “{field}”.", field=self._listed[vocabulary])
            yield f"{indent}# {said}"
            return
        self._listed |= {vocabulary: name} if vocabulary else {}
        several = text("One or several of these, as in [{first}]:", first=options[0]["const"])
        one = text("One of these:")
        yield f"{indent}# {several if schema.get('type') == 'array' else one}"
        width = max(len(option["const"]) for option in options)
        for option in options:
            yield f"{indent}#   {option['const']:{width}}  {option['title']}"


def _start(name: str, schema: JsonSchema, values: Mapping[str, str]) -> str:
    """What stands after the colon of a field."""
    if name in values:
        return f" {values[name]}"
    if name in LONG:
        return " |"
    return " []" if schema.get("type") == "array" else ""


def _example(examples: Iterable[Any]) -> str:
    for value in examples:
        if isinstance(value, list):
            return f"[{', '.join(map(str, value))}]"
        return str(value).lower() if isinstance(value, bool) else str(value)
    return ""


def _wrapped(text: str, indent: str) -> list[str]:
    mark = f"{indent}# "
    return textwrap.wrap(
        text, WIDTH, initial_indent=mark, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False
    )


def _rule(title: str) -> list[str]:
    return [f"# {'-' * 3} {title} {'-' * (WIDTH - len(title) - 8)}"]
