"""The sentences and names by which a problem is told, in a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from samskap.languages import Words
from samskap.problems.problem import Problem

LONGEST_VALUE = 80


def what_is_wrong(problem: Problem, words: Words, show: Callable[[object], str] | None = None) -> str:
    """The sentence that says what is wrong; ``show`` writes the values into it (default :func:`shown`)."""
    return _filled(problem.kind.wrong, problem, words, show or shown)


def what_to_write(problem: Problem, words: Words, show: Callable[[object], str] | None = None) -> str:
    """The sentence that says what to write instead."""
    kind = problem.kind
    message = kind.otherwise if kind.otherwise and not problem.values.get("closest") else kind.remedy
    return _filled(message, problem, words, show or shown)


def severity_name(severity: str, words: Words) -> str:
    """The severity in a language."""
    names = {"error": words.text("error"), "warning": words.text("warning"), "notice": words.text("notice")}
    return names[severity]


def shown(value: object) -> str:
    """A value as it is safe to show: on one line, without control characters, not too long."""
    text = "".join(letter if _visible(letter) else f"\\u{ord(letter):04x}" for letter in str(value))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def escaped(value: object) -> str:
    """A value for Markdown and HTML: every sign that either could read as markup becomes a character reference."""
    return "".join(letter if _harmless(letter) else f"&#{ord(letter)};" for letter in shown(value))


def _filled(message: str, problem: Problem, words: Words, show: Callable[[object], str]) -> str:
    """A message with its values; a value that is a list is given in full, so that one can choose from it."""
    values = {
        name: ", ".join(map(show, value)) if isinstance(value, list | tuple) else show(value)
        for name, value in problem.values.items()
    }
    return words.text(message, **values) if message else ""


def _visible(letter: str) -> bool:
    return letter == " " or unicodedata.category(letter)[0] not in "CZ"


def _harmless(letter: str) -> bool:
    return letter.isalnum() or not letter.isascii() or letter in " ,;-/"
