"""Words, dates, numbers and alphabetical order per language. Messages come from ``locale/<language>/*.po``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("sv", "da", "en")
LOCALES: Mapping[str, str] = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}
LOCALE_FOLDER = Path(__file__).parent / "locale"

# The letters that a language sorts after z, each as a character that follows "z" in ASCII; Danish "aa" is an old
# spelling of "å". Source: the collation charts of Unicode CLDR (sv, da); English has no letters of its own.
_AFTER_Z: Mapping[str, Mapping[str, str]] = {
    "sv": {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"},
    "da": {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "aa": "}", "ü": "y"},
    "en": {"æ": "ae", "ø": "o"},
}


def N_(message: str) -> str:  # noqa: N802 - the name gettext gives to it
    """Mark a message for translation where it is declared; it is translated where it is used."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: translated messages, dates, numbers, lists and alphabetical order."""

    language: str
    messages: Mapping[str, tuple[str, ...]]

    @property
    def locale(self) -> Locale:
        """Babel's locale of the language, with the country whose conventions the site follows."""
        return _locale(self.language)

    def text(self, message: str, /, **values: object) -> str:
        """The translation of an English message, with ``{name}`` fields filled in.

        A message without a translation is given in English: the tests, not the reader, are to find it.
        """
        return self.translation(message).format(**values)

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The translation that fits a number; ``{number}`` is written as the language writes numbers."""
        return self.plural_translation(one, many, number).format(number=self.number(number), **values)

    def translation(self, message: str) -> str:
        """The translation of a message with its fields not yet filled in."""
        return self.messages.get(message, (message,))[0]

    def plural_translation(self, one: str, many: str, number: int) -> str:
        """The translation that fits a number with its fields not yet filled in."""
        return self.messages.get(one, (one, many))[0 if number == 1 else 1]

    def number(self, value: float) -> str:
        """A number: 1234.5 is ``1 234,5`` (sv), ``1.234,5`` (da), ``1,234.5`` (en)."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as whole per cent."""
        return format_percent(share, locale=self.locale)

    def date(self, iso: str) -> str:
        """An ISO 8601 year, year-month or year-month-day (a time is dropped) as the language writes it."""
        day = iso.split("T")[0]
        if len(day) == 4:
            return day
        if len(day) == 7:
            return format_date(date.fromisoformat(f"{day}-01"), "MMMM y", locale=self.locale)
        return format_date(date.fromisoformat(day), "long", locale=self.locale)

    def joined(self, parts: Iterable[str], style: str = "standard") -> str:
        """Parts as one enumeration: "a, b och c"; ``style`` is Babel's ("standard", "or", "unit")."""
        return format_list(list(parts), style=style, locale=self.locale)  # type: ignore[arg-type]

    def clauses(self, parts: Iterable[str]) -> str:
        """Main clauses as one enumeration; Danish sets a comma before the last."""
        clauses = list(parts)
        if self.language != "da" or len(clauses) < 2:
            return self.joined(clauses)
        end = str(self.locale.list_patterns["standard"]["end"]).replace("{0} ", "{0}, ")
        return end.replace("{0}", ", ".join(clauses[:-1])).replace("{1}", clauses[-1])

    def language_name(self, tag: str) -> str:
        """The name of a language (BCP 47) in this language: "da" is ``danska``; an unknown tag is given as it is."""
        return str(self.locale.languages.get(tag, tag))

    def sort_key(self, text: str) -> tuple[str, str]:
        """Key for alphabetical order in this language; other diacritics, case and punctuation count last."""
        return sort_key(text, self.language)

    def letter(self, text: str) -> str:
        """The letter under which a text stands in an alphabetical list of this language, in upper case.

        Letters with other diacritics stand under the bare letter; a text without letters and digits stands under "#".
        """
        first = self.sort_key(text)[0][:1]
        own = {place: letter for letter, place in reversed([*_AFTER_Z[self.language].items()]) if not place.isalpha()}
        return own.get(first, first).upper() or "#"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@lru_cache(maxsize=1 << 16)
def sort_key(text: str, language: str) -> tuple[str, str]:
    """Key for the alphabetical order of a language (see :data:`_AFTER_Z`): letters first, then the text itself."""
    folded = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(letter if letter.isalnum() else " " for letter in folded)
    for letter, place in _AFTER_Z[language].items():
        kept = kept.replace(letter, place)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", kept) if not unicodedata.combining(letter))
    return " ".join(bare.split()), text


@cache
def words(language: str) -> Words:
    """The words of a language ("sv", "da", "en"). Raises ``KeyError`` for another."""
    LOCALES[language]
    messages: dict[str, tuple[str, ...]] = {}
    for path in sorted((LOCALE_FOLDER / language).glob("*.po")):
        messages |= read_messages(path)
    return Words(language, messages)


def read_messages(path: Path) -> dict[str, tuple[str, ...]]:
    """The translated messages of a catalogue: English message (the singular) to translation, or plural forms."""
    with path.open(encoding="utf-8") as file:
        catalogue = read_po(file)
    messages: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        identifier = message.id[0] if isinstance(message.id, list | tuple) else message.id
        strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
        if identifier and all(strings):
            messages[identifier] = tuple(map(str, strings))
    return messages
