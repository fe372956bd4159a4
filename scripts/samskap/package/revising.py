"""The contents of a package with other records, as they will be when they are written: nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from samskap.model import Corpus
from samskap.package import bibtex
from samskap.package.bibliography import to_bibtex, to_reference
from samskap.package.canonical import row_key, tidy_row
from samskap.package.contents import Contents, Record, Table
from samskap.package.reading import to_row

RECORDS = ("cases", "findings", "municipalities")
"""The tables whose records have an id and can be revised; references stand in the bibliography."""


def revised(contents: Contents, before: Corpus, after: Corpus) -> Contents:
    """The contents with what differs between two corpora; ``before`` is the corpus of the contents.

    Rows stand in canonical order, so that a problem found in them tells the row that they will have.
    """
    tables = dict(contents.tables)
    for name in RECORDS:
        changed = changed_records(getattr(before, name), getattr(after, name))
        if changed:
            tables[name] = _revised_table(tables[name], changed, after)
    descriptor = after.descriptor if after.descriptor != before.descriptor else contents.descriptor
    found = replace(contents, tables=tables, descriptor=descriptor, problems=())
    changed = changed_records(before.references, after.references)
    if not changed:
        return found
    references = {entry.key: to_reference(entry) for entry in contents.entries} | changed
    text = to_bibtex(references.values())
    entries, faults = bibtex.parse(text)
    return replace(found, bibliography=text, entries=entries, faults=faults)


def changed_records(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The records, by id, that are new or differ."""
    return {identifier: record for identifier, record in after.items() if before.get(identifier) != record}


def _revised_table(table: Table, changed: Mapping[str, Any], corpus: Corpus) -> Table:
    rows = {record.id: record.cells for record in table.records}
    rows |= {identifier: to_row(record, table.schema, corpus.languages) for identifier, record in changed.items()}
    ordered = sorted((tidy_row(cells, table) for cells in rows.values()), key=row_key(table))
    records = [Record(table.file, number, cells) for number, cells in enumerate(ordered, start=2)]
    return replace(table, records=records)
