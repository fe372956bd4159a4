"""Files as they come, read and tidied: what people send becomes case files."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.model import Corpus
from samskap.problems import Problem


def read_files(data: Iterable[tuple[str, bytes]], corpus: Corpus) -> tuple[list[CaseFile], list[Problem]]:
    """The case files in files (name and bytes), and what is wrong with them or was read differently. Raises nothing."""
    files: list[CaseFile] = []
    problems: list[Problem] = []
    for name, content in data:
        file, told = read_case_file(name, content)
        files += [file] if file else []
        problems += told
    return files, problems
