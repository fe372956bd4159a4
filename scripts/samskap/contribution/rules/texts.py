"""Rules on texts: what would harm a reader or a spreadsheet, and in which languages they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from samskap.contribution.schema import PASTED
from samskap.contribution.submission import Submission
from samskap.package.rules.cells import FORMULA
from samskap.package.rules.texts import MAY_BE_EQUAL, looks_like
from samskap.problems import Problem

_INVISIBLE = {"Cc", "Cf", "Co", "Cs"}
_NUMBERS = {"latitude", "longitude"}


def control_characters(submission: Submission) -> Iterator[Problem]:
    """A text has no control characters and no invisible formatting characters."""
    for path, text in _texts(submission.file.content, ""):
        for position, letter in enumerate(text if not text.isprintable() else ""):
            if unicodedata.category(letter) in _INVISIBLE and not letter.isspace():
                before = text[max(0, position - 20) : position]
                character = f"U+{ord(letter):04X}"
                yield submission.file.problem("control-character", path, character=character, before=before)
                break


def formulas(submission: Submission) -> Iterator[Problem]:
    """No text begins with =, +, -, @, a tab or a carriage return: a spreadsheet would run it."""
    for path, text in _texts(submission.file.content, ""):
        if path.rpartition(".")[2] not in _NUMBERS and text.lstrip(" ").startswith(FORMULA):
            yield submission.file.problem("formula", path, character=text.lstrip(" ")[0])


def untranslated_texts(submission: Submission) -> Iterator[Problem]:
    """A text has the frequent words of its own language, not those of another; quotations do not count."""
    for part in submission.every_record():
        for field, schema in submission.properties(part.section).items():
            texts = submission.texts(part, field) if schema.get("x-text") and field not in MAY_BE_EQUAL else {}
            for language, (path, text) in texts.items():
                other = looks_like(text, language) if language else ""
                if other:
                    yield submission.file.problem("text-untranslated", path, language=language, other=other)


def wanted_texts(submission: Submission) -> Iterator[Problem]:
    """A text that is not there in every language is told: others may translate it, where a record can be so marked."""
    for part in submission.every_record():
        fields = submission.properties(part.section)
        for field, schema in fields.items() if "to_check" in fields else ():
            texts = submission.texts(part, field) if schema.get("x-text") else {}
            missing = [language for language in submission.corpus.languages if language not in texts]
            if texts and missing and submission.language:
                yield part.problem("text-wanted", field, languages=missing)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text of a file with its path, without what was pasted."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in PASTED:
                yield from _texts(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _texts(item, f"{path}.{number}")
    elif value:
        yield path, value
