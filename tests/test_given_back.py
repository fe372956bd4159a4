"""The workbook of the data page, changed and given back: exactly what was changed changes, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from earlier import VERSION
from filling import book_of, column, opened, saved, table_sheet
from samskap.cli import main
from samskap.cli.importing_console import label_words
from samskap.contribution.updating import Update, plan_update
from samskap.downloads.workbook import workbook
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.archives import archive_name
from samskap.package.reading import read_corpus
from samskap.problems import errors

CASE, FINDING = "exempelstad-sprakcafe", "dikt2015bok-1"


@pytest.fixture(scope="module")
def books(corpus: Corpus) -> Mapping[str, bytes]:
    citations = dict.fromkeys(corpus.references, "Citation")
    return {language: workbook(corpus, language, citations) for language in LANGUAGES}


def given_back(data: bytes, package: Path = SAMPLE) -> Update:
    return plan_update("data.xlsx", data, package, "2026-11", label_words)


def edited(data: bytes, *cells: tuple[str, str, str, Any]) -> bytes:
    """The workbook with cells written: table, id, field, value."""
    book = opened(data)
    for table, identifier, name, value in cells:
        sheet = table_sheet(book, table)
        row = next(row for row in sheet.iter_rows(min_row=3) if row[column(sheet, "id") - 1].value == identifier)
        row[column(sheet, name) - 1].value = value
    return saved(book)


def told(update: Update) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in update.addition.problems}


def changed(update: Update) -> set[tuple[str, str, str]]:
    assert update.addition.corpus is not None
    return {
        (table, identifier, field)
        for table, records in update.addition.changed.items()
        for identifier, fields in records.items()
        for field in fields
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_given_back_as_it_is_changes_nothing(language: str, books: Mapping[str, bytes]):
    update = given_back(books[language] if language == "en" else saved(opened(books[language])))
    assert (list(update.changes), list(update.addition.problems), dict(update.addition.files)) == ([], [], {})


EDITS: Mapping[tuple[str, str, str], st.SearchStrategy[tuple[Any, Any]]] = {
    ("cases", CASE, "start_year"): st.integers(1990, 2018).map(lambda year: (year, year)),
    ("cases", CASE, "review"): st.just(("reviewed", "reviewed")),
    ("cases", CASE, "note"): st.sampled_from([(None, ""), ("ny anmärkning", "ny anmärkning"), ("a | b", "a | b")]),
    ("cases", CASE, "levels"): st.sampled_from([("group", ("group",)), ("Grupp; individual", ("group", "individual"))]),
    ("findings", FINDING, "direction"): st.sampled_from([("enables", "enables"), ("Hindrar", "hinders")]),
    ("findings", FINDING, "coded_on"): st.just(("2026-01", "2026-01")),
    ("references", "dikt2015bok", "publisher"): st.sampled_from([("Förlaget Å & Ö", "Förlaget Å & Ö")]),
    ("references", "dikt2015bok", "keywords"): st.just(("ett; två", ("ett", "två"))),
    ("municipalities", "exempelstad", "latitude"): st.sampled_from([(57.25, 57.25), ("57,75", 57.75)]),
}


@settings(max_examples=3)
@given(data=st.data())
def test_exactly_the_cells_that_were_changed_change(data: st.DataObject, corpus: Corpus, books: Mapping[str, bytes]):
    places = data.draw(st.lists(st.sampled_from(sorted(EDITS)), min_size=3, unique=True))
    values = {place: data.draw(EDITS[place]) for place in places}
    update = given_back(edited(books["sv"], *((*place, value[0]) for place, value in values.items())))
    assert errors(update.addition.problems) == []
    after = update.addition.corpus
    assert after is not None
    for (table, identifier, field), (_written, wanted) in values.items():
        assert getattr(getattr(after, table)[identifier], field) == wanted
    differing = {
        place for place, value in values.items() if getattr(getattr(corpus, place[0])[place[1]], place[2]) != value[1]
    }
    assert changed(update) == differing
    assert {(c.line.table.name, c.line.key[-1], c.field.name) for c in update.changes} == differing


def test_text_changes_in_the_language_of_the_workbook_only(corpus: Corpus, books: Mapping[str, bytes]):
    update = given_back(edited(books["da"], ("cases", CASE, "title_da", "Et nyt navn")))
    assert update.addition.corpus is not None
    assert update.addition.corpus.cases[CASE].title == {**corpus.cases[CASE].title, "da": "Et nyt navn"}
    assert [(change.before, change.after) for change in update.changes] == [
        (corpus.cases[CASE].title["da"], "Et nyt navn")
    ]


def test_what_cannot_be_changed_here_is_told(books: Mapping[str, bytes]):
    data = edited(
        books["sv"],
        ("cases", CASE, "country.label", "Danmark"),
        ("references", "dikt2015bok", "kind", "thesis"),
        ("terms", "municipality", "label_sv", "Stad"),
        ("findings", FINDING, "note", "=1+1"),
    )
    update = given_back(data)
    assert told(update) >= {
        ("label-only", "country.label"),
        ("read-only-cell", "kind"),
        ("terms-not-updated", "label_sv"),
        ("cell-formula", "note"),
    }
    assert update.addition.files == {}


def test_workbook_of_others_of_an_older_version_and_with_a_row_twice_is_told(
    corpus: Corpus, books: Mapping[str, bytes]
):
    assert told(given_back(book_of({"x": [["a"], ["b"]]}))) == {("workbook-not-ours", "")}
    before = replace(corpus, descriptor={**corpus.descriptor, "version": VERSION})
    older = workbook(before, "sv", dict.fromkeys(corpus.references, "Citation"))
    assert ("workbook-other-version", "") in told(given_back(older))
    twice = edited(
        books["sv"], ("findings", FINDING, "id", "exempelstad-sprakcafe-1"), ("cases", CASE, "note", "#REF!")
    )
    update = given_back(twice)
    assert told(update) >= {("row-twice", "id"), ("cell-error", "note")}
    assert update.addition.files == {}


def test_mistake_in_a_changed_cell_is_told_in_that_cell(books: Mapping[str, bytes]):
    update = given_back(
        edited(
            books["sv"],
            ("cases", CASE, "start_year", "nyss"),
            ("municipalities", "exempelstad", "latitude", "norr"),
            ("references", "dikt2015bok", "doi", "bok"),
        )
    )
    found = {(problem.file, problem.code, problem.record) for problem in errors(update.addition.problems)}
    book = opened(books["sv"])
    places = {
        (f"data.xlsx: {table_sheet(book, table).title}", code, cell_of(book, table, identifier, name))
        for table, identifier, name, code in (
            ("cases", CASE, "start_year", "type"),
            ("references", "dikt2015bok", "doi", "doi-form"),
        )
    }
    assert found >= places
    assert update.addition.files == {}
    update = given_back(edited(books["sv"], ("municipalities", "exempelstad", "latitude", "norr")))
    assert [problem.code for problem in errors(update.addition.problems)] == ["type"]


def cell_of(book: openpyxl.Workbook, table: str, identifier: str, name: str) -> str:
    sheet = table_sheet(book, table)
    row = next(row for row in sheet.iter_rows(min_row=3) if row[column(sheet, "id") - 1].value == identifier)
    return str(row[column(sheet, name) - 1].coordinate)


def test_new_rows_are_new_records_and_missing_rows_are_kept(corpus: Corpus, books: Mapping[str, bytes]):
    book = opened(books["sv"])
    findings, cases = table_sheet(book, "findings"), table_sheet(book, "cases")
    new = {"case": CASE, "reference": "exempel2020kostnader", "factors": "facilitation", "direction": "enables"}
    new |= {"statement_sv": "Något nytt visade sig.", "read": "abstract", "locator_sv": "s. 9", "review": "reviewed"}
    last = findings.max_row + 1
    for name, value in new.items():
        findings.cell(last, column(findings, name)).value = value
    gone = cases.cell(3, column(cases, "id")).value
    cases.delete_rows(3)
    update = given_back(saved(book))
    assert errors(update.addition.problems) == []
    assert update.addition.corpus is not None
    (added,) = update.addition.added["findings"]
    record = update.addition.corpus.findings[added]
    assert (record.case, record.statement["sv"], record.review) == (CASE, "Något nytt visade sig.", "unreviewed")
    assert gone in update.addition.corpus.cases
    assert [p.values["value"] for p in update.addition.problems if p.code == "row-gone"] == [gone]
    assert ("read-only-cell", "review") in told(update)


def test_cell_that_changed_on_both_sides_is_refused_and_others_are_not(
    corpus: Corpus, books: Mapping[str, bytes], sample: Path, tmp_path: Path
):
    kept = sample / "releases" / archive_name(corpus.version)
    shutil.make_archive(str(tmp_path / "kept"), "zip", sample)
    shutil.copy(tmp_path / "kept.zip", kept)
    table = sample / "cases.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("start year from the made-up abstract", "seen since"), encoding="utf-8")
    mine = [("cases", "eksempelby-legeplads", "note", "seen by me"), ("cases", CASE, "start_year", 2018)]
    update = given_back(edited(books["sv"], *mine), sample)
    assert [(p.code, p.field) for p in errors(update.addition.problems)] == [("cell-changed-since", "note")]
    assert update.addition.files == {}
    update = given_back(edited(books["sv"], mine[1]), sample)
    assert changed(update) == {("cases", CASE, "start_year")}
    assert "seen since" in update.addition.files["cases.csv"]


def test_workbook_of_a_version_that_is_not_kept_is_refused(books: Mapping[str, bytes]):
    book = opened(books["sv"])
    next(item for item in book.custom_doc_props.props if item.name == "samskap-version").value = "7.0.0"
    assert [problem.code for problem in given_back(saved(book)).addition.problems] == ["workbook-version"]
    ours, no_workbook = (
        given_back(data).addition.problems
        for data in (book_of({"Fall": [["Titel", "Land"], ["A", "SE"]]}), b"no workbook")
    )
    assert [problem.code for problem in ours] == ["workbook-not-ours"]
    assert no_workbook[-1].severity == "error"


def test_workbook_of_an_earlier_version_says_so_and_takes_no_term_and_no_row_twice(books: Mapping[str, bytes]):
    book = opened(books["sv"])
    next(item for item in book.custom_doc_props.props if item.name == "samskap-version").value = VERSION
    cases, terms = table_sheet(book, "cases"), table_sheet(book, "terms")
    cases.append([cell.value for cell in cases[3]])
    terms.append([cell.value for cell in terms[3]])
    terms.cell(terms.max_row, column(terms, "id")).value = "new-term"
    told_ = told(given_back(saved(book)))
    assert told_ >= {("workbook-other-version", ""), ("row-twice", "id"), ("row-not-addable", "id")}


def test_update_shows_each_cell_and_writes_once_asked(sample: Path, books: Mapping[str, bytes], tmp_path: Path):
    file = tmp_path / "data.xlsx"
    file.write_bytes(edited(books["en"], ("cases", CASE, "review", "reviewed")))
    before = {path.name: path.read_bytes() for path in sample.iterdir() if path.is_file()}
    command = ["import", "xlsx", str(file), "--update", "--package", str(sample), "--language", "en"]
    shown = CliRunner().invoke(main, [*command, "--dry-run"])
    assert (shown.exit_code, f"cases  {CASE}  review  unreviewed -> reviewed" in shown.output) == (0, True)
    assert {path.name: path.read_bytes() for path in sample.iterdir() if path.is_file()} == before
    for form in ("markdown", "json"):
        said = CliRunner().invoke(main, [*command, "--dry-run", "--format", form])
        assert "unreviewed" in said.output
    assert CliRunner().invoke(main, command).exit_code == 0
    assert read_corpus(sample).cases[CASE].review == "reviewed"
    assert [name for name, data in before.items() if (sample / name).read_bytes() != data] == ["cases.csv"]
