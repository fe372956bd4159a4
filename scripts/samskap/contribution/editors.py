"""The schema of case files as editors need it: one that is being filled in has empty fields, and numbers as text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from samskap.contribution.schema import JsonSchema, case_file_schema
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.descriptor import to_json

INBOX = "inbox"
"""The folder of the package into which case files are put."""

_PLAIN = ["string", "number", "boolean", "null"]
_KEPT = ("const", "enum", "required")


def schema_file(language: str) -> str:
    """The path below the package of the schema for editors, in a language."""
    return str(PurePosixPath(INBOX) / f"case-file.{language}.schema.json")


def schema_files(corpus: Corpus) -> dict[str, str]:
    """The schemas for editors in every language, by path below the package."""
    return {schema_file(language): to_json(editor_schema(corpus, language)) for language in corpus.languages}


def editor_schema(corpus: Corpus, language: str) -> JsonSchema:
    """The schema of case files for an editor that reads YAML: fields may be empty, and a text may look like a number.

    What is required is required once the file is checked; an editor takes an empty field for one that is there.
    """
    schema: JsonSchema = _lenient(case_file_schema(corpus, words(language)))
    return schema


def _lenient(value: Any) -> Any:
    if isinstance(value, list):
        return [_lenient(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    changed = {key: part if key in _KEPT else _lenient(part) for key, part in value.items() if not key.startswith("x-")}
    kind = changed.get("type")
    if kind in {"string", "integer", "number", "boolean", "array", "object"}:
        changed["type"] = _PLAIN if kind == "string" and "pattern" not in changed else [kind, "null"]
    if "oneOf" in changed:
        changed["oneOf"] = [*changed["oneOf"], {"type": "null"}]
    return changed
