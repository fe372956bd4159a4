from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SAMPLE
from mistakes import MISTAKES
from samskap.model import Corpus
from samskap.package.canonical import NotCanonical, canonical, changes, tidy
from samskap.package.check import check
from samskap.package.descriptor import field_names, schema_of
from samskap.package.reading import to_record, to_row
from samskap.package.tables import read_rows, to_csv
from spoiling import append, both, cell, columns, descriptor, prefix, swap, text

TABLES = ("cases.csv", "findings.csv", "codings.csv", "terms.csv", "municipalities.csv")
TABLES += ("usage.csv", "scores.csv", "links.csv", "retired.csv")
LOSSY = {
    "file-missing", "file-empty", "file-encoding", "file-csv", "file-delimiter", "file-json", "column-missing",
    "column-unknown", "column-twice", "cell-extra", "bibtex-syntax", "bibtex-outside-entry", "bibtex-duplicate-field",
    "bibtex-type", "bibtex-unknown-field", "bibtex-value", "duplicate-key", "descriptor", "descriptor-part",
}  # fmt: skip


def write(package: Path) -> list[str]:
    changed = changes(package)
    for name, content in changed.items():
        (package / name).write_bytes(content.encode())
    return sorted(changed)


def test_canonical_text_of_the_sample_is_what_stands_there() -> None:
    assert {name: (SAMPLE / name).read_bytes() for name in canonical(SAMPLE)} == {
        name: content.encode() for name, content in canonical(SAMPLE).items()
    }
    assert sorted(canonical(SAMPLE)) == sorted(path.name for path in SAMPLE.iterdir() if path.is_file())


def test_canonical_form_of_what_a_spreadsheet_saved_is_the_sample(sample: Path) -> None:
    both(
        *(columns(name, lambda rows: rows.append(rows.pop(1))) for name in TABLES),
        columns("cases.csv", lambda rows: swap(rows, 2, 5)),
        columns("cases.csv", lambda rows: rows.insert(2, [""])),
        cell("cases.csv", 2, "policy_areas", " integration ;; education;"),
    )(sample)
    for name in TABLES:
        content = (sample / name).read_text(encoding="utf-8")
        spaced = unicodedata.normalize("NFD", content).replace(", ", ",\u00a0 ").replace("\n", "\r\n")
        (sample / name).write_text("\ufeff" + spaced, encoding="utf-8", newline="")
    assert write(sample) == sorted(TABLES)
    for name in TABLES:
        assert (sample / name).read_text(encoding="utf-8") == (SAMPLE / name).read_text(encoding="utf-8")
    assert check(sample) == []


def test_canonical_form_written_twice_changes_nothing(sample: Path) -> None:
    text("references.bib", "  langid = {danish},", '  LANGID = "Danish" ,')(sample)
    cell("cases.csv", 2, "note", "  a\u3000b ")(sample)
    assert write(sample) == ["cases.csv", "references.bib"]
    assert write(sample) == []


def test_canonical_descriptor_allows_what_the_terms_say(sample: Path) -> None:
    append(
        "terms.csv", "country,XX,,4,Xland,Xland,Xland,Ett påhittat land.,Et opdigtet land.,A land.,,,,,editorial,,,\n"
    )(sample)
    descriptor(lambda value: value["fields"][1]["constraints"]["enum"].clear(), "references.schema.json")(sample)
    assert write(sample) == ["datapackage.json", "references.schema.json", "terms.csv"]
    found = json.loads((sample / "datapackage.json").read_text(encoding="utf-8"))
    assert found["resources"][0]["schema"]["fields"][4]["constraints"]["enum"] == ["DK", "NO", "SE", "XX"]
    assert check(sample) == []


@pytest.mark.parametrize(
    "mistake",
    [one for one in MISTAKES if {code for *_place, code in one.found} & LOSSY],
    ids=lambda mistake: mistake.name.replace(" ", "-"),
)
def test_canonical_refuses_what_would_lose_something(sample: Path, mistake) -> None:  # type: ignore[no-untyped-def]
    mistake.spoil(sample)
    with pytest.raises(NotCanonical) as refusal:
        canonical(sample)
    assert {problem.code for problem in refusal.value.problems} & LOSSY


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b""])
def test_byte_order_mark_is_read_over_and_reported(sample: Path, content: bytes) -> None:
    prefix("cases.csv", content)(sample)
    assert read_rows(sample / "cases.csv") == read_rows(SAMPLE / "cases.csv")
    assert [problem.code for problem in check(sample)] == (["file-byte-order-mark"] if content else [])


def test_tidy_composes_letters_and_collapses_white_space() -> None:
    assert tidy(" a\u0308 \u00a0 b\n\tc ") == "ä b c"
    assert tidy(" a ; ;b;", "list") == "a;b"


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")), min_size=2, max_size=2)
    )
)
def test_csv_keeps_every_text(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    expected = [{"a": one, "b": other} for one, other in rows]
    path.write_text(to_csv(["a", "b"], expected), encoding="utf-8", newline="")
    assert read_rows(path) == expected


def test_rows_of_records_are_the_rows_of_the_tables(corpus: Corpus) -> None:
    for table, records in (
        ("cases", corpus.cases.values()),
        ("findings", corpus.findings.values()),
        ("terms", corpus.terms.values()),
        ("municipalities", corpus.municipalities.values()),
        ("codings", corpus.codings),
    ):
        schema = schema_of(corpus.descriptor, table)
        rows = [to_row(record, schema, corpus.languages) for record in records]
        assert to_csv(field_names(schema), rows) == (SAMPLE / f"{table}.csv").read_text(encoding="utf-8")


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
ITEMS = st.lists(PLAIN.map(lambda item: item.replace(";", ",")).filter(bool), max_size=3).map(tuple)


@given(title=PLAIN, phases=ITEMS, year=st.none() | st.integers(1800, 2100), latitude=st.none() | st.floats(-90, 90))
def test_record_and_row_are_inverse(
    corpus: Corpus, title: str, phases: tuple[str, ...], year: int | None, latitude: float | None
) -> None:
    from dataclasses import replace

    from samskap.model import Case

    schema = schema_of(corpus.descriptor, "cases")
    case = next(iter(corpus.cases.values()))
    changed = replace(case, title={**case.title, "sv": title}, phases=phases, start_year=year, latitude=latitude)
    assert to_record(Case, to_row(changed, schema, corpus.languages), schema, corpus.languages) == changed
