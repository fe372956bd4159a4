"""What a case file says, as the rules ask for it: its records with their paths, and what they may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.contribution.case_file import CaseFile, is_blank
from samskap.contribution.schema import SECTIONS
from samskap.contribution.schema_values import JsonSchema
from samskap.model import Corpus
from samskap.package.schema_check import slug
from samskap.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A record of a case file: the section it stands in, its path, and what is written in its fields."""

    file: CaseFile
    section: str
    path: str
    content: Mapping[str, Any]

    def cell(self, field: str) -> str:
        """The value of a field as text; empty where there is none, or a list or mapping."""
        value = self.content.get(field, "")
        return value if isinstance(value, str) else ""

    def items(self, field: str) -> list[tuple[str, str]]:
        """The items of a list that are texts, each with its path."""
        value = self.content.get(field)
        numbered = enumerate(value if isinstance(value, list) else [], start=1)
        return [(f"{self.path}.{field}.{number}", item) for number, item in numbered if item and isinstance(item, str)]

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where one is missing, no number or not on the globe."""
        try:
            point = float(self.cell("latitude")), float(self.cell("longitude"))
        except ValueError:
            return None
        return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None

    def problem(self, code: str, field: str = "", /, **values: object) -> Problem:
        """A problem with a field of the record, or with the record."""
        return self.file.problem(code, f"{self.path}.{field}" if field else self.path, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A case file, the evidence base that it is for, and the schema of case files."""

    file: CaseFile
    corpus: Corpus
    schema: JsonSchema

    @property
    def kind(self) -> str:
        """What the file is for; "new-case" where it does not say."""
        kind = self.file.content.get("kind")
        return kind if isinstance(kind, str) and kind else "new-case"

    @property
    def language(self) -> str:
        """The language of texts that are plain strings; empty where the file does not say, or names another."""
        language = self.file.content.get("language")
        return language if isinstance(language, str) and language in self.corpus.languages else ""

    def records(self, section: str) -> list[Part]:
        """The records of a section, without what is no record."""
        value = self.file.content.get(section)
        items = value if isinstance(value, list) and section != "case" else []
        found = [(f"{section}.{number}", item) for number, item in enumerate(items, start=1)]
        found += [(section, value)] if section == "case" else []
        return [
            Part(file=self.file, section=section, path=path, content=item)
            for path, item in found
            if isinstance(item, Mapping) and not is_blank(item)
        ]

    def every_record(self) -> Iterator[Part]:
        """The records of all sections."""
        for section in SECTIONS:
            yield from self.records(section)

    def properties(self, section: str) -> JsonSchema:
        """The fields of the records of a section, as JSON Schemas by name."""
        part = self.schema["properties"][section]
        found: JsonSchema = part.get("items", part)["properties"]
        return found

    def texts(self, part: Part, field: str) -> dict[str, tuple[str, str]]:
        """A text in several languages: path and text by language; a plain string is in the language of the file."""
        value, path = part.content.get(field), f"{part.path}.{field}"
        if isinstance(value, Mapping):
            return {
                tag: (f"{path}.{tag}", value[tag])
                for tag in self.corpus.languages
                if isinstance(value.get(tag), str) and value[tag]
            }
        return {self.language: (path, value)} if isinstance(value, str) and value else {}

    def defined(self, table: str) -> frozenset[str]:
        """The ids that the records of the file have; a municipality without id has that of its name."""
        section = next(section for section, name in SECTIONS.items() if name == table)
        found = {part.cell("id") for part in self.records(section)}
        if section == "municipalities":
            names = [part for part in self.records(section) if not part.cell("id")]
            found |= {slug(name) for part in names for _path, name in self.texts(part, "name").values()}
        return frozenset(found - {""})

    def there(self, table: str) -> Mapping[str, Any]:
        """The records of the evidence base by id."""
        found: Mapping[str, Any] = getattr(self.corpus, table)
        return found
