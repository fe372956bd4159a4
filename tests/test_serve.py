"""Showing the site, and noticing what changes."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from samskap.languages import words
from samskap.locations import Plan
from samskap.site import console, serve
from samskap.site.serve import served, snapshot, watch


def fetch(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_served_folder_gives_its_files_and_the_page_for_missing_ones(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "404.html").write_text("missing", encoding="utf-8")
    with served(tmp_path) as address:
        assert fetch(address) == (200, b"home")
        assert fetch(f"{address}nowhere/") == (404, b"missing")


def test_served_folder_without_a_page_for_missing_ones_still_answers(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        assert fetch(f"{address}nowhere")[0] == 404


def test_served_feed_says_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text("<feed/>", encoding="utf-8")
    with served(tmp_path) as address, urllib.request.urlopen(f"{address}feed.atom") as answer:
        assert answer.headers["Content-Type"] == "application/atom+xml"


def test_snapshot_sees_new_changed_and_deleted_files(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.csv"
    before = snapshot([tmp_path])
    file.parent.mkdir()
    file.write_text("1", encoding="utf-8")
    assert list(snapshot([tmp_path])) == [file]
    file.unlink()
    assert snapshot([tmp_path]) == before == {}


def test_watch_tells_once_of_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def sleep(_seconds: float) -> None:
        if told:
            raise KeyboardInterrupt
        (tmp_path / "new.csv").write_text("1", encoding="utf-8")

    monkeypatch.setattr(serve.time, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        watch([tmp_path], lambda: told.append("changed"))
    assert told == ["changed"]


def test_run_serve_with_a_package_that_has_errors_keeps_the_last_site(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample / "cases.csv").unlink()
    plan = Plan(root=tmp_path, package=sample)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(console, "watch", interrupt)
    assert console.run_serve(plan, words("sv"), 0, quiet=True) == 1
    plan.site.mkdir()
    assert console.run_serve(plan, words("sv"), 0, quiet=True) == 0
    told = capsys.readouterr()
    assert "cases.csv" in told.out
    assert "http://127.0.0.1:" in told.out
    assert told.err.count(words("sv").text("Nothing was built; the last site stands as it was.")) == 2
