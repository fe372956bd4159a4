"""The schema of case files as editors need it: one that is being filled in has empty fields, and numbers as text."""

from __future__ import annotations

from pathlib import PurePosixPath

from samskap.contribution.schema import case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.descriptor import to_json

INBOX = "inbox"
"""The folder of the package into which case files are put."""

_PLAIN = ["string", "number", "boolean", "null"]
_BY_NAME = frozenset({"properties", "$defs"})
_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf"})
_SCHEMA = frozenset({"items", "if", "then"})


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
    return _lenient(case_file_schema(corpus, words(language)))


def _lenient(schema: JsonSchema) -> JsonSchema:
    changed: JsonSchema = {}
    for key, part in schema.items():
        if key in _BY_NAME:
            changed[key] = {name: _lenient(value) for name, value in part.items()}
        elif key in _SCHEMAS:
            changed[key] = [_lenient(value) for value in part]
        elif not key.startswith("x-") and key != "minItems":
            changed[key] = _lenient(part) if key in _SCHEMA else part
    if "type" in changed:
        plain = changed["type"] == "string" and not changed.keys() & {"pattern", "oneOf"}
        changed["type"] = _PLAIN if plain else [changed["type"], "null"]
    if "oneOf" in changed:
        changed["oneOf"] = [*changed["oneOf"], {"type": "null"}]
    return changed
