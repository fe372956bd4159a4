"""The report on a contribution: the comment on its pull request, in the contributor's language."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import CompareGolden
from contributions import REPOSITORY, bring, commit, git, make_repository, report, run
from samskap.languages import LANGUAGES, words
from samskap.problems import Problem
from samskap.report.fitting import length
from samskap.report.gathering import Contribution, gather, new_problems
from samskap.report.markdown import LONGEST, MARKER, Places, to_markdown
from samskap.report.next_steps import ANSWER_DAYS
from samskap.report.plain import plain, quoted
from sites import ROOT

VALID = "valid-swedish-only.yaml"
WRONG = "many-mistakes.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_repository(tmp_path_factory.mktemp("repository") / "made")


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A repository that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "datapackage" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def gathered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Contribution]:
    """A sound case file, and one with mistakes, as contributions."""
    found = {}
    for name in (VALID, WRONG):
        project = Path(shutil.copytree(made, tmp_path_factory.mktemp("gathered") / "project"))
        inbox = bring(project, name)
        found[name] = gather("main", inbox.parent, inbox, "2026-01")
        assert git(project, "status", "--porcelain") == f"?? {next(inbox.glob('*.yaml')).relative_to(project)}\n"
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_of_a_case_file_shows_the_case_in_every_language(
    language: str, gathered: Mapping[str, Contribution], compare_golden: CompareGolden
):
    text = to_markdown(gathered[VALID], words(language), Places(repository=REPOSITORY, edit=f"{REPOSITORY}/edit/b"))
    compare_golden(f"report/case-{language}.md", text)
    assert text.startswith(f"{MARKER}\n")
    assert text.count("<details lang=") == 2
    wanted = [words(tag).text("text wanted in {language}", language=words(tag).language_name(tag)) for tag in LANGUAGES]
    assert [text.count(f"**{said}**") for said in wanted] == [0, 5, 5]
    point = json.loads(text.partition("```geojson\n")[2].partition("\n```")[0])
    assert point["features"][0]["geometry"] == {"type": "Point", "coordinates": [14.5, 57.5]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_of_mistakes_tells_each_with_its_remedy_and_where_to_edit(
    language: str, gathered: Mapping[str, Contribution], compare_golden: CompareGolden
):
    text = to_markdown(gathered[WRONG], words(language), Places(repository=REPOSITORY, edit=f"{REPOSITORY}/edit/b"))
    compare_golden(f"report/mistakes-{language}.md", text)
    assert f"({REPOSITORY}/edit/b/datapackage/inbox/{WRONG}#L8)" in text
    assert text.count("#L") == len(gathered[WRONG].problems)
    assert str(ANSWER_DAYS) in text


def test_report_is_in_the_language_of_the_case_file_and_leads_to_the_branch(project: Path):
    bring(project, WRONG)
    result = run(project, "--repository-url", f"{REPOSITORY}/", "--language", "en")
    assert result.exit_code == 1
    assert words("sv").text("Thank you! Something has to be mended first") in result.stdout
    assert f"({REPOSITORY}/edit/bidrag/datapackage/inbox/{WRONG}#L8)" in result.stdout
    assert f"({REPOSITORY}/blob/main/CONTRIBUTING.md)" in result.stdout


def test_report_of_edited_tables_shows_what_differs_and_only_new_problems(project: Path, compare_golden: CompareGolden):
    edit(project, "cases.csv", "provanger,,,,,,2015,2015", "provanger,,,,,,2015,2014")
    edit(project, "cases.csv", ",56.1,10.2,2018,", ",,,2018,")
    edit(project, "cases.csv", "A Nordic trial without a place", "A <b>trial</b> @github #1")
    result = run(project, "--language", "en", "--edit-url", "https://github.com/fork/samskap/edit/a (b)")
    compare_golden("report/tables-en.md", result.stdout)
    assert result.exit_code == 1
    assert "- Eksempelby, Denmark: latitude 56.1°, longitude 10.2°" in result.stdout, "where its municipality lies"
    table = result.stdout.partition("### Must be mended (1)")[2].partition("###")[0]
    assert "https://github.com/fork/samskap/edit/a%20%28b%29/datapackage/cases.csv#L5" in table
    assert result.stdout.count("| [") == 1


def test_report_counts_what_the_branch_brings_and_not_what_main_has_got_since(project: Path):
    git(project, "switch", "--quiet", "main")
    edit(project, "cases.csv", ",56.1,10.2,2018,", ",,,2018,")
    edit(project, "cases.csv", "A Nordic trial without a place", "Changed on main")
    commit(project)
    git(project, "switch", "--quiet", "bidrag")
    bring(project, "valid-three-languages.yaml")
    commit(project)
    told = json.loads(run(project, "--format", "json").stdout)
    assert [(table["table"], len(table["added"]), len(table["changed"])) for table in told["difference"]["tables"]] == [
        ("cases", 1, 0),
        ("findings", len(told["cases"][0]["findings"]), 0),
        ("references", len(told["cases"][0]["references"]), 0),
    ]
    assert told["sound"]
    assert told["rows"]


def test_report_leaves_out_case_files_that_main_has_already(project: Path):
    bring(project, WRONG)
    commit(project)
    git(project, "branch", "--force", "main", "HEAD")
    bring(project, "valid-correction.yaml")
    told = json.loads(run(project, "--format", "json").stdout)
    assert told["files"] == ["inbox/valid-correction.yaml"]


def test_report_of_nothing_says_that_nothing_changes(project: Path):
    text = report(project)
    assert "Nothing changes in the data yet." in text
    assert "<details" not in text
    assert run(project, "--format", "text", "--language", "en").stdout.splitlines()[-1] == "Nothing has changed."


def test_report_of_a_package_that_cannot_be_read_says_so_and_why(project: Path):
    edit(project, "datapackage.json", '"resources"', '"resource"')
    result = run(project, "--language", "en")
    assert result.exit_code == 1
    assert "The tables cannot be read as they are" in result.stdout
    assert "datapackage.json" in result.stdout


def test_report_follows_no_link_and_knows_no_other_commit(project: Path, tmp_path: Path):
    (tmp_path / "secret").write_text("language: sv\ncase: {title: secret}\n", encoding="utf-8")
    inbox = bring(project)
    (inbox / "x.yaml").symlink_to(tmp_path / "secret")
    result = run(project, "--language", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "inbox/x.yaml is a link; write the file itself.\n"
    (inbox / "x.yaml").unlink()
    result = run(project, "--language", "en", "--base", "--output=x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--output=x" in result.stderr


HOSTILE = [
    "@github and @someone/team, a@b.example",
    "fixes #1, closes someone/samskap#2, GH-3 and gh-4",
    "https://github.com/someone/samskap/issues/5 www.example.org",
    "</details><script>alert(1)</script> <!-- samskap-report -->",
    "```\n# heading\n| a | b |\n1. item\n- item\n[x](javascript:alert(1)) ![x](y)",
    "line\r\nfeed\u2028and \u202eback \x1b[31m",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_marks_nothing_up_and_calls_nobody(text: str):
    for safe in (plain(text), quoted(text).removeprefix("<code>").removesuffix("</code>")):
        assert "\n" not in safe
        assert not re.search(r"[<>`|\[\]*_\u202e\u2028\x1b@]", safe)
        assert not re.search(r"&#(64|35);(?!&#8203;)|\bGH-\d|www\.|://", safe, re.IGNORECASE)


def test_report_of_a_hostile_file_stays_one_comment_of_the_length_that_fits(project: Path):
    inbox = bring(project, VALID)
    text = (inbox / VALID).read_text(encoding="utf-8")
    poison = " ".join("".join(letter for letter in item if letter.isprintable()) for item in HOSTILE).replace("'", "")
    text = text.replace("En van handledare får fler att komma.", f"'{poison * 200}'")
    (inbox / VALID).write_text(text.replace("Åsa Prov", f"'{poison}'"), encoding="utf-8")
    (inbox / "@x`|<b>.yaml").write_text("- '@github'", encoding="utf-8")
    told = report(project)
    assert length(told) <= LONGEST
    assert told.count(MARKER) == told.count("<!--") == 1
    assert told.count("<details") == told.count("</details>")
    assert "<script" not in told
    assert not re.search(r"@|&#64;(?!&#8203;)|(?<!&)#\d", told.replace(f"{REPOSITORY}/", ""))


def test_report_that_is_too_long_leaves_out_the_difference_first(project: Path):
    long = "ord " * 990
    for number in range(9):
        inbox = bring(project, VALID)
        text = (inbox / VALID).read_text(encoding="utf-8").replace("Läxhjälp i Exempelstad", f"Fall {number}")
        text = text.replace("Läxhjälp som samproduktion", f"Bok {number}").replace("Barnen har valt dagarna.", long)
        text = text.replace("En van handledare får fler att komma.", f"Påstående {number}.")
        (inbox / f"{number}.yaml").write_text(text, encoding="utf-8")
        (inbox / VALID).unlink()
    contribution = gather("main", project / "datapackage", project / "datapackage" / "inbox", "2026-01")
    assert contribution.sound
    told = to_markdown(contribution, words("en"), Places())
    assert length(told) <= LONGEST
    assert told.endswith("“samskap report” shows the whole.\n")
    assert "What happens next" in told


def test_new_problems_are_those_that_were_not_there_whatever_their_row():
    old = [Problem("cases.csv", "required", 2, "a", "title"), Problem("cases.csv", "required", 3, "b", "title")]
    moved = [Problem("cases.csv", "required", 5, "a", "title"), Problem("cases.csv", "required", 9, "c", "title")]
    assert new_problems(old, moved) == moved[1:]
    assert new_problems([], moved) == moved


@pytest.mark.parametrize(
    "name", ["CONTRIBUTING.md", "docs/sv/contribute.md", "docs/da/contribute.md", "docs/en/contribute.md"]
)
def test_guides_promise_the_same_days_as_the_report(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert {int(days) for days in re.findall(r"(\d+) (?:days|dagar|dage)\b", text)} == {ANSWER_DAYS}
