"""The keys of a case file by what they stand for: a name, or a heading that means one name and no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samskap.contribution.headings import Headings, Meaning, headings, key_of
from samskap.contribution.schema import SECTIONS, case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus

Given = tuple[str, str]
"""A key as it stands, and the language that it tells or is taken to tell; "" for a value without language."""


@dataclass(frozen=True)
class Keys:
    """What the keys of a case file can mean, by the schema and the titles of its fields in every language."""

    corpus: Corpus

    @cached_property
    def schema(self) -> JsonSchema:
        """The schema of a case file."""
        return self._schemas[0]

    @cached_property
    def _schemas(self) -> list[JsonSchema]:
        return [case_file_schema(self.corpus, words(language)) for language in LANGUAGES]

    @cached_property
    def sections(self) -> Mapping[str, Headings]:
        """What the headings in each section can mean."""
        return {section: headings(self.corpus, section) for section in SECTIONS}

    @cached_property
    def _head(self) -> Mapping[str, str]:
        own = self._titles([schema["properties"] for schema in self._schemas])
        languages = {
            word: "language" for word, found in self.sections["references"].items() if Meaning("language") in found
        }
        return {**languages, **own}

    @cached_property
    def _contributor(self) -> Mapping[str, str]:
        return self._titles([schema["properties"]["contributor"]["properties"] for schema in self._schemas])

    @cached_property
    def about_the_contributor(self) -> Mapping[str, str]:
        """What can stand over what contributors tell of themselves, folded, and the keys; the comment among them."""
        comment = dict.fromkeys(self.names_of("comment"), "comment")
        return {**{key_of(name): name for name in self._contributor.values()}, **self._contributor, **comment}

    def names_of(self, name: str) -> list[str]:
        """What a part of a case file is called: its key, and its titles folded."""
        return [key_of(name), *(word for word, key in self._head.items() if key == name)]

    @staticmethod
    def _titles(properties: list[Mapping[str, JsonSchema]]) -> Mapping[str, str]:
        return {
            key_of(str(part["title"])): name for parts in properties for name, part in parts.items() if "title" in part
        }

    def meaning(self, key: str, path: str) -> Meaning | None:
        """What a key stands for in the part of the file at a path; None where that is nothing or several things."""
        if path in ("", "contributor"):
            name = (self._contributor if path else self._head).get(key_of(key))
            return Meaning(name) if name else None
        found = self.sections.get(path.partition(".")[0], {}).get(key_of(key), frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def language_key(self, content: Mapping[str, object]) -> str:
        """The key under which a file tells its language; empty where it does not."""
        named = (key for key in content if self.meaning(key, "") == Meaning("language"))
        return "language" if "language" in content else next(named, "")

    def named(
        self, value: Mapping[str, object], properties: Mapping[str, JsonSchema], path: str, language: str
    ) -> dict[str, list[Given]]:
        """The keys of a mapping by the names that they stand for; several only where each is a language of a text.

        A key that stands for a name that is taken keeps its own. ``language`` is that of the file, or empty.
        """
        found: dict[str, list[Given]] = {key: [(key, "")] for key in value if key in properties}
        for key in value:
            if key in properties:
                continue
            meaning = self.meaning(key, path)
            name = meaning.field if meaning and meaning.field in properties else key
            tag = meaning.language if meaning and properties.get(name, {}).get("x-text") else ""
            others = [(other, own or language if tag or own else own) for other, own in found.get(name, [])]
            if name in found and (not all(own for _key, own in others) or tag in {own for _key, own in others}):
                name, tag, others = key, "", []
            found[name] = [*others, (key, tag or (language if others else ""))]
        return found
