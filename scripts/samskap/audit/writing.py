"""Keeping what was measured in the package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from samskap.model import Score
from samskap.package.descriptor import field_names
from samskap.package.loading import read_contents
from samskap.package.reading import to_record, to_row
from samskap.package.tables import to_csv

TABLE = "scores"


def write_scores(package: Path, scores: Iterable[Score]) -> None:
    """Put scores into the package's ``scores.csv``, in the place of those of the same versions.

    Raises ``KeyError`` where the package has no such table.
    """
    contents, new = read_contents(package), list(scores)
    table = contents.tables[TABLE]
    before = [to_record(Score, record.cells, table.schema, contents.languages) for record in table.records]
    versions = {score.version for score in new}
    kept = [score for score in before if score.version not in versions]
    rows = sorted(kept + new, key=lambda score: (score.version, score.measure, score.subject))
    text = to_csv(field_names(table.schema), (to_row(score, table.schema, contents.languages) for score in rows))
    (package / table.file).write_bytes(text.encode())
