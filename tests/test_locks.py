"""The locks of the environments: every dependency is named with a hash, and no address."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from sites import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"] + EXTRAS["build"]),
        ("requirements-test.lock", PROJECT["project"]["dependencies"] + EXTRAS["dev"]),
        ("requirements-checkers.lock", PROJECT["dependency-groups"]["checkers"]),
    ],
)
def test_lock_names_every_dependency_with_hashes_and_no_address(name: str, asked: list[str]) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    wanted = {re.split(r"[^a-z0-9-]", dependency)[0] for dependency in asked}
    locked = re.findall(r"^([a-z0-9-]+)==\S+.*\\\n    --hash=", lock, re.MULTILINE)
    assert wanted
    assert wanted <= set(locked)
    assert "://" not in lock
    assert len(locked) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))


def test_every_environment_of_the_project_has_a_lock_that_make_writes_and_installs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    locks = ["requirements.lock", "requirements-test.lock", "requirements-checkers.lock"]
    assert sorted(locks) == sorted(path.name for path in ROOT.glob("*.lock"))
    for lock in locks:
        assert f"--require-hashes -r {lock}" in makefile
        assert f"--output-file {lock}" in makefile


def test_lock_of_npm_names_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "tests" / "node" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = [package for name, package in packages.items() if name]
    assert len(installed) > 10
    assert all("integrity" in package and "resolved" not in package for package in installed)
