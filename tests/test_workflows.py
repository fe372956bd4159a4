"""Workflows: nothing that a stranger sends is run, and no job may do more than it must."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from samskap.report.markdown import MARKER
from sites import ROOT

FOLDER = ROOT / ".github" / "workflows"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
WRITERS = {
    ("contribution-comment.yml", "comment"): {"pull-requests"},
    ("inbox.yml", "answer"): {"contents", "issues"},
    ("inbox.yml", "branch"): {"contents"},
    ("site.yml", "build"): {"pages"},
    ("site.yml", "publish"): {"pages", "id-token"},
}
"""The jobs that may write, and what."""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for job, content in workflow["jobs"].items():
            yield name, job, content


def steps() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, job, content in jobs():
        yield from ((name, job, step) for step in content["steps"])


def script(workflow: str, job: str, step: str) -> str:
    found = WORKFLOWS[workflow]["jobs"][job]["steps"]
    return str(next(item["run"] for item in found if item.get("name") == step))


def test_workflows_are_those_that_are_told_of():
    assert set(WORKFLOWS) == {"site.yml", "contribution.yml", "contribution-comment.yml", "inbox.yml"}


def test_actions_are_pinned_by_commit_with_the_version_beside_it():
    lines = [line.strip() for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]
    assert len(lines) > 15
    for line in lines:
        assert re.fullmatch(r"-? ?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    pins = {tuple(line.partition("uses: ")[2].split(" # ")[0].split("@")) for line in lines}
    assert len(pins) == len({action for action, _commit in pins}), "one version of an action"


def test_no_expression_stands_in_what_is_run():
    for name, job, step in steps():
        assert "${{" not in step.get("run", ""), (name, job)
        assert "script" not in step.get("with", {})


def test_every_job_may_only_do_what_it_must():
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] in ({}, {"contents": "read"}), name
    writing = {}
    for name, job, content in jobs():
        permissions = content.get("permissions", {})
        assert set(permissions.values()) <= {"read", "write"}
        if found := {key for key, value in permissions.items() if value == "write"}:
            writing[name, job] = found
        assert content["runs-on"] == "ubuntu-latest"
    assert writing == WRITERS


def test_no_workflow_gives_a_token_or_secret_to_what_a_fork_sends():
    for name, workflow in WORKFLOWS.items():
        triggers = workflow[True]  # YAML 1.1 reads "on" as true
        assert "pull_request_target" not in triggers, name
        assert "secrets." not in TEXTS[name]
        assert "self-hosted" not in TEXTS[name]
    for name, job, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, (name, job)
        given = {**step.get("env", {}), **step.get("with", {})}
        if any("github.token" in str(value) for value in given.values()):
            assert (name, job) in WRITERS
            assert "samskap" not in step.get("run", "").replace(MARKER, "").replace("by samskap add", "")


def test_half_that_may_write_checks_out_nothing():
    content = WORKFLOWS["contribution-comment.yml"]
    assert content[True] == {"workflow_run": {"workflows": ["Contribution"], "types": ["completed"]}}
    assert WORKFLOWS["contribution.yml"]["name"] == "Contribution"
    used = [step.get("uses", "").partition("@")[0] for step in content["jobs"]["comment"]["steps"]]
    assert used == ["actions/download-artifact", ""]


def test_jobs_run_the_code_of_main_and_read_contributions_as_data():
    for name in ("contribution.yml", "inbox.yml"):
        for job in WORKFLOWS[name]["jobs"].values():
            refs = {
                step["with"].get("path", "."): step["with"]["ref"]
                for step in job["steps"]
                if step.get("uses", "").startswith("actions/checkout@")
            }
            code = refs.pop("project", None) or refs.pop(".", "main")
            assert code in ("main", "${{ github.event.pull_request.base.sha }}")
            assert set(refs) <= {"contribution"}
            for step in job["steps"]:
                assert not re.search(r"(?<![\w/.])contribution/(?!datapackage)", step.get("run", ""))


def test_labels_make_rows_only_of_branches_of_this_repository():
    condition = WORKFLOWS["inbox.yml"]["jobs"]["branch"]["if"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition
    assert "github.event.label.name == 'to-rows'" in condition
    assert "github.event.label.name == 'to-rows'" in WORKFLOWS["inbox.yml"]["jobs"]["issue"]["if"]


HEAD = "a" * 40
GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$RUNNER_TEMP/calls"
case "$*" in
  *"/pulls/"*) cat "$RUNNER_TEMP/head" ;;
  *"--paginate"*) cat "$RUNNER_TEMP/comments" ;;
esac
"""


def post(folder: Path, *, number: str = "12", report: str = f"{MARKER}\nHej\n", comments: str = "") -> tuple[int, str]:
    """Run the step that puts the report on a pull request, with a ``gh`` that only notes what it is asked."""
    temp = folder / "temp"
    (temp / "report").mkdir(parents=True)
    (temp / "report" / "number").write_text(number, encoding="utf-8")
    (temp / "report" / "report.md").write_text(report, encoding="utf-8")
    (temp / "head").write_text(f"{HEAD}\n", encoding="utf-8")
    (temp / "comments").write_text(comments, encoding="utf-8")
    (temp / "calls").touch()
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    env = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(temp), "REPOSITORY": "o/r"}
    run = ["bash", "-e", "-o", "pipefail", "-c", script("contribution-comment.yml", "comment", "Comment")]
    done = subprocess.run(run, env=env | {"HEAD_SHA": HEAD}, capture_output=True, text=True, check=False)
    return done.returncode, (temp / "calls").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("comments", "call"),
    [
        ("", "--method POST repos/o/r/issues/12/comments"),
        ("77\n78\n", "--method PATCH repos/o/r/issues/comments/77"),
    ],
)
def test_comment_is_written_once_and_then_renewed_in_place(tmp_path: Path, comments: str, call: str):
    code, calls = post(tmp_path, comments=comments)
    assert code == 0
    assert calls.splitlines()[-1].startswith(f"api --silent {call} -F body=@")
    assert calls.count("--method") == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": "12/../../x"}, 1),
        ({"number": "12\n13"}, 1),
        ({"number": ""}, 1),
        ({"report": "Hello"}, 1),
        ({"report": f"{MARKER}{'x' * 300_000}"}, 1),
    ],
)
def test_comment_is_not_written_from_an_artifact_that_is_none(tmp_path: Path, wrong: dict[str, str], code: int):
    done, calls = post(tmp_path, **wrong)
    assert done == code
    assert "--method" not in calls


def test_comment_is_not_written_on_a_pull_request_of_another_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("test_workflows.GH", GH.replace('cat "$RUNNER_TEMP/head"', f"echo {'b' * 40}"))
    done, calls = post(tmp_path)
    assert done == 0
    assert "--method" not in calls


def test_comment_is_found_by_its_author_and_its_marker():
    for workflow, job in (("contribution-comment.yml", "comment"), ("inbox.yml", "answer")):
        text = script(workflow, job, "Comment")
        assert '.user.login == "github-actions[bot]"' in text
        assert f"startswith({json.dumps(MARKER)})" in text


def test_rows_are_made_of_the_files_in_the_inbox_and_of_no_link(tmp_path: Path):
    inbox = tmp_path / "contribution" / "datapackage" / "inbox"
    inbox.mkdir(parents=True)
    for name in ("a b.yaml", "case-file.sv.schema.json", "note.txt", "$(touch x).yml"):
        (inbox / name).touch()
    (inbox / "link.yaml").symlink_to("/etc/passwd")
    program = tmp_path / "project" / ".venv" / "bin" / "samskap"
    program.parent.mkdir(parents=True)
    program.write_text('#!/usr/bin/env bash\nprintf "%s\\n" "$@" > ../called\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "git").write_text('#!/usr/bin/env bash\nprintf "%s|" "$@" >> ../git-called\n', encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = ["bash", "-e", "-c", script("inbox.yml", "branch", "Rows")]
    subprocess.run(run, env=env, cwd=tmp_path / "contribution", check=True)
    called = (tmp_path / "called").read_text(encoding="utf-8").splitlines()
    assert called == ["add", "--language", "en", "datapackage/inbox/a b.yaml", "datapackage/inbox/$(touch x).yml"]
    assert sorted(path.name for path in (tmp_path / "contribution").iterdir()) == ["datapackage"]


@pytest.mark.parametrize("name", TEXTS)
def test_scripts_of_workflows_are_sound_bash(name: str):
    for _name, _job, step in (item for item in steps() if item[0] == name):
        subprocess.run(["bash", "-n", "-c", step.get("run", "")], check=True)
