"""CSV tables, read as they stand and written in canonical form (UTF-8 without BOM, LF, minimal quoting)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a table as rows of text by column name; a byte order mark is dropped, absent cells are empty.

    Raises ``OSError`` where the file cannot be read and ``UnicodeDecodeError`` where it is not UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: value or "" for name, value in row.items() if name is not None}
            for row in csv.DictReader(file, restval="")
        ]


def to_csv(fields: Sequence[str], rows: Iterable[Row]) -> str:
    """Write rows (text by column name) as CSV text with a header; a column a row lacks is left empty."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()
