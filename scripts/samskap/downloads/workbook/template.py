"""The case template in Excel: a sheet for each part of a case, with lists to choose from, in the reader's language.

The columns are those of the schema of a case file; what is filled in is read by :mod:`samskap.contribution.tables`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from samskap.contribution.labels import Labels
from samskap.contribution.schema import SECTIONS, JsonSchema, case_file_schema
from samskap.downloads.workbook.cells import FIRST_ROW, HEADINGS_ROW, NAMES_ROW, excel_text
from samskap.downloads.workbook.look import FORMATS, height
from samskap.downloads.workbook.sheets import LONGEST_NAME
from samskap.downloads.workbook.writing import OPTIONS, set_page
from samskap.languages import N_, Words, words
from samskap.model import Corpus
from samskap.package.bibliography import LANGUAGES as TAGS
from samskap.package.vocabularies import VOCABULARIES

ROWS = 500
"""Rows of a sheet that are ready to be filled in."""

HOW = (
    N_("Write one case a row in the sheet {cases}, and one finding a row in the sheet {findings}."),
    N_("A finding names its case by the title, and its source by the id that you give it in the sheet {references}."),
    N_("Columns with * must be filled in. An empty cell means: not known."),
    N_("Cells with a list let you choose. Where several values hold, write them in one cell with semicolons between."),
    N_("The sheet {terms} tells what every value means."),
    N_("A reference may be pasted as BibTeX or RIS; then only what was read, and the page read, are typed."),
    N_("Write your texts in {language}. Other languages can be added later."),
    N_("Only municipalities that are in no list need a row in the sheet {municipalities}."),
    N_("Leave the first row of each sheet as it is: it is hidden and names the columns for the program."),
    N_("Send the file in as the page on contributing says. It is checked, and you are told what to mend."),
)
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_WIDE = frozenset({"title", "summary", "statement", "bibtex", "ris", "note", "comment"})
_LIST_SHEET = "_"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: the field, its schema, and the name of the list or the range to choose from (or "")."""

    name: str
    schema: JsonSchema
    choices: str = ""

    @property
    def several(self) -> bool:
        """Whether a cell may hold several values."""
        return self.schema.get("type") == "array"


def case_template(corpus: Corpus, language: str) -> bytes:
    """The template in a language; the same corpus gives the same bytes."""
    own = words(language)
    schema = case_file_schema(corpus, own)
    names = _sheet_names(schema, own)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    formats = {name: book.add_format(dict(properties)) for name, properties in FORMATS.items()}
    _describe(book, corpus, own)
    _write_lines(book, formats, own.text("Read me"), schema["title"], _instructions(own, names))
    lists = _lists(corpus, own)
    columns = {section: list(_columns(section, schema, names, lists)) for section in (*SECTIONS, "contributor")}
    for section, found in columns.items():
        _write_section(book, formats, names[section], found, 1 if section == "contributor" else ROWS)
    asked = {column.choices for found in columns.values() for column in found}
    used = {kind: labels for kind, labels in lists.items() if f"={_list_name(kind)}" in asked}
    _write_terms(book, formats, names["terms"], [name for name in VOCABULARIES if name in used], corpus, own)
    _write_lists(book, used)
    book.close()
    return buffer.getvalue()


def _describe(book: Any, corpus: Corpus, own: Words) -> None:
    """The properties that tell the language of the texts; the version of the data is not told, since it holds none."""
    book.set_properties({"created": datetime.fromisoformat(corpus.created).replace(tzinfo=None)})
    for name, value in (("language", own.language), ("template", "1")):
        book.set_custom_property(f"samskap-{name}", value, "text")


def _sheet_names(schema: JsonSchema, own: Words) -> dict[str, str]:
    """What the sheets are called, by section; each name is one that Excel takes."""
    properties = schema["properties"]
    titles = {section: str(properties[section]["title"]) for section in (*SECTIONS, "contributor")}
    return {name: title[:LONGEST_NAME] for name, title in {**titles, "terms": own.text("Vocabulary")}.items()}


def _instructions(own: Words, names: Mapping[str, str]) -> Iterator[str]:
    sheets = {name: names[name] for name in ("findings", "references", "municipalities", "terms")}
    for message in HOW:
        yield own.text(message, cases=names["case"], language=own.language_name(own.language), **sheets)


def _columns(
    section: str, schema: JsonSchema, names: Mapping[str, str], lists: Mapping[str, Sequence[str]]
) -> Iterator[_Column]:
    """The columns of a section: its own fields, ids that are given later last."""
    part = schema["properties"][section]
    properties = dict(part.get("items", part)["properties"])
    if section == "contributor":
        properties["comment"] = schema["properties"]["comment"]
    if section not in ("references", "contributor"):
        properties["id"] = properties.pop("id")
    if section == "findings":
        properties = {"case": properties.pop("case"), **properties}
    for name, value in properties.items():
        yield _Column(name, value, _choices(name, value, names, lists))


def _choices(name: str, schema: JsonSchema, names: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> str:
    """What a cell of a field is chosen from: a named list, the titles of the cases, or the ids of the references."""
    item = schema.get("items", schema)
    refers = item.get("x-refers-to") or schema.get("x-refers-to", "")
    if refers in ("cases", "references"):
        sheet, letter = names["case" if refers == "cases" else "references"].replace("'", "''"), "A"
        return f"='{sheet}'!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + ROWS}"
    kind = refers or item.get("$ref", "").rpartition("/")[2] or _own_list(name, schema)
    return f"={_list_name(kind)}" if kind in lists else ""


def _own_list(name: str, schema: JsonSchema) -> str:
    if name == "language":
        return "language"
    return "boolean" if schema.get("type") == "boolean" else ""


def _list_name(kind: str) -> str:
    return "choose_" + kind.replace("-", "_")


def _lists(corpus: Corpus, own: Words) -> dict[str, list[str]]:
    """The words to choose from by kind, in the order of readers; each is read back as the one code it stands for."""
    labels, language = Labels(corpus, {}, own.language), own.language
    places = sorted(corpus.municipalities.values(), key=lambda place: own.sort_key(place.name[language]))
    found: dict[str, Iterable[tuple[str, str]]] = {
        name: [(term.label[language], term.id) for term in corpus.vocabulary(name)] for name in VOCABULARIES
    }
    found["municipalities"] = [(place.name[language], place.id) for place in places]
    found["language"] = sorted(((own.language_name(tag), tag) for tag in TAGS), key=lambda pair: own.sort_key(pair[0]))
    found["boolean"] = [(own.text("yes"), "true"), (own.text("no"), "false")]
    return {
        kind: [label if labels.codes(kind, label) == (code,) else code for label, code in pairs]
        for kind, pairs in found.items()
        if pairs
    }


def _write_section(book: Any, formats: Mapping[str, Any], name: str, columns: Sequence[_Column], rows: int) -> None:
    """A hidden row of field names, the headings, and rows to fill in, each cell with its hint and its list."""
    target = book.add_worksheet(name)
    headings = [str(column.schema.get("title", column.name)) for column in columns]
    wide = [
        46 if column.name in _WIDE else max(16, *map(len, heading.split())) + 2
        for column, heading in zip(columns, headings, strict=True)
    ]
    for number, (column, heading, width) in enumerate(zip(columns, headings, wide, strict=True)):
        target.write_string(NAMES_ROW, number, column.name)
        shown = f"{heading} *" if column.schema.get("x-required") else heading
        target.write_string(HEADINGS_ROW, number, shown, formats["heading"])
        target.set_column(number, number, width, formats["number" if _is_number(column) else "text"])
        target.data_validation(FIRST_ROW, number, FIRST_ROW + rows - 1, number, _validation(column, heading))
    target.set_row(NAMES_ROW, None, None, {"hidden": True})
    target.set_row(HEADINGS_ROW, height(headings, wide))
    target.freeze_panes(FIRST_ROW, 1)
    target.set_landscape()
    target.repeat_rows(HEADINGS_ROW)
    set_page(target)


def _is_number(column: _Column) -> bool:
    return column.schema.get("type") in ("integer", "number")


def _validation(column: _Column, heading: str) -> dict[str, Any]:
    """What Excel shows beside a cell and lets one choose; only where one value is to be chosen does it insist."""
    hint = {"input_title": _cut(heading, _LONGEST_TITLE), "input_message": _cut(_hint(column), _LONGEST_MESSAGE)}
    if not column.choices:
        return {"validate": "any", **hint}
    return {"validate": "list", "source": column.choices, "show_error": not column.several, **hint}


def _hint(column: _Column) -> str:
    """The meaning of a field, and an example where it is short."""
    description = str(column.schema.get("description", column.schema.get("title", "")))
    example = "; ".join(map(str, column.schema.get("examples", [])[:1]))
    both = f"{description} ({example})"
    return both if example and len(both) <= _LONGEST_MESSAGE and not column.choices else description


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _write_terms(
    book: Any, formats: Mapping[str, Any], name: str, used: Sequence[str], corpus: Corpus, own: Words
) -> None:
    """Every value that can be chosen, with its definition, vocabulary by vocabulary."""
    target = book.add_worksheet(name)
    wide, row = (34, 34, 80), HEADINGS_ROW
    headings = (own.text("Vocabulary"), own.text("Value"), own.text("Meaning"))
    for number, (width, heading) in enumerate(zip(wide, headings, strict=True)):
        target.set_column(number, number, width)
        target.write_string(0, number, heading, formats["heading"])
    for vocabulary in used:
        for term in corpus.vocabulary(vocabulary):
            cells = [own.text(VOCABULARIES[vocabulary]), term.label[own.language], term.definition[own.language]]
            for number, cell in enumerate(cells):
                target.write_string(row, number, excel_text(cell), formats["text"])
            target.set_row(row, height(cells, wide))
            row += 1
    target.freeze_panes(HEADINGS_ROW, 0)
    target.autofilter(0, 0, row - 1, 2)
    set_page(target)


def _write_lists(book: Any, lists: Mapping[str, Sequence[str]]) -> None:
    """The words to choose from, a column a list, in a hidden sheet; each list has a name that cells refer to."""
    target = book.add_worksheet(_LIST_SHEET)
    target.hide()
    for number, (kind, labels) in enumerate(lists.items()):
        for row, label in enumerate(labels):
            target.write_string(row, number, label)
        letter = xlsxwriter.utility.xl_col_to_name(number)
        book.define_name(_list_name(kind), f"='{_LIST_SHEET}'!${letter}$1:${letter}${len(labels)}")


def _write_lines(book: Any, formats: Mapping[str, Any], name: str, title: str, lines: Iterable[str]) -> None:
    target = book.add_worksheet(name)
    target.set_column(0, 0, 110)
    target.write_string(0, 0, title, formats["title"])
    target.set_row(0, 30)
    for row, line in enumerate(lines, start=1):
        target.write_string(row, 0, line, formats["text"])
        target.set_row(row, height([line], [110]))
    target.hide_gridlines(2)
    set_page(target)
