"""Texts that are not in every language: what is shown in the place of one, and which are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from samskap.model.records import Case, Finding, Text

TRANSLATION_WANTED, DISPUTED = "translation-wanted", "disputed"
"""Marks in ``to_check``: of a record with texts that are not in every language, and of one that a reader disputes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text as it is told: in which language (BCP 47); text and language are empty where it is in none."""

    text: str
    language: str

    def marked(self, language: str) -> str:
        """The text for readers of a language where no markup can say so: "Et fald [da]" in another language."""
        return f"{self.text} [{self.language}]" if self.text and self.language != language else self.text


def told(text: Text, language: str) -> Told:
    """A text in a language; where it is missing, in the first language that has it, in the order of the package."""
    found = (tag for tag in (language, *text) if text.get(tag))
    return next((Told(text[tag], tag) for tag in found), Told("", ""))


def untranslated(record: Case | Finding) -> Mapping[str, tuple[str, ...]]:
    """The texts of a record that are in some languages and not in all: name of the field to the missing languages."""
    values = ((field.name, getattr(record, field.name)) for field in fields(record))
    texts = {name: text for name, text in values if isinstance(text, Mapping) and any(text.values())}
    missing = {name: tuple(tag for tag in text if not text[tag]) for name, text in texts.items()}
    return {name: languages for name, languages in missing.items() if languages}
