"""Texts: in every language, each in its own."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, warning

TEXTS: Mapping[str, Kind] = {
    "text-missing": error(
        N_("The text is missing in the language '{language}' though it exists in '{other}'."),
        N_("Write the translation, or add 'translation-wanted' to to_check of a case or finding until somebody has."),
    ),
    "translation-complete": warning(
        N_("The record is marked '{value}', but none of its texts is missing in a language."), N_("Take the mark away.")
    ),
    "text-identical": warning(
        N_("The text is the same as in the language '{other}'."), N_("Translate it into the language '{language}'.")
    ),
    "text-untranslated": warning(
        N_("The text looks as if it were written in the language '{other}'."),
        N_("Write it in the language '{language}'."),
    ),
}
