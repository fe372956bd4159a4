"""The case template in Excel: a sheet for each part of a case, with lists to choose from, in the reader's language.

The columns are those of the schema of a case file; what is filled in is read by :mod:`samskap.contribution.tables`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from samskap.contribution.schema import SECTIONS, case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.downloads.workbook.cells import FIRST_ROW, HEADINGS_ROW, NAMES_ROW, excel_text
from samskap.downloads.workbook.look import FORMATS, height
from samskap.downloads.workbook.sheets import LONGEST_NAME
from samskap.downloads.workbook.template_columns import (
    ROWS,
    TemplateColumn,
    choices_by_kind,
    list_name,
    template_columns,
    validation,
)
from samskap.downloads.workbook.writing import OPTIONS, set_page
from samskap.languages import N_, Words, words
from samskap.model import Corpus
from samskap.package.vocabularies import VOCABULARIES

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
_WIDE = frozenset({"title", "summary", "statement", "bibtex", "ris", "note", "comment"})
_LIST_SHEET = "_"


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
    lists = choices_by_kind(corpus, own)
    columns = {section: list(template_columns(section, schema, names, lists)) for section in (*SECTIONS, "contributor")}
    for section, found in columns.items():
        _write_section(book, formats, names[section], found, 1 if section == "contributor" else ROWS)
    asked = {column.choices for found in columns.values() for column in found}
    used = {kind: labels for kind, labels in lists.items() if f"={list_name(kind)}" in asked}
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


def _write_section(
    book: Any, formats: Mapping[str, Any], name: str, columns: Sequence[TemplateColumn], rows: int
) -> None:
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
        target.data_validation(FIRST_ROW, number, FIRST_ROW + rows - 1, number, validation(column, heading))
    target.set_row(NAMES_ROW, None, None, {"hidden": True})
    target.set_row(HEADINGS_ROW, height(headings, wide))
    target.freeze_panes(FIRST_ROW, 1)
    target.set_landscape()
    target.repeat_rows(HEADINGS_ROW)
    set_page(target)


def _is_number(column: TemplateColumn) -> bool:
    return column.schema.get("type") in ("integer", "number")


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
        book.define_name(list_name(kind), f"='{_LIST_SHEET}'!${letter}$1:${letter}${len(labels)}")


def _write_lines(book: Any, formats: Mapping[str, Any], name: str, title: str, lines: Iterable[str]) -> None:
    target = book.add_worksheet(name)
    target.set_column(0, 0, 110)
    target.write_string(0, 0, title, formats["title"])
    target.set_row(0, 30)
    for row, line in enumerate(lines, start=1):
        target.write_string(row, 0, line, formats["text"])
        target.set_row(row, height([line], [110]))
    target.hide_gridlines(2)
    target.fit_to_pages(1, 0)
    set_page(target)
