"""Rules on what a record names: references, municipalities, terms and fields must exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samskap.package.bibliography import FIELDS
from samskap.package.contents import Contents, closest
from samskap.package.descriptor import base_name, foreign_keys
from samskap.package.rules.entries import entry_problem
from samskap.package.schema_check import unknown_term
from samskap.package.tex import decode, split
from samskap.package.vocabularies import GROUPS
from samskap.problems import Problem

# vocabularies that no field names: words of the field in general
FREE_VOCABULARIES = ("concept",)
CODES: Mapping[str, str] = {
    "cases": "unknown-case",
    "findings": "unknown-finding",
    "references": "unknown-reference",
    "municipalities": "unknown-municipality",
}
"""The code of the problem that a record of a table is not there."""

_REFERENCE_FIELDS = frozenset(FIELDS) | {"type", "authors", "editors", "year"}


def unknown_records(contents: Contents) -> Iterator[Problem]:
    """A record that another one names is there: a case, a finding, a reference, a municipality."""
    for table in contents.tables.values():
        foreign = foreign_keys(table.schema)
        for field in table.fields:
            target = str(field.get("refers_to") or foreign.get(field["name"]) or "")
            if target not in CODES or not contents.readable(target):
                continue
            known = contents.known(target)
            for record in table.records:
                for value in record.items(field["name"]):
                    if value not in known:
                        yield record.problem(CODES[target], field["name"], value=value, closest=closest(value, known))


def unknown_terms(contents: Contents) -> Iterator[Problem]:
    """Every item of a coded list is a term of the vocabulary of its field."""
    for table in contents.tables.values():
        for field in table.fields:
            vocabulary = str(field.get("vocabulary", ""))
            terms = contents.vocabularies.get(vocabulary)
            if not terms or field.get("type") != "list":
                continue
            for record in table.records:
                for value in record.items(field["name"]):
                    if value not in terms:
                        yield unknown_term(record, field["name"], value, vocabulary, terms)


def unknown_terms_of_entries(contents: Contents) -> Iterator[Problem]:
    """What is to be checked of a reference is a term of the vocabulary to-check."""
    terms = contents.vocabularies.get("to-check")
    for entry in contents.entries if terms else ():
        for value in _items(entry.fields.get("to_check", "")):
            if terms and value not in terms:
                near = closest(value, frozenset(terms))
                values = {"vocabulary": "to-check", "closest": near, "allowed": list(terms)}
                yield entry_problem(entry, "unknown-term", "to_check", value=value, **values)


def unknown_groups(contents: Contents) -> Iterator[Problem]:
    """The group of a term is itself a term: of the vocabulary of the groups, else of the same vocabulary."""
    for record in contents.records("terms"):
        vocabulary = GROUPS.get(record.cell("vocabulary"), record.cell("vocabulary"))
        group, terms = record.cell("group"), contents.vocabularies.get(vocabulary, ())
        if group and group not in terms:
            yield unknown_term(record, "group", group, vocabulary, terms)


def unknown_vocabularies(contents: Contents) -> Iterator[Problem]:
    """A term belongs to a vocabulary that a field uses, that groups another one, or that explains words."""
    known = frozenset(_used_vocabularies(contents)) | frozenset(GROUPS.values()) | frozenset(FREE_VOCABULARIES)
    for record in contents.records("terms") if contents.reference_schema else ():
        value = record.cell("vocabulary")
        if value and value not in known:
            allowed = sorted(known)
            yield record.problem(
                "unknown-vocabulary", "vocabulary", value=value, closest=closest(value, known), allowed=allowed
            )


def unknown_fields(contents: Contents) -> Iterator[Problem]:
    """What is marked as inferred is a field of the same table, named without the language."""
    for table in contents.tables.values():
        fields = frozenset(base_name(field["name"], contents.languages) for field in table.fields)
        for record in table.records:
            for value in record.items("inferred"):
                if value not in fields:
                    yield record.problem("unknown-field", "inferred", value=value, closest=closest(value, fields))
    for entry in contents.entries:
        for value in _items(entry.fields.get("inferred", "")):
            if value not in _REFERENCE_FIELDS:
                near = closest(value, _REFERENCE_FIELDS)
                yield entry_problem(entry, "unknown-field", "inferred", value=value, closest=near)


def _used_vocabularies(contents: Contents) -> Iterator[str]:
    schemas = [table.schema for table in contents.tables.values()] + [contents.reference_schema]
    for schema in schemas:
        yield from (str(field["vocabulary"]) for field in schema.get("fields", ()) if "vocabulary" in field)


def _items(value: str) -> list[str]:
    """The items of a list in an entry."""
    return [item for item in map(decode, split(value)) if item]
