"""Tables of cases in every form in which they come: what is accepted is told, what is wrong is told where it is."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from filling import book_of, filled, opened, saved
from samskap.contribution.addition import Addition, plan_addition_of
from samskap.contribution.case_file import CaseFile
from samskap.contribution.keys import Keys
from samskap.contribution.tables import read_table_files
from samskap.downloads.workbook import case_template
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.tables import to_csv
from samskap.problems import Problem, errors

HEADINGS = ["Titel", "Land", "Kommuner", "Latitud", "Longitud", "Startår", "Politikområden", "Sammanfattning"]
HEADINGS += ["Läst", "Läst sida"]
ROW = ["Föräldrar lagar cyklar", "Sverige", "Exempelstad", "57,51", "14,5", "2019.0", "education"]
ROW += ["Föräldrar lagar cyklar med barn.", "abstract", "https://example.org/x"]


def cells(delimiter: str, *rows: list[str]) -> str:
    return "".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\r\n" for row in rows)


@cache
def keys_of(identity: int) -> list[Keys]:
    """The keys of a corpus, made once."""
    return []


def read(data: bytes, corpus: Corpus, name: str = "fall.csv") -> tuple[list[CaseFile], list[Problem]]:
    made = keys_of(id(corpus))
    made += [] if made else [Keys(corpus)]
    return read_table_files(name, data, corpus, keys=made[0])


def told(problems: list[Problem]) -> set[tuple[str, int | None, str]]:
    return {(problem.code, problem.row, problem.record) for problem in problems}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_csv_of_any_program_is_the_same_case(delimiter: str, encoding: str, corpus: Corpus):
    data = cells(delimiter, [*HEADINGS, "", ""], [*ROW, "", ""], [""] * 12).encode(encoding)
    (file,), problems = read(data, corpus)
    assert file.content["case"]["title"] == "Föräldrar lagar cyklar"
    assert (file.content["case"]["latitude"], file.content["language"]) == ("57,51", "sv")
    assert file.line("case.latitude") == 2
    codes = {"table-language"} | ({"table-delimiter"} if delimiter != "," else set())
    codes |= {"table-encoding"} if encoding not in ("utf-8", "utf-8-sig") else set()
    assert {problem.code for problem in problems} == codes


def test_separator_that_excel_tells_is_taken(corpus: Corpus):
    (file,), problems = read(("sep=|\r\n" + cells("|", HEADINGS, ROW)).encode(), corpus)
    assert file.content["case"]["summary"] == "Föräldrar lagar cyklar med barn."
    assert file.line("case.summary") == 3
    assert ("table-delimiter", 1, "") in told(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_each_language_mean_the_same_fields(language: str, corpus: Corpus):
    schema = next(item["schema"] for item in corpus.descriptor["resources"] if item["name"] == "findings")
    named = {field["name"]: field.get(f"title_{language}") or field["title"] for field in schema["fields"]}
    wanted = ["case", "reference", "factors", f"statement_{language}", f"locator_{language}"]
    row = ["exempelstad-sprakcafe", "exempel2020kostnader", "facilitation", "Text", "s. 1"]
    (file,), problems = read(cells(",", [named[name] for name in wanted], row).encode(), corpus, "findings.csv")
    assert errors(problems) == []
    assert file.content["findings"] == [
        {
            "case": "exempelstad-sprakcafe",
            "reference": "exempel2020kostnader",
            "factors": "facilitation",
            "statement": {language: "Text"},
            "locator": {language: "s. 1"},
        }
    ]


def test_table_of_the_package_is_read_by_its_columns(corpus: Corpus):
    (file, *others), problems = read((SAMPLE / "cases.csv").read_bytes(), corpus, "cases.csv")
    case = next(iter(corpus.cases.values()))
    assert len([file, *others]) == len(corpus.cases)
    assert file.content["case"]["title"] == dict(case.title)
    assert {problem.code for problem in problems} == {"column-automatic"}


def test_what_is_wrong_in_a_table_is_told_at_its_cell(corpus: Corpus):
    rows = [
        ["Titel", "Titel", "Land", "Startår", "Slutår", "Nyans", "", "Läst sida", "Latitud"],
        ["A", "B", "Sverige", date(2019, 5, 1), date(1905, 7, 11), "x", "vilse", "=1+1", "#DIV/0!"],
    ]
    _files, problems = read(book_of({"Fall": rows}), corpus, "fall.xlsx")
    assert told(problems) >= {
        ("column-repeated", 1, "B1"),
        ("cell-date", 2, "D2"),
        ("cell-date-unwanted", 2, "E2"),
        ("column-ignored", 1, "F1"),
        ("cell-without-heading", 2, "G2"),
        ("cell-formula", 2, "H2"),
        ("cell-error", 2, "I2"),
    }
    assert {problem.file for problem in problems if problem.row} == {"fall.xlsx: Fall"}


def test_issue_that_became_a_date_is_refused_and_a_reference_without_id_gets_one(corpus: Corpus):
    rows = [["Id", "Titel", "Nummer", "Språk"], ["ek", "Om cyklar", date(2026, 2, 1), "svenska"]]
    rows.append([None, "Om båtar", 3, "svenska"])
    ((file,), problems) = read(book_of({"Referenser": rows}), corpus, "r.xlsx")
    assert ("cell-date-unwanted", 2, "C2") in told(problems)
    assert [item["id"] for item in file.content["references"]] == ["ek", "reference-3"]
    assert [problem.row for problem in problems if problem.code == "row-without-name"] == [3]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "file-empty"),
        ("a.csv", b"x,y\n1,2\n", "table-unknown"),
        ("a.csv", b"id,title_sv,country\n", "table-empty"),
        ("a.csv", b'id,title_sv,country\n"a,b\n', "file-csv"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table-unreadable"),
        ("a.xlsx", b"PK\x03\x04 no zip", "table-unreadable"),
        ("a.xlsx", b"%PDF-1.7 \x00", "table-unknown"),
    ],
)
def test_file_that_is_no_table_is_told(name: str, data: bytes, code: str, corpus: Corpus):
    files, problems = read(data, corpus, name)
    assert files == []
    assert [problem.code for problem in errors(problems)] == [code]


@settings(max_examples=20)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: ("id,title_sv,phases\n" + text).encode()))
def test_any_bytes_are_read_without_failing(corpus: Corpus, data: bytes):
    files, problems = read(data, corpus)
    assert files or errors(problems)


def words_of(corpus: Corpus, language: str) -> dict[str, str]:
    def label(vocabulary: str, identifier: str) -> str:
        return corpus.terms[vocabulary, identifier].label[language]

    return {
        "country": label("country", "DK"),
        "education": label("policy-area", "education"),
        "phases": "; ".join(label("phase", phase) for phase in ("co-design", "co-implementation")),
        "factor": label("factor", "facilitation"),
        "enables": label("direction", "enables"),
        "abstract": label("read", "abstract"),
        "article": label("reference-type", "article"),
    }


def case_template_filled(corpus: Corpus, language: str) -> bytes:
    said = words_of(corpus, language)
    read_ = {"read": said["abstract"], "source_url": "https://example.org/bro"}
    case = {"country": said["country"], "policy_areas": said["education"], **read_}
    finding = {"reference": "bro", "factors": said["factor"], "direction": said["enables"], "read": said["abstract"]}
    return filled(
        case_template(corpus, language),
        {
            "case": [
                {"title": "Bro", "municipalities": "Eksempelby", "start_year": 2020, "phases": said["phases"]}
                | {"latitude": 56.2, "longitude": 10.125, "summary": "Naboer bygger."}
                | case,
                {"title": "Radio", "municipalities": "Broby", "summary": "Unge sender."} | case,
            ],
            "findings": [
                finding | {"case": "Bro", "statement": "En leder hjalp.", "locator": "s. 4"},
                finding | {"case": "Radio", "statement": "En tekniker hjalp.", "locator": "s. 5"},
            ],
            "references": [
                {"id": "bro", "type": said["article"], "title": "Broer", "authors": "Holm, Ea; Dal, Bo", "year": 2021}
                | {"language": "da", "doi": "https://doi.org/10.1234/bro", "accessed": date(2026, 11, 1), **read_}
            ],
            "municipalities": [{"country": said["country"], "name": "Broby", "latitude": 55.9, "longitude": 9.9}],
            "contributor": [{"name": "Ea Holm", "orcid": "0000-0002-1825-0097"}],
        },
    )


def planned(name: str, data: bytes, package: Path = SAMPLE) -> Addition:
    return plan_addition_of([(name, data)], package, "2026-11")


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_template_gives_the_same_values_in_the_package(language: str, corpus: Corpus):
    addition = planned("skabelon.xlsx", case_template_filled(corpus, language))
    assert errors(addition.problems) == []
    assert addition.corpus is not None
    found = {table: [getattr(addition.corpus, table)[key] for key in keys] for table, keys in addition.added.items()}
    radio, bro = sorted(found["cases"], key=lambda case: case.title[language], reverse=True)
    assert bro.title == {tag: "Bro" if tag == language else "" for tag in LANGUAGES}
    assert (bro.country, bro.start_year, bro.latitude, bro.longitude) == ("DK", 2020, 56.2, 10.125)
    assert (bro.phases, bro.policy_areas, bro.read) == (("co-design", "co-implementation"), ("education",), "abstract")
    assert [place.name[language] for place in found["municipalities"]] == ["Broby"]
    assert radio.municipalities == (found["municipalities"][0].id,)
    (reference,) = found["references"]
    assert (reference.doi, reference.year, reference.accessed) == ("10.1234/bro", 2021, "2026-11")
    assert [str(name) for name in reference.authors] == ["Holm, Ea", "Dal, Bo"]
    assert {finding.case: finding.statement[language] for finding in found["findings"]} == {
        bro.id: "En leder hjalp.",
        radio.id: "En tekniker hjalp.",
    }
    assert "Ea Holm" in addition.files["datapackage.json"]


def test_mistakes_in_a_filled_template_are_told_in_their_cells(corpus: Corpus):
    book = opened(case_template_filled(corpus, "sv"))
    cases, findings, references = book.worksheets[1:4]
    cases["G3"].value, cases["B4"].value = "omkring 2020", "Sverge"
    findings["A4"].value, findings["B3"].value, findings["F4"].value = "Ingen sådan", None, None
    references["T3"].value = "bro"
    addition = planned("mall.xlsx", saved(book))
    found = {(p.file.rpartition(": ")[2], p.record, p.code) for p in errors(addition.problems)}
    assert found >= {
        ("Fall", "G3", "type"),
        ("Fall", "B4", "unknown-term"),
        ("Resultat", "A4", "unknown-case"),
        ("Resultat", "B3", "required"),
        ("Resultat", "F4", "required"),
        ("Referenser", "T3", "doi-form"),
    }
    assert addition.files == {}


def test_rows_that_name_no_case_belong_to_the_only_one_or_are_told(corpus: Corpus):
    findings = [["Referens", "Påstående", "Riktning"], ["exempel2020kostnader", "Det gick.", "Underlättar"]]
    heads = ["Titel", "Land", "Sammanfattning"]
    one = book_of({"Fall": [heads, ["A", "Sverige", "B"]], "Resultat": findings})
    two = book_of({"Fall": [heads, ["A", "Sverige", "B"], ["C", "Sverige", "D"]], "Resultat": findings})
    (file,), problems = read(one, corpus, "a.xlsx")
    assert [item["statement"] for item in file.content["findings"]] == ["Det gick."]
    assert "row-of-only-case" in {problem.code for problem in problems}
    _files, problems = read(two, corpus, "a.xlsx")
    assert [(p.code, p.file, p.row) for p in errors(problems)] == [("row-of-no-case", "a.xlsx: Resultat", 2)]


def test_text_in_two_languages_stands_in_two_columns(corpus: Corpus):
    rows = [["Titel", "Titel (danska)", "Land", "Språk"], ["Bro", "En bro", "Sverige", "svenska"]]
    (file,), _problems = read(to_csv(rows[0], [dict(zip(*rows, strict=True))]).encode(), corpus)
    assert file.content["language"] == "svenska"
    assert file.content["case"]["title"] == {"svenska": "Bro", "da": "En bro"}
