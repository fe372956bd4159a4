"""What readers may help with: which records are listed for what, and how the page and its table show them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from samskap.evidence.wanted import Task, tasks
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.help_wanted import PATH, TABLE, form_of, help_wanted_files, help_wanted_page
from samskap.pages.renderer import Renderer

URL = "https://example.org/"


def ids(found: tuple[Task, ...]) -> list[str]:
    return [task.record.id for task in found]


def renderer(corpus: Corpus, language: str) -> Renderer:
    return Renderer(corpus=corpus, words=words(language))


def test_tasks_of_the_sample_are_what_its_records_lack(corpus: Corpus):
    found = tasks(corpus)
    assert {kind: ids(tasks) for kind, tasks in found.items()} == {
        "translate": ["provanger-boligmote", "dikt2015bok-1"],
        "find": ["nordisk-prove-uden-sted"],
        "mend": ["fiktion2018afhandling"],
        "describe": ["anonndprov"],
        "check-source-uncertain": ["nordisk-prove-uden-sted", "exempelstad-sprakcafe-1"],
    }
    assert [task.details for task in found["translate"]] == [("sv", "en"), ("sv", "da")]
    assert found["describe"][0].details == ("authors", "year")
    assert found["mend"][0].details == ("https://example.org/afhandling",)


def test_finding_coded_once_or_disputed_is_work_too(corpus: Corpus):
    finding = replace(corpus.findings["sep2021prov-1"], coding="single", to_check=("disputed",))
    found = tasks(replace(corpus, findings={finding.id: finding}))
    assert (ids(found["recode"]), ids(found["check-disputed"])) == ([finding.id], [finding.id])


def test_only_dead_links_are_to_be_mended(corpus: Corpus):
    links = tuple(replace(link, outcome=kind) for link in corpus.links for kind in ("works", "refused", "temporary"))
    assert "mend" not in tasks(replace(corpus, links=links))


def test_form_opens_with_the_record_filled_in(corpus: Corpus):
    case, finding, reference = (
        corpus.cases["provanger-boligmote"], corpus.findings["dikt2015bok-1"], corpus.references["dikt2015bok"],
    )  # fmt: skip
    assert form_of("translate", case) == "contribute/new-case/?kind=translation&case=provanger-boligmote"
    assert form_of("translate", finding) == "contribute/new-case/?kind=translation&finding=dikt2015bok-1"
    assert form_of("find", case) == "contribute/new-case/?kind=new-case&finding-for=provanger-boligmote"
    assert form_of("mend", reference) == "contribute/new-case/?kind=correction&reference=dikt2015bok"


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_has_every_task_in_words_with_the_address_of_the_form(language: str, corpus: Corpus):
    text = help_wanted_files(renderer(corpus, language), URL)[TABLE]
    rows = list(csv.reader(io.StringIO(text)))[1:]
    found = tasks(corpus)
    assert len(rows) == sum(map(len, found.values()))
    assert sorted(row[2] for row in rows) == sorted(name for tasks in found.values() for name in ids(tasks))
    assert all(row[0] and row[3] and row[5].startswith(f"{URL}{language}/contribute/new-case/?kind=") for row in rows)
    (case,) = (row for row in rows if row[2] == "provanger-boligmote")
    assert case[3] == "Beboere og kommune planlægger i Provanger" + ("" if language == "da" else " [da]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_counts_the_work_and_folds_long_lists(language: str, corpus: Corpus):
    case = corpus.cases["nordisk-prove-uden-sted"]
    more = {f"prov-{number}": replace(case, id=f"prov-{number}") for number in range(7)}
    body = help_wanted_page(renderer(replace(corpus, cases={**corpus.cases, **more}), language)).body
    seen, _folded, hidden = body.partition("<details>")
    assert (seen + hidden).count("finding-for=") == 8
    assert seen.count("finding-for=") == 3
    assert PATH.count("/") * "../" + "contribute/new-case/?kind=translation&amp;case=provanger-boligmote" in seen


def test_page_without_work_says_so(corpus: Corpus):
    done = replace(corpus, cases={}, findings={}, references={}, links=())
    assert "Nothing waits to be done" in help_wanted_page(renderer(done, "en")).body
    assert "Nobody has yet asked which links are dead" in help_wanted_page(renderer(done, "en")).body
