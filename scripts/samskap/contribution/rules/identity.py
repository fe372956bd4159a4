"""Rules on what a file is about, and on the ids of its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samskap.contribution import duplicates
from samskap.contribution.case_file import is_blank
from samskap.contribution.schema import SECTIONS
from samskap.contribution.submission import Part, Submission
from samskap.package.editions import KINDS
from samskap.problems import Problem

_ABOUT: Mapping[str, tuple[str, ...]] = {"dispute": ("findings",)}


def something_to_do(submission: Submission) -> Iterator[Problem]:
    """A file has at least one record; one that disputes has a finding."""
    kind = submission.kind
    sections = _ABOUT.get(kind, tuple(SECTIONS))
    if not any(submission.records(section) for section in sections):
        yield submission.file.problem("case-file-nothing", kind=kind, section=sections[0])


def duplicate_ids(submission: Submission) -> Iterator[Problem]:
    """An id stands once in its section of the file."""
    for section in SECTIONS:
        first: dict[str, Part] = {}
        for part in submission.records(section):
            value = part.cell("id").casefold()
            if value and value in first:
                yield part.problem("duplicate-id", "id", value=part.cell("id"), other=first[value].path)
            first.setdefault(value, part)


def taken_ids(submission: Submission) -> Iterator[Problem]:
    """The id of a new case, finding or municipality is not that of another record, nor that of a retired one.

    That of a reference is a name inside the file, and may be; a municipality that is there already is used.
    """
    for section, table in SECTIONS.items():
        for part in submission.records(section) if section != "references" else ():
            value = part.cell("id")
            if section == "municipalities" and value == _known_municipality(submission, part):
                continue
            if value in submission.there(table):
                yield part.problem("duplicate-id", "id", value=value, other=f"{table}.csv")
            elif (KINDS[table], value) in {(item.kind, item.id) for item in submission.corpus.retired}:
                yield part.problem("duplicate-id", "id", value=value, other="retired.csv")


def similar_cases(submission: Submission) -> Iterator[Problem]:
    """The title of a new case is unlike those of other cases, above all of cases in the same municipality."""
    for part in submission.records("case"):
        title = {language: text for language, (_path, text) in submission.texts(part, "title").items()}
        places = [value for _path, value in part.items("municipalities")]
        for like in duplicates.similar_cases(title, places, submission.corpus)[:1]:
            code = "duplicate-title" if like.same_title else "case-similar"
            names = submission.corpus.cases[like.id].title
            shown = names.get(submission.language) or next(filter(None, names.values()), "")
            yield part.problem(code, "title", other=like.id, title=shown)


def emptied_fields(submission: Submission) -> Iterator[Problem]:
    """A correction does not empty a field that every record must have.

    Of a text, languages that are not named stay; where none has a text, the check of the whole package tells it.
    """
    for part in submission.every_record():
        for field, schema in submission.properties(part.section).items():
            given = schema.get("x-required") and field in part.content
            if given and _is_emptied(part.content[field], submission.corpus.languages):
                yield part.problem("required", field)


def _is_emptied(value: Any, languages: Sequence[str]) -> bool:
    """Whether nothing is left of a field that is given so: a text stays in the languages that are not named."""
    return is_blank(value) and not (isinstance(value, Mapping) and value and set(languages) - set(value))


def _known_municipality(submission: Submission, part: Part) -> str:
    names = {language: text for language, (_path, text) in submission.texts(part, "name").items()}
    return duplicates.same_municipality(names, part.cell("country"), submission.corpus)
