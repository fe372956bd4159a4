"""Every format of the package read back by the tools of those who use it, and what it is to hold."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import openpyxl
import pandas as pd
import polars as pl

from samskap.model import Corpus, Reference

Rows = list[tuple[Any, ...]]
Tables = dict[str, Rows]
Fields = Mapping[str, list[Mapping[str, Any]]]
"""The fields of every table, as the released descriptor has them."""

NODE = Path(__file__).parent / "node"
TABLES = (
    "cases",
    "findings",
    "references",
    "terms",
    "municipalities",
    "codings",
    "usage",
    "scores",
    "links",
    "retired",
)
ALL_TEXT = "/".join(f"{column}/2" for column in range(1, 60))
"""The import option of LibreOffice that takes every column as text."""
LIBREOFFICE_FORMATS = {"integer": 1, "number": 10}
"""Its numbers for a standard column and one of English numbers; every other type is text (2)."""


def tricky(corpus: Corpus) -> Corpus:
    """The corpus with values that tools like to change: what looks like a number, a missing value, code or markup."""
    cases, findings, references = dict(corpus.cases), dict(corpus.findings), dict(corpus.references)
    case, finding, reference = (next(iter(records.values())) for records in (cases, findings, references))
    cases[case.id] = replace(
        case,
        place={"sv": "007", "da": "NA", "en": "null"},
        note='First line\nsecond "line"; a, b | c\ttab',
        latitude=-0.5,
        start_year=1999,
    )
    findings[finding.id] = replace(
        finding,
        statement={"sv": "=1+1", "da": "true", "en": "1e5"},
        informants={"sv": "", "da": "None", "en": "N/A"},
        design_text="2021-05",
        methods_text=("00", "NaN", "å | ö"),
    )
    references[reference.id] = replace(
        reference, volume="0012", issue="1-2", pages="nan", isbn="0000000001", institution="Æ&Ø", date_text="NULL"
    )
    return replace(corpus, cases=cases, findings=findings, references=references)


def source(corpus: Corpus, fields: Fields) -> Tables:
    """What every table is to hold: None for what is missing, a tuple for a list, numbers and booleans as such."""
    tables: Tables = {}
    for table in TABLES:
        found = getattr(corpus, table)
        records = list(found.values() if isinstance(found, Mapping) else found)
        records = sorted(records, key=lambda record: record.id) if table == "references" else records
        tables[table] = [tuple(value(record, field["name"], corpus) for field in fields[table]) for record in records]
    return tables


def value(record: Any, name: str, corpus: Corpus) -> Any:
    if name == "kind" and isinstance(record, Reference):
        return corpus.kind(record)
    if not hasattr(record, name):
        stem, language = name.rsplit("_", 1)
        return cell(getattr(record, stem)[language])
    return cell(getattr(record, name))


def cell(value: Any) -> Any:
    """A value of any tool as a plain one; a list becomes a tuple of texts."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    missing = value is None or value is pd.NA or value == "" or value != value
    return None if missing else value


def parsed(text: str, kind: str) -> Any:
    """A cell of a tool that reads all as text, by the type of its field."""
    if kind == "list":
        return tuple(filter(None, text.split(";")))
    if not text:
        return None
    makers: Mapping[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "boolean": lambda cell: cell == "true",
    }
    return makers.get(kind, str)(text)


def split(rows: Iterable[Iterable[Any]], fields: list[Mapping[str, Any]]) -> Rows:
    """Rows in which lists are still texts, those of a CSV file, with their lists."""
    lists = [field["type"] == "list" for field in fields]
    return [
        tuple(parsed(item or "", "list") if is_list else cell(item) for item, is_list in zip(row, lists, strict=True))
        for row in rows
    ]


def csv_in_python(folder: Path, fields: Fields) -> Tables:
    tables: Tables = {}
    for table, columns in fields.items():
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            names, *rows = csv.reader(file)
        assert names == [field["name"] for field in columns]
        tables[table] = [
            tuple(parsed(text, field["type"]) for text, field in zip(row, columns, strict=True)) for row in rows
        ]
    return tables


def csv_in_pandas(folder: Path, fields: Fields) -> Tables:
    types = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
    tables: Tables = {}
    for table, columns in fields.items():
        frame = pd.read_csv(
            folder / f"{table}.csv",
            dtype={field["name"]: types.get(field["type"], "str") for field in columns},
            keep_default_na=False,
            na_values={field["name"]: [""] for field in columns if field["type"] in types},
        )
        rows = frame[[field["name"] for field in columns]].astype(object)
        tables[table] = split(rows.itertuples(index=False), columns)
    return tables


def csv_in_polars(folder: Path, fields: Fields) -> Tables:
    types = {"integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    return {
        table: split(
            pl.read_csv(
                folder / f"{table}.csv",
                schema={field["name"]: types.get(field["type"], pl.String) for field in columns},
            ).iter_rows(),
            columns,
        )
        for table, columns in fields.items()
    }


def csv_in_duckdb(folder: Path, fields: Fields) -> Tables:
    types = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
    tables: Tables = {}
    for table, columns in fields.items():
        given = ", ".join(f"'{field['name']}': '{types.get(field['type'], 'VARCHAR')}'" for field in columns)
        query = (
            f"SELECT * FROM read_csv('{folder / table}.csv', header = true, columns = {{{given}}}, parallel = false)"
        )
        tables[table] = split(duckdb.sql(query).fetchall(), columns)
    return tables


def csv_in_frictionless(folder: Path, fields: Fields) -> Tables:
    package = frictionless.Package(str(folder / "datapackage.json"))
    tables: Tables = {}
    for table, columns in fields.items():
        with package.get_resource(table) as resource:
            rows = [row.to_list() for row in resource.row_stream]
        tables[table] = [tuple(map(_from_frictionless, row, columns)) for row in rows]
    return tables


def _from_frictionless(value: Any, field: Mapping[str, Any]) -> Any:
    if field["type"] == "list":
        return tuple(value or ())
    if field["type"] == "yearmonth" and value is not None:
        return f"{value.year}-{value.month:02}"
    return float(value) if field["type"] == "number" and value is not None else value


def csv_in_node(folder: Path, fields: Fields) -> Tables:
    """Another implementation of Data Package, the npm package ``datapackage``."""
    command = ["node", "read_package.js", str(folder)]
    done = subprocess.run(command, cwd=NODE, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    tables: Tables = {}
    for table, rows in json.loads(done.stdout).items():
        months = [field["type"] == "yearmonth" for field in fields[table]]
        texts = [
            [f"{item[0]}-{item[1]:02}" if month and item else item for item, month in zip(row, months, strict=True)]
            for row in rows
        ]
        tables[table] = split(texts, fields[table])
    return tables


def csv_in_libreoffice(folder: Path, fields: Fields) -> Tables:
    """All tables in one run, every column as text; then the cases with the types of their columns."""
    _convert(folder, [f"{table}.csv" for table in fields if table != "cases"], ALL_TEXT)
    formats = [LIBREOFFICE_FORMATS.get(field["type"], 2) for field in fields["cases"]]
    _convert(folder, ["cases.csv"], "/".join(f"{column}/{kind}" for column, kind in enumerate(formats, 1)))
    tables: Tables = {}
    for table, columns in fields.items():
        _names, *rows = openpyxl.load_workbook(folder / "converted" / f"{table}.xlsx").active.values
        if table == "cases":
            tables[table] = split(rows, columns)
        else:
            tables[table] = [
                tuple(parsed(text or "", field["type"]) for text, field in zip(row, columns, strict=True))
                for row in rows
            ]
    return tables


def _convert(folder: Path, names: list[str], formats: str) -> None:
    profile = (folder / "libreoffice").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", f"--infilter=CSV:44,34,76,1,{formats}"]
    command += ["--convert-to", "xlsx", "--outdir", "converted", *names]
    environment = os.environ | {"HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def parquet_in_pandas(folder: Path, fields: Fields) -> Tables:
    return {
        table: [
            tuple(map(cell, row))
            for row in pd.read_parquet(folder / f"{table}.parquet", dtype_backend="numpy_nullable")
            .astype(object)
            .itertuples(index=False)
        ]
        for table in fields
    }


def parquet_in_polars(folder: Path, fields: Fields) -> Tables:
    return {
        table: [tuple(map(cell, row)) for row in pl.read_parquet(folder / f"{table}.parquet").iter_rows()]
        for table in fields
    }


def parquet_in_duckdb(folder: Path, fields: Fields) -> Tables:
    return {
        table: [tuple(map(cell, row)) for row in duckdb.read_parquet(str(folder / f"{table}.parquet")).fetchall()]
        for table in fields
    }


def sqlite(folder: Path, fields: Fields) -> Tables:
    """The tables with their lists, put together as the table ``fields`` says."""
    with closing(sqlite3.connect(folder / "samskap.sqlite")) as database:
        return {table: list(_sqlite_rows(database, table)) for table in fields}


def _sqlite_rows(database: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    query = "SELECT field, type, stored_in FROM fields WHERE resource = ? AND position > 0 ORDER BY position"
    columns = database.execute(query, [table]).fetchall()
    keys = [name for _, name, _, _, _, place in sorted(database.execute(f'PRAGMA table_info("{table}")')) if place]
    lists = {name: _lists(database, stored, len(keys)) for name, kind, stored in columns if kind == "list"}
    cursor = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
    names = [description[0] for description in cursor.description]
    for row in cursor:
        record = dict(zip(names, row, strict=True))
        key = tuple(record[name] for name in keys)
        yield tuple(_from_sqlite(record, lists, key, name, kind) for name, kind, _stored in columns)


def _from_sqlite(record: Mapping[str, Any], lists: Any, key: tuple[Any, ...], name: str, kind: str) -> Any:
    if kind == "list":
        return tuple(lists[name].get(key, ()))
    return bool(record[name]) if kind == "boolean" and record[name] is not None else record[name]


def _lists(database: sqlite3.Connection, table: str, keys: int) -> dict[tuple[Any, ...], list[str]]:
    lists: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for row in database.execute(f'SELECT * FROM "{table}" ORDER BY position'):
        assert row[keys] == len(lists[row[:keys]]) + 1
        lists[row[:keys]].append(row[-1])
    return lists


def whole_json(folder: Path, fields: Fields) -> Tables:
    package = json.loads((folder / "samskap.json").read_text(encoding="utf-8"))
    return {table: [_from_json(record, columns) for record in package[table]] for table, columns in fields.items()}


def record_json(folder: Path, fields: Fields) -> Tables:
    """Only cases, findings and references have files of their own."""
    return {
        table: [
            _from_json(json.loads(path.read_text(encoding="utf-8")), fields[table])
            for path in sorted((folder / table).iterdir())
        ]
        for table in ("cases", "findings", "references")
    }


def _from_json(record: Mapping[str, Any], columns: list[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(_item(record, field["name"]) for field in columns)


def _item(record: Mapping[str, Any], name: str) -> Any:
    stem, _, language = name.rpartition("_")
    found = record[name] if name in record else record[stem][language]
    if isinstance(found, list):
        return tuple(_name(item) if isinstance(item, dict) else item for item in found)
    return found


def _name(name: Mapping[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"


READERS: tuple[Callable[[Path, Fields], Tables], ...] = (
    csv_in_python,
    csv_in_pandas,
    csv_in_polars,
    csv_in_duckdb,
    csv_in_frictionless,
    csv_in_node,
    csv_in_libreoffice,
    parquet_in_pandas,
    parquet_in_polars,
    parquet_in_duckdb,
    sqlite,
    whole_json,
    record_json,
)
