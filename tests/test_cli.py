from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ChangeCell
from samskap import __version__
from samskap.cli import main


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


def test_version_is_told() -> None:
    assert run("--version").output == f"samskap, version {__version__}\n"


def test_check_of_a_clean_package_returns_zero(sample: Path) -> None:
    result = run("check", sample, "--language", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No problems found.\n")


@pytest.mark.parametrize(
    ("language", "sentence", "summary"),
    [
        ("sv", "”nix” är ingen term i vokabulären ”level”.", "1 fel, 0 varningar.\n"),
        ("da", "»nix« er ikke en term i vokabularet »level«.", "1 fejl, 0 advarsler.\n"),
        ("en", "'nix' is not a term of the vocabulary 'level'.", "1 error, 0 warnings.\n"),
    ],
)
def test_check_returns_one_and_tells_problems_in_the_language(
    sample: Path, change_cell: ChangeCell, language: str, sentence: str, summary: str
) -> None:
    change_cell("cases.csv", "exempelstad-sprakcafe", "levels", "individual;group;nix")
    result = run("check", sample, "--language", language)
    assert result.exit_code == 1
    assert sentence in result.stdout
    assert result.stderr == summary


def test_check_of_a_package_with_warnings_only_returns_zero(sample: Path, change_cell: ChangeCell) -> None:
    change_cell("findings.csv", "dikt2015bok-1", "case", "")
    result = run("check", sample, "--language", "en", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "case-without-finding (warning)" in result.stdout


def test_check_writes_json(sample: Path, change_cell: ChangeCell) -> None:
    change_cell("cases.csv", "exempelstad-sprakcafe", "end_year", "2001")
    result = run("check", sample, "--format", "json", "--quiet")
    assert [problem["code"] for problem in json.loads(result.stdout)] == ["end-before-start"]
    assert json.loads(run("check", sample.parent / "sample", "--format", "json", "--quiet").stdout)[0]["row"] == 3


def test_check_writes_markdown(sample: Path, change_cell: ChangeCell) -> None:
    change_cell("cases.csv", "exempelstad-sprakcafe", "note", "=cmd|' /C calc'!A0")
    result = run("check", sample, "--format", "markdown", "--language", "da", "--quiet")
    assert result.stdout.startswith("## cases&#46;csv\n\n| Række | Post | Felt | Kode |")


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "Inga problem"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "Ingen problemer"),
        ({"LANG": "fi_FI.UTF-8"}, "No problems"),
        ({}, "No problems"),
    ],
)
def test_language_comes_from_the_environment(sample: Path, environment: dict[str, str], word: str) -> None:
    unset = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    assert run("check", sample, env=unset | environment).stderr.startswith(word)


@pytest.mark.parametrize(
    "arguments", [["check", "no-such-folder"], ["check", "--language", "fi"], ["nonsense"], ["fmt", "--x"]]
)
def test_wrong_usage_returns_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_command_without_a_subcommand_returns_two() -> None:
    assert run().exit_code == 2


def test_fmt_check_names_what_would_change_and_writes_nothing(sample: Path, change_cell: ChangeCell) -> None:
    change_cell("cases.csv", "exempelstad-sprakcafe", "note", "two  blanks")
    before = (sample / "cases.csv").read_bytes()
    result = run("fmt", sample, "--check", "--language", "en")
    assert (result.exit_code, result.stdout) == (1, "would change: cases.csv\n")
    assert (sample / "cases.csv").read_bytes() == before


def test_fmt_writes_and_then_has_nothing_to_do(sample: Path, change_cell: ChangeCell) -> None:
    change_cell("cases.csv", "exempelstad-sprakcafe", "note", "two  blanks")
    assert run("fmt", sample, "--language", "sv").stdout == "ändrad: cases.csv\n"
    again = run("fmt", sample, "--check", "--language", "en")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "Everything is in canonical form.\n")


def test_fmt_refuses_to_lose_something(sample: Path) -> None:
    with (sample / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\na remark\n")
    before = {path.name: path.read_bytes() for path in sample.iterdir() if path.is_file()}
    result = run("fmt", sample, "--language", "en")
    assert result.exit_code == 1
    assert "bibtex-outside-entry" in result.stdout
    assert {path.name: path.read_bytes() for path in sample.iterdir() if path.is_file()} == before


def test_stats_tell_the_numbers_in_every_form(sample: Path) -> None:
    numbers = json.loads(run("stats", sample, "--format", "json").stdout)
    assert numbers["records"] == {
        "cases": 4, "findings": 6, "references": 7, "terms": 86, "municipalities": 3, "codings": 12,
    }  # fmt: skip
    assert numbers["texts"] == {
        "sv": 260 - 5,
        "da": 260 - 3,
        "en": 260 - 2,
    }  # the case in Danish, the finding in English
    assert "Cases by country\n  Norway   2\n" in run("stats", sample, "--language", "en").stdout
    assert "| Danmark | 1 |" in run("stats", sample, "--language", "sv", "--format", "markdown").stdout


def test_stats_of_a_broken_package_tell_the_problems(sample: Path) -> None:
    (sample / "cases.csv").unlink()
    result = run("stats", sample, "--language", "en")
    assert result.exit_code == 1
    assert "file-missing" in result.stdout
