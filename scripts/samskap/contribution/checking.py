"""The check of a case file: every problem at once, in the order of the file. Reads and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from samskap.contribution.case_file import CaseFile
from samskap.contribution.conformity import schema_problems
from samskap.contribution.references import UPDATING, Given, given, known_reference
from samskap.contribution.rules import EVERY, NEW, THERE
from samskap.contribution.schema import case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.contribution.submission import Submission
from samskap.languages import words
from samskap.model import Corpus, Reference
from samskap.package.check import without_general
from samskap.problems import Problem, in_order


def check_case_file(file: CaseFile, corpus: Corpus, schema: JsonSchema | None = None) -> list[Problem]:
    """Everything that is wrong with a case file that could be read, for an evidence base. Raises nothing.

    ``schema`` is that of case files, where it is made already: many files are checked much quicker with one.
    Labels in place of ids and other things that :func:`samskap.contribution.tidying.tidied` mends are problems here.
    """
    schema = schema or case_file_schema(corpus, words("en"))
    submission = Submission(file=file, corpus=corpus, schema=schema)
    problems = list(schema_problems(file, schema))
    for rule in (*EVERY, *(NEW if submission.kind == "new-case" else THERE)):
        problems += rule(submission)
    references, told = given(file, corpus)
    there = corpus if submission.kind not in UPDATING else None
    needless = {path for one in references for path in _needless(one, there)}
    problems = [problem for problem in problems if problem.code != "required" or problem.field not in needless]
    return in_order(without_general([*problems, *told]))


def _needless(one: Given, corpus: Corpus | None) -> Iterator[str]:
    """The paths of the fields of a reference that nobody need type: they are pasted, or it is there already."""
    known = corpus is not None and bool(known_reference(one, corpus))
    for field in fields(Reference):
        if known or one.values.get(field.name):
            yield f"{one.path}.{field.name}"
