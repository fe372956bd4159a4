"""Parquet, SQLite and JSON: what is in them beside the records, and that they hold together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from samskap.downloads.formats import typed_files
from samskap.downloads.json_schema import json_schemas
from samskap.downloads.notices import about
from samskap.downloads.records import RECORD_SCHEMAS, package_json, record_files
from samskap.downloads.sqlite import database as database_of
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.pages.addresses import address
from sites import URL, Site


def citations_of(corpus: Corpus) -> dict[str, dict[str, str]]:
    return {language: dict.fromkeys(corpus.references, "Citation") for language in corpus.languages}


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, bytes]:
    return typed_files(corpus, citations_of(corpus), about(corpus, "https://example.org/{language}/data/"))


@pytest.fixture
def database(files: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["samskap.sqlite"])
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def test_formats_made_twice_are_the_same_bytes(files: dict[str, bytes], corpus: Corpus) -> None:
    again = typed_files(replace(corpus), citations_of(corpus), about(corpus, "https://example.org/{language}/data/"))
    assert list(again.items()) == list(files.items())


def test_database_is_sound_and_has_no_empty_page(database: sqlite3.Connection) -> None:
    pragmas = ("integrity_check", "foreign_key_check", "freelist_count", "encoding")
    assert [database.execute(f"PRAGMA {name}").fetchall() for name in pragmas] == [[("ok",)], [], [(0,)], [("UTF-8",)]]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE findings SET reference = 'nobody'",
        "UPDATE findings SET \"case\" = 'nowhere'",
        "INSERT INTO finding_factors VALUES ('sep2021prov-1', 1, 'factor', 'no-such-factor')",
        "INSERT INTO finding_factors VALUES ('sep2021prov-1', 1, 'outcome', 'learning')",
        "INSERT INTO finding_phases VALUES ('nothing', 1, 'phase', 'co-design')",
        "INSERT INTO case_municipalities VALUES ('nordisk-prove-uden-sted', 1, 'nowhere')",
        "UPDATE findings SET statement_sv = NULL, statement_da = NULL, statement_en = NULL",
        "INSERT INTO case_references VALUES ('nordisk-prove-uden-sted', 1, 'dikt2015bok')",
        "INSERT INTO term_exact_match VALUES ('factor', 'facilitation', 1, 'scheme-concept', 'nothing')",
        "INSERT INTO codings VALUES ('nothing', 'first', 'enables', NULL, NULL)",
        "UPDATE cases SET country = 'XX'",
        "UPDATE cases SET title_da = NULL",
        'UPDATE "references" SET source_is_copy = 2',
    ],
)
def test_database_refuses_what_does_not_hold_together(statement: str, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


def test_database_of_a_corpus_with_a_broken_link_is_not_made(corpus: Corpus) -> None:
    finding = next(iter(corpus.findings.values()))
    broken = replace(corpus, findings=corpus.findings | {finding.id: replace(finding, case="nowhere")})
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database_of(broken, citations_of(corpus), {})


def test_database_describes_every_field_and_says_where_it_stands(database: sqlite3.Connection, corpus: Corpus) -> None:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = {name: {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')} for name in tables}
    rows = database.execute("SELECT resource, field, stored_in, type FROM fields WHERE position > 0").fetchall()
    expected = {(item["name"], field["name"]) for item in schemas(corpus) for field in item["schema"]["fields"]}
    assert {row[:2] for row in rows} == expected
    for _resource, field, stored_in, kind in rows:
        assert ("value" if kind == "list" else field) in columns[stored_in]
    empty = " OR ".join(f"{name}_{language} = ''" for name in ("title", "description") for language in LANGUAGES)
    assert database.execute(f"SELECT resource, field FROM fields WHERE {empty}").fetchall() == []


def schemas(corpus: Corpus) -> list[dict[str, Any]]:
    found = [item for item in corpus.descriptor["resources"] if item["name"] != "references"]
    return [*found, {"name": "references", "schema": corpus.reference_schema}]


def test_database_tells_version_licence_and_citation(database: sqlite3.Connection, corpus: Corpus) -> None:
    told = dict(database.execute("SELECT key, value FROM metadata"))
    assert told["version"] == corpus.version
    assert told["licence"] == "CC-BY-4.0"
    for language in LANGUAGES:
        assert f"https://example.org/{language}/data/" in told[f"citation_{language}"]
        assert corpus.version in told[f"citation_{language}"]


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("språkcafé", "sv", ("cases", "exempelstad-sprakcafe")),
        ("sprakcafe", "sv", ("cases", "exempelstad-sprakcafe")),
        ("Sprogcaf*", "da", ("findings", "sep2021prov-1")),
        ("foraldrar", "sv", ("cases", "eksempelby-legeplads")),
        ("playground AND municipality", "en", ("cases", "eksempelby-legeplads")),
        ("søren", "mul", ("references", "exempel2020kostnader")),
        ("æblegård", "mul", ("references", "exempel2020kostnader")),
        ("processledare", "sv", ("findings", "eksempelby-legeplads-1")),
        ("vermittlung OR procesledelse", "da", ("findings", "eksempelby-legeplads-1")),
        ("Eksempelby", "da", ("municipalities", "eksempelby")),
    ],
)
def test_database_finds_words_of_three_languages(
    query: str, language: str, found: tuple[str, str], database: sqlite3.Connection
) -> None:
    rows = database.execute("SELECT resource, id FROM search WHERE search MATCH ? AND language = ?", (query, language))
    assert found in rows.fetchall()


def test_search_keeps_letters_of_their_own(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT * FROM search WHERE search MATCH 'soren'").fetchall() == []


def test_search_has_no_words_about_how_a_record_was_made(database: sqlite3.Connection, corpus: Corpus) -> None:
    label = corpus.terms["review", "unreviewed"].label["en"]
    rows = database.execute("SELECT DISTINCT resource FROM search WHERE search MATCH ?", (f'"{label}"',)).fetchall()
    assert rows == [("terms",)]


def test_parquet_has_types_descriptions_and_metadata(files: dict[str, bytes], corpus: Corpus) -> None:
    schema = pq.read_schema(pa.BufferReader(files["cases.parquet"]))
    types = {name: str(schema.field(name).type) for name in ("id", "latitude", "start_year", "phases", "coded_on")}
    assert list(types.values()) == ["string", "double", "int64", "list<element: string not null>", "string"]
    assert str(pq.read_schema(pa.BufferReader(files["references.parquet"])).field("peer_reviewed").type) == "bool"
    assert not schema.field("country").nullable
    assert schema.field("title_sv").nullable
    assert schema.field("latitude").nullable
    for field in schema:
        assert all(field.metadata[name.encode()] for name in ("title", "title_sv", "description_da"))
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert (told["version"], told["licence"], told["title_sv"]) == (corpus.version, "CC-BY-4.0", "Fall")
    assert told["citation_en"].endswith("https://example.org/en/data/")


def test_empty_table_keeps_its_types(corpus: Corpus) -> None:
    made = typed_files(replace(corpus, usage=()), citations_of(corpus), {})
    table = pq.read_table(pa.BufferReader(made["usage.parquet"]))
    assert (table.num_rows, str(table.schema.field("count").type)) == (0, "int64")


def validator(corpus: Corpus, name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(json_schemas(corpus)[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_json_of_all_records_follows_its_schema(corpus: Corpus) -> None:
    assert list(validator(corpus, "samskap.schema.json").iter_errors(json.loads(package_json(corpus)))) == []


def test_json_of_every_record_follows_its_schema(corpus: Corpus) -> None:
    validators = {table: validator(corpus, name) for table, name in RECORD_SCHEMAS.items()}
    made = dict(record_files(corpus, URL))
    assert len(made) == len(corpus.cases) + len(corpus.findings) + len(corpus.references)
    for path, content in made.items():
        assert list(validators[path.partition("/")[0]].iter_errors(json.loads(content))) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("direction", "helps"),
        ("factors", ["no-such-factor"]),
        ("factors", None),
        ("reference", None),
        ("design", ""),
        ("statement", {"sv": "Ett", "da": "Ét"}),
        ("statement", {"sv": None, "da": None, "en": None}),
        ("coded_on", "2026-13"),
        ("unknown", "field"),
        ("links", {}),
    ],
)
def test_schema_of_a_finding_refuses_what_is_wrong(field: str, value: Any, corpus: Corpus) -> None:
    finding = json.loads(dict(record_files(corpus, URL))["findings/eksempelby-legeplads-1.json"])
    check = validator(corpus, "finding.schema.json")
    assert check.is_valid(finding)
    assert not check.is_valid(finding | {field: value})
    assert not check.is_valid({name: other for name, other in finding.items() if name != "direction"})


def test_schema_describes_every_field(corpus: Corpus) -> None:
    for name in RECORD_SCHEMAS.values():
        properties = json.loads(json_schemas(corpus)[name])["properties"]
        for field, schema in properties.items():
            assert field in {"$schema", "links"} or (schema["title"] and schema["description"])


def test_record_says_who_wrote_it_and_what_it_is_tied_to(corpus: Corpus) -> None:
    made = {path: json.loads(content) for path, content in record_files(corpus, URL)}
    assert made["references/sep2021prov.json"]["authors"] == [{"literal": "Sveriges Exempel och Prov (SEP)"}]
    assert made["references/eksempel2019kapitel.json"]["editors"][0] == {"family": "Prøve", "given": "Ølga"}
    case = made["cases/exempelstad-sprakcafe.json"]
    assert case["place"] == {
        "sv": "biblioteket i Exempelstad",
        "da": "biblioteket i Exempelstad",
        "en": "The library of Exempelstad",
    }
    assert case["links"]["findings"] == [
        f"{URL}data/latest/findings/exempelstad-sprakcafe-{number}.json" for number in (1, 2)
    ]
    assert made["findings/sep2021prov-1.json"]["case"] is None
    assert made["findings/sep2021prov-1.json"]["links"]["cases"] == []
    assert made["references/provsson2012uppsats.json"]["links"]["cases"] == [case["links"]["self"]]


def test_every_link_of_a_record_leads_to_a_page_or_file_of_the_site(built_project: Path, corpus: Corpus) -> None:
    site = Site(built_project / "site")
    latest = site.folder / "data" / "latest"
    for table, records in (("cases", corpus.cases), ("findings", corpus.findings), ("references", corpus.references)):
        assert {path.stem for path in (latest / table).iterdir()} == set(records)
        for key, record in records.items():
            links = json.loads((latest / table / f"{key}.json").read_text(encoding="utf-8"))["links"]
            assert links["self"] == f"{URL}data/latest/{table}/{key}.json"
            assert links["pages"] == {language: f"{URL}{language}/{address(record)}" for language in LANGUAGES}
            related = [link for name in RECORD_SCHEMAS for link in links.get(name, [])]
            for target in [*links["pages"].values(), links["self"], *related]:
                assert site.problem(target) == "", target
