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
from functools import cache, partial
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from lxml import html

from conftest import SAMPLE, MakeOnce
from samskap.downloads.formats import typed_files
from samskap.downloads.records import record_files
from samskap.downloads.release import table_files
from samskap.languages import LANGUAGES, words
from samskap.package.reading import read_corpus
from samskap.pages.addresses import cell_page
from samskap.pages.cells import cell_pages
from samskap.pages.renderer import Renderer
from sites import ROOT, URL, Site

Answer = dict[str, int]
"""Number of findings by country; those that are tied to no case are under the empty text."""
PUBLISHED = ROOT / "datapackage"
QUESTIONS = (
    (SAMPLE, "social-capital", "co-assessment"),
    (PUBLISHED, "social-capital-linking", "co-initiation"),
    (PUBLISHED, "citizen-motivation", "co-implementation"),
)
"""Package, theme, phase: how many findings say that the theme enables co-production in the phase, by country?"""


@dataclass(frozen=True)
class Question:
    """The question, the package it is about (a folder of the repository), and where the files stand that are asked."""

    folder: Path
    package: Path
    theme: str
    phase: str
    direction: str = "enables"


@pytest.fixture(params=QUESTIONS, ids=lambda question: "-".join(question[1:]))
def question(request: pytest.FixtureRequest, make_once: MakeOnce) -> Question:
    package, theme, phase = request.param
    return Question(make_once(f"latest-{package.name}", partial(write, package)), package, theme, phase)


def write(package: Path, folder: Path) -> None:
    """Write the files of a package for download; citations, which need a minute, are one word."""
    corpus = read_corpus(package)
    citations = {language: dict.fromkeys(corpus.references, "Citation") for language in corpus.languages}
    files = table_files(corpus) | typed_files(corpus, citations, {}) | dict(record_files(corpus, URL))
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


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
    renderer = renderer_of(question.package)
    path = cell_page(question.theme, question.phase)
    page = next(page for page in cell_pages(renderer) if page.path == path)
    cases = on_page(html.fromstring(f"<div>{page.body}</div>"), question.direction)
    return counted(renderer.corpus.cases[case].country if case else "" for case in cases)


@cache
def renderer_of(package: Path) -> Renderer:
    return Renderer(corpus=read_corpus(package), words=words("en"))


def on_page(root: html.HtmlElement, direction: str) -> Iterable[str]:
    """The ids of the cases of the findings with a direction; empty for one that is tied to no case."""
    for record in root.xpath(f"//li[contains(concat(' ', @class, ' '), ' finding-{direction} ')]"):
        found = record.xpath(".//a[contains(@href, 'cases/')]/@href")
        yield found[-1].rstrip("/").rpartition("/")[2] if found else ""


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
    with (question.package / "cases.csv").open(encoding="utf-8") as file:
        countries = {row["id"]: row["country"] for row in csv.DictReader(file)}
    with (question.package / "findings.csv").open(encoding="utf-8") as file:
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


def test_page_of_the_built_site_gives_the_answer_of_the_files_beside_it(built_project: Path) -> None:
    site = Site(built_project / "site")
    package, theme, phase = QUESTIONS[0]
    question = Question(site.folder / "data" / "latest", package, theme, phase)
    for language in LANGUAGES:
        (case,) = on_page(site.pages[f"{language}/{cell_page(theme, phase)}"].root, "enables")
        places = site.pages[f"{language}/cases/{case}/"].root.xpath("//dl//a[contains(@href, 'places/')]/@href")
        country = places[-1].rstrip("/").rpartition("/")[2].upper()
        assert by_sqlite(question) == by_duckdb(question) == by_record_files(question) == {country: 1}
