"""The file of a coder: a table in CSV or Excel, in any of the forms that spreadsheets write, as codes by finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samskap.agreement import FIELDS, VALUES, VOCABULARIES
from samskap.coders.comparing import Coded
from samskap.contribution.grids import Grid, read_grids
from samskap.contribution.headings import headings, key_of
from samskap.contribution.labels import Labels
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.contents import closest
from samskap.package.descriptor import LIST_DELIMITER
from samskap.problems import Problem

FINDING = "id"


def read_coder(name: str, data: bytes, corpus: Corpus, coder: str = "") -> tuple[Coded, list[Problem]]:
    """What one coder coded: the columns of ``codings.csv`` or of ``findings.csv``, headed by names or titles of fields.

    ``coder`` keeps the rows of one coder where the table has a column of that name. Codes are ids or labels of terms.
    Raises nothing: the problems say what is wrong, and what was read differently.
    """
    columns = _headings(corpus)
    found, problems = read_grids(name, data, lambda cells: sum(key_of(cell) in columns for cell in cells))
    for grid in found.grids if found else ():
        heads = _head(grid, columns)
        if heads:
            coded, told = _coded(grid, heads, corpus, coder)
            return coded, problems + told
    return {}, problems if found is None else [
        *problems,
        Problem(name, "coder-columns", values={"allowed": ["finding", *FIELDS]}),
    ]


def _headings(corpus: Corpus) -> Mapping[str, str]:
    """What may stand over a column, and the field that it means."""
    wanted = (FINDING, *FIELDS)
    titles = headings(corpus, "findings")
    known = {key: next(iter(meanings)).field for key, meanings in titles.items() if len(meanings) == 1}
    return {key: field for key, field in known.items() if field in wanted} | {"finding": FINDING, "coder": "coder"}


def _head(grid: Grid, columns: Mapping[str, str]) -> dict[int, str]:
    """The columns of the first row that names the finding and a field; none where no row does."""
    for _number, cells in grid.rows[:2]:
        heads = {place: columns[key_of(str(cell))] for place, cell in enumerate(cells) if key_of(str(cell)) in columns}
        if FINDING in heads.values() and set(heads.values()) & set(FIELDS):
            return heads
    return {}


def _coded(grid: Grid, heads: Mapping[int, str], corpus: Corpus, coder: str) -> tuple[Coded, list[Problem]]:
    labels = {language: Labels(corpus, {}, language) for language in LANGUAGES}["en"]
    coded: dict[str, dict[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    for number, cells in grid.rows[1:]:
        row = {field: str(cells[place]).strip() if place < len(cells) else "" for place, field in heads.items()}
        if coder and row.get("coder", coder) != coder:
            continue
        finding = row[FINDING]
        if not finding:
            problems.append(Problem(grid.name, "required", number, "", "finding"))
        elif finding in coded:
            problems.append(Problem(grid.name, "coded-twice", number, finding, "finding", {"value": finding}))
        else:
            fields = {field: tuple(_codes(row[field], field, labels)) for field in row if field in FIELDS}
            problems += _unknown(grid, number, finding, fields, corpus)
            coded[finding] = fields
    return coded, problems


def _codes(cell: str, field: str, labels: Labels) -> Iterator[str]:
    """The codes of a cell; a label is read as its code where it is that of one term only."""
    for item in [cell] if field in VALUES else cell.split(LIST_DELIMITER):
        if item.strip():
            codes = labels.codes(VOCABULARIES[field], item)
            yield codes[0] if len(codes) == 1 else item.strip()


def _unknown(
    grid: Grid, number: int, finding: str, fields: Mapping[str, Sequence[str]], corpus: Corpus
) -> Iterator[Problem]:
    for field, codes in fields.items():
        name = VOCABULARIES[field]
        allowed = [term.id for term in corpus.vocabulary(name)]
        for code in codes:
            if code not in allowed:
                values = {"value": code, "vocabulary": name, "closest": closest(code, allowed), "allowed": allowed}
                yield Problem(grid.name, "unknown-term", number, finding, field, values)
