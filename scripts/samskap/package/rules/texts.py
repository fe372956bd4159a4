"""Rules on texts in several languages: each language has its own, unless a translation is wanted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from samskap.model import TRANSLATION_WANTED
from samskap.package.contents import Contents, Record, Table
from samskap.package.descriptor import base_name
from samskap.package.rules.entries import entry_problem
from samskap.package.tex import decode, split
from samskap.problems import Problem

# names of places, search words and short labels may be the same in two languages
MAY_BE_EQUAL = frozenset({"place", "name", "label", "aliases", "locator"})
FEWEST_WORDS = 6
FEWEST_FOREIGN_WORDS = 3

# frequent words that stand in one of the three languages only
TELLING: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "sv": """att och som är för inte från genom eller där när hur vad sina mer än ett denna dessa bland mellan över
            utan blir enligt till""",
        "da": """og at der ikke af fra gennem hvor når hvad hvordan mere blandt mellem uden bliver deltagelse noget
            nogle nogen meget være ved""",
        "en": """the and of that which with from by not are was were their to is it as between without this these
            who""",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]{0,200}[\"“”„»«]|[\"“„»][^\"“”„»«]*$")


def missing_texts(contents: Contents) -> Iterator[Problem]:
    """A text that exists in one language exists in all, unless the record says that a translation is wanted."""
    for record, name, texts in _texts(contents, keep_all=True):
        filled = [language for language, text in texts.items() if text]
        for language in _missing(texts) if TRANSLATION_WANTED not in record.items("to_check") else ():
            yield record.problem("text-missing", f"{name}_{language}", language=language, other=filled[0])


def texts_in_no_language(contents: Contents) -> Iterator[Problem]:
    """A text that every record of its table has exists in one language at least."""
    for table in contents.tables.values():
        needed = [str(field["name"]) for field in table.fields if field.get("one_of_languages")]
        for name in dict.fromkeys(base_name(field, contents.languages) for field in needed):
            columns = [field for field in needed if base_name(field, contents.languages) == name]
            for record in table.records:
                if not any(map(record.cell, columns)):
                    yield from (record.problem("required", column) for column in columns if column in record.cells)


def translations_not_wanted(contents: Contents) -> Iterator[Problem]:
    """A record that says that a translation is wanted has a text that is not there in every language."""
    wanted = {id(record) for record, _name, texts in _texts(contents, keep_all=True) if any(_missing(texts))}
    for table in contents.tables.values():
        for record in table.records:
            if TRANSLATION_WANTED in record.items("to_check") and id(record) not in wanted:
                yield record.problem("translation-complete", "to_check", value=TRANSLATION_WANTED)
    for entry in contents.entries:
        if TRANSLATION_WANTED in map(decode, split(entry.fields.get("to_check", ""))):
            yield entry_problem(entry, "translation-complete", "to_check", value=TRANSLATION_WANTED)


def identical_texts(contents: Contents) -> Iterator[Problem]:
    """A text of some length is not the same in two languages."""
    for record, name, texts in _texts(contents):
        seen: dict[str, str] = {}
        for language, text in texts.items():
            if text in seen and len(_WORD.findall(text)) >= FEWEST_WORDS:
                yield record.problem("text-identical", f"{name}_{language}", language=language, other=seen[text])
            seen.setdefault(text, language)


def untranslated_texts(contents: Contents) -> Iterator[Problem]:
    """A text has the frequent words of its own language, not those of another; quotations do not count."""
    for record, name, texts in _texts(contents):
        for language, text in texts.items():
            other = looks_like(text, language)
            if other and text not in [other_text for tag, other_text in texts.items() if tag != language]:
                yield record.problem("text-untranslated", f"{name}_{language}", language=language, other=other)


def looks_like(text: str, language: str) -> str:
    """The language that a text seems to be written in, if it is another than the one it should be in; else empty."""
    found = Counter(_WORD.findall(_QUOTED.sub(" ", text).casefold()))
    score = {tag: sum(found[word] for word in telling & found.keys()) for tag, telling in TELLING.items()}
    other = max(sorted(score), key=lambda tag: score[tag])
    own = score.get(language, FEWEST_FOREIGN_WORDS)
    return other if other != language and score[other] >= FEWEST_FOREIGN_WORDS and score[other] > 3 * own else ""


def _missing(texts: Mapping[str, str]) -> list[str]:
    """The languages in which a text that exists in another is missing."""
    return [language for language, text in texts.items() if not text] if any(texts.values()) else []


def _texts(contents: Contents, *, keep_all: bool = False) -> Iterator[tuple[Record, str, Mapping[str, str]]]:
    """Every text as record, name of the field without the language, and text by language."""
    for table in contents.tables.values():
        for name in _translated(table, contents.languages):
            if not keep_all and name in MAY_BE_EQUAL:
                continue
            for record in table.records:
                yield record, name, {tag: record.cell(f"{name}_{tag}") for tag in contents.languages}


def _translated(table: Table, languages: tuple[str, ...]) -> list[str]:
    """The fields of a table that exist in every language."""
    counts = Counter(base_name(field["name"], languages) for field in table.fields if field["name"] in table.header)
    return [name for name, count in counts.items() if count == len(languages) > 1]
