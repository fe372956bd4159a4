"""Every format of the package, read back by other tools and compared with the corpus, cell by cell."""

from __future__ import annotations

import csv
import json
import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import readers
from conftest import MakeOnce
from readers import Fields, Tables, source, tricky
from samskap.citation.ris import clean
from samskap.downloads import downloads, record_files
from samskap.downloads.evidence import neutral
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package import bibtex
from samskap.package.bibliography import to_reference
from sites import URL


@pytest.fixture(scope="module")
def changed(corpus: Corpus) -> Corpus:
    return tricky(corpus)


@pytest.fixture(scope="module")
def folder(changed: Corpus, make_once: MakeOnce) -> Path:
    """The folder ``data/latest`` of a corpus with values that tools like to change."""

    def make(made: Path) -> None:
        for name, content in [*downloads(changed).items(), *record_files(changed, URL)]:
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(content)

    return make_once("latest-tricky", make)


@pytest.fixture(scope="module")
def fields(folder: Path) -> Fields:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = {item["name"]: item["schema"]["fields"] for item in descriptor["resources"] if "schema" in item}
    assert sorted(found) == sorted(readers.TABLES)
    return found


@pytest.mark.parametrize("read", readers.READERS)
def test_every_cell_and_type_survives_another_tool(
    read: Callable[[Path, Fields], Tables], folder: Path, fields: Fields, changed: Corpus
) -> None:
    tables, expected = read(folder, fields), source(changed, fields)
    assert set(tables) == set(expected) or read is readers.record_json
    for table, rows in tables.items():
        assert len(rows) == len(expected[table]), table
        for row, known in zip(rows, expected[table], strict=True):
            assert dict(zip(names(fields, table), row, strict=True)) == dict(
                zip(names(fields, table), known, strict=True)
            )
            assert [type(cell) for cell in row] == [type(cell) for cell in known]


def names(fields: Fields, table: str) -> list[str]:
    return [field["name"] for field in fields[table]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_flat_table_is_the_same_as_csv_as_parquet_and_as_view(language: str, folder: Path, changed: Corpus) -> None:
    with (folder / f"evidence-{language}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    frame = pl.read_parquet(folder / f"evidence-{language}.parquet")
    with closing(sqlite3.connect(folder / "samskap.sqlite")) as database:
        view = database.execute(f"SELECT * FROM evidence_{language}")
        assert [column[0] for column in view.description] == frame.columns == header
        assert view.fetchall() == frame.rows()
    shown = [["" if value is None else str(neutral(value)) for value in row] for row in frame.rows()]
    assert shown == rows
    finding = next(iter(changed.findings.values()))
    assert finding.statement[language] in [value for row in frame.rows() for value in row]


def test_bibliography_reads_back_as_the_references(folder: Path, changed: Corpus) -> None:
    entries, faults = bibtex.parse((folder / "references.bib").read_text(encoding="utf-8"))
    assert not faults
    assert {entry.key: to_reference(entry) for entry in entries} == changed.references


def from_ris(folder: Path) -> list[tuple[Any, ...]]:
    found = []
    for record in (folder / "references.ris").read_bytes().decode("utf-8").split("ER  - \r\n\r\n")[:-1]:
        tags: dict[str, list[str]] = {}
        for line in record.rstrip("\r\n").split("\r\n"):
            tags.setdefault(line[:2], []).append(line[6:])
        one = {tag: values[0] for tag, values in tags.items()}
        numbers = (one.get(tag, "") for tag in ("PY", "VL", "IS", "DO", "SN"))
        found.append((one["ID"], one["TI"], tags.get("AU", []), tags.get("ED", []), *numbers))
    return found


def from_csl(folder: Path) -> list[tuple[Any, ...]]:
    found = []
    for item in json.loads((folder / "references.json").read_text(encoding="utf-8")):
        people = ([_csl_name(name) for name in item.get(role, [])] for role in ("author", "editor"))
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
        number = item.get("issue") or item.get("number", "")
        others = (item.get(name, "") for name in ("DOI", "ISBN"))
        found.append((item["id"], item["title"], *people, year, item.get("volume", ""), number, *others))
    return found


def _csl_name(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['family']}, {name['given']}"


@pytest.mark.parametrize("read", [from_ris, from_csl])
def test_reference_managers_get_every_reference(
    read: Callable[[Path], list[tuple[Any, ...]]], folder: Path, changed: Corpus
) -> None:
    expected = [
        (
            *(one.id, clean(one.title), list(map(str, one.authors)), list(map(str, one.editors))),
            *(str(one.year or ""), one.volume, one.issue, one.doi, one.isbn),
        )
        for one in sorted(changed.references.values(), key=lambda reference: reference.id)
    ]
    assert read(folder) == expected


def test_released_descriptor_is_read_by_another_implementation_of_the_standard(folder: Path, fields: Fields) -> None:
    with warnings.catch_warnings():  # dplib names a field "schema", which pydantic does not like
        warnings.simplefilter("ignore")
        from dplib.models import Package
    package = Package.from_path(str(folder / "datapackage.json"))
    tables = {resource.name: resource.get_schema() for resource in package.resources if resource.get_schema()}
    assert set(tables) == set(fields)
    for table, schema in tables.items():
        assert [(field.name, field.type) for field in schema.fields] == [
            (field["name"], field["type"]) for field in fields[table]
        ]
        assert schema.primaryKey
    keys = {(key.fields[0], key.reference.resource) for key in tables["findings"].foreignKeys}
    assert keys == {("case", "cases"), ("reference", "references")}
