"""The files for download: the released package, the flat table of the evidence, what the data page tells of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import CompareGolden
from samskap.downloads import Download, downloads, grouped, line, manifest
from samskap.downloads.evidence import evidence_csv, evidence_table, neutral
from samskap.downloads.groups import GROUPS, NAMES
from samskap.downloads.release import release_files
from samskap.languages import LANGUAGES, words
from samskap.metadata.files import NAMES as DESCRIBING
from samskap.model import Corpus


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, bytes]:
    return downloads(corpus, data_page="https://example.org/{language}/data/")


Spoil = Callable[[Path], None]


def replaced(table: str, cell: str) -> Spoil:
    """Put an id that does not exist in a table; the descriptor tells no sizes and hashes, which would hide it."""

    def spoil(release: Path) -> None:
        path = release / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        for resource in descriptor["resources"]:
            del resource["bytes"], resource["hash"]
        path.write_text(json.dumps(descriptor), encoding="utf-8")
        content = (release / table).read_text(encoding="utf-8")
        assert cell in content
        (release / table).write_text(content.replace(cell, f"unknown-{cell}"), encoding="utf-8")

    return spoil


def another_byte(release: Path) -> None:
    content = (release / "terms.csv").read_bytes()
    (release / "terms.csv").write_bytes(content.replace(b"Samarbete", b"samarbete") + b"\n")


BROKEN_KEYS: Mapping[str, Spoil] = {
    "reference": replaced("findings.csv", "sep2021prov,"),
    "case": replaced("findings.csv", "exempelstad-sprakcafe,"),
    "finding": replaced("codings.csv", "sep2021prov-1,"),
}
VALIDATE = """
import json, os, sys
from frictionless import validate
for folder in sys.argv[1:]:
    os.chdir(folder)
    print(json.dumps(validate("datapackage.json").to_descriptor()))
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, bytes], corpus: Corpus) -> dict[str, Any]:
    """The reports of stock frictionless on the release, unpacked from its archive and spoilt in several ways.

    They come from one process that does not see our code.
    """
    folder = tmp_path_factory.mktemp("releases")
    ways: dict[str, Spoil] = {"whole": lambda _release: None, **BROKEN_KEYS, "another byte": another_byte}
    for name, spoil in ways.items():
        with zipfile.ZipFile(io.BytesIO(files[f"samskap-{corpus.version}.zip"])) as package:
            package.extractall(folder / name)
        spoil(folder / name)
    command = [sys.executable, "-I", "-c", VALIDATE, *(str(folder / name) for name in ways)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return dict(zip(ways, map(json.loads, done.stdout.splitlines()), strict=True))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def citations_of(corpus: Corpus) -> dict[str, str]:
    return dict.fromkeys(corpus.references, "Citation")


def test_release_is_valid_under_stock_frictionless(reports: Mapping[str, Any]):
    report = reports["whole"]
    assert report["valid"], report
    assert {task["name"] for task in report["tasks"]} >= {
        "cases",
        "findings",
        "references",
        "terms",
        "codings",
        "usage",
    }


@pytest.mark.parametrize("key", BROKEN_KEYS)
def test_release_with_a_broken_foreign_key_is_found_by_stock_frictionless(reports: Mapping[str, Any], key: str):
    errors = [error["type"] for task in reports[key]["tasks"] for error in task["errors"]]
    assert "foreign-key" in errors


def test_release_with_a_changed_byte_is_found_by_stock_frictionless(reports: Mapping[str, Any]):
    assert not reports["another byte"]["valid"]


def test_release_ties_findings_to_cases_and_references(files: Mapping[str, bytes]):
    resources = {resource["name"]: resource for resource in json.loads(files["datapackage.json"])["resources"]}
    keys = [(key["fields"], key["reference"]["resource"]) for key in resources["findings"]["schema"]["foreignKeys"]]
    assert keys == [(["case"], "cases"), (["reference"], "references")]


def test_release_tells_size_and_hash_of_each_resource(files: Mapping[str, bytes]):
    for resource in json.loads(files["datapackage.json"])["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_release_has_every_reference_with_its_kind(files: Mapping[str, bytes], corpus: Corpus):
    rows = {row["id"]: row for row in rows_of(files["references.csv"])}
    assert {key: row["kind"] for key, row in rows.items()} == {
        reference.id: corpus.kind(reference) for reference in corpus.references.values()
    }
    assert rows["eksempel2019kapitel"]["editors"] == "Prøve, Ølga;Opdigt, Aage"
    assert rows["sep2021prov"]["authors"] == "Sveriges Exempel och Prov (SEP)"


def test_downloads_made_twice_are_the_same_bytes(files: Mapping[str, bytes], corpus: Corpus):
    again = downloads(replace(corpus), data_page="https://example.org/{language}/data/")
    assert list(again.items()) == list(files.items())


def test_archive_holds_the_release_with_the_date_of_the_data(files: Mapping[str, bytes], corpus: Corpus):
    with zipfile.ZipFile(io.BytesIO(files[f"samskap-{corpus.version}.zip"])) as package:
        entries = package.infolist()
        assert {entry.filename for entry in entries} == release_files(corpus).keys()
        assert {entry.date_time for entry in entries} == {(2026, 1, 2, 0, 0, 0)}
        assert all(package.read(entry) == files[entry.filename] for entry in entries)


def test_downloads_have_ascii_names_and_no_byte_order_mark(files: Mapping[str, bytes]):
    for name, content in files.items():
        assert name.isascii()
        assert not content.startswith(b"\xef\xbb\xbf")


def test_manifest_tells_description_size_rows_and_hash_of_every_file(files: Mapping[str, bytes], corpus: Corpus):
    listed = manifest(files)
    assert [download.name for download in listed] == list(files)
    later = [name for name in NAMES if "{id}" in name or name in DESCRIBING]
    assert [download.description for download in listed] == [text for name, text in NAMES.items() if name not in later]
    rows = {download.name: download.rows for download in listed}
    assert rows["cases.csv"] == len(corpus.cases)
    assert rows["evidence-sv.csv"] == rows["findings.csv"] == len(corpus.findings)
    assert rows["datapackage.json"] is None
    for download in listed:
        assert download.bytes == len(files[download.name])
        assert download.sha256 == hashlib.sha256(files[download.name]).hexdigest()


def test_files_of_records_are_one_line_of_the_manifest():
    files = {"findings/a.json": b"1", "cases/a.json": b"12", "cases.csv": b"id\r\n1\r\n", "cases/b-1.json": b"345"}
    tables, cases, findings = manifest(files)
    assert (tables.name, tables.rows, tables.count) == ("cases.csv", 1, 1)
    assert cases == Download("cases/{id}.json", NAMES["cases/{id}.json"], 5, None, "", 2)
    assert findings == Download("findings/{id}.json", NAMES["findings/{id}.json"], 1, None, "", 1)


def test_every_file_is_in_one_group_and_a_group_without_files_is_not_shown(files: Mapping[str, bytes]):
    listed = manifest(files)
    assert [file for _group, found in grouped(listed) for file in found] == list(listed)
    assert [group.id for group, _found in grouped(listed[:1])] == ["package"]
    assert sum(len(group.files) for group in GROUPS) == len(NAMES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("cases.csv", "cases.csv"), ("samskap-10.2.33.zip", "samskap-{version}.zip"), ("samskap-1.zip", ""), ("x", "")],
)
def test_line_of_a_file_is_found_by_its_name(name: str, expected: str):
    assert line(name) == expected


@pytest.mark.parametrize("name", ["README.md", "LICENSE.txt", "references.csv", "evidence-sv.csv"])
def test_download_matches_golden_text(name: str, files: Mapping[str, bytes], compare_golden: CompareGolden):
    compare_golden(f"downloads/{name}", files[name].decode("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_has_a_row_per_finding_and_labels_beside_ids(language: str, corpus: Corpus):
    table = evidence_table(corpus, language, citations_of(corpus))
    assert table.columns.is_unique
    assert len(table) == len(corpus.findings)
    title = {"sv": "Riktning", "da": "Retning", "en": "Direction"}[language]
    heading = words(language).text("Finding: {field}", field=title)
    for label, code in zip(table[heading], table[f"{heading} (id)"], strict=True):
        assert label == corpus.terms["direction", code].label[language]


def test_evidence_of_a_finding_without_case_leaves_the_case_empty(corpus: Corpus):
    finding = replace(next(iter(corpus.findings.values())), case="")
    table = evidence_table(replace(corpus, findings={finding.id: finding}), "en", citations_of(corpus))
    row = table.iloc[0]
    assert {row[heading] for heading in table.columns if heading.startswith("Case: ")} == {""}
    assert row["Reference: Citation (APA)"] == "Citation"


def test_evidence_neutralises_formulas_and_leaves_numbers_alone(corpus: Corpus):
    finding = next(iter(corpus.findings.values()))
    case = corpus.cases["exempelstad-sprakcafe"]
    hostile = replace(
        corpus,
        findings={finding.id: replace(finding, case=case.id, statement=dict.fromkeys(LANGUAGES, "=1+1"))},
        cases={case.id: replace(case, longitude=-21.5, title=dict.fromkeys(LANGUAGES, "@SUM(A1)"))},
    )
    (row,) = rows_of(evidence_csv(hostile, "en", citations_of(corpus)))
    assert row["Finding: Statement"] == "'=1+1"
    assert row["Case: Title"] == "'@SUM(A1)"
    assert row["Case: Longitude"] == "-21.5"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_neutral_text_that_begins_like_a_formula_gets_an_apostrophe(start: str):
    assert neutral(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize(("text", "expected"), [("a;=1", "a;'=1"), ("a\n@b", "a\n'@b"), ("a; -1", "a; '-1")])
def test_neutral_text_that_a_nordic_spreadsheet_would_split_gets_an_apostrophe_inside(text: str, expected: str):
    assert neutral(text) == expected


@pytest.mark.parametrize("value", [-1, -1.5, "", "a=b", "a - b", "10.5555/1", "É"])
def test_neutral_leaves_other_values_alone(value: object):
    assert neutral(value) == value
