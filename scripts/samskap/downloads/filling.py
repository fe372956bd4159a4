"""How the fields of the released tables are filled: how often, with how many values, and one of them as an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.downloads.rows import table_rows, tables_by_name
from samskap.model import Corpus
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.fields import Field
from samskap.package.tables import Row

LONGEST_EXAMPLE = 80
"""A value of more characters is an example only where no value is shorter."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How a field is filled: rows of its table, rows with a value, different values (of a list: items), an example.

    The example is the value of a record, whole, and empty where no record has one: the first in the order of the
    package that has at most :data:`LONGEST_EXAMPLE` characters in every language, else the shortest.
    """

    rows: int
    filled: int
    distinct: int
    example: str

    @property
    def share(self) -> float:
        """The share of rows with a value, 0 to 1; 0 where there is no row."""
        return self.filled / self.rows if self.rows else 0.0


Fillings = Mapping[tuple[str, str], Filling]
"""How fields are filled, by table and field."""


def fillings(corpus: Corpus) -> Fillings:
    """How every field of every released table is filled."""
    tables = tables_by_name(corpus)
    found: dict[tuple[str, str], Filling] = {}
    for name, _path, _schema, rows in table_rows(corpus):
        every = list(rows)
        for group in tables[name].groups():
            found |= {(name, field.name): filling for field, filling in _of_group(group, every)}
    return found


def _of_group(group: Sequence[Field], rows: Sequence[Row]) -> Iterator[tuple[Field, Filling]]:
    """How a field is filled, or each column of a text in several languages; the examples are of one record."""
    example = _example(group, rows)
    for field in group:
        values = [row[field.name] for row in rows if row[field.name]]
        items = LIST_DELIMITER.join(values).split(LIST_DELIMITER) if field.type == "list" and values else values
        yield field, Filling(len(rows), len(values), len(set(items)), example.get(field.name, ""))


def _example(group: Sequence[Field], rows: Sequence[Row]) -> Row:
    """The row whose values are the examples; an empty one where no row has a value in every column."""
    filled = [row for row in rows if all(row[field.name] for field in group)]
    lengths = [max(len(row[field.name]) for field in group) for row in filled]
    short = (row for row, length in zip(filled, lengths, strict=True) if length <= LONGEST_EXAMPLE)
    return next(short, None) or min(zip(lengths, filled, strict=True), key=lambda pair: pair[0], default=(0, {}))[1]
