"""What a case file holds, as JSON Schema (draft 2020-12) made of the Table Schemas and the vocabularies.

One schema drives the template, the form, ``samskap check FILE`` and editors. Keywords of our own begin with ``x-``:

* ``x-text``: a text, given as one string in the language of the file or as strings by language;
* ``x-required``: a new record must have the field (a text: in at least one language), as ``allOf`` says to validators;
* ``x-vocabulary``: a value is a term of this vocabulary;
* ``x-refers-to``: a value is an id of this table, or one that the same file defines;
* ``x-code``: the code of the problem that breaking a keyword makes, where it is not that of the keyword in general.

What can be chosen is always ``oneOf`` of ``const`` with ``title``: terms (with their definitions), kinds, languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samskap.contribution.examples import examples
from samskap.contribution.schema_head import KINDS, head
from samskap.contribution.schema_values import JsonSchema, choice, object_of, scalar, vocabulary_schema
from samskap.languages import N_, Words
from samskap.model import Corpus
from samskap.package.fields import Field, Table, described_tables

DIALECT = "https://json-schema.org/draft/2020-12/schema"
AUTOMATIC: Mapping[str, frozenset[str]] = {
    "cases": frozenset({"coded_on", "review"}),
    "findings": frozenset({"coded_on", "coding", "review"}),
    "references": frozenset({"kind", "coded_on", "review", "source_is_copy"}),
    "municipalities": frozenset(),
}
"""The fields that nobody writes: ``samskap add`` fills them in."""

OPTIONAL_HERE: Mapping[str, frozenset[str]] = {
    "cases": frozenset({"id", "references"}),
    "findings": frozenset({"id"}),
    "references": frozenset({"type", "title", "language"}),
    "municipalities": frozenset({"id"}),
}
"""What a record must have and a file need not: ids are assigned, and pasted BibTeX or RIS holds the rest."""

SECTIONS: Mapping[str, str] = {
    "case": "cases",
    "findings": "findings",
    "references": "references",
    "municipalities": "municipalities",
}
"""The parts of a case file and the tables that their fields are of."""

PASTED: Mapping[str, str] = {
    "bibtex": N_("An entry as a reference manager or a library catalogue gives it, in place of the fields below."),
    "ris": N_("An entry in the RIS format, as library catalogues give it, in place of the fields below."),
}
"""The fields of a reference that hold what a reference manager wrote, and what is to be pasted there."""


def case_file_schema(corpus: Corpus, words: Words) -> JsonSchema:
    """The schema of a case file; its titles, descriptions, terms and examples are in the language of ``words``."""
    tables = _tables(corpus)
    shown = examples(corpus, words.language)
    parts = {
        section: _section(tables[table], corpus, words, shown[section]) | {"title": tables[table].title[words.language]}
        for section, table in SECTIONS.items()
    }
    lists = {section: _list(part) for section, part in parts.items() if section != "case"}
    case = parts["case"] | {"title": words.text("Case")}
    return {
        "$schema": DIALECT,
        "title": words.text("A case with its findings and references"),
        **object_of({**head(corpus, words), "case": case, **lists}, ["language"]),
        "allOf": _needed_by_kind(parts),
        "$defs": {name: vocabulary_schema(corpus, name, words.language) for name in sorted(_vocabularies(tables))},
    }


def fields_of(corpus: Corpus, section: str) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The fields that a section of a case file may have: name without language, and its columns by language."""
    yield from _fields(_tables(corpus)[SECTIONS[section]])


def _tables(corpus: Corpus) -> dict[str, Table]:
    return {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}


def _fields(table: Table) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for group in table.groups():
        if group[0].base not in AUTOMATIC[table.name]:
            yield group[0].base, group


def _section(table: Table, corpus: Corpus, words: Words, shown: Mapping[str, object]) -> JsonSchema:
    properties: JsonSchema = {}
    for name, columns in _fields(table):
        field = columns[0]
        needed = (field.required or field.one_of_languages) and name not in OPTIONAL_HERE[table.name]
        properties[name] = _described(field, words) | _value(columns, table, corpus, words)
        properties[name] |= {"x-required": True} if needed else {}
        properties[name] |= {"examples": [shown[name]]} if name in shown else {}
    if table.name == "references":
        titles = {"bibtex": "BibTeX", "ris": "RIS"}
        pasted = {
            name: {"type": "string", "title": titles[name], "description": words.text(description)}
            for name, description in PASTED.items()
        }
        properties = {"id": properties.pop("id"), **pasted, **properties}
    return object_of(properties)


def _needed_by_kind(parts: Mapping[str, JsonSchema]) -> list[JsonSchema]:
    """What is required of a file, by its kind: a new record whole, one that is there by its id."""
    new = {section: _required(part) for section, part in parts.items()}
    there = {section: {"required": ["id"]} for section in ("case", "findings", "references")}
    there["municipalities"] = new["municipalities"]
    others = [kind for kind in KINDS if kind != "new-case"]
    return [
        {"if": _kind("new-case"), "then": _sections(new)},
        {"if": {"required": ["kind"], **_kind(*others)}, "then": _sections(there)},
        {"if": {"required": ["kind"], **_kind("dispute")}, "then": {"required": ["comment"]}},
    ]


def _required(part: JsonSchema) -> JsonSchema:
    return {"required": [name for name, value in part["properties"].items() if value.get("x-required")]}


def _kind(*kinds: str) -> JsonSchema:
    return {"properties": {"kind": {"enum": list(kinds)}}}


def _sections(schemas: Mapping[str, JsonSchema]) -> JsonSchema:
    properties = {name: schema if name == "case" else {"items": schema} for name, schema in schemas.items()}
    return {"properties": properties}


def _described(field: Field, words: Words) -> JsonSchema:
    tag = words.language
    description = " ".join(filter(None, (field.description[tag], field.guidance[tag])))
    return {"title": field.base_title[tag], "description": description}


def _value(columns: tuple[Field, ...], table: Table, corpus: Corpus, words: Words) -> JsonSchema:
    field = columns[0]
    if field.language:
        by_language = object_of({column.language: {"type": "string"} for column in columns})
        return {"anyOf": [{"type": "string"}, by_language], "x-text": True}
    if field.name == "inferred":
        titles = {name: group[0].base_title[words.language] for name, group in _fields(table) if name != "inferred"}
        item = choice(titles, "unknown-field")
    else:
        item = scalar(field, corpus, words)
    if field.type == "list":
        needed = field.required and field.name not in OPTIONAL_HERE[table.name]
        return {"type": "array", "items": item, "uniqueItems": True} | ({"minItems": 1} if needed else {})
    return item


def _vocabularies(tables: Mapping[str, Table]) -> set[str]:
    used = {
        column.vocabulary for name in SECTIONS.values() for _name, group in _fields(tables[name]) for column in group
    }
    return used - {""}


def _list(part: JsonSchema) -> JsonSchema:
    return {"type": "array", "title": part["title"], "items": part}
