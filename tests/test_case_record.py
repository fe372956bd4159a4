"""A published record as a draft: it opens in the form whole, and nothing is wrong with it until it is changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case_scripts import call_scripts
from samskap.contribution.case_file import CaseFile
from samskap.contribution.checking import check_case_file
from samskap.contribution.schema import case_file_schema
from samskap.downloads.records import plain
from samskap.languages import words
from samskap.model import Corpus
from samskap.problems import errors

SECTIONS = {"case": "case", "finding": "findings", "reference": "references"}


@pytest.fixture(scope="module")
def records(corpus: Corpus) -> list[tuple[str, dict[str, Any]]]:
    """Every case, finding and reference of the sample as its file has it, with what kind of record it is."""
    found = [("case", record) for record in corpus.cases.values()]
    found += [("finding", record) for record in corpus.findings.values()]
    found += [("reference", record) for record in corpus.references.values()]
    return [(kind, json.loads(json.dumps(plain(record, corpus)))) for kind, record in found]


@pytest.fixture(scope="module")
def form(corpus: Corpus) -> dict[str, Any]:
    return {"schema": case_file_schema(corpus, words("da"))}


def drafts_of(folder: Path, kind: str, records: list[tuple[str, dict[str, Any]]], form: dict[str, Any]) -> list[Any]:
    calls = [[kind, {name: record}, form] for name, record in records]
    return call_scripts(folder, "case-record.js", "draftOf", calls)


@pytest.mark.parametrize("kind", ["correction", "translation"])
def test_every_record_is_a_draft_without_errors(
    tmp_path: Path, corpus: Corpus, records: list[tuple[str, dict[str, Any]]], form: dict[str, Any], kind: str
):
    for (name, record), draft in zip(records, drafts_of(tmp_path, kind, records, form), strict=True):
        assert draft["kind"] == kind
        part = draft[SECTIONS[name]] if name == "case" else draft[SECTIONS[name]][0]
        assert part["id"] == record["id"]
        file = CaseFile(name="draft.yaml", content=draft | {"language": "da"}, lines={})
        assert errors(check_case_file(file, corpus)) == [], record["id"]


def test_draft_of_a_case_holds_what_the_form_asks_of_it(
    tmp_path: Path, records: list[tuple[str, dict[str, Any]]], form: dict[str, Any]
):
    (draft,) = drafts_of(tmp_path, "correction", records[:1], form)
    asked, record = form["schema"]["properties"]["case"]["properties"], records[0][1]
    assert draft["case"].keys() == asked.keys()
    assert draft["case"]["title"] == record["title"]
    assert draft["case"]["start_year"] == str(record["start_year"])
    assert draft["case"]["latitude"] == str(record["latitude"])


def test_names_of_a_reference_are_written_as_one_types_them(tmp_path: Path, form: dict[str, Any]):
    authors = [{"family": "Lind", "given": "Eva"}, {"literal": "Exempelstads kommun, biblioteket"}]
    record = {"id": "a", "authors": authors, "peer_reviewed": True, "year": None, "keywords": ["a, b"]}
    (draft,) = drafts_of(tmp_path, "correction", [("reference", record)], form)
    assert draft["references"][0] == {
        "id": "a",
        "authors": ["Lind, Eva", "{Exempelstads kommun, biblioteket}"],
        "year": "",
        "keywords": ["a, b"],
        "peer_reviewed": "true",
    }


def test_dispute_and_finding_name_the_record_and_nothing_more(
    tmp_path: Path, records: list[tuple[str, dict[str, Any]]], form: dict[str, Any]
):
    findings = [(kind, record) for kind, record in records if kind == "finding"][:1]
    (dispute,) = drafts_of(tmp_path, "dispute", findings, form)
    assert (dispute["kind"], dispute["findings"]) == ("dispute", [{"id": findings[0][1]["id"]}])
    (more,) = drafts_of(tmp_path, "finding-for", records[:1], form)
    assert (more["kind"], more["findings"]) == ("new-case", [{"case": records[0][1]["id"]}])
