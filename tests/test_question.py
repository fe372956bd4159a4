"""One question, asked of every format and of the page: the same numbers.

How many findings say that a theme enables co-production in a phase, by country of the case?
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from lxml import html

from conftest import SAMPLE
from samskap.downloads.formats import typed_files
from samskap.downloads.records import record_files
from samskap.downloads.release import table_files
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.pages.addresses import cell_page
from samskap.pages.cells import cell_pages
from samskap.pages.renderer import Renderer
from sites import ROOT, URL, Site

Answer = dict[str, int]


@dataclass(frozen=True)
class Question:
    """The question and the files that are asked; a finding that is tied to no case has no country."""

    folder: Path
    corpus: Corpus
    theme: str
    phase: str
    direction: str = "enables"


@pytest.fixture(scope="module")
def real() -> Corpus:
    return read_corpus(ROOT / "datapackage")


@pytest.fixture(scope="module", params=["sample", "published"])
def question(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Question:
    """Asked of the sample, and of the package as it is published: linking social capital and co-initiation."""
    folder = tmp_path_factory.mktemp("latest")
    theme, phase, package = {
        "sample": ("social-capital", "co-assessment", SAMPLE),
        "published": ("social-capital-linking", "co-initiation", ROOT / "datapackage"),
    }[request.param]
    corpus = read_corpus(package)
    citations = {language: dict.fromkeys(corpus.references, "Citation") for language in corpus.languages}
    files = table_files(corpus) | typed_files(corpus, citations, {}) | dict(record_files(corpus, URL))
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return Question(folder, corpus, theme, phase)


def counted(countries: Iterable[str | None]) -> Answer:
    return dict(Counter(country or "" for country in countries))


def by_sqlite(question: Question) -> Answer:
    query = """SELECT coalesce(country, ''), count(*) FROM findings LEFT JOIN cases ON cases.id = findings."case"
        WHERE direction = ? AND EXISTS (SELECT 1 FROM finding_factors WHERE finding = findings.id AND value = ?)
        AND EXISTS (SELECT 1 FROM finding_phases WHERE finding = findings.id AND value = ?) GROUP BY 1"""
    with closing(sqlite3.connect(question.folder / "samskap.sqlite")) as database:
        return dict(database.execute(query, (question.direction, question.theme, question.phase)).fetchall())


def by_view(question: Question) -> Answer:
    query = """SELECT coalesce("Case: Country (id)", ''), count(*) FROM evidence_en
        WHERE "Finding: Direction (id)" = ? AND '; ' || "Finding: Factors (id)" || '; ' LIKE '%; ' || ? || '; %'
        AND '; ' || "Finding: Phases (id)" || '; ' LIKE '%; ' || ? || '; %' GROUP BY 1"""
    with closing(sqlite3.connect(question.folder / "samskap.sqlite")) as database:
        return dict(database.execute(query, (question.direction, question.theme, question.phase)).fetchall())


def by_duckdb(question: Question) -> Answer:
    query = f"""SELECT coalesce(country, ''), count(*) FROM '{question.folder}/findings.parquet' AS finding
        LEFT JOIN '{question.folder}/cases.parquet' AS cases ON cases.id = finding."case"
        WHERE direction = ? AND list_contains(factors, ?) AND list_contains(finding.phases, ?) GROUP BY 1"""
    return dict(duckdb.execute(query, [question.direction, question.theme, question.phase]).fetchall())


def by_polars(question: Question) -> Answer:
    findings = pl.read_parquet(question.folder / "findings.parquet")
    found = findings.filter(
        pl.col("factors").list.contains(question.theme),
        pl.col("phases").list.contains(question.phase),
        pl.col("direction") == question.direction,
    )
    cases = pl.read_parquet(question.folder / "cases.parquet", columns=["id", "country"])
    return counted(found.join(cases, left_on="case", right_on="id", how="left")["country"])


def by_pandas(question: Question) -> Answer:
    findings, cases = (
        pd.read_csv(question.folder / f"{table}.csv", dtype=str, keep_default_na=False)
        for table in ("findings", "cases")
    )
    chosen = findings[
        findings.factors.str.split(";").map(lambda codes: question.theme in codes)
        & findings.phases.str.split(";").map(lambda codes: question.phase in codes)
        & (findings.direction == question.direction)
    ]
    return counted(chosen.merge(cases, left_on="case", right_on="id", how="left").country.fillna(""))


def by_csv_in_polars(question: Question) -> Answer:
    findings, cases = (
        pl.read_csv(question.folder / f"{table}.csv", infer_schema=False) for table in ("findings", "cases")
    )
    found = findings.filter(
        pl.col("factors").str.split(";").list.contains(question.theme),
        pl.col("phases").str.split(";").list.contains(question.phase),
        pl.col("direction") == question.direction,
    )
    return counted(found.join(cases, left_on="case", right_on="id", how="left")["country"])


def by_flat_table(question: Question) -> Answer:
    table = pl.read_parquet(question.folder / "evidence-en.parquet")
    return counted(
        row["Case: Country (id)"]
        for row in table.iter_rows(named=True)
        if question.theme in (row["Finding: Factors (id)"] or "").split("; ")
        and question.phase in (row["Finding: Phases (id)"] or "").split("; ")
        and row["Finding: Direction (id)"] == question.direction
    )


def by_json(question: Question) -> Answer:
    package = json.loads((question.folder / "samskap.json").read_text(encoding="utf-8"))
    countries = {case["id"]: case["country"] for case in package["cases"]}
    return counted(countries.get(finding["case"]) for finding in _chosen(package["findings"], question))


def by_record_files(question: Question) -> Answer:
    findings = (json.loads(path.read_bytes()) for path in (question.folder / "findings").iterdir())
    answer = []
    for finding in _chosen(findings, question):
        cases = [link.rpartition("/")[2] for link in finding["links"]["cases"]]
        answer += [json.loads((question.folder / "cases" / name).read_bytes())["country"] for name in cases] or [""]
    return counted(answer)


def _chosen(findings: Iterable[dict[str, object]], question: Question) -> Iterable[dict[str, object]]:
    return (
        finding
        for finding in findings
        if question.theme in finding["factors"]
        and question.phase in finding["phases"]
        and finding["direction"] == question.direction
    )


def by_page(question: Question) -> Answer:
    """The list of findings on the page where the theme and the phase meet."""
    renderer = Renderer(corpus=question.corpus, words=words("en"))
    path = cell_page(question.theme, question.phase)
    page = next(page for page in cell_pages(renderer) if page.path == path)
    return on_page(html.fromstring(f"<div>{page.body}</div>"), question.direction)


def on_page(root: html.HtmlElement, direction: str) -> Answer:
    records = root.xpath(f"//li[contains(concat(' ', @class, ' '), ' finding-{direction} ')]")
    links = (record.xpath(".//a[contains(@href, 'places/')]/@href") for record in records)
    return counted(found[-1].rstrip("/").rpartition("/")[2].upper() if found else "" for found in links)


ASKED = (
    by_sqlite,
    by_view,
    by_duckdb,
    by_polars,
    by_pandas,
    by_csv_in_polars,
    by_flat_table,
    by_json,
    by_record_files,
    by_page,
)


def by_hand(question: Question) -> Answer:
    """The answer read from the files in the repository, without any of our code."""
    package = ROOT / "datapackage" if question.phase == "co-initiation" else SAMPLE
    with (package / "cases.csv").open(encoding="utf-8") as file:
        countries = {row["id"]: row["country"] for row in csv.DictReader(file)}
    with (package / "findings.csv").open(encoding="utf-8") as file:
        return counted(
            countries.get(row["case"], "")
            for row in csv.DictReader(file)
            if question.theme in row["factors"].split(";")
            and question.phase in row["phases"].split(";")
            and row["direction"] == question.direction
        )


@pytest.mark.parametrize("ask", ASKED)
def test_every_format_gives_the_same_answer(ask: Callable[[Question], Answer], question: Question) -> None:
    expected = by_hand(question)
    assert expected
    assert ask(question) == expected


def test_page_of_the_built_site_gives_the_answer_of_the_files(built_project: Path) -> None:
    site, theme, phase = Site(built_project / "site"), "social-capital", "co-assessment"
    question = Question(built_project / "site" / "data" / "latest", read_corpus(SAMPLE), theme, phase)
    for language in ("sv", "da", "en"):
        page = site.pages[f"{language}/{cell_page(theme, phase)}"]
        assert on_page(page.root, "enables") == by_sqlite(question) == by_record_files(question) == {"SE": 1}
