"""The score card: counted in the corpus, measured on the built site, kept in the package."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from conftest import SAMPLE, MakeOnce
from samskap.audit import audit, write_scores
from samskap.audit.barriers import barriers, one_of_each
from samskap.audit.fair import CHECKS, fair_checks
from samskap.audit.pages import BuiltPage, others, weight
from samskap.downloads.score import FAIR, score_json, scorecard
from samskap.model import Corpus, Score
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.pages.score import MEASURES
from sites import URL, Site
from weights import weight as weight_of_the_tests

T = TypeVar("T")

PAGE = """<html><head><link rel="canonical" href="{url}en/data/"><link rel="stylesheet" href="../a.css">{head}</head>
<body><article class="page-list"></article></body></html>"""


@pytest.fixture(scope="session")
def audited(built_project: Path, make_once: MakeOnce) -> Path:
    """A folder with the site without its pages of themes, and the sample package with its scores as version 0.0.2."""
    kinds = {"case": "sv/cases/exempelstad-sprakcafe/", "about": "da/about/"}

    def make(folder: Path) -> None:
        site = shutil.copytree(built_project / "site", folder / "site", ignore=shutil.ignore_patterns("themes"))
        shutil.copytree(SAMPLE, folder / "package")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("samskap.audit.barriers.one_of_each", lambda _site: kinds)
            write_scores(folder / "package", alone(lambda: audit(site, "0.0.2", site)))

    return make_once("audited", make)


@pytest.fixture(scope="session")
def scores(audited: Path) -> tuple[Score, ...]:
    return tuple(score for score in read_corpus(audited / "package").scores if score.version == "0.0.2")


def alone(measure: Callable[[], T]) -> T:
    """What is measured, in a thread of its own: Playwright runs once in a thread, and the tests of pages have it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(measure).result()


def value(scores: tuple[Score, ...], measure: str, subject: str = "site") -> int:
    (found,) = (score.value for score in scores if (score.measure, score.subject) == (measure, subject))
    return found


def landing(tmp_path: Path, head: str, files: dict[str, bytes] | None = None) -> Path:
    """A site of one page with links and data in its head."""
    for name, content in {"en/data/index.html": PAGE.format(url=URL, head=head).encode(), **(files or {})}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def passed(site: Path) -> set[str]:
    return {check.id for check in fair_checks(site) if check.passed}


def test_audit_of_the_sample_measures_what_the_site_is(scores: tuple[Score, ...], audited: Path):
    site = Site(audited / "site")
    pages = [page for page in site.pages.values() if page.language and not page.missing]
    weights = [sum(weight_of_the_tests(site, page).values()) for page in pages if page.language == "en"]
    assert value(scores, "pages") == len(pages)
    assert value(scores, "weight-heaviest") >= max(weights)
    assert min(weights) <= value(scores, "weight-median") <= max(weights)
    assert value(scores, "requests-to-others") == 0
    assert value(scores, "reproducible") == 1
    assert {score.subject for score in scores if score.measure == "fair"} == set(CHECKS)


def test_audit_counts_the_barriers_of_the_pages_that_it_looks_at(scores: tuple[Score, ...]):
    found = {score.subject: (score.note, score.value) for score in scores if score.measure == "barriers"}
    assert found == {"case": ("sv/cases/exempelstad-sprakcafe/", 0), "about": ("da/about/", 0)}


def test_barriers_of_a_page_without_title_and_language_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "index.html").write_text("<html><body><img src='x.png'></body></html>", encoding="utf-8")
    monkeypatch.setattr("samskap.audit.barriers.one_of_each", lambda _site: {"bad": "index.html"})
    ((path, number),) = alone(lambda: barriers(tmp_path)).values()
    assert (path, number >= 3) == ("index.html", True)
    monkeypatch.setattr("samskap.audit.barriers.find_spec", lambda _name: None)
    assert barriers(tmp_path) == {}


def test_a_page_of_every_kind_is_looked_at_in_every_language(built_project: Path):
    chosen = one_of_each(built_project / "site")
    assert {"case", "finding", "reference", "cases", "home", "data", "dictionary"} <= set(chosen)
    assert {path.partition("/")[0] for path in chosen.values()} == {"sv", "da", "en"}


def test_weight_of_a_page_is_that_of_a_first_visit(built_project: Path):
    site = Site(built_project / "site")
    page = site.pages["en/findings/"]
    assert weight(BuiltPage(site.folder, page.file), {}) == sum(weight_of_the_tests(site, page).values())


def test_what_a_page_asks_of_another_host_is_found(tmp_path: Path):
    head = '<script src="https://other.example/a.js"></script><img src="//third.example/b.png"><script src="../b.js">'
    page = BuiltPage(tmp_path, landing(tmp_path, head) / "en/data/index.html")
    assert others(page, URL) == ["https://other.example/a.js", "//third.example/b.png"]


def test_fair_checks_of_a_page_without_metadata_pass_only_by_its_address(tmp_path: Path):
    assert passed(landing(tmp_path, "")) == {"FsF-F1-01D", "FsF-A1-02M"}


def test_fair_checks_of_a_page_with_everything_all_pass(tmp_path: Path):
    file = {"@type": "DataDownload", "contentUrl": f"{URL}data/latest/a.csv", "encodingFormat": "text/csv"}
    data = {
        "@type": "Dataset", "name": "x", "description": "x", "publisher": "x", "keywords": "x",
        "datePublished": "2026", "identifier": "https://doi.org/10.5555/x", "isAccessibleForFree": True,
        "creator": {"name": "x"}, "license": "https://creativecommons.org/licenses/by/4.0/", "isBasedOn": "x",
        "distribution": [file | {"contentSize": "3 B"}],
    }  # fmt: skip
    links = {"cite-as": "https://doi.org/10.5555/x", "type": "x", "license": "x", "item": "x"}
    head = "".join(f'<link rel="{rel}" href="{address}">' for rel, address in links.items())
    head += '<link rel="describedby" type="text/turtle" href="x.ttl">'
    head += f'<script type="application/ld+json">{json.dumps(data)}</script>'
    files = {"data/latest/a.csv": b"a\n1"}
    assert passed(landing(tmp_path, head, files)) == set(CHECKS)
    (tmp_path / "data/latest/a.csv").write_bytes(b"another size")
    assert set(CHECKS) - passed(tmp_path) == {"FsF-R1-01MD"}
    (tmp_path / "data/latest/a.csv").unlink()
    assert set(CHECKS) - passed(tmp_path) == {"FsF-R1-01MD", "FsF-F3-01M"}


def test_fair_checks_and_measures_have_their_names():
    assert set(FAIR) == set(CHECKS)
    assert set(MEASURES) == {"pages", "weight-median", "weight-heaviest", "requests-to-others", "reproducible"}


def test_scores_written_take_the_place_of_those_of_their_version(sample: Path, scores: tuple[Score, ...]):
    before = read_corpus(sample).scores
    write_scores(sample, scores)
    write_scores(sample, scores)
    corpus = read_corpus(sample)
    assert corpus.scores == (*before, *scores)
    assert check(sample) == []
    mended = [replace(score, version=before[0].version, value=7) for score in scores]
    write_scores(sample, mended)
    assert {score.value for score in read_corpus(sample).scores if score.version == before[0].version} == {7}


def test_score_card_counts_the_corpus_and_leaves_open_what_nobody_measured(corpus: Corpus):
    card = scorecard(corpus)
    assert card.records["cases"] == len(corpus.cases)
    assert card.findings_with_locator == sum(bool(item.locator["en"]) for item in corpus.findings.values())
    assert sum(card.review.values()) == len(corpus.cases) + len(corpus.findings) + len(corpus.references)
    assert {score.version for score in card.measured} == {corpus.version}
    measured = json.loads(score_json(corpus))
    assert measured["site"]["barriers"] == {"case": 0, "findings": 2}
    unmeasured = json.loads(score_json(replace(corpus, scores=())))
    assert set(unmeasured["site"].values()) == {None}
    assert unmeasured["links_checked"] is None


def test_audit_of_a_folder_without_a_site_raises(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        audit(tmp_path, "1.0.0")
