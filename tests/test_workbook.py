"""The workbook for people: every cell as in the package, in three languages and programs, whatever a text holds."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samskap.downloads.workbook import cells, workbook
from samskap.downloads.workbook.columns import web_link
from samskap.downloads.workbook.sheets import TABLES, sheet_name
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.descriptor import schema_of
from samskap.package.reading import to_row

ROOT = "https://example.org/"
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "<r><t>x</t></r>", "\tx", "a\nb", "'=1",
)  # fmt: skip


def make(corpus: Corpus, language: str, root: str = ROOT) -> bytes:
    return workbook(
        corpus, language, dict.fromkeys(corpus.references, "Citation"), f"{root}{language}/" if root else ""
    )


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(book: Workbook, table: str) -> Worksheet:
    (found,) = (sheet for sheet in book.worksheets if table in sheet.tables)
    return found


def rows_of(book: Workbook, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table by the names in its hidden row."""
    names, _headings, *rows = sheet_of(book, table).iter_rows(values_only=True)
    return (dict(zip(names, row, strict=True)) for row in rows)


def links(book: Workbook) -> list[tuple[str, str, str]]:
    """Sheet, web address and place in the workbook of every link."""
    cells = ((sheet.title, cell.hyperlink) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return [(title, link.target or "", link.location or "") for title, link in cells if link]


def expected(corpus: Corpus, table: str) -> Iterator[dict[str, Any]]:
    """The records of a table as the package writes them, lists as the workbook does, numbers as numbers."""
    schema = corpus.reference_schema if table == "references" else schema_of(corpus.descriptor, table)
    read = {"integer": int, "number": float, "boolean": lambda text: text == "true"}
    for record in getattr(corpus, table).values():
        row = to_row(record, schema, corpus.languages)
        row |= {"kind": corpus.kind(record)} if table == "references" else {}
        for field in schema["fields"]:
            value = row[field["name"]]
            if field["type"] == "list":
                value = "; ".join(value.split(";")) if value else ""
            elif value:
                value = read.get(field["type"], str)(value)
            row[field["name"]] = value
        yield row


@pytest.fixture(scope="module")
def books(corpus: Corpus) -> Mapping[str, bytes]:
    return {language: make(corpus, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_is_that_of_the_package(language: str, corpus: Corpus, books: Mapping[str, bytes]):
    book, seen = opened(books[language]), 0
    for table in TABLES:
        for row, record in zip(rows_of(book, table), expected(corpus, table), strict=True):
            fields = {name: value for name, value in row.items() if "." not in name}
            texts = {name[:-3] for name in record if all(f"{name[:-3]}_{tag}" in record for tag in LANGUAGES)}
            left_out = {f"{text}_{tag}" for text in texts for tag in LANGUAGES if tag != language}
            assert fields.keys() == record.keys() - left_out
            for name, value in fields.items():
                assert ("" if value is None else value) == record[name], (table, record["id"], name)
                seen += 1
    assert seen > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_beside_the_codes(language: str, corpus: Corpus, books: Mapping[str, bytes]):
    book = opened(books[language])
    for row in rows_of(book, "findings"):
        for name, vocabulary in (("factors", "factor"), ("phases", "phase"), ("direction", "direction")):
            codes = (row[name] or "").split("; ") if row[name] else []
            labels = "; ".join(corpus.terms[vocabulary, code].label[language] for code in codes)
            assert (row[f"{name}.label"] or "") == labels
        case = corpus.cases.get(row["case"] or "")
        assert (row["case.label"] or "") == (case.title[language] if case else "")
    headings = [cell.value for cell in sheet_of(book, "findings")[2]]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pandas_reads_every_sheet_by_its_headings(language: str, corpus: Corpus, books: Mapping[str, bytes]):
    read = pd.read_excel(io.BytesIO(books[language]), sheet_name=None, header=1, keep_default_na=False)
    _front, *sheets, fields = read.values()
    assert [len(sheet) for sheet in sheets] == [len(getattr(corpus, table)) for table in TABLES]
    assert list(sheets[1]["Id"]) == list(corpus.findings)
    assert len(fields) == sum(
        "." not in str(cell.value) for s in opened(books[language]).worksheets[1:-1] for cell in s[1]
    )


def test_calc_opens_the_workbooks_and_finds_every_row(books: Mapping[str, bytes], corpus: Corpus, tmp_path: Path):
    for language, content in books.items():
        (tmp_path / f"{language}.xlsx").write_bytes(content)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += [
        "--convert-to",
        every_sheet,
        "--outdir",
        str(tmp_path),
        *(f"{tmp_path}/{tag}.xlsx" for tag in LANGUAGES),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for language, content in books.items():
        for sheet in opened(content).worksheets[1:]:
            with (tmp_path / f"{language}-{sheet.title}.csv").open(encoding="utf-8", newline="") as file:
                shown = list(csv.reader(file))
            cells = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
            assert len(shown) == len(cells)
            for row, written in zip(shown, cells, strict=True):
                texts = [(a, b) for a, b in zip(row, written, strict=False) if isinstance(b, str)]
                assert all(a == b for a, b in texts), (language, sheet.title, written[0])


def test_workbook_is_ready_to_be_read_and_given_back(books: Mapping[str, bytes], corpus: Corpus):
    book = opened(books["sv"])
    assert [sheet.title for sheet in book.worksheets[:4]] == ["Läs mig", "Fall", "Resultat", "Referenser"]
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert sheet.row_dimensions[1].hidden
        assert sheet.freeze_panes.endswith("3")
        assert table.autoFilter is not None
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[2]]
        assert table.ref == f"A2:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        assert not sheet.merged_cells.ranges
        assert all(4 <= dimension.width <= 60 for dimension in sheet.column_dimensions.values())
    properties = {item.name: item.value for item in book.custom_doc_props.props}
    assert properties == {"samskap-version": corpus.version, "samskap-language": "sv", "samskap-layout": "1"}
    assert book.properties.title == corpus.descriptor["title_sv"]
    assert book.properties.created.date().isoformat() == corpus.created[:10]


def test_front_sheet_tells_version_licence_citation_and_how_sure_it_is(books: Mapping[str, bytes], corpus: Corpus):
    book = opened(books["da"])
    front = book.worksheets[0]
    text = "\n".join(str(cell) for row in front.iter_rows(values_only=True) for cell in row if cell)
    for part in (corpus.version, corpus.descriptor["licenses"][0]["title"], f"{ROOT}da/data/", "Tallene viser"):
        assert part in text
    for term in corpus.vocabulary("read"):
        assert term.definition["da"] in text
    places = {place for title, _target, place in links(book) if title == front.title}
    assert places >= {"'Cases'!A2", "'Resultater'!A2", "'Felter'!A2"}


def test_links_lead_to_the_row_the_page_and_the_publication(books: Mapping[str, bytes], corpus: Corpus):
    book = opened(books["en"])
    findings, cases = sheet_of(book, "findings"), sheet_of(book, "cases")
    names = [cell.value for cell in findings[1]]
    for row in findings.iter_rows(min_row=3):
        cell = dict(zip(names, row, strict=True))
        assert cell["id"].hyperlink.target == f"{ROOT}en/findings/{cell['id'].value}/"
        if cell["case"].value:
            place = cell["case.label"].hyperlink.location.rpartition("!")[2]
            assert cases[place].value == cell["case"].value
    dois = {cell.value: cell.hyperlink.target for row in sheet_of(book, "references").iter_rows(min_row=3)
            for cell in row if cell.hyperlink and str(cell.value).startswith("10.")}  # fmt: skip
    assert dois == {r.doi: web_link(f"https://doi.org/{r.doi}") for r in corpus.references.values() if r.doi}
    copies = {item.source_url for item in corpus.references.values() if item.source_is_copy}
    assert not copies & {target for _title, target, _place in links(book)}


def test_without_an_address_of_the_site_no_link_is_invented(corpus: Corpus):
    book = opened(make(corpus, "sv", root=""))
    assert not [
        link.target for sheet in book.worksheets for link in sheet._hyperlinks if "example.org/sv" in str(link.target)
    ]
    assert all(cell.hyperlink is None for (cell,) in sheet_of(book, "findings").iter_rows(min_row=3, max_col=1))


def test_hostile_texts_stay_texts(corpus: Corpus):
    case = next(iter(corpus.cases.values()))
    cases = {
        f"{case.id}-{number}": replace(
            case, id=f"{case.id}-{number}", title=dict.fromkeys(LANGUAGES, text), note=text, source_url="javascript:x"
        )
        for number, text in enumerate(HOSTILE)
    }
    content = make(replace(corpus, cases={**corpus.cases, **cases}), "da")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if b"<f>" in part or b"<f " in part]
    assert not [name for name, part in parts.items() if name.endswith(".rels") and b"javascript" in part]
    rows = list(rows_of(opened(content), "cases"))[len(corpus.cases) :]
    for text, row in zip(HOSTILE, rows, strict=True):
        assert row["title_da"].rstrip(" ") == row["note"].rstrip(" ") == text
        assert row["source_url"] == "javascript:x"


def test_same_corpus_gives_the_same_bytes(corpus: Corpus, books: Mapping[str, bytes]):
    assert make(replace(corpus), "sv") == books["sv"]


def test_links_beyond_what_excel_takes_stay_texts(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cells, "MOST_LINKS", 2)
    book = opened(make(corpus, "en"))
    counts = Counter(title for title, _target, _place in links(book))
    assert [counts[sheet.title] for sheet in book.worksheets[1:3]] == [2, 2]
    assert [row["id"] for row in rows_of(book, "findings")] == list(corpus.findings)


@given(st.text(alphabet="aé😀", min_size=8, max_size=9).map(lambda text: text * 4_000))
def test_text_longer_than_a_cell_is_cut_at_a_character(text: str):
    cut = cells.excel_text(text)
    assert len(cut.encode("utf-16-le")) // 2 <= cells.LONGEST_TEXT
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@given(st.text())
def test_sheet_name_is_one_that_excel_takes(title: str):
    name = sheet_name(title, ())
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")
    assert not name.endswith("'")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/å b", "https://example.org/%C3%A5%20b"),
        ("javascript:x", ""),
        ("file:///x", ""),
        ("http://[", ""),
    ],
)
def test_only_web_addresses_are_linked(address: str, link: str):
    assert web_link(address) == link
