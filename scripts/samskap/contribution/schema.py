"""What a case file holds, as JSON Schema (draft 2020-12) made of the Table Schemas and the vocabularies.

One schema drives the template, the form, ``samskap check FILE`` and editors. Keywords of our own begin with ``x-``:

* ``x-text``: a text, given as one string in the language of the file or as strings by language;
* ``x-vocabulary``: a value is a term of this vocabulary (each term a ``const`` with its label and definition);
* ``x-refers-to``: a value is an id of this table, or one that the same file defines;
* ``x-code``: the code of the problem that breaking a keyword makes, where it is not that of the keyword in general.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samskap.languages import Words
from samskap.model import Corpus, Term
from samskap.package.fields import Field, Table, described_tables

JsonSchema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LAYOUT = 1
KINDS = ("new-case", "correction", "dispute", "translation")
"""What a file wants: to bring a case, to correct or translate records, or to dispute findings."""

AUTOMATIC: Mapping[str, frozenset[str]] = {
    "cases": frozenset({"coded_on", "review"}),
    "findings": frozenset({"case", "coded_on", "coding", "review"}),
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

PASTED = ("bibtex", "ris")
"""The fields of a reference that hold what a reference manager wrote."""

ORCID = r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$"
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
_TYPES: Mapping[str, JsonSchema] = {
    "string": {"type": "string"},
    "yearmonth": {"type": "string", "pattern": _MONTH, "x-code": {"pattern": "date-form"}},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
}
_CODES = {"id": "id-form", "doi": "doi-form"}


def case_file_schema(corpus: Corpus, words: Words) -> JsonSchema:
    """The schema of a case file, its titles, descriptions and terms in the language of ``words``."""
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    parts = {section: _section(tables[table], corpus, words) for section, table in SECTIONS.items()}
    text, language = words.text, words.language
    head = {
        "layout": {"const": str(LAYOUT), "title": text("Layout of the file")},
        "kind": {"enum": list(KINDS), "default": KINDS[0], "title": text("What the file is for")},
        "language": {"enum": list(corpus.languages), "default": language, "title": text("Language of the texts")},
        "contributor": _contributor(words),
        "comment": {"type": "string", "title": text("To the reviewer")},
    }
    case = parts.pop("case")
    lists = {
        section: {"type": "array", "title": _title(tables[section], words), "items": part}
        for section, part in parts.items()
    }
    return {
        "$schema": DIALECT,
        "title": text("A case with its findings and references"),
        **_object({**head, "case": case | {"title": text("Case")}, **lists}, required=("language",)),
        "$defs": {name: _vocabulary(corpus.vocabulary(name), name, language) for name in sorted(_vocabularies(tables))},
    }


def fields_of(corpus: Corpus, section: str) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The fields that a section of a case file may have: name without language, and its columns by language."""
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    yield from _fields(tables[SECTIONS[section]])


def _fields(table: Table) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for group in table.groups():
        if group[0].base not in AUTOMATIC[table.name]:
            yield group[0].base, group


def _section(table: Table, corpus: Corpus, words: Words) -> JsonSchema:
    properties: JsonSchema = {}
    required = []
    for name, columns in _fields(table):
        properties[name] = _described(columns[0], words) | _value(columns, corpus)
        if (columns[0].required or columns[0].one_of_languages) and name not in OPTIONAL_HERE[table.name]:
            required.append(name)
    if table.name == "references":
        properties |= {
            name: {"type": "string", "title": title} for name, title in (("bibtex", "BibTeX"), ("ris", "RIS"))
        }
    return _object(properties, required)


def _described(field: Field, words: Words) -> JsonSchema:
    tag = words.language
    description = " ".join(filter(None, (field.description[tag], field.guidance[tag])))
    return {"title": field.base_title[tag], "description": description}


def _value(columns: tuple[Field, ...], corpus: Corpus) -> JsonSchema:
    field = columns[0]
    if field.language:
        by_language = _object({column.language: {"type": "string"} for column in columns})
        return {"anyOf": [{"type": "string"}, by_language], "x-text": True}
    if field.type == "list":
        item = _scalar(field, "string", corpus)
        return {"type": "array", "items": item, "uniqueItems": True} | ({"minItems": 1} if field.required else {})
    return _scalar(field, field.type, corpus)


def _scalar(field: Field, kind: str, corpus: Corpus) -> JsonSchema:
    if corpus.vocabulary(field.vocabulary):
        return {"$ref": f"#/$defs/{field.vocabulary}"}
    limits = {name: field.constraints[name] for name in ("minimum", "maximum") if name in field.constraints}
    schema = dict(_TYPES[kind]) | limits
    if "pattern" in field.constraints:
        schema |= {"pattern": field.constraints["pattern"], "x-code": {"pattern": _CODES.get(field.name, "schema")}}
    if field.format == "uri":
        schema |= {"format": "uri", "x-code": {"format": "url-form"}}
    return schema | ({"x-refers-to": field.refers_to} if field.refers_to else {})


def _vocabulary(terms: Iterable[Term], name: str, language: str) -> JsonSchema:
    return {"x-vocabulary": name, "oneOf": [_term(term, language) for term in terms]}


def _term(term: Term, language: str) -> JsonSchema:
    described = {"const": term.id, "title": term.label[language], "description": term.definition[language]}
    return described | ({"x-group": term.group} if term.group else {})


def _vocabularies(tables: Mapping[str, Table]) -> set[str]:
    used = {
        column.vocabulary for name in SECTIONS.values() for _name, group in _fields(tables[name]) for column in group
    }
    return used - {""}


def _contributor(words: Words) -> JsonSchema:
    properties: JsonSchema = {
        "name": {"type": "string", "title": words.text("Your name, as it is to be shown")},
        "orcid": {"type": "string", "pattern": ORCID, "title": "ORCID", "x-code": {"pattern": "orcid-form"}},
        "affiliation": {"type": "string", "title": words.text("Where you work or study")},
    }
    return {"title": words.text("You"), **_object(properties)}


def _title(table: Table, words: Words) -> str:
    return table.title[words.language]


def _object(properties: JsonSchema, required: Iterable[str] = ()) -> JsonSchema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}
