"""Releasing a version: what is refused, what is written, all of it or nothing; and comparing by name."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import SAMPLE
from earlier import VERSION
from samskap.cli import main
from samskap.downloads.release import release_files
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.archives import kept, read_files
from samskap.package.check import check
from samskap.package.editions import Edition, edition_of
from samskap.release.planning import Refused, Release, Wish, plan_release
from samskap.release.replacing import replace_files
from samskap.versions.steps import Step
from sites import ROOT, tree

CHANGELOG = "# Changelog\n\n## Not yet released\n\n- Things.\n\n## Data 0.0.0, 2025-12-01\n\n- First.\n"
DAY = "2026-01-03"
FORMS = (".github/ISSUE_TEMPLATE/", "datapackage/schemas/")


@pytest.fixture(scope="module")
def last() -> Edition:
    return edition_of(read_files(kept(SAMPLE)[VERSION]))


@pytest.fixture
def project(sample: Path, tmp_path: Path) -> Path:
    """A project with the sample package, its changelog and its citation file."""
    sample.rename(tmp_path / "datapackage")
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (tmp_path / "CITATION.cff").write_bytes((ROOT / "CITATION.cff").read_bytes())
    return tmp_path


def about_the_data(project: Path) -> dict[str, str]:
    """What a release writes: everything but the forms for contributions, which do not tell the version."""
    return {path: digest for path, digest in tree(project).items() if not path.startswith(FORMS)}


def run(project: Path, *arguments: str) -> tuple[int, str]:
    command = ["release", *arguments, "--project", str(project), "--language", "en", "--quiet"]
    result = CliRunner().invoke(main, command)
    return result.exit_code, result.output


def planned(corpus: Corpus, last: Edition | None, changelog: str | None = None, **wish: object) -> Release:
    return plan_release(corpus, last, changelog, Wish(**{"date": DAY, **wish}))  # type: ignore[arg-type]


def test_release_takes_the_smallest_version_that_its_changes_allow(corpus: Corpus, last: Edition):
    release = planned(corpus, last)
    assert (release.version, release.new.version, release.new.created) == ("0.1.0", "0.1.0", f"{DAY}T00:00:00Z")
    assert release.reasons[0].step == Step.MAJOR


def test_release_made_twice_is_the_same_bytes_and_holds_the_package(corpus: Corpus, last: Edition):
    release, again = planned(corpus, last), planned(corpus, last)
    assert (release.in_package, release.sha256) == (again.in_package, again.sha256)
    with zipfile.ZipFile(io.BytesIO(release.in_package[release.archive])) as archive:
        assert set(archive.namelist()) == set(release_files(corpus))
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 3, 0, 0, 0)}
        assert json.loads(archive.read("datapackage.json"))["version"] == "0.1.0"
        assert b",0.1.0," in archive.read("retired.csv")
    changes = json.loads(release.in_package["releases/changes-0.1.0.json"])
    assert {table["table"] for table in changes["tables"]} >= {"cases", "findings", "references", "terms"}


def test_release_without_earlier_version_takes_the_version_that_stands_there(corpus: Corpus):
    release = planned(corpus, None)
    assert (release.version, release.reasons) == (corpus.version, ())
    assert not any(name.startswith("releases/changes") for name in release.in_package)


def test_release_of_corrections_only_raises_patch(corpus: Corpus, last: Edition):
    first = edition_of(release_files(corpus))
    tables = {**first.tables, "cases": {key: {**row, "note": "old"} for key, row in first.tables["cases"].items()}}
    before = Edition({**first.descriptor, "version": "1.4.2"}, first.schemas, tables)
    assert planned(corpus, before).version == "1.4.3"
    assert planned(corpus, before, step=Step.MAJOR).version == "2.0.0"
    assert planned(corpus, before, version="1.5.0").version == "1.5.0"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"version": "0.0.1"}, "Version 0.0.1 is too small a step after 0.0.0; it must be 0.1.0 at least:"),
        ({"step": Step.PATCH}, "Version 0.0.1 is too small a step after 0.0.0; it must be 0.1.0 at least:"),
        ({"version": "0.3.0"}, "After version 0.0.0, the next is 0.0.1, 0.1.0, 1.0.0, not 0.3.0."),
        ({"version": "0.0.0"}, "After version 0.0.0, the next is 0.0.1, 0.1.0, 1.0.0, not 0.0.0."),
        ({"date": "2025-11-30"}, "The date 2025-11-30 lies before that of version 0.0.0, 2025-12-01."),
    ],
)
def test_release_that_is_not_due_is_refused_with_the_reason(
    corpus: Corpus, last: Edition, wish: dict[str, object], said: str
):
    with pytest.raises(Refused) as refusal:
        planned(corpus, last, **wish)
    assert words("en").text(refusal.value.message, **refusal.value.values) == said
    assert all(reason.step == Step.MAJOR for reason in refusal.value.because)


def test_release_of_an_unchanged_package_is_refused_unless_asked_for(corpus: Corpus):
    same = edition_of(release_files(corpus))
    with pytest.raises(Refused, match="Nothing has changed"):
        planned(corpus, same)
    assert planned(corpus, same, step=Step.MAJOR).version == "1.0.0"


def test_release_writes_everything_and_the_package_stays_whole(project: Path):
    code, said = run(project, "--date", DAY)
    package = project / "datapackage"
    assert code == 0, said
    steps = [
        "samskap build",
        "samskap audit",
        "samskap build",
        "git add ",
        "git commit",
        "git tag --annotate data-0.1.0",
    ]
    assert re.findall(r"(?m)^  (samskap \w+|git add |git commit|git tag --annotate \S+)", said) == steps
    added = re.search("git add (.*)", said)
    assert added
    assert added[1].split()[-1] == "datapackage/scores.csv"
    assert "datapackage/releases/samskap-0.1.0.zip at Zenodo" in said
    assert ".zenodo.json" in said
    assert check(package) == []
    assert json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["version"] == "0.1.0"
    assert f"version: 0.1.0\ndate-released: {DAY}\n" in (project / "CITATION.cff").read_text(encoding="utf-8")
    assert json.loads((project / ".zenodo.json").read_text(encoding="utf-8"))["version"] == "0.1.0"
    written = about_the_data(project)
    assert CliRunner().invoke(main, ["describe", "--project", str(project)]).exit_code == 0
    assert about_the_data(project) == written
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    order = [changelog.index(part) for part in ("- Things.", f"## Data 0.1.0, {DAY}", "- Cases: ", "## Data 0.0.0")]
    assert order == sorted(order)
    assert list(kept(package)) == [VERSION, "0.1.0"]
    assert edition_of(read_files(kept(package)["0.1.0"])).version == "0.1.0"
    code, said = run(project, "--date", DAY)
    assert (code, "Nothing has changed since version 0.1.0." in said) == (1, True)


def test_release_as_a_dry_run_says_the_same_and_writes_nothing(project: Path):
    before = tree(project)
    code, said = run(project, "--date", DAY, "--dry-run")
    assert (code, tree(project)) == (0, before)
    assert "would write: datapackage/releases/samskap-0.1.0.zip" in said
    assert "git " not in said


@pytest.mark.parametrize("file", ["datapackage/cases.csv", "datapackage/releases/samskap-0.0.0.zip", "CHANGELOG.md"])
def test_release_of_something_broken_is_refused_and_nothing_written(project: Path, file: str):
    (project / file).write_bytes(b"\xff{")
    before = tree(project)
    code, said = run(project, "--date", DAY)
    assert (code, tree(project)) == (1, before)
    assert "Traceback" not in said


def test_release_that_cannot_write_a_file_leaves_everything_as_it_was(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "z").mkdir()
    before = tree(tmp_path)
    with pytest.raises(OSError, match="z"):
        replace_files({tmp_path / "a": b"new", tmp_path / "b": b"new", tmp_path / "z": b"new"})
    assert tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "z"]


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "one"])
def test_release_of_what_is_no_version_is_a_usage_error(project: Path, version: str):
    assert run(project, version)[0] == 2


def diff(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["diff", "--language", "en", *arguments])
    return result.exit_code, result.output


def test_diff_takes_folders_archives_and_released_versions(tmp_path: Path):
    package = ("--package", str(SAMPLE))
    archive = str(kept(SAMPLE)[VERSION])
    assert diff(VERSION, archive, *package) == (0, "From version 0.0.0 of 1 December 2025 to version 0.0.0 of "
                                                   "1 December 2025\nNothing has changed.\n")  # fmt: skip
    code, said = diff(VERSION, str(SAMPLE), *package)
    assert (code, "~ exempelstad-sprakcafe" in said) == (1, True)
    code, said = diff(str(SAMPLE), VERSION, *package, "--format", "json")
    assert (code, json.loads(said)["new"]["version"]) == (1, VERSION)
    (tmp_path / "empty").mkdir()
    code, said = diff(*package, "--", str(tmp_path / "empty"), "--output=x")
    assert code == 2
    assert "datapackage.json" in said
    assert "--output=x" in said


def test_diff_reads_commits_and_tags_and_leaves_the_repository_alone(tmp_path: Path, sample: Path):
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "sample")
    git("commit", "--quiet", "-m", "One")
    git("tag", "data-0.0.1")
    path = sample / "cases.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Exempelstad: ”kom", "Exempelstad: kom"), encoding="utf-8")
    before = tree(tmp_path)
    code, said = diff("data-0.0.1", str(sample), "--package", str(sample))
    assert (code, said.count("~"), tree(tmp_path)) == (1, 1, before)
    assert diff("HEAD", "data-0.0.1", "--package", str(sample))[0] == 0


def test_diff_of_many_findings_takes_time_in_proportion(last: Edition):
    """Twice the records, about twice the time: a comparison of each with each would take four times as long."""
    script = """
import sys, time
from samskap.package.editions import Edition
from samskap.versions.compare import compare
fields = [{"name": name, "type": "string"} for name in ("id", "a", "b", "c")]
def edition(number, value):
    rows = {(f"{n}",): {"id": f"{n}", "a": value, "b": "b", "c": "c"} for n in range(number)}
    descriptor = {"name": "x", "version": "1", "created": "2026", "languages": ["sv"], "resources": []}
    return Edition(descriptor, {"findings": {"fields": fields}}, {"findings": rows})
def seconds(number):
    old, new = edition(number, "x"), edition(number, "y")
    best = []
    for _ in range(3):
        start = time.process_time()
        assert len(compare(old, new).tables[0].changed) == number
        best.append(time.process_time() - start)
    return min(best)
sys.exit(seconds(20_000) > 3.2 * seconds(10_000))
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
