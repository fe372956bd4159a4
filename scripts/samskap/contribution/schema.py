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

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samskap.contribution.examples import examples
from samskap.languages import N_, Words
from samskap.model import Corpus, Term
from samskap.package.bibliography import LANGUAGES
from samskap.package.fields import Field, Table, described_tables

JsonSchema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LAYOUT = 1
KINDS: Mapping[str, str] = {
    "new-case": N_("Bring a case, or findings for one that is there"),
    "correction": N_("Correct something"),
    "dispute": N_("Dispute findings"),
    "translation": N_("Translate texts"),
}
"""What a file is for, in words."""

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

ORCID = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
DOI = r"^10\.[0-9]{4,9}/[^\s\\{}]+$"
DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
_TYPES: Mapping[str, JsonSchema] = {
    "string": {"type": "string"},
    "yearmonth": {"type": "string", "pattern": _MONTH, "x-code": {"pattern": "date-form"}},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
}
_ID: JsonSchema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$", "x-code": {"pattern": "id-form"}}
_OWN: Mapping[tuple[str, str], JsonSchema] = {
    ("references", "doi"): {"type": "string", "pattern": DOI, "x-code": {"pattern": "doi-form"}},
    ("references", "date"): {"type": "string", "pattern": DATE, "x-code": {"pattern": "date-form"}},
}
"""Forms of values that rules of the package ask for, beyond its schema."""


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
        **_object({**_head(corpus, words), "case": case, **lists}, ["language"]),
        "allOf": _needed_by_kind(parts),
        "$defs": {name: _vocabulary(corpus, name, words.language) for name in sorted(_vocabularies(tables))},
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


def _head(corpus: Corpus, words: Words) -> JsonSchema:
    text = words.text
    kinds = {kind: text(name) for kind, name in KINDS.items()}
    tags = {tag: words.language_name(tag) for tag in corpus.languages}
    return {
        "layout": {"type": "integer", "const": LAYOUT, "title": text("Layout of the file")},
        "kind": _choice(kinds, "choice") | {"default": "new-case", "title": text("What the file is for")},
        "language": _choice(tags, "choice")
        | {"title": text("Language of the texts"), "description": text("The language in which you write.")},
        "contributor": _contributor(words),
        "comment": {
            "type": "string",
            "title": text("To the reviewer"),
            "description": text(
                "What the reviewer should know, and what you are unsure of. It does not come on to the site."
            ),
        },
    }


def _contributor(words: Words) -> JsonSchema:
    text = words.text
    properties: JsonSchema = {
        "name": {
            "type": "string",
            "title": text("Name"),
            "description": text("As it is to stand among those credited."),
        },
        "orcid": {
            "type": "string",
            "title": "ORCID",
            "description": text("Your ORCID iD, if you have one and want it shown."),
            "pattern": ORCID,
            "x-code": {"pattern": "orcid-form"},
            "examples": ["0000-0002-1825-0097"],
        },
        "affiliation": {
            "type": "string",
            "title": text("Affiliation"),
            "description": text("Where you work or study, if it is to be shown."),
        },
    }
    description = text("Who is to be credited. Leave it empty to stay unnamed.")
    return {"title": text("Contributor"), "description": description, **_object(properties)}


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
    return _object(properties)


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
        by_language = _object({column.language: {"type": "string"} for column in columns})
        return {"anyOf": [{"type": "string"}, by_language], "x-text": True}
    if field.name == "inferred":
        titles = {name: group[0].base_title[words.language] for name, group in _fields(table) if name != "inferred"}
        item = _choice(titles, "unknown-field")
    else:
        item = _scalar(field, corpus, words)
    if field.type == "list":
        needed = field.required and field.name not in OPTIONAL_HERE[table.name]
        return {"type": "array", "items": item, "uniqueItems": True} | ({"minItems": 1} if needed else {})
    return item


def _scalar(field: Field, corpus: Corpus, words: Words) -> JsonSchema:
    refers_to = {"x-refers-to": field.refers_to} if field.refers_to else {}
    if corpus.vocabulary(field.vocabulary):
        return {"$ref": f"#/$defs/{field.vocabulary}"}
    if (field.table, field.name) == ("references", "language"):
        return _choice({tag: words.language_name(tag) for tag in LANGUAGES}, "language-tag")
    if (field.table, field.name) in _OWN:
        return dict(_OWN[field.table, field.name])
    if field.name == "id":
        return dict(_ID)
    if field.format == "uri":
        return {"type": "string", "format": "uri", "x-code": {"format": "url-form"}}
    limits = {name: field.constraints[name] for name in ("minimum", "maximum") if name in field.constraints}
    return dict(_TYPES["string" if field.type == "list" else field.type]) | limits | refers_to


def _choice(titles: Mapping[str, str], code: str) -> JsonSchema:
    options = [{"const": value, "title": title} for value, title in titles.items()]
    return {"type": "string", "oneOf": options, "x-code": {"oneOf": code}}


def _vocabulary(corpus: Corpus, name: str, language: str) -> JsonSchema:
    terms = [_term(term, language) for term in corpus.vocabulary(name)]
    return {"type": "string", "oneOf": terms, "x-vocabulary": name, "x-code": {"oneOf": "unknown-term"}}


def _term(term: Term, language: str) -> JsonSchema:
    described = {"const": term.id, "title": term.label[language], "description": term.definition[language]}
    return described | ({"x-group": term.group} if term.group else {})


def _vocabularies(tables: Mapping[str, Table]) -> set[str]:
    used = {
        column.vocabulary for name in SECTIONS.values() for _name, group in _fields(tables[name]) for column in group
    }
    return used - {""}


def _list(part: JsonSchema) -> JsonSchema:
    return {"type": "array", "title": part["title"], "items": part}


def _object(properties: JsonSchema, required: Iterable[str] = ()) -> JsonSchema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}
