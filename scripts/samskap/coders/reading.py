"""The file of a coder: a table in CSV or Excel, in any of the forms that spreadsheets write, as codes by finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.agreement import FIELDS, VALUES, VOCABULARIES
from samskap.coders.comparing import Coded
from samskap.contribution.grids import Grid, Unusable, Value, read_grids
from samskap.contribution.headings import headings, key_of
from samskap.contribution.labels import Labels
from samskap.model import Corpus
from samskap.package.contents import closest
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.fields import described_tables
from samskap.problems import Problem

FINDING, CODER = "id", "coder"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a coder's table: its number, and its cells by field."""

    number: int
    cells: Mapping[str, Value]

    def text(self, field: str) -> str:
        value = self.cells.get(field, "")
        return value.text if isinstance(value, Unusable) else str(value).strip()


def read_coder(name: str, data: bytes, corpus: Corpus, coder: str = "") -> tuple[Coded, list[Problem]]:
    """What one coder coded: the columns of ``codings.csv`` or of ``findings.csv``, headed by names or titles of fields.

    ``coder`` keeps the rows of one coder where the table has a column of that name. Codes are ids or labels of terms.
    Raises nothing: the problems say what is wrong, and what was read differently. Where nothing was coded, one does.
    """
    columns = _columns(corpus)
    found, problems = read_grids(name, data, lambda cells: sum(key_of(cell) in columns for cell in cells))
    if found is None:
        return {}, problems
    grid = max(found.grids, key=lambda grid: len(_heads(grid, columns)), default=None)
    if grid is None or not _heads(grid, columns):
        return {}, [*problems, Problem(name, "coder-columns", values={"allowed": ["finding", *FIELDS]})]
    rows = list(_rows(grid, columns))
    chosen = [row for row in rows if coder in ("", row.text(CODER)) or CODER not in row.cells]
    told = _coders(grid.name, rows, chosen, coder)
    if told:
        return {}, [*problems, told]
    coded, wrong = _coded(grid, chosen, corpus)
    return coded, problems + wrong


def _columns(corpus: Corpus) -> Mapping[str, str]:
    """What may stand over a column, and the field that it means."""
    wanted = (FINDING, *FIELDS)
    titles = headings(corpus, "findings")
    known = {key: next(iter(meanings)).field for key, meanings in titles.items() if len(meanings) == 1}
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    own = {field.name: field.title.values() for field in tables["codings"].fields} if "codings" in tables else {}
    named = {key_of(title): CODER for title in (CODER, *own.get(CODER, ()))}
    named |= {key_of(title): FINDING for title in ("finding", *own.get("finding", ()))}
    return {key: field for key, field in known.items() if field in wanted} | named


def _heads(grid: Grid, columns: Mapping[str, str]) -> dict[int, str]:
    """The columns of the table, if its first row names the finding and a coded field; else none."""
    return _head(grid.rows[0][1], columns) if grid.rows else {}


def _head(cells: Sequence[Value], columns: Mapping[str, str]) -> dict[int, str]:
    keys = {place: key_of(str(cell)) for place, cell in enumerate(cells)}
    heads = {place: columns[key] for place, key in keys.items() if key in columns}
    return heads if FINDING in heads.values() and set(heads.values()) & set(FIELDS) else {}


def _rows(grid: Grid, columns: Mapping[str, str]) -> Iterator[_Row]:
    """The rows below the headings; our workbooks have two rows of these."""
    heads = _heads(grid, columns)
    for number, cells in grid.rows[1:]:
        if not _head(cells, columns):
            yield _Row(number, {name: cells[place] if place < len(cells) else "" for place, name in heads.items()})


def _coders(name: str, rows: Sequence[_Row], chosen: Sequence[_Row], coder: str) -> Problem | None:
    """What is wrong where it is not clear whose codings are meant, or where there are none."""
    coders = list(dict.fromkeys(row.text(CODER) for row in rows if row.text(CODER)))
    if not rows:
        return Problem(name, "file-empty")
    if not coder and len(coders) > 1:
        return Problem(name, "coders-several", values={"allowed": coders})
    return None if chosen else Problem(name, "coder-unknown", values={"value": coder, "allowed": coders})


def _coded(grid: Grid, rows: Iterable[_Row], corpus: Corpus) -> tuple[Coded, list[Problem]]:
    labels = Labels(corpus, {}, "en")
    coded: dict[str, dict[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    for row in rows:
        finding = row.text(FINDING)
        if not finding:
            problems.append(Problem(grid.name, "required", row.number, "", "finding"))
        elif finding in coded:
            problems.append(Problem(grid.name, "coded-twice", row.number, finding, "finding", {"value": finding}))
        else:
            fields = {name: tuple(dict.fromkeys(_codes(row, name, labels))) for name in row.cells if name in FIELDS}
            problems += _unknown(grid, row, finding, fields, corpus)
            coded[finding] = fields
    return coded, problems


def _codes(row: _Row, field: str, labels: Labels) -> Iterator[str]:
    """The codes of a cell; a label is read as its code where it is that of one term only."""
    for item in [row.text(field)] if field in VALUES else row.text(field).split(LIST_DELIMITER):
        if item.strip():
            codes = labels.codes(VOCABULARIES[field], item)
            yield codes[0] if len(codes) == 1 else item.strip()


def _unknown(
    grid: Grid, row: _Row, finding: str, fields: Mapping[str, Sequence[str]], corpus: Corpus
) -> Iterator[Problem]:
    for field, codes in fields.items():
        name = VOCABULARIES[field]
        allowed = [term.id for term in corpus.vocabulary(name)]
        for code in codes:
            if code not in allowed:
                values = {"value": code, "vocabulary": name, "closest": closest(code, allowed), "allowed": allowed}
                yield Problem(grid.name, "unknown-term", row.number, finding, field, values)
