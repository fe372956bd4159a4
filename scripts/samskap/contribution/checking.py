"""The check of a case file: every problem at once, in the order of the file. Reads and writes nothing."""

from __future__ import annotations

from samskap.contribution.case_file import CaseFile
from samskap.contribution.conformity import schema_problems
from samskap.contribution.rules import EVERY, NEW
from samskap.contribution.schema import case_file_schema
from samskap.contribution.submission import Submission
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.check import without_general
from samskap.problems import Problem, in_order


def check_case_file(file: CaseFile, corpus: Corpus) -> list[Problem]:
    """Everything that is wrong with a case file that could be read, for an evidence base. Raises nothing.

    Labels in place of ids and other things that :func:`samskap.contribution.tidying.tidied` mends are problems here.
    """
    schema = case_file_schema(corpus, words("en"))
    submission = Submission(file=file, corpus=corpus, schema=schema)
    problems = list(schema_problems(file, schema))
    for rule in (*EVERY, *(NEW if submission.kind == "new-case" else ())):
        problems += rule(submission)
    return in_order(without_general(problems))
