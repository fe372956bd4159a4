"""What people write in place of codes: labels and aliases of terms, names of places and languages, yes and no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samskap.contribution.headings import headings
from samskap.contribution.schema_head import KINDS
from samskap.contribution.spelling import folded
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.bibliography import LANGUAGES as TAGS
from samskap.package.schema_check import slug

Tiers = tuple[Mapping[str, frozenset[str]], ...]
"""Folded words and the codes that they stand for; a later tier is asked only where the one before knows nothing."""

NAMING = ("name", "title", "doi")
"""The fields by which people name a record in place of its id."""

_TRUTHS = {
    "true": ("true", "yes", "y", "ja", "j", "sant", "sand", "1", "x"),
    "false": ("false", "no", "n", "nej", "falskt", "falsk", "0"),
}


@dataclass(frozen=True)
class Labels:
    """Finds the code that a word stands for, in a file with this content and with texts in this language.

    A name is looked for in the language of the file first, then in every language, then among the aliases.
    """

    corpus: Corpus
    content: Mapping[str, Any]
    language: str

    def codes(self, kind: str, value: str) -> tuple[str, ...]:
        """The codes that a value can stand for; none where it is not known, several where it is ambiguous.

        ``kind`` is a vocabulary, a table whose ids are asked for, ``language``, ``boolean``, ``kind`` (of files), or
        ``fields:`` and the section whose fields are.
        """
        word = folded(value)
        return next((tuple(sorted(tier[word])) for tier in self.tiers(kind) if word in tier), ())

    def tiers(self, kind: str) -> Tiers:
        """The words for the codes of a kind."""
        if kind not in self._found:
            self._found[kind] = tuple(_tier(pairs) for pairs in self._words(kind))
        return self._found[kind]

    @cached_property
    def _found(self) -> dict[str, Tiers]:
        return {}

    def _words(self, kind: str) -> Iterator[Iterable[tuple[str, str]]]:
        if kind == "boolean":
            yield ((word, code) for code, names in _TRUTHS.items() for word in names)
        elif kind == "language":
            yield ((tag, tag) for tag in TAGS)
            yield ((words(tongue).language_name(tag), tag) for tongue in LANGUAGES for tag in TAGS)
        elif kind == "kind":
            yield ((name, name) for name in KINDS)
            yield ((words(tongue).text(title), name) for tongue in LANGUAGES for name, title in KINDS.items())
        elif kind in ("municipalities", "references", "cases", "findings"):
            yield from self._records(kind)
        elif kind.startswith("fields:"):
            named = headings(self.corpus, kind.removeprefix("fields:")).items()
            yield ((word, meaning.field) for word, meanings in named for meaning in meanings)
        else:
            yield from self._terms(kind)

    def _terms(self, vocabulary: str) -> Iterator[Iterable[tuple[str, str]]]:
        terms = self.corpus.vocabulary(vocabulary)
        yield ((term.id, term.id) for term in terms)
        yield ((term.label.get(self.language, ""), term.id) for term in terms)
        yield ((label, term.id) for term in terms for label in term.label.values())
        yield ((alias, term.id) for term in terms for aliases in term.aliases.values() for alias in aliases)

    def _records(self, table: str) -> Iterator[Iterable[tuple[str, str]]]:
        """Ids, then names and titles, of the evidence base and of the file."""
        known, own = getattr(self.corpus, table), self._own(table)
        yield [*((id_, id_) for id_ in known), *((id_, id_) for id_, _names in own)]
        named = [(record.id, list(_names(record))) for record in known.values()] + own
        yield ((name, id_) for id_, names in named for name in names)

    def _own(self, table: str) -> list[tuple[str, list[str]]]:
        """The records that the file itself defines, with their names."""
        listed = self.content.get(table)
        found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
        named = [
            (str(item.get("id") or ""), [text for name in NAMING for text in _texts(item.get(name))]) for item in found
        ]
        return [(id_ or slug(names[0]), names) for id_, names in named if id_ or (table == "municipalities" and names)]


def _tier(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, code in pairs:
        if folded(word):
            found.setdefault(folded(word), set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _names(record: Any) -> Iterator[str]:
    for attribute in NAMING:
        yield from _texts(getattr(record, attribute, ""))


def _texts(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(text) for text in value.values() if text]
    return [value] if isinstance(value, str) and value else []
