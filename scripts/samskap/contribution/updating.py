"""A changed workbook as a set of changes of the package: corrections of records, and new ones, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samskap.contribution.addition import Addition, Base, addition_of, drafts_of, read_base
from samskap.contribution.case_file import CaseFile
from samskap.contribution.columns import reading
from samskap.contribution.drafting import Draft
from samskap.contribution.given_back import Change, Comparison, Line, compared, lines_of
from samskap.contribution.grids import Grids, read_grids
from samskap.contribution.headings import is_automatic
from samskap.contribution.keys import Keys
from samskap.contribution.parts import Part, placed, text_of
from samskap.contribution.schema import SECTIONS
from samskap.contribution.schema_head import LAYOUT
from samskap.contribution.tables import LANGUAGE, files_of
from samskap.contribution.tidying import tidied
from samskap.model import Corpus
from samskap.package.archives import kept, read_files
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.editions import Edition, UnreadableEdition, edition_of
from samskap.package.fields import described_tables
from samskap.package.reading import to_value
from samskap.problems import Problem, errors, in_order

VERSION = "samskap-version"
"""The property of a workbook that tells which version of the data it holds."""

_SECTIONS = {table: section for section, table in SECTIONS.items()}
WordsFor = Callable[[Corpus, str], Mapping[tuple[str, str, str], str]]
"""Gives the words that columns for reading only hold in a language, by table, id and column."""


@dataclass(frozen=True, slots=True)
class Update:
    """What giving a workbook back comes to: the addition, and the cells that change."""

    addition: Addition
    changes: Sequence[Change] = ()


def plan_update(name: str, data: bytes, package: Path, month: str, words_for: WordsFor) -> Update:
    """Work out what a changed workbook comes to for the package in a folder. Writes nothing, raises nothing.

    Rows that are gone are kept. Problems tell what was changed on both sides, and what was changed in vain.
    """
    base = read_base(package)
    if isinstance(base, list):
        return Update(Addition(problems=base))
    found, problems = read_grids(name, data, reading(Keys(base.corpus)).score)
    version = found.properties.get(VERSION, "") if found else ""
    if found is None or not version:
        return Update(Addition(problems=problems or [Problem(name, "workbook-not-ours")]))
    try:
        now = edition_of(read_files(package))
        old = edition_of(read_files(kept(package)[version])) if version in kept(package) else now
    except UnreadableEdition as error:
        return Update(Addition(problems=[Problem(error.file, "release-unreadable", values={"detail": str(error)})]))
    current = base.corpus.version
    values = {"version": version, "current": current}
    if old is now and version != current:
        return Update(Addition(problems=[*problems, Problem(name, "workbook-version", values=values)]))
    if version != current:
        problems.append(Problem(name, "workbook-other-version", values=values))
    return _planned(name, found, base, (old, now), problems, month, words_for)


def _planned(
    name: str,
    found: Grids,
    base: Base,
    editions: tuple[Edition, Edition],
    problems: list[Problem],
    month: str,
    words_for: WordsFor,
) -> Update:
    corpus, language = base.corpus, found.properties.get(LANGUAGE, "")
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    lines = lines_of(found.grids, tables)
    if not lines:
        return Update(Addition(problems=[*problems, Problem(name, "workbook-not-ours")]))
    same = editions[0].version == editions[1].version
    comparison = compared(lines, *editions, words_for(corpus, language) if same else {})
    new, told = _new_files(name, comparison.new, corpus, language)
    problems += [*comparison.problems, *told]
    if not (comparison.changes or comparison.new):
        return Update(Addition(problems=in_order(problems), corpus=corpus))
    files, keys = [], Keys(corpus)
    for file in [*_corrections(name, comparison.changes, language), *new]:
        tidy, told = tidied(file, corpus, keys)
        files.append(tidy)
        problems += told
    drafts, told = drafts_of(files, corpus, month, base.used)
    problems += told
    if not errors(problems):
        drafts.append(_automatic(name, comparison, drafts, base, month))
        problems += drafts[-1].problems
    return Update(addition_of(base, drafts, problems), comparison.changes)


def _corrections(name: str, changes: Sequence[Change], language: str) -> Iterator[CaseFile]:
    """The changes as corrections: one file for each case, one for all other records of a table."""
    by_record: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if not _is_automatic(change):
            by_record.setdefault((change.line.table.name, change.line.key[-1]), []).append(change)
    for (table, _id), found in by_record.items():
        if table == "cases":
            yield _correction(name, {"case": [_part("case", found)]}, language)
    others: dict[str, list[Part]] = {}
    for (table, _id), found in by_record.items():
        if table != "cases":
            others.setdefault(_SECTIONS[table], []).append(_part(_SECTIONS[table], found))
    for section, parts in others.items():
        yield _correction(name, {section: parts}, language)


def _is_automatic(change: Change) -> bool:
    return (
        is_automatic(_SECTIONS[change.line.table.name], change.field.base) or change.line.table.name == "municipalities"
    )


def _part(section: str, changes: Sequence[Change]) -> Part:
    line = changes[0].line
    content: dict[str, Any] = {"id": line.key[-1]}
    cells = {}
    for change in changes:
        item = change.field
        path = f"{item.base}.{item.language}" if item.language else item.name
        cells[path] = line.problem("", item.name).record
        items = change.after.split(LIST_DELIMITER) if item.type == "list" and change.after else change.after
        content[item.base] = {item.language: change.after} if item.language else items
    return Part(line.grid, section, line.row, content, cells)


def _correction(name: str, sections: Mapping[str, list[Part]], language: str) -> CaseFile:
    parts: dict[str, Part] = {}
    content: dict[str, Any] = {"layout": str(LAYOUT), "kind": "correction", "language": language}
    for section, found in sections.items():
        if section == "case":
            parts["case"], content["case"] = found[0], dict(found[0].content)
        else:
            parts |= {f"{section}.{number}": part for number, part in enumerate(found, start=1)}
            content[section] = [dict(part.content) for part in found]
    lines, cells, sheets = placed(parts)
    return CaseFile(name=name, content=content, lines=lines, cells=cells, sheets=sheets)


def _new_files(name: str, lines: Iterable[Line], corpus: Corpus, language: str) -> tuple[list[CaseFile], list[Problem]]:
    """The new rows as case files, as if they stood in a table of their own."""
    parts: dict[str, list[Part]] = {}
    problems: list[Problem] = []
    for line in lines:
        section = _SECTIONS[line.table.name]
        content: dict[str, Any] = {}
        cells = {}
        for item in line.table.fields:
            if item.name not in line.columns:
                continue
            text, told = text_of(line.values[item.name], item.name, item.type)
            problems += [line.problem(told[0], item.name, **told[1])] if told else []
            if text and is_automatic(section, item.base):
                problems.append(line.problem("read-only-cell", item.name, value=text))
            elif text:
                content[item.base] = text
            cells[item.base] = line.problem("", item.name).record
        parts.setdefault(section, []).append(Part(line.grid, section, line.row, content, cells))
    files, ties = files_of(name, parts, corpus, language) if parts else ([], [])
    return files, [*problems, *ties]


def _automatic(name: str, comparison: Comparison, drafts: Sequence[Draft], base: Base, month: str) -> Draft:
    """A draft with the changes of fields that case files do not have, such as whether a record is reviewed."""
    corpus = drafts[-1].corpus if drafts else base.corpus
    changes = [change for change in comparison.changes if _is_automatic(change)]
    sections = [_SECTIONS[change.line.table.name] for change in changes]
    paths = [f"{section}.{number}" for number, section in enumerate(sections, start=1)]
    rows = [_part(section, [change]) for section, change in zip(sections, changes, strict=True)]
    lines, cells, sheets = placed(dict(zip(paths, rows, strict=True)))
    file = CaseFile(name=name, content={}, lines=lines, cells=cells, sheets=sheets)
    draft = Draft(file=file, month=month, used=base.used, corpus=corpus)
    for path, change in zip(paths, changes, strict=True):
        table, identifier = change.line.table.name, change.line.key[-1]
        try:
            record = _replaced(getattr(draft.corpus, table)[identifier], change)
        except ValueError:
            values = {"value": change.after, "example": change.before or "55.6"}
            draft = draft.with_problem("type", f"{path}.{change.field.base}", **values)
            continue
        draft = draft.with_record(table, record, path)
    return draft


def _replaced(record: Any, change: Change) -> Any:
    item = change.field
    value: Any = to_value(change.after, item.type) if item.type != "boolean" else change.after == "true"
    if item.language:
        value = {**getattr(record, item.base), item.language: value}
    return replace(record, **{item.base: value})
