"""Whether a case file follows the schema: what a validator finds, told by the codes of the evidence base.

A scalar is read as the type that the schema asks for before it is validated; an empty value counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from samskap.contribution.case_file import CaseFile, is_blank
from samskap.contribution.schema_values import JsonSchema
from samskap.package.contents import closest
from samskap.package.rules.entries import is_web_address
from samskap.package.schema_check import slug
from samskap.problems import Problem

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_LANGUAGE = re.compile(r"_(sv|da|en)$")
_EXAMPLES: Mapping[str, str] = {
    "integer": "2024",
    "number": "59.33",
    "boolean": "true",
    "array": "[a, b]",
}
_FORMATS = FormatChecker(formats=())
_FORMATS.checks("uri")(lambda value: not isinstance(value, str) or is_web_address(value))


def schema_problems(file: CaseFile, schema: JsonSchema) -> Iterator[Problem]:
    """What in a file does not follow the schema of case files."""
    content = converted(file.content, schema, schema["$defs"])
    validator = Draft202012Validator(schema, format_checker=_FORMATS)
    for error in validator.iter_errors(content):
        for exact in _exact(error):
            yield from _problems(file, exact)


def converted(value: Any, schema: JsonSchema, definitions: Mapping[str, JsonSchema]) -> Any:
    """A value with its scalars read as the schema asks for, without what is empty.

    Items of lists stay where they are: the path of an item is its place in the file.
    """
    if isinstance(value, Mapping):
        own = schema.get("properties", {})
        parts = {key: converted(part, own.get(key, {}), definitions) for key, part in value.items()}
        return {key: part for key, part in parts.items() if not is_blank(part)}
    if isinstance(value, list):
        items = [converted(item, schema.get("items", {}), definitions) for item in value]
        return [] if is_blank(items) else items
    return _scalar(str(value), schema.get("type", ""))


def _scalar(text: str, kind: str) -> Any:
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    return {"true": True, "false": False}.get(text, text) if kind == "boolean" else text


def _exact(error: ValidationError) -> Iterator[ValidationError]:
    """An error; of a text that is neither a string nor strings by language, those of the form that was meant."""
    branch = 1 if isinstance(error.instance, Mapping) else 0
    inner = [one for one in error.context or () if one.relative_schema_path[0] == branch]
    yield from inner if error.validator == "anyOf" else [error]


def _problems(file: CaseFile, error: ValidationError) -> Iterator[Problem]:
    path = _path(error.absolute_path)
    value: Any = error.instance
    rule, schema = str(error.validator), cast(JsonSchema, error.schema)
    if rule == "additionalProperties":
        known = frozenset(schema["properties"])
        for key in sorted(set(value) - known):
            near = closest(_LANGUAGE.sub("", key), known)
            yield file.problem("key-unknown", _join(path, key), key=key, closest=near)
    elif rule == "required":
        for key in cast(list[str], error.validator_value):
            if key not in value:
                yield file.problem("required", _join(path, key))
    elif is_blank(value) or rule == "minItems":
        yield file.problem("required", path)
    elif rule == "uniqueItems":
        yield from _twice(file, path, value)
    else:
        yield _of_value(file, path, error, schema)


def _of_value(file: CaseFile, path: str, error: ValidationError, schema: JsonSchema) -> Problem:
    """The problem of one value."""
    rule, value = str(error.validator), _shown(error.instance)
    own = schema.get("x-code", {}).get(rule, "")
    if rule == "type":
        kind = str(error.validator_value)
        return file.problem("type", path, value=value, type=kind, example=_example(schema, kind, error.instance))
    if rule in {"minimum", "maximum"}:
        limits = {name: schema.get(name, "…") for name in ("minimum", "maximum")}
        return file.problem("out-of-range", path, value=value, **limits)
    if rule in {"oneOf", "const", "enum"}:
        allowed = [str(option["const"]) for option in schema.get("oneOf", ({"const": schema.get("const", "")},))]
        values = {"value": value, "closest": closest(value, frozenset(allowed)), "allowed": allowed}
        vocabulary = {"vocabulary": schema["x-vocabulary"]} if "x-vocabulary" in schema else {}
        return file.problem(own or "choice", path, **values, **vocabulary)
    if own == "id-form":
        return file.problem(own, path, value=value, example=slug(value))
    return file.problem(own or "schema", path, value=value, detail=error.message)


def _twice(file: CaseFile, path: str, items: list[Any]) -> Iterator[Problem]:
    for number, item in enumerate(items, start=1):
        if item in items[: number - 1]:
            yield file.problem("item-twice", _join(path, str(number)), value=_shown(item))


def _example(schema: JsonSchema, kind: str, value: Any) -> str:
    """How a value of another type is to be written."""
    if kind == "object":
        return f"{next(iter(schema['properties']))}: …"
    if kind == "array" and schema["items"].get("type") == "object":
        return f"- {next(iter(schema['items']['properties']))}: …"
    if kind == "string":
        first = value[0] if isinstance(value, list) else ""
        return first if isinstance(first, str) and first else "…"
    return str(schema.get("const", _EXAMPLES[kind]))


def _shown(value: Any) -> str:
    """A value in a message: of what has parts only these."""
    if isinstance(value, Mapping):
        return ", ".join(map(str, value))
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _path(parts: Iterable[str | int]) -> str:
    """The path of a part of a file; items count from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in parts)


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
