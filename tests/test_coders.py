"""Two coders compared: the figures against published ones, their files in all the forms that people send."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from conftest import SAMPLE
from samskap.agreement import FIELDS, VOCABULARIES, agreement
from samskap.agreement.coefficients import alpha_of_lists, cohens_kappa, krippendorffs_alpha, masi
from samskap.agreement.mixed import Mixed, how_terms_fared, triples
from samskap.cli import main
from samskap.coders.comparing import Coded, compare
from samskap.coders.reading import read_coder
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.package.fields import described_tables
from samskap.problems import Problem

CODINGS = SAMPLE / "codings.csv"


def run(*arguments: object) -> Result:
    command = ["agreement", *arguments, "--package", SAMPLE]
    return CliRunner().invoke(main, [str(argument) for argument in command])


def rows(coder: str) -> list[dict[str, str]]:
    with CODINGS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["coder"] == coder]


def table(found: list[dict[str, str]], heads: dict[str, str], delimiter: str = ",", end: str = "\n") -> str:
    """A table with the columns that ``heads`` names, under its headings."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows([list(heads.values()), *([row[name] for name in heads] for row in found)])
    return text.getvalue()


def coded(corpus: Corpus, coder: str) -> Coded:
    found, problems = read_coder("codings.csv", CODINGS.read_bytes(), corpus, coder)
    assert problems == []
    return found


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_kappa_is_that_of_cohens_own_table() -> None:
    """Cohen (1960), table 1: two judges, three categories; agreement 0.70, by chance 0.41."""
    counts = {
        "aa": 88, "ab": 14, "ac": 18,
        "ba": 10, "bb": 40, "bc": 10,
        "ca": 2, "cb": 6, "cc": 12,
    }  # fmt: skip
    pairs = [(pair[0], pair[1]) for pair, count in counts.items() for _ in range(count)]
    assert cohens_kappa(pairs) == pytest.approx((0.70 - 0.41) / (1 - 0.41))


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_that_of_krippendorffs_examples(one: str, other: str, alpha: float) -> None:
    """Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*: binary and nominal data of two observers."""
    assert krippendorffs_alpha(list(zip(one, other, strict=True))) == pytest.approx(alpha, abs=0.0006)


def test_lists_are_as_far_apart_as_masi_has_it() -> None:
    """Passonneau (2006): one minus Jaccard index times 1 (equal), 2/3 (one in the other), 1/3 (overlap), 0 (else)."""
    ab, a, bc, c = frozenset("ab"), frozenset("a"), frozenset("bc"), frozenset("c")
    assert [masi(ab, ab), masi(a, c), masi(frozenset(), frozenset())] == [0, 1, 0]
    assert masi(ab, a) == pytest.approx(1 - 1 / 2 * 2 / 3, abs=0.01)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3, abs=0.01)


def test_alpha_of_lists_is_that_computed_by_hand() -> None:
    """Lists ab/a and c/c: observed (2/3 + 0) / 2; expected over the six pairs of all lists (2/3 + 4 · 1 + 0) / 6."""
    pairs = [(frozenset("ab"), frozenset("a")), (frozenset("c"), frozenset("c"))]
    assert alpha_of_lists(pairs) == pytest.approx(1 - (1 / 3) / (14 / 3 / 6), abs=0.01)


def test_coefficients_are_not_defined_where_nothing_varies() -> None:
    lists = [(frozenset("a"), frozenset("a"))] * 3
    assert (krippendorffs_alpha([("a", "a")] * 3), alpha_of_lists(lists)) == (None, None)


def test_comparison_of_the_two_coders_has_the_figures_of_stats(corpus: Corpus) -> None:
    found = compare(coded(corpus, "first"), coded(corpus, "second"))
    told = [(row.field, row.findings, row.equal, row.kappa, row.jaccard) for row in found.fields]
    assert told == [(row.field, row.findings, row.equal, row.kappa, row.jaccard) for row in agreement(corpus.codings)]
    assert [(item.finding, item.field) for item in found.differences] == [
        ("eksempelby-legeplads-2", "direction"),
        ("exempelstad-sprakcafe-1", "factors"),
    ]


def test_order_of_the_codes_in_a_list_is_no_difference(corpus: Corpus) -> None:
    one, other = {"x": {"factors": ("a", "b")}}, {"x": {"factors": ("b", "a")}}
    found = compare(one, other)
    assert (found.differences, found.fields[0].equal, found.fields[0].jaccard) == ((), 1.0, 1.0)


def test_findings_that_only_one_has_coded_are_named_and_do_not_count(corpus: Corpus) -> None:
    first, second = coded(corpus, "first"), coded(corpus, "second")
    one = {id_: fields for id_, fields in first.items() if id_ != "dikt2015bok-1"}
    other = {id_: fields for id_, fields in second.items() if id_ != "sep2021prov-1"}
    found = compare(one, other)
    assert (found.only_first, found.only_second, found.findings) == (("sep2021prov-1",), ("dikt2015bok-1",), 4)


def test_fields_that_one_table_lacks_are_not_compared(corpus: Corpus) -> None:
    text = table(rows("second"), {"finding": "id", "direction": "direction"})
    second, _ = read_coder("b.csv", text.encode(), corpus)
    assert [row.field for row in compare(coded(corpus, "first"), second).fields] == ["direction"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_table_of_a_spreadsheet_in_any_language_is_read_as_the_codes(
    language: str, encoding: str, corpus: Corpus
) -> None:
    """Semicolons, line ends of Windows, headings and labels in a language, white space before and behind."""
    titles = next(
        found for found in described_tables(corpus.descriptor, corpus.reference_schema) if found.name == "codings"
    )
    heads = {field.name: f"{field.title[language]} " for field in titles.fields if field.name in ("finding", *FIELDS)}
    labelled = [
        {"finding": row["finding"]}
        | {
            field: "; ".join(
                f" {corpus.terms[VOCABULARIES[field], code].label[language].upper()}\xa0"
                for code in filter(None, row[field].split(";"))
            )
            for field in FIELDS
        }
        for row in rows("second")
    ]
    data = table(labelled, heads, ";", "\r\n").encode(encoding)
    found, problems = read_coder("b.csv", data, corpus)
    assert found == coded(corpus, "second")
    assert {problem.severity for problem in problems} <= {"notice"}


def test_workbook_is_read_from_the_sheet_that_has_the_codings(corpus: Corpus) -> None:
    """Cases have ids and phases too; and our workbooks have two rows of headings."""
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["id", "phases", "levels"])
    book.active.append(["exempelstad-sprakcafe", "co-design", "group"])
    sheet = book.create_sheet("Resultat")
    sheet.append(["id", *FIELDS])
    sheet.append(["Id", "Riktning", "Faktorer", "Utfall", "Faser", "Uppläggning", "Metoder"])
    for row in rows("first"):
        sheet.append([row["finding"], *(row[field] for field in FIELDS)])
    book.save(data)
    assert read_coder("a.xlsx", data.getvalue(), corpus)[0] == coded(corpus, "first")


def test_unknown_terms_are_told_with_row_and_what_is_closest(corpus: Corpus) -> None:
    text = "finding,direction,factors\nx,enabels,facilitation\ny,enables,Trevlighet\n"
    _found, problems = read_coder("a.csv", text.encode(), corpus)
    assert [(problem.code, problem.row, problem.record, problem.field) for problem in problems] == [
        ("unknown-term", 2, "x", "direction"),
        ("unknown-term", 3, "y", "factors"),
    ]
    assert problems[0].values["closest"] == "enables"


@pytest.mark.parametrize(
    ("text", "coder", "told"),
    [
        ("", "", ["file-empty"]),
        ("finding,direction\n", "", ["file-empty"]),
        ("name,colour\nx,red\n", "", ["coder-columns"]),
        ("direction,factors\nenables,\n", "", ["coder-columns"]),
        ("finding,direction\nx,enables\nx,hinders\n", "", ["coded-twice"]),
        ("finding,direction\n,enables\n", "", ["required"]),
        ("finding,coder,direction\nx,first,enables\nx,second,enables\n", "", ["coders-several"]),
        ("finding,coder,direction\nx,first,enables\n", "third", ["coder-unknown"]),
    ],
)
def test_table_that_cannot_be_compared_is_told(text: str, coder: str, told: list[str], corpus: Corpus) -> None:
    assert codes(read_coder("a.csv", text.encode(), corpus, coder)[1]) == told


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: f"id;direction\n{text}".encode())))
def test_whatever_the_bytes_are_they_are_read_or_a_problem_is_told(corpus: Corpus, data: bytes) -> None:
    found, problems = read_coder("a.csv", data, corpus)
    assert found or problems


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("6 resultat kodade av båda", "Riktning", "Krippendorffs alfa", "Beskriver mot Främjar", "83 %")),
        ("da", ("6 resultater kodet af begge", "Retning", "Krippendorffs alfa", "Beskriver mod Fremmer", "83 %")),
        ("en", ("6 findings coded by both", "Direction", "Krippendorff's alpha", "Describes against Enables", "83%")),
    ],
)
def test_command_tells_figures_and_differences(language: str, words: tuple[str, ...]) -> None:
    told = run(CODINGS, CODINGS, "--coders", "first", "second", "--language", language)
    assert told.exit_code == 0
    assert [word for word in words if word not in told.stdout.replace("\xa0", " ")] == []


def test_command_without_coders_says_which_there_are() -> None:
    told = run(CODINGS, CODINGS, "--language", "en")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "first, second" in told.stderr
    assert "--coders" in told.stderr


def test_command_writes_json_and_markdown() -> None:
    told = run(CODINGS, CODINGS, "--coders", "first", "second", "--format", "json")
    found = json.loads(told.stdout)
    assert [row["field"] for row in found["fields"]] == list(FIELDS)
    assert found["differences"][0] == {
        "finding": "eksempelby-legeplads-2",
        "field": "direction",
        "first": ["describes"],
        "second": ["enables"],
    }
    lines = run(CODINGS, CODINGS, "--coders", "first", "second", "--format", "markdown").stdout.splitlines()
    assert {line.count("|") for line in lines[:8]} == {7}


def test_command_says_that_two_tables_have_nothing_in_common(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(f"finding,direction\n{name},enables\n", encoding="utf-8")
    told = run(tmp_path / "a.csv", tmp_path / "b.csv", "--language", "en")
    assert (told.exit_code, told.stderr.strip()) == (1, "The two tables have no finding in common.")


def test_terms_that_coders_mix_up_are_counted_both_ways(corpus: Corpus) -> None:
    fared = how_terms_fared(triples(corpus.codings, corpus.findings, "direction"))
    settled = corpus.findings["eksempelby-legeplads-2"].direction
    assert fared["enables"].mixed == (Mixed("describes", 1, int(settled == "enables"), int(settled == "describes")),)
    assert fared["describes"].mixed == (Mixed("enables", 1, int(settled == "describes"), int(settled == "enables")),)
    assert (fared["hinders"].either, fared["hinders"].both, fared["hinders"].mixed) == (1, 1, ())


def test_term_that_one_coder_left_out_is_mixed_up_with_none(corpus: Corpus) -> None:
    fared = how_terms_fared(triples(corpus.codings, corpus.findings, "factors"))
    assert (fared["digital-tools"].either, fared["digital-tools"].both, fared["digital-tools"].mixed) == (1, 0, ())
