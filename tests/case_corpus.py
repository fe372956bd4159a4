"""The corpus of case files, valid and broken: each a mistake that people make, with what is to be told of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.checking import check_case_file
from samskap.contribution.schema import case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.problems import Problem

CASE_FILES = Path(__file__).parent / "data" / "case_files"
EXPECTED: dict[str, list[tuple[str, str, int | None]]] = {
    name: [(path, code, line) for path, code, line in found]
    for name, found in json.loads((CASE_FILES / "expected.json").read_text(encoding="utf-8")).items()
}
"""What is to be found in each file: path, code and line."""


@cache
def sample_corpus() -> Corpus:
    """The sample package, read."""
    return read_corpus(Path(__file__).parent / "data" / "sample")


@cache
def sample_schema() -> JsonSchema:
    """The schema of case files for the sample package."""
    return case_file_schema(sample_corpus(), words("en"))


def checked(file: CaseFile) -> list[Problem]:
    """What is wrong with a case file for the sample package."""
    return check_case_file(file, sample_corpus(), sample_schema())


def problems_of(name: str, data: bytes) -> list[Problem]:
    """What is wrong with the bytes of a case file, before anything in it is tidied."""
    file, problems = read_case_file(name, data)
    return checked(file) if file else problems


@cache
def problems_in_corpus() -> dict[str, list[Problem]]:
    """What is found in each file of the corpus."""
    return {name: problems_of(name, (CASE_FILES / name).read_bytes()) for name in sorted(EXPECTED)}
