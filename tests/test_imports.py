"""Files of reference managers: each reference once, what is not known left empty, what is not kept told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from samskap.citation.csl import references_to_csl
from samskap.citation.ris import to_ris
from samskap.cli import main
from samskap.contribution.bibliographies import FORMS, plan_import, read_bibliography
from samskap.contribution.case_file import CaseFile
from samskap.contribution.pasted_csl import read_item
from samskap.model import Corpus, Name
from samskap.package.bibliography import to_bibtex
from samskap.package.reading import read_corpus
from samskap.problems import Problem, errors

ARTICLE = {
    "id": "ek2020",
    "type": "article-journal",
    "title": "Om <i>cyklar</i> &amp; barn",
    "author": [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den", "suffix": "Jr"},
        {"literal": "Exempelstads kommun, biblioteket"},
    ],
    "issued": {"date-parts": [["2020", 5]]},
    "accessed": {"date-parts": [[2026, 11, 3]]},
    "container-title": "Tidskrift för cyklar",
    "volume": 12,
    "page": "1\u20139",
    "DOI": "https://doi.org/10.1234/Cyklar",
    "language": "sv-SE",
    "abstract": "Not kept.",
}


def read(data: bytes, form: str, read_: str = "abstract") -> tuple[CaseFile | None, list[Problem]]:
    return read_bibliography(f"refs.{form}", data, form, "sv", read_)


def test_csl_item_gives_what_it_says_and_tells_what_is_not_kept():
    found = read_item(ARTICLE)
    assert found.values["authors"] == (
        Name(family="van den Berg", given="Anna, Jr"),
        Name(family="Exempelstads kommun, biblioteket"),
    )
    expected = {"type": "article", "title": "Om cyklar &amp; barn", "year": 2020, "date": "2020-05", "volume": "12"}
    expected |= {"pages": "1-9", "doi": "10.1234/Cyklar", "language": "sv", "accessed": "2026-11"}
    expected |= {"journal": "Tidskrift för cyklar"}
    assert {name: found.values[name] for name in expected} == expected
    assert {(note.code, note.field) for note in found.notes} == {
        ("paste-read-as", "title"),
        ("paste-read-as", "doi"),
        ("paste-left-out", ""),
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2019]]}, {"year": 2019}),
        ({"date-parts": [[2019, 1, 2]]}, {"year": 2019, "date": "2019-01-02"}),
        ({"raw": "2019-03"}, {"year": 2019, "date": "2019-03"}),
        ({"literal": "under utgivning"}, {"date_text": "under utgivning"}),
        ({"date-parts": [[]]}, {}),
        ({"date-parts": [["n.d."]]}, {}),
        ("2019", {}),
    ],
)
def test_csl_date_is_kept_as_it_is_known(date: object, expected: dict[str, object]):
    values = read_item({"type": "book", "title": "T", "issued": date}).values
    assert {name: values[name] for name in ("year", "date", "date_text") if name in values} == expected


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"type": "thesis", "genre": "Doctoral dissertation"}, "doctoral-thesis"),
        ({"type": "thesis", "genre": "Masteruppsats"}, "master-thesis"),
        ({"type": "thesis"}, ""),
        ({"type": "motion_picture"}, ""),
    ],
)
def test_csl_type_is_ours_or_is_told(item: dict[str, str], kind: str):
    found = read_item(item)
    assert found.values.get("type", "") == kind
    assert ("import-type" in {note.code for note in found.notes}) == (not kind)


@pytest.mark.parametrize("form", FORMS)
def test_our_own_bibliography_comes_back(form: str, corpus: Corpus):
    references = sorted(corpus.references.values(), key=lambda reference: reference.id)
    texts = {
        "bib": to_bibtex(references),
        "ris": to_ris(references),
        "csl": json.dumps(references_to_csl(references, corpus, "en"), ensure_ascii=False, indent=1),
    }
    file, problems = read(b"\xef\xbb\xbf" + texts[form].replace("\r\n", "\n").replace("\n", "\r\n").encode(), form)
    assert file is not None
    found = {item["id"]: item for item in file.content["references"]}
    assert list(found) == [reference.id for reference in references]
    lines = texts[form].splitlines()
    for number, reference in enumerate(references, start=1):
        item = found[reference.id]
        assert (item["title"], item.get("doi", "")) == (reference.title, reference.doi)
        assert item.get("year", "") == str(reference.year or "")
        assert item.get("authors", []) == [
            str(name) if name.given else f"{{{name.family}}}" for name in reference.authors
        ]
        line = file.line(f"references.{number}")
        assert line is not None
        assert reference.id in "".join(lines[line - 1 : line + 2])
    assert not [problem for problem in errors(problems) if problem.code != "import-type"]
    told = [problem.values["value"] for problem in problems if problem.code == "import-read"]
    assert told == (["abstract"] * len(found) if form != "bib" else [])  # our BibTeX says itself what was read


@pytest.mark.parametrize(
    ("form", "text", "code", "line"),
    [
        ("bib", "@book{a,\n title = {A\n}\n@book{b, title={B}}", "bibtex-syntax", None),
        ("bib", "Min lista\n@book{a, title={A}}", "bibtex-outside-entry", 1),
        ("bib", "@patent{a,\n title={A}}", "bibtex-type", 1),
        ("ris", "TY  - JOUR\nTI  - A\nER  - \n\nTY  - BOOK\nTI  - B\n", "ris-syntax", 6),
        ("ris", "Title: A\n", "ris-syntax", 1),
        ("csl", '[{"type": "book"},\n {"type" "x"}]', "import-form", 2),
        ("csl", '[{"type": "song", "id": "a"}]', "import-type", 1),
        ("csl", '["a"]', "import-form", None),
        ("bib", "   ", "case-file-empty", None),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(form: str, text: str, code: str, line: int | None):
    _file, problems = read(text.encode(), form)
    found = [problem for problem in errors(problems) if problem.code == code]
    assert found, problems
    assert line is None or found[0].row == line


@settings(max_examples=20)
@given(form=st.sampled_from(sorted(FORMS)), text=st.text(alphabet='@{}=, TY-ER\n"[]:abc\x00', max_size=60))
def test_any_file_is_read_without_failing(form: str, text: str):
    file, problems = read(text.encode(), form)
    assert file is not None or problems or form == "csl"


def test_import_adds_references_and_tells_what_is_there_already(sample: Path, tmp_path: Path, corpus: Corpus):
    known = next(reference for reference in corpus.references.values() if reference.doi)
    items = [ARTICLE, {"type": "book", "title": known.title, "DOI": known.doi, "language": known.language}]
    file = tmp_path / "zotero.json"
    file.write_text(json.dumps(items), encoding="utf-8")
    command = ["import", "csl", str(file), "--package", str(sample), "--language", "en"]
    refused = CliRunner().invoke(main, command)
    assert (refused.exit_code, "required" in refused.output) == (1, True)
    added = CliRunner().invoke(main, [*command, "--read", "abstract"])
    assert (added.exit_code, known.id in added.output) == (0, True), added.output
    after = read_corpus(sample).references
    (new,) = [after[key] for key in after.keys() - corpus.references.keys()]
    assert (new.doi, new.read, new.source_url) == ("10.1234/Cyklar", "abstract", "https://doi.org/10.1234/Cyklar")
    assert (new.peer_reviewed, new.review, new.publisher) == (None, "unreviewed", "")


def test_import_into_a_broken_package_is_refused(sample: Path):
    (sample / "cases.csv").write_text("id\n", encoding="utf-8")
    addition = plan_import("r.bib", b"@book{a, title={A}}", "bib", package=sample, month="2026-11", language="sv")
    assert errors(addition.problems)
    assert read_corpus(SAMPLE).cases
