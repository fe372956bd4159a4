"""Repositories with a contribution, as people make them on GitHub."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from conftest import SAMPLE
from samskap.cli import main

CASE_FILES = Path(__file__).parent / "data" / "case_files"
REPOSITORY = "https://github.com/someone/samskap"
WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}


def git(project: Path, *arguments: str) -> str:
    """What git answers in a repository; no setting of the machine counts."""
    env = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(project), *arguments]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout


def make_repository(folder: Path) -> Path:
    """A repository whose branch ``main`` has the sample package, with a branch for a contribution checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SAMPLE, folder / "datapackage")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "switch", "--quiet", "--create", "bidrag")
    return folder


def commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "-")


def bring(project: Path, *names: str) -> Path:
    """Put case files of the corpus into the inbox of a repository; gives the inbox."""
    inbox = project / "datapackage" / "inbox"
    inbox.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(CASE_FILES / name, inbox)
    return inbox


def run(project: Path, *arguments: str) -> Result:
    """``samskap report`` on what stands in a repository."""
    command = ["report", "--base", "main", "--package", str(project / "datapackage"), *arguments]
    return CliRunner().invoke(main, command)


def report(project: Path, *arguments: str) -> str:
    """The comment on what stands in a repository."""
    result = run(project, "--repository-url", REPOSITORY, "--language", "en", *arguments)
    assert result.exit_code in (0, 1), result.output
    return result.stdout
