"""The lines on the data page that read the data: run as they are printed, against the served site."""

from __future__ import annotations

import hashlib
import sqlite3
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from samskap.downloads import downloads, example, questions, snippets
from samskap.downloads.evidence import evidence_csv
from samskap.downloads.example import PREFERRED
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.package.tables import read_rows
from samskap.site.serve import served
from sites import ROOT, URL, HtmlPage, Site, tree

LATEST = "https://example.org/data/latest/"


@dataclass(frozen=True)
class Printed:
    """Lines as the page prints them, and the number of rows and the SHA-256 that it promises."""

    id: str
    syntax: str
    tested: bool
    code: str
    promise: str
    sha256: str


@pytest.fixture(scope="module")
def base(built_project: Path) -> Iterator[str]:
    with served(built_project / "site") as url:
        yield url


@pytest.fixture(scope="module")
def page_of(built_project: Path) -> Mapping[str, HtmlPage]:
    site = Site(built_project / "site")
    return {language: site.of(language)["data/"] for language in LANGUAGES}


def printed(page: HtmlPage) -> list[Printed]:
    found = []
    for code in page.root.xpath("//pre[@data-syntax]"):
        (heading,) = code.xpath("preceding-sibling::h3[1]")
        promise = code.xpath("following-sibling::*[1][self::p]")
        found.append(
            Printed(
                heading.get("id"),
                code.get("data-syntax"),
                code.get("data-tested") is not None,
                code.text_content(),
                promise[0].text_content() if promise else "",
                promise[0].xpath("string(.//code)") if promise else "",
            )
        )
    return found


def run(lines: Printed, base: str) -> Any:
    """What the lines give, with the address of the site replaced by the one at which it is served."""
    code = lines.code.replace(URL, base)
    if lines.syntax == "sql":
        return run_sql(code, urllib.request.urlopen(f"{base}data/latest/samskap.sqlite").read())
    names: dict[str, Any] = {}
    exec(code, names)
    return names["answer" if lines.id.startswith("example") else "findings"]


def run_sql(code: str, database: bytes) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        return connection.execute(code).fetchall()


def answer_of(given: Any) -> dict[str, int]:
    """An answer as numbers by country; findings without a case have none."""
    if isinstance(given, duckdb.DuckDBPyRelation):
        given = given.fetchall()
    pairs = given.items() if isinstance(given, pd.Series) else given
    return {country or "": number for country, number in pairs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_lines_give_the_rows_and_the_checksum_that_the_page_shows(
    language: str,
    page_of: Mapping[str, HtmlPage],
    base: str,
    corpus: Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)
    shown = [lines for lines in printed(page_of[language]) if not lines.id.startswith("example")]
    assert {lines.id for lines in shown if lines.tested} >= {"pandas", "frictionless", "duckdb"}
    hashes = tree(page_of[language].file.parents[2] / "data" / "latest").values()
    rows = words(language).plural("Gives {number} row.", "Gives {number} rows.", len(corpus.findings))
    for lines in shown:
        assert rows in lines.promise
        assert lines.sha256 in hashes, lines.id
        if lines.tested and language == "sv":  # the lines are the same in every language
            assert len(run(lines, base)) == len(corpus.findings), lines.id


def test_pandas_reads_the_table_so_that_its_checksum_can_be_found_again(page_of: Mapping[str, HtmlPage], base: str):
    (lines,) = (lines for lines in printed(page_of["en"]) if lines.id == "pandas")
    written = run(lines, base).to_csv(index=False, lineterminator="\n").encode("utf-8")
    assert hashlib.sha256(written).hexdigest() == lines.sha256


def test_lines_that_no_test_runs_say_so(page_of: Mapping[str, HtmlPage]):
    found = [lines for lines in printed(page_of["en"]) if lines.promise and not lines.id.startswith("example")]
    assert {lines.tested for lines in found} == {True, False}
    for lines in found:
        assert ("Not tested by us" in lines.promise) is not lines.tested


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_has_the_same_answer_in_every_tool_and_on_the_page(
    language: str, page_of: Mapping[str, HtmlPage], base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    page = page_of[language]
    rows = page.root.xpath("//table[contains(@class, 'example')]/tbody/tr")
    shown = {row.xpath("string(th)"): int(row.xpath("string(td)")) for row in rows}
    untied = words(language).text("Not tied to one case")
    asked = [lines for lines in printed(page) if lines.id.startswith("example")]
    assert {lines.id for lines in asked} >= {"example-python", "example-duckdb"}
    for lines in asked:
        answer = answer_of(run(lines, base))
        assert {country or untied: number for country, number in answer.items()} == shown, lines.id
    (link,) = page.root.xpath("//h2[@id='example']/following-sibling::p[1]/a/@href")
    cell = page.absolute(link).removeprefix(f"{URL}{language}/")
    listed = Site(page.file.parents[2]).of(language)[cell].root.xpath("//*[contains(@class, 'finding-enables')]")
    assert len(listed) == sum(shown.values())


def test_real_answer_about_linking_social_capital_is_the_same_from_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    corpus, (factor, phase) = read_corpus(ROOT / "datapackage"), PREFERRED
    countries = {row["id"]: row["country"] for row in read_rows(ROOT / "datapackage" / "cases.csv")}
    expected = Counter(
        countries.get(row["case"], "")
        for row in read_rows(ROOT / "datapackage" / "findings.csv")
        if row["direction"] == "enables" and factor in row["factors"].split(";") and phase in row["phases"].split(";")
    )
    asked = example(corpus)
    assert asked is not None
    assert Counter({term.id: number for term, number in asked.countries}) + Counter({"": asked.untied}) == expected
    assert asked.total == expected.total() > 0
    monkeypatch.chdir(tmp_path)
    (tmp_path / "latest").mkdir()
    flat = evidence_csv(corpus, "sv", dict.fromkeys(corpus.references, ""))
    (tmp_path / "latest" / "evidence-sv.csv").write_bytes(flat)
    labels = {corpus.terms["country", code].label["sv"] if code else "": number for code, number in expected.items()}
    for question in questions(asked, corpus, f"{tmp_path.as_uri()}/latest/", "sv"):
        if question.syntax == "python":
            names: dict[str, Any] = {}
            exec(question.code, names)
            assert answer_of(names["answer"]) == labels, question.id


def test_without_findings_there_is_no_example(corpus: Corpus):
    assert example(replace(corpus, findings={})) is None


def test_snippets_name_files_that_exist_and_their_address(corpus: Corpus):
    names = downloads(corpus).keys()
    for snippet in (snippet for language in LANGUAGES for snippet in snippets(LATEST, language, names)):
        assert snippet.file in names
        assert snippet.table in names
        assert snippet.syntax == "sql" or f"{LATEST}{snippet.file}" in snippet.code


def test_snippet_of_a_file_that_is_not_made_is_not_shown():
    shown = snippets(LATEST, "en", ["datapackage.json"])
    assert [snippet.id for snippet in shown] == ["frictionless", "frictionless-r"]
