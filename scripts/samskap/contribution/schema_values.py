"""The schemas of single values: terms, choices, texts and numbers, and the forms of ids, dates and identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from samskap.languages import Words
from samskap.model import Corpus, Term
from samskap.package.bibliography import LANGUAGES
from samskap.package.fields import Field

JsonSchema = dict[str, Any]

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


def scalar(field: Field, corpus: Corpus, words: Words) -> JsonSchema:
    """The schema of one value of a field: a term, a choice, or a text or number with its limits."""
    refers_to = {"x-refers-to": field.refers_to} if field.refers_to else {}
    if corpus.vocabulary(field.vocabulary):
        return {"$ref": f"#/$defs/{field.vocabulary}"}
    if (field.table, field.name) == ("references", "language"):
        return choice({tag: words.language_name(tag) for tag in LANGUAGES}, "language-tag")
    if (field.table, field.name) in _OWN:
        return dict(_OWN[field.table, field.name])
    if field.name == "id":
        return dict(_ID)
    if field.format == "uri":
        return {"type": "string", "format": "uri", "x-code": {"format": "url-form"}}
    limits = {name: field.constraints[name] for name in ("minimum", "maximum") if name in field.constraints}
    return dict(_TYPES["string" if field.type == "list" else field.type]) | limits | refers_to


def choice(titles: Mapping[str, str], code: str) -> JsonSchema:
    """The schema of a value that is one of those given, each with its title; ``code`` is that of the problem."""
    options = [{"const": value, "title": title} for value, title in titles.items()]
    return {"type": "string", "oneOf": options, "x-code": {"oneOf": code}}


def vocabulary_schema(corpus: Corpus, name: str, language: str) -> JsonSchema:
    """The schema of a term of a vocabulary, with labels and definitions in a language."""
    terms = [_term(term, language) for term in corpus.vocabulary(name)]
    return {"type": "string", "oneOf": terms, "x-vocabulary": name, "x-code": {"oneOf": "unknown-term"}}


def _term(term: Term, language: str) -> JsonSchema:
    described = {"const": term.id, "title": term.label[language], "description": term.definition[language]}
    return described | ({"x-group": term.group} if term.group else {})


def object_of(properties: JsonSchema, required: Iterable[str] = ()) -> JsonSchema:
    """The schema of an object with these properties and no other."""
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}
