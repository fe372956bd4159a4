from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_corpus import EXPECTED
from conftest import SAMPLE, CompareGolden
from mistakes import COLUMNS, FILES, MISTAKES, cell
from samskap.languages import words
from samskap.package import rules as rules_package
from samskap.package.check import check
from samskap.package.rules import RULES
from samskap.package.rules.entries import is_web_address
from samskap.package.rules.places import kilometres
from samskap.package.rules.texts import looks_like
from samskap.problem_kinds import KINDS
from samskap.problems import Problem, to_markdown, to_text
from spoiling import Mistake, both

OF_CONTRIBUTIONS = (
    "adding",
    "case_files",
    "coders",
    "given_back",
    "imports",
    "issue_forms",
    "pasted",
    "tables",
    "tidying",
)
"""The tests of what people send, which name the codes that are told of it only."""

FILE_NAMES = sorted(path.name for path in SAMPLE.iterdir() if path.is_file())

# mistakes after which nothing else can be found, or that have to be the only one of their file
ALONE = {one.name for one in (*FILES, *COLUMNS)} | {"unused reference", "another constraint", "comma missing"}
ALONE |= {"archive broken"}  # what it held cannot be missed any more

# mistakes that hide others, as nothing more can be read of the file, or that undo one another
HIDING = {one.name for one in (*FILES, *COLUMNS)} - {"byte order mark", "columns in another order", "row blank"}
HIDING |= {
    "comma missing", "id with capitals", "another constraint", "unused term", "no direction", "no reference",
    "coding missing", "unknown finding", "unknown case", "coordinates without municipality", "coordinates swapped",
    "one coordinate", "point far away", "formula after a blank", "two blanks", "non-breaking space", "full-width space",
    "line feed", "decomposed letters", "bell", "month wrong", "year out of range", "date in words", "TRUE for true",
    "address without a host", "reference not of the case", "archive broken",
}  # fmt: skip


def places(problems: list[Problem]) -> list[tuple[str, int | None, str, str]]:
    """File, row, field and code of each problem; lines of the bibliography are left to the golden files."""
    return [
        (problem.file, None if problem.file.endswith(".bib") else problem.row, problem.field, problem.code)
        for problem in problems
    ]


def test_check_of_the_sample_finds_nothing() -> None:
    assert check(SAMPLE) == []


def together() -> list[list[Mistake]]:
    """The mistakes in groups that one check can tell apart: at most eight, no two of them in the same row."""
    alone = [[one] for one in MISTAKES if one.name in ALONE]
    groups: list[list[Mistake]] = []
    for mistake in MISTAKES:
        if mistake.name not in ALONE:
            free = (
                group for group in groups if len(group) < 8 and not _rows(mistake) & set().union(*map(_rows, group))
            )
            group = next(free, [])
            groups += [] if group else [group]
            group.append(mistake)
    return alone + groups


def _rows(mistake: Mistake) -> set[tuple[object, ...]]:
    """The rows in which a mistake is found; for the bibliography the fields."""
    return {found[:2] if found[1] else found[:3] for found in mistake.found}


@pytest.mark.parametrize("mistakes", together(), ids=lambda group: f"{group[0].name.replace(' ', '-')}-{len(group)}")
def test_check_finds_exactly_what_is_wrong(sample: Path, mistakes: list[Mistake]) -> None:
    for mistake in mistakes:
        mistake.spoil(sample)
    problems = check(sample)
    assert sorted(places(problems), key=str) == sorted((found for one in mistakes for found in one.found), key=str)
    assert problems == sorted(problems, key=lambda problem: problem.place)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What is found in a package with one mistake of every kind that does not hide others."""
    package = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("broken") / "package"))
    for mistake in MISTAKES:
        if mistake.name not in HIDING:
            mistake.spoil(package)
    return check(package)


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_check_of_a_broken_package_reads_as_agreed(
    broken: list[Problem], language: str, compare_golden: CompareGolden
) -> None:
    compare_golden(f"check/{language}.txt", to_text(broken, words(language)))
    compare_golden(f"check/{language}.md", to_markdown(broken, words(language)))


def test_check_of_a_broken_package_reports_every_mistake_at_once(broken: list[Problem]) -> None:
    expected = {code for one in MISTAKES if one.name not in HIDING for *_place, code in one.found}
    assert expected <= {problem.code for problem in broken}
    assert len(broken) > 55


def test_every_declared_code_is_triggered_by_a_mistake() -> None:
    in_package = {code for one in MISTAKES for *_place, code in one.found}
    in_case_files = {code for found in EXPECTED.values() for _path, code, _line in found}
    assert set(KINDS) - in_package - in_case_files - _named(OF_CONTRIBUTIONS) == set()


def _named(tests: Iterable[str]) -> set[str]:
    """The texts that stand whole in modules of tests."""
    trees = (ast.parse((Path(__file__).parent / f"test_{name}.py").read_text(encoding="utf-8")) for name in tests)
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_every_code_in_the_program_is_declared() -> None:
    folder = Path(rules_package.__file__).parents[1]
    used = {code for path in sorted(folder.rglob("*.py")) for code in _codes(path)}
    assert used <= set(KINDS)
    assert len(used) > 40


def _codes(path: Path) -> list[str]:
    """The literal codes of the problems that a module makes."""
    position = {"Problem": 1, "problem": 0, "entry_problem": 1}
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            arguments = node.args[position[name] :][:1] if name in position else []
            found += [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_in_its_docstring_what_it_asks_for(rule: rules_package.Rule) -> None:
    assert rule.__doc__
    assert rule.__doc__.strip().endswith(".")


RIGHT = [
    ("cases.csv", 3, "municipalities", "exempelstad;eksempelby"),  # a case in two countries
    ("cases.csv", 3, "end_year", "2019"),  # ends in the year in which it begins
    ("cases.csv", 5, "place_sv", ""),  # missing in every language
    ("cases.csv", 3, "latitude", "57.9"),
    ("findings.csv", 2, "note", "Lisa & co: 100 % – “well done”; see pp. 5-6"),
    ("findings.csv", 3, "to_check", "source-uncertain"),
    ("findings.csv", 3, "statement_sv", "Han sade ”it is not the end of the road and that is that” och gick."),
    ("findings.csv", 7, "outcomes", ""),
    ("municipalities.csv", 4, "geonames_id", ""),
]
RIGHT_TOO = [
    ("cases.csv", 3, "end_year", "2050"),  # a plan
    ("findings.csv", 2, "note", "–minus sign of typographers"),
]


@pytest.mark.parametrize("changes", [RIGHT, RIGHT_TOO], ids=["one", "other"])
def test_check_accepts_what_is_right(sample: Path, changes: list[tuple[str, int, str, str]]) -> None:
    for change in changes:
        cell(*change)(sample)
    assert check(sample) == []


def test_check_names_the_closest_value(sample: Path) -> None:
    both(
        cell("findings.csv", 2, "case", "provanger-boligmode"),
        cell("findings.csv", 3, "factors", "fasilitation"),
        cell("findings.csv", 6, "direction", "enable"),
        cell("findings.csv", 5, "reference", "provsson2012uppsat"),
    )(sample)
    near = {problem.field: problem.values["closest"] for problem in check(sample) if "closest" in problem.values}
    assert near == {
        "case": "provanger-boligmote",
        "factors": "facilitation",
        "direction": "enables",
        "reference": "provsson2012uppsats",
    }


def test_check_of_a_folder_without_a_package_names_the_missing_files(tmp_path: Path) -> None:
    assert {(problem.file, problem.code) for problem in check(tmp_path)} == {
        ("datapackage.json", "file-missing"),
        ("references.bib", "file-missing"),
        ("references.schema.json", "file-missing"),
    }


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(FILE_NAMES), content=st.binary(max_size=300), where=st.integers(0, 2000), keep=st.booleans()
)
def test_check_of_any_bytes_raises_nothing(tmp_path: Path, file: str, content: bytes, where: int, keep: bool) -> None:
    package = tmp_path / "package"
    shutil.copytree(SAMPLE, package, dirs_exist_ok=True)
    before = (package / file).read_bytes()
    (package / file).write_bytes(before[:where] + content + before[where + len(content) :] if keep else content)
    for problem in check(package):
        to_text([problem], words("sv"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON, data=st.data())
def test_check_of_any_descriptor_raises_nothing(tmp_path: Path, value: object, data: st.DataObject) -> None:
    package = tmp_path / "package"
    shutil.copytree(SAMPLE, package, dirs_exist_ok=True)
    descriptor = json.loads((SAMPLE / "datapackage.json").read_text(encoding="utf-8"))
    target = descriptor
    while True:
        key = data.draw(st.sampled_from(list(target) if isinstance(target, dict) else list(range(len(target)))))
        if not isinstance(target[key], dict | list) or not target[key] or data.draw(st.booleans()):
            break
        target = target[key]
    target[key] = value
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    check(package)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The residents and the municipality agreed on what was to be done.", "sv", "en"),
        ("De boende och kommunen kom överens om vad som skulle göras.", "sv", ""),
        ("De boende och kommunen kom överens om vad som inte skulle göras.", "da", "sv"),
        ("Beboerne og kommunen blev enige om, hvad der ikke skulle gøres.", "sv", "da"),
        ("Rosengård, Malmö", "da", ""),
        ("", "en", ""),
    ],
)
def test_looks_like_names_the_other_language_only_when_sure(text: str, language: str, expected: str) -> None:
    assert looks_like(text, language) == expected


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org/å?a=1&b=2#c", "https://xn--bcher.example:8080/"]
)
def test_web_address_accepts_http_and_https(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)//https://x", "data:text/html,x", "ftp://example.org", "//example.org",
     "https:///x", "https://", "example.org", "https://a b", 'https://a"b', "https://a<b>", "http://[", ""],
)  # fmt: skip
def test_web_address_refuses_the_rest(address: str) -> None:
    assert not is_web_address(address)


def test_distance_between_two_capitals() -> None:
    assert kilometres((59.33, 18.07), (55.68, 12.57)) == pytest.approx(522, abs=3)
