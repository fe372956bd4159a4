"""What ``samskap import`` says and writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from samskap.cli.adding_console import WRITERS, run_plan
from samskap.contribution.addition import Addition
from samskap.contribution.given_back import Change
from samskap.contribution.telling import Address
from samskap.contribution.updating import Update, plan_update
from samskap.downloads.workbook.columns import Columns
from samskap.languages import Words
from samskap.languages import words as words_of
from samskap.model import Corpus
from samskap.problems import escaped, shown

_LABELLED = ("cases", "findings", "references", "municipalities")


def run_import(
    plan: Callable[[], Addition],
    package: Path,
    words: Words,
    *,
    only_plan: bool,
    site_url: str,
    form: str,
    quiet: bool,
    writers: Mapping[str, Callable[[Addition, Words, Address], str]] = WRITERS,
) -> int:
    """Carry out an import, or only say what it comes to; gives the exit code."""
    site = f"{site_url.rstrip('/')}/{words.language}/"
    return run_plan(plan, package, words, site, form, only_plan=only_plan, quiet=quiet, writers=writers)


def run_update(file: Path, package: Path, month: str, words: Words, **options: Any) -> int:
    """Change the package as a workbook that was given back is changed; gives the exit code."""
    found: list[Update] = []

    def plan() -> Addition:
        found.append(plan_update(str(file), file.read_bytes(), package, month, label_words))
        return found[-1].addition

    def told(form: str) -> Callable[[Addition, Words, Address], str]:
        return lambda addition, words, address: _WITH_CELLS[form](
            WRITERS[form](addition, words, address), found[-1].changes, words
        )

    return run_import(plan, package, words, **options, writers={form: told(form) for form in WRITERS})


def label_words(corpus: Corpus, language: str) -> dict[tuple[str, str, str], str]:
    """The words in the columns for reading only of a workbook in a language, by table, id and column."""
    if language not in corpus.languages:
        return {}
    columns = Columns(corpus=corpus, words=words_of(language), citations=dict.fromkeys(corpus.references, ""))
    return {
        (table, record.id, column.name): str(column.value(record))
        for table in _LABELLED
        for column in columns.of(table)
        if column.name.endswith(".label")
        for record in getattr(corpus, table).values()
    }


def _as_text(before: str, changes: Iterable[Change], words: Words) -> str:
    lines = (
        f"{line.table.name}  {line.key[-1]}  {item}  {shown(old) or empty} -> {shown(new) or empty}\n"
        for line, item, old, new, empty in _cells(changes, words)
    )
    return before + "".join(lines)


def _as_markdown(before: str, changes: Iterable[Change], words: Words) -> str:
    text = words.text
    heads = [text("Table"), text("Record"), text("Field"), text("Before"), text("After")]
    rows = [
        [line.table.name, line.key[-1], item, escaped(old) or empty, escaped(new) or empty]
        for line, item, old, new, empty in _cells(changes, words)
    ]
    table = "".join(f"| {' | '.join(row)} |\n" for row in [heads, ["---"] * len(heads), *rows])
    return f"{before}\n{table}" if rows else before


def _as_json(before: str, changes: Iterable[Change], words: Words) -> str:
    cells = [
        {"table": line.table.name, "id": line.key[-1], "field": item, "before": old, "after": new}
        for line, item, old, new, _empty in _cells(changes, words)
    ]
    return json.dumps({**json.loads(before), "cells": cells}, ensure_ascii=False, indent=2) + "\n"


def _cells(changes: Iterable[Change], words: Words) -> Iterable[tuple[Any, str, str, str, str]]:
    """Each changed cell: its row, field, value before and after, and the word for an empty one."""
    empty = words.text("(empty)")
    return ((change.line, change.field.name, change.before, change.after, empty) for change in changes)


_WITH_CELLS: Mapping[str, Callable[[str, Iterable[Change], Words], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}
