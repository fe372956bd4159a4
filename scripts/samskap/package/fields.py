"""The tables and fields of the package as their Table Schemas describe them, in every language of the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap.languages import N_, Words
from samskap.model import Text
from samskap.package.descriptor import Descriptor, Schema, base_name, field_names, foreign_keys, words

REFERENCES = ("references", "references.csv")
"""Name and file of the table of references, which the repository keeps as a bibliography."""

PROPERTIES: Mapping[str, str] = {
    "title_sv, title_da": N_("Title in Swedish and Danish; “title” is the English one."),
    "description_sv, description_da": N_("Description in Swedish and Danish; “description” is the English one."),
    "guidance, guidance_sv, guidance_da": N_("What to keep in mind when the field is filled in, where there is more."),
    "unit, unit_sv, unit_da": N_("What a number counts or measures."),
    "vocabulary": N_("The vocabulary whose terms the field holds, as ids of terms.csv."),
    "refers_to": N_("The table whose ids a list holds; a single id is a foreign key."),
    "languages": N_("The languages of the texts in the package (BCP 47)."),
    "one_of_languages": N_("A text that every record has in one of the languages at least."),
}
"""The properties of our own in ``datapackage.json``, beside those of Data Package 2.0, and what they say."""

TYPES: Mapping[str, str] = {
    "string": N_("text"),
    "list": N_("list, items separated by semicolons"),
    "integer": N_("whole number"),
    "number": N_("decimal number, with a point"),
    "yearmonth": N_("year and month, as 2026-11"),
    "boolean": N_("true or false"),
}
"""The types of Table Schema that the package uses, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a table. Texts are by language (English where one is missing), empty where there is none.

    ``base`` is the name without the language, where there is a column for each: ``title_sv`` is the Swedish ``title``.
    ``constraints`` are those of Table Schema; ``one_of_languages`` says that every record has the text in one language
    at least; ``key`` says whether the field is part of the primary key; ``vocabulary`` names the vocabulary whose terms
    the field holds, ``refers_to`` the table whose ids it holds.
    """

    table: str
    name: str
    base: str
    type: str
    format: str
    title: Text
    description: Text
    guidance: Text
    unit: Text
    constraints: Mapping[str, Any]
    key: bool
    vocabulary: str
    refers_to: str
    one_of_languages: bool

    @property
    def language(self) -> str:
        """The language of a column of texts; empty where the field has one column for all languages."""
        return self.name.removeprefix(self.base).removeprefix("_")

    @property
    def base_title(self) -> Text:
        """The title without the language in brackets: "Title (Swedish)" is the title of the column."""
        if not self.language:
            return self.title
        return {language: title.rpartition(" (")[0] or title for language, title in self.title.items()}

    @property
    def required(self) -> bool:
        """Whether every row has a value."""
        return bool(self.constraints.get("required")) or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the released package: its file, its words by language and its fields in their order."""

    name: str
    path: str
    title: Text
    description: Text
    fields: tuple[Field, ...]

    def groups(self) -> list[tuple[Field, ...]]:
        """The fields, the columns of one text in several languages together."""
        found: dict[str, list[Field]] = {}
        for field in self.fields:
            found.setdefault(field.base, []).append(field)
        return [tuple(group) for group in found.values()]


def described_tables(descriptor: Descriptor, reference_schema: Schema) -> tuple[Table, ...]:
    """The tables of the released package in the order of the descriptor, the references as a table."""
    languages = tuple(descriptor["languages"])
    resources = (item for item in descriptor["resources"] if "schema" in item or item["name"] == REFERENCES[0])
    return tuple(_table(resource, reference_schema, languages) for resource in resources)


def find_field(table: Table, name: str, language: str) -> Field:
    """The field of a table by its name, or its column in a language where it has one for each. Raises ``KeyError``."""
    fields = {field.name: field for field in table.fields}
    return fields.get(name) or fields[f"{name}_{language}"]


def constraints_in_words(field: Field, words: Words) -> list[str]:
    """What the schema asks of a value, in the language of the words; it names neither terms nor patterns."""
    limits, text = field.constraints, words.text
    found = [text("required")] if field.required else []
    found += [text("required in one language at least")] if field.one_of_languages else []
    found += [text("unique")] if limits.get("unique") else []
    found += [text("part of the key")] if field.key and not limits.get("unique") else []
    if "minimum" in limits and "maximum" in limits:
        found.append(text("from {minimum} to {maximum}", minimum=limits["minimum"], maximum=limits["maximum"]))
    elif "minimum" in limits:
        found.append(text("at least {minimum}", minimum=limits["minimum"]))
    if "enum" in limits and not field.vocabulary:
        found.append(text("one of {values}", values=", ".join(limits["enum"])))
    return [*found, text("a web address")] if field.format == "uri" else found


def _table(resource: Mapping[str, Any], reference_schema: Schema, languages: tuple[str, ...]) -> Table:
    name, path = REFERENCES if resource["name"] == REFERENCES[0] else (resource["name"], resource["path"])
    schema = resource.get("schema", reference_schema)
    return Table(
        name=name,
        path=path,
        title=_text(resource, "title", languages),
        description=_text(resource, "description", languages),
        fields=tuple(_fields(name, schema, languages)),
    )


def _fields(table: str, schema: Schema, languages: tuple[str, ...]) -> Iterator[Field]:
    foreign = foreign_keys(schema)
    names = frozenset(field_names(schema))
    for field in schema["fields"]:
        base = base_name(field["name"], languages)
        yield Field(
            table=table,
            name=field["name"],
            base=base if names.issuperset(f"{base}_{language}" for language in languages) else field["name"],
            type=field["type"],
            format=field.get("format", ""),
            title=_text(field, "title", languages),
            description=_text(field, "description", languages),
            guidance=_text(field, "guidance", languages),
            unit=_text(field, "unit", languages),
            constraints=field.get("constraints", {}),
            key=field["name"] in schema.get("primaryKey", ()),
            vocabulary=field.get("vocabulary", ""),
            refers_to=field.get("refers_to", foreign.get(field["name"], "")),
            one_of_languages=bool(field.get("one_of_languages")),
        )


def _text(item: Mapping[str, Any], key: str, languages: tuple[str, ...]) -> Text:
    return {language: words(item, key, language) for language in languages}
