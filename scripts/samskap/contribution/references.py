"""The references of a case file: what is pasted and what is typed becomes one reference; what is typed wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from samskap.contribution.case_file import CaseFile, is_blank
from samskap.contribution.duplicates import same_reference
from samskap.contribution.pasted import Note, Values, dated, name_of
from samskap.contribution.pasted_bibtex import read_bibtex
from samskap.contribution.pasted_ris import read_ris
from samskap.contribution.schema import PASTED
from samskap.model import Corpus, Reference
from samskap.package.bibliography import LANGUAGES, LISTS
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.rules.entries import DOI, is_date, is_web_address
from samskap.problems import Problem

UPDATING = frozenset({"correction", "translation"})
"""The kinds of files that change records."""
NEEDED = ("type", "title", "language")
"""What every reference has, whether it was pasted or typed."""

_READERS = {"ris": read_ris, "bibtex": read_bibtex}
_NAMES = ("authors", "editors")
_TRUTHS = {"true": True, "false": False}
_AUTOMATIC = ("coded_on", "review", "source_is_copy")
_NOTHING: Mapping[str, Any] = {
    **{"year": None, "peer_reviewed": None, "source_is_copy": False},
    **dict.fromkeys((*_NAMES, *LISTS), ()),
}


@dataclass(frozen=True, slots=True)
class Given:
    """A reference as a file gives it: the part of the file, its name there, and the values that are given.

    A value that is given as nothing is empty: in a correction, that empties the field.
    """

    path: str
    name: str
    values: Values

    def reference(self, before: Reference | None = None) -> Reference:
        """The reference, or the one before with the values that are given. Automatic fields stay as they were."""
        if before:
            return replace(before, **self.values)
        empty = {field.name: _NOTHING.get(field.name, "") for field in fields(Reference)}
        return Reference(**empty | {"id": self.name} | dict(self.values))


def entries(file: CaseFile, corpus: Corpus) -> tuple[list[Reference], list[Problem]]:
    """The references of a file in their order, and everything that is wrong with or to be told of them.

    The id of a reference is the name that it has in the file; what is not known is empty. Raises nothing.
    """
    found, problems = given(file, corpus)
    return [one.reference(corpus.references.get(one.name)) for one in found], problems


def given(file: CaseFile, corpus: Corpus) -> tuple[list[Given], list[Problem]]:
    """What a file says of each of its references, and the problems of :func:`entries`."""
    listed = file.content.get("references")
    found: list[Given] = []
    problems: list[Problem] = []
    for number, content in enumerate(listed if isinstance(listed, list) else [], start=1):
        path = f"references.{number}"
        if isinstance(content, dict) and not is_blank(content):
            one, told = _given(file, path, content, corpus)
            found.append(one)
            problems += told
    return found, problems


def _given(file: CaseFile, path: str, content: Mapping[str, Any], corpus: Corpus) -> tuple[Given, list[Problem]]:
    typed = _typed(content)
    pasted: dict[str, Any] = {}
    problems = []
    readable = True
    for name in reversed(list(PASTED)):
        text = content.get(name)
        if isinstance(text, str) and text:
            paste = _READERS[name](text)
            readable &= bool(paste.values)
            pasted |= paste.values
            problems += [_problem(file, f"{path}.{name}", note) for note in paste.notes if not typed.get(note.field)]
    one = Given(path, str(content.get("id") or ""), _together(pasted, typed))
    problems += _wrong(file, one, content)
    if readable:
        problems += _missing(file, one, corpus)
    return one, problems


def _together(pasted: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """The values of both; a date that is typed puts the pasted one aside, whichever of its two fields it is in."""
    if typed.get("year") or typed.get("date"):
        pasted = {name: value for name, value in pasted.items() if name not in {"year", "date"}}
    empties = {name for name, value in typed.items() if value in ("", (), None)}
    return {**pasted, **{name: value for name, value in typed.items() if name not in empties or name not in pasted}}


def _typed(content: Mapping[str, Any]) -> dict[str, Any]:
    """The typed fields as attributes; one whose form is wrong is left out, the schema tells it."""
    found: dict[str, Any] = {}
    for field in fields(Reference):
        value = content.get(field.name)
        if field.name in _AUTOMATIC or field.name == "id" or value is None:
            continue
        if field.name in _NOTHING and not value:
            found[field.name] = _NOTHING[field.name]
        elif field.name in _NAMES or field.name in LISTS:
            if isinstance(value, list):
                items = [" ".join(part.split()) for item in value for part in str(item).split(LIST_DELIMITER)]
                found[field.name] = tuple(
                    name_of(item) if field.name in _NAMES else item for item in items if item.strip(" ,{}")
                )
        elif isinstance(value, str):
            found |= _scalar(field.name, " ".join(value.split()))
    return {**found, **_typed_date(found)}


def _scalar(name: str, value: str) -> dict[str, Any]:
    if name == "year":
        return {"year": int(value)} if value.isascii() and value.isdigit() and len(value) == 4 else {}
    if name == "peer_reviewed":
        return {"peer_reviewed": _TRUTHS[value]} if value in _TRUTHS else {}
    return {name: value}


def _typed_date(found: Mapping[str, Any]) -> dict[str, Any]:
    """A typed date gives the year; a typed year without a date empties the date."""
    if found.get("date") and is_date(found["date"]):
        parts = dated(found["date"])
        return {"date": "", **parts} if not found.get("year") else {"date": parts.get("date", "")}
    return {"date": ""} if found.get("year") and "date" not in found else {}


def _problem(file: CaseFile, paste: str, note: Note) -> Problem:
    """The problem of a note, at its line in the paste where the paste has lines of its own."""
    path = f"{paste.rpartition('.')[0]}.{note.field}" if note.field else paste
    problem = file.problem(note.code, path, **note.values)
    line, inside = file.line(paste), note.values.get("line")
    return replace(problem, row=line + inside if line and isinstance(inside, int) else line)


def _wrong(file: CaseFile, one: Given, content: Mapping[str, Any]) -> Iterator[Problem]:
    """The DOI, the addresses, the date and the language have the form that they are kept in."""
    values = one.values
    if values.get("doi") and not DOI.fullmatch(values["doi"]):
        yield file.problem("doi-form", f"{one.path}.doi", value=values["doi"])
    for name in ("url", "source_url"):
        if values.get(name) and not is_web_address(values[name]):
            yield file.problem("url-form", f"{one.path}.{name}", value=values[name])
    if values.get("date") and not is_date(values["date"]):
        yield file.problem("date-form", f"{one.path}.date", value=values["date"])
    elif values.get("date") and values.get("year") and int(values["date"][:4]) != values["year"]:
        yield file.problem("year-differs", f"{one.path}.year", year=values["year"], date=values["date"])
    if values.get("language") and values["language"] not in LANGUAGES:
        allowed = list(LANGUAGES)
        yield file.problem("language-tag", f"{one.path}.language", value=values["language"], allowed=allowed)


def known_reference(one: Given, corpus: Corpus) -> str:
    """The key of the reference of the evidence base that is meant: named and nothing more, or there already."""
    if one.name in corpus.references and not any(one.values.values()):
        return one.name
    return same_reference(one.reference(), corpus)


def _missing(file: CaseFile, one: Given, corpus: Corpus) -> Iterator[Problem]:
    """A reference that is not in the evidence base has a type, a title and a language; one that is there is told."""
    if file.content.get("kind") in UPDATING:
        return
    known = known_reference(one, corpus)
    if known and known != one.name:
        doi = bool(one.values.get("doi")) and one.values["doi"].casefold() == corpus.references[known].doi.casefold()
        yield file.problem("reference-known", f"{one.path}.{'doi' if doi else 'title'}", other=known)
    for name in NEEDED if not known else ():
        if not one.values.get(name):
            yield file.problem("required", f"{one.path}.{name}")
