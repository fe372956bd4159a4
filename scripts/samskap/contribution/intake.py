"""Files as they come, read and tidied: what people send becomes case files."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.keys import Keys
from samskap.contribution.tables import ENDINGS, read_table_files
from samskap.contribution.tidying import tidied
from samskap.model import Corpus
from samskap.problems import Problem


def read_files(
    data: Iterable[tuple[str, bytes]], corpus: Corpus, language: str = ""
) -> tuple[list[CaseFile], list[Problem]]:
    """The case files in files (name and bytes), and what is wrong with them or was read differently. Raises nothing.

    A file that is a table, by the end of its name, gives one case file for each case.
    """
    files: list[CaseFile] = []
    problems: list[Problem] = []
    keys = Keys(corpus)
    for name, content in data:
        if name.lower().endswith(ENDINGS):
            found, told = read_table_files(name, content, corpus, language, keys)
        else:
            file, told = read_case_file(name, content)
            found = [file] if file else []
        problems += told
        for file in found:
            tidy, told = tidied(file, corpus, keys)
            files.append(tidy)
            problems += told
    return files, problems
