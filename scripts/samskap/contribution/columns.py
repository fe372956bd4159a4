"""The columns of a table by what they hold: which section it is of, which row has the headings, what each means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.contribution.grids import Grid, Value
from samskap.contribution.headings import Headings, Meaning, is_automatic, key_of, sections
from samskap.contribution.keys import Keys
from samskap.contribution.schema import SECTIONS
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.contents import closest
from samskap.package.fields import described_tables
from samskap.problems import Problem

CONTRIBUTOR = "contributor"
FEWEST = 2
"""Headings that a row must have, and half of its cells, to be the row that names the columns."""

_DEEPEST = 12


@dataclass(frozen=True)
class Reading:
    """What headings mean in each section, and the names of the sections."""

    headings: Mapping[str, Headings]
    sections: Mapping[str, str]

    def score(self, cells: Sequence[Value], section: str = "") -> int:
        """How many cells of a row are headings of a section, or of the one that has most of them."""
        keys = [key_of(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
        asked = [self.headings[section]] if section else list(self.headings.values())
        return max(sum(key in known for key in keys) for known in asked)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of a section: its rows of data, and what its columns (from 0) mean. ``shown`` are their headings."""

    grid: Grid
    section: str
    meanings: Mapping[int, Meaning]
    shown: Mapping[int, str]
    rows: Sequence[tuple[int, Sequence[Value]]]


def reading(keys: Keys) -> Reading:
    """What can be read of tables for a corpus. The language of a case's texts may stand in a column of its own."""
    found = {section: dict(known) for section, known in keys.sections.items()}
    for word, meanings in found["references"].items():
        if Meaning("language") in meanings:
            found["case"].setdefault(word, frozenset({Meaning("language")}))
    found[CONTRIBUTOR] = {word: frozenset({Meaning(name)}) for word, name in keys.about_the_contributor.items()}
    return Reading(found, {**sections(keys.corpus), **dict.fromkeys(keys.names_of(CONTRIBUTOR), CONTRIBUTOR)})


def columns_of(grid: Grid, known: Reading) -> tuple[Columns | None, list[Problem]]:
    """The columns of a table, and what is wrong with its headings; None where no row has headings."""
    place = _headings_row(grid, known)
    if place is None:
        return None, []
    at, section = place
    names = grid.rows[at][1]
    rest = grid.rows[at + 1 :]
    if rest and _is_headings(rest[0][1], known, section):
        shown, rest = rest[0][1], rest[1:]
    else:
        shown = names
    problems: list[Problem] = []
    meanings = dict(_meanings(grid, at, section, rest, known.headings[section], problems))
    headed = {number: str(cell) for number, cell in enumerate(shown)}
    return Columns(grid, section, meanings, headed, rest), problems


def language_of(columns: Columns, corpus: Corpus) -> str:
    """The one language in which all headings of the columns are titles of fields; empty where several fit, or none."""
    tables = described_tables(corpus.descriptor, corpus.reference_schema)
    table = next((item for item in tables if item.name == SECTIONS.get(columns.section)), None)
    fields = {field.base: field for field in table.fields} if table else {}
    told = [(key_of(columns.shown[at]), fields.get(meaning.field)) for at, meaning in columns.meanings.items()]
    fits = [
        language
        for language in LANGUAGES
        if told and all(field and heading == key_of(field.base_title[language]) for heading, field in told)
    ]
    return fits[0] if len(fits) == 1 else ""


def _headings_row(grid: Grid, known: Reading) -> tuple[int, str] | None:
    """The first row with headings, and the section that it is of; the name of the sheet decides between equals."""
    named = known.sections.get(key_of(grid.sheet or grid.file.rpartition("/")[2].rpartition(".")[0]), "")
    for at, (_number, cells) in enumerate(grid.rows[:_DEEPEST]):
        fitting = {section: known.score(cells, section) for section in known.headings}
        most = max(fitting.values())
        best = [section for section, score in fitting.items() if score == most]
        section = named if named in best else best[0] if len(best) == 1 else ""
        if section and _is_headings(cells, known, section):
            return at, section
    return None


def _is_headings(cells: Sequence[Value], known: Reading, section: str) -> bool:
    filled = sum(cell != "" for cell in cells)
    score = known.score(cells, section)
    return score >= FEWEST and 2 * score >= filled


def _meanings(
    grid: Grid,
    at: int,
    section: str,
    rows: Sequence[tuple[int, Sequence[Value]]],
    known: Headings,
    problems: list[Problem],
) -> Iterator[tuple[int, Meaning]]:
    """What each column means; a column that is not read is told where something stands in it."""
    line, names = grid.rows[at]
    taken: dict[Meaning, int] = {}
    width = max((len(cells) for _number, cells in rows), default=0)
    for number in range(max(width, len(names))):
        heading = str(names[number]) if number < len(names) else ""
        first = next(((row, cells[number]) for row, cells in rows if number < len(cells) and cells[number] != ""), None)
        found = known.get(key_of(heading), frozenset())
        meaning = next(iter(found)) if len(found) == 1 else None
        if first is None and not (meaning and meaning not in taken):
            continue
        if not heading.strip() and first:
            problems.append(grid.problem("cell-without-heading", first[0], number, "", value=first[1]))
        elif meaning is None:
            if "." not in heading:
                near = closest(key_of(heading), list(known))
                problems.append(grid.problem("column-ignored", line, number, heading, column=heading, closest=near))
        elif is_automatic(section, meaning.field):
            if first:
                problems.append(grid.problem("column-automatic", line, number, meaning.field, column=heading))
        elif meaning in taken:
            both = [str(names[taken[meaning]]), heading]
            problems.append(
                grid.problem("column-repeated", line, number, meaning.field, columns=both, field=meaning.field)
            )
        else:
            taken[meaning] = number
            yield number, meaning
