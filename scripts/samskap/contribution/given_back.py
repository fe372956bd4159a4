"""A workbook of the data page that has been changed and given back: which cells differ from the data, and since when.

Each cell is looked at three ways: as it was in the version that the workbook is of, as it is now, and as the workbook
has it. Only what the workbook changed, and nobody else since, is a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.contribution import spelling
from samskap.contribution.grids import Grid, Value
from samskap.contribution.parts import text_of
from samskap.package.canonical import tidy
from samskap.package.editions import Edition
from samskap.package.fields import Field, Table
from samskap.package.reading import to_cell, to_value
from samskap.package.tables import Row
from samskap.problems import Problem

TABLES = ("cases", "findings", "references", "municipalities", "terms")
"""The tables of the workbook."""

DERIVED = frozenset({"kind"})
"""Fields that follow from others and cannot be changed."""

_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: its table, number, key, and its values and columns (from 0) by field name."""

    grid: Grid
    table: Table
    row: int
    key: tuple[str, ...]
    values: Mapping[str, Value]
    columns: Mapping[str, int]

    def problem(self, code: str, name: str = "", /, **values: object) -> Problem:
        """A problem with a field of the row."""
        return self.grid.problem(code, self.row, self.columns.get(name), name, **values)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that the workbook changes: its row, its field, and what stood and is to stand there."""

    line: Line
    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook changes, its rows that are new, and what is wrong or to be told."""

    changes: Sequence[Change]
    new: Sequence[Line]
    problems: Sequence[Problem]


def lines_of(grids: Sequence[Grid], tables: Mapping[str, Table]) -> list[Line]:
    """The rows of the sheets whose first row names the fields of a table."""
    found: list[Line] = []
    for grid in grids:
        names = [str(cell).strip() for cell in grid.rows[0][1]] if grid.rows and grid.rows[0][0] == 1 else []
        table = _table(set(names), tables)
        if table:
            columns = {name: number for number, name in enumerate(names) if name}
            found += [_line(grid, table, row, cells, columns) for row, cells in grid.rows[2:]]
    return found


def _table(names: set[str], tables: Mapping[str, Table]) -> Table | None:
    """The table most of whose fields a row names; none where that is not a clear majority of them."""
    shares = {
        name: len(names & {field.name for field in table.fields}) / len({field.base for field in table.fields})
        for name, table in tables.items()
        if name in TABLES and "id" in names
    }
    best = max(shares, key=lambda name: shares[name], default="")
    return tables[best] if best and shares[best] >= _LEAST_SHARE else None


def _line(grid: Grid, table: Table, row: int, cells: Sequence[Value], columns: Mapping[str, int]) -> Line:
    values = {name: cells[number] if number < len(cells) else "" for name, number in columns.items()}
    key = tuple(str(values.get(field.name, "")).strip() for field in table.fields if field.key)
    return Line(grid, table, row, key, values, columns)


def compared(
    lines: Sequence[Line], base: Edition, now: Edition, labels: Mapping[tuple[str, str, str], str]
) -> Comparison:
    """What the rows of a workbook change of the data as it is now; ``base`` is the version that the workbook is of.

    ``labels`` are the words that columns for reading only are to hold, by table, id and column.
    """
    changes: list[Change] = []
    new: list[Line] = []
    problems: list[Problem] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for line in lines:
        name = line.table.name
        if (name, line.key) in seen and any(line.key):
            problems.append(line.problem("row-twice", "id", value=line.key[-1]))
            continue
        seen.add((name, line.key))
        row = now.tables[name].get(line.key)
        if row is not None:
            old = base.tables.get(name, {}).get(line.key, row)
            changes += _changes(line, old, row, labels, problems)
        elif name == "terms" or line.key in base.tables.get(name, {}):
            problems.append(line.problem("row-not-addable", "id", value=line.key[-1]))
        else:
            new.append(line)
    problems += _gone(lines, seen, base, now)
    return Comparison(changes, new, problems)


def _changes(
    line: Line, old: Row, row: Row, labels: Mapping[tuple[str, str, str], str], problems: list[Problem]
) -> Iterator[Change]:
    for item in line.table.fields:
        if item.name not in line.columns or item.key:
            continue
        text, told = text_of(line.values[item.name], item.name, item.type)
        if told and told[0] != "cell-date":
            problems.append(line.problem(told[0], item.name, **told[1]))
            continue
        after, before, was = (canonical(value, item) for value in (text, row[item.name], old.get(item.name, "")))
        if after in (before, was):
            problems += _label_only(line, item, before, labels) if after == before else ()
        elif line.table.name == "terms":
            problems.append(line.problem("terms-not-updated", item.name, before=before, value=after))
        elif item.name in DERIVED:
            problems.append(line.problem("read-only-cell", item.name, value=after))
        elif before != was:
            problems.append(line.problem("cell-changed-since", item.name, before=was, now=before, value=after))
        else:
            yield Change(line, item, row[item.name], after)


def _label_only(line: Line, item: Field, code: str, labels: Mapping[tuple[str, str, str], str]) -> Iterator[Problem]:
    """The words beside a code were changed, and the code was not."""
    name = f"{item.name}.label"
    wanted = labels.get((line.table.name, line.key[-1], name))
    if wanted is None or name not in line.values:
        return
    text = str(line.values[name])
    if spelling.spaced(text) != spelling.spaced(wanted):
        yield line.problem("label-only", name, value=text, code=code)


def _gone(
    lines: Sequence[Line], seen: set[tuple[str, tuple[str, ...]]], base: Edition, now: Edition
) -> Iterator[Problem]:
    """Records that the workbook's version had and the workbook no longer has are kept."""
    sheets = {line.table.name: line.grid for line in lines}
    for name, grid in sheets.items():
        for key in now.tables[name]:
            if (name, key) not in seen and key in base.tables.get(name, {}):
                yield Problem(grid.name, "row-gone", values={"value": key[-1]})


def canonical(text: str, item: Field) -> str:
    """A value of a field so that two ways of writing it are equal."""
    plain = tidy(text, item.type)
    plain = {"number": spelling.number, "integer": spelling.whole}.get(item.type, str)(plain)
    try:
        return to_cell(to_value(plain, item.type)) if item.type in ("number", "integer") else plain
    except ValueError:
        return plain
