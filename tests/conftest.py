"""What the tests share: the fabricated package, a way to spoil it, its site in a browser, ``--update-golden``."""

from __future__ import annotations

import csv
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from browsing import (
    BROWSER_ARGUMENTS,
    CONTEXT,
    LOOK,
    Log,
    OpenPage,
    find_chromium,
    forget,
    logged,
)
from form_journey import type_case
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.package.tables import to_csv
from samskap.site.serve import served
from sites import URL, make_project, run_build

SAMPLE = Path(__file__).parent / "data" / "sample"
GOLDEN = Path(__file__).parent / "golden"

# no test is timed; in CI the same examples each time, so that a change is judged by itself
settings.register_profile("samskap", deadline=None, derandomize="CI" in os.environ, max_examples=50)
settings.load_profile("samskap")

ChangeCell = Callable[[str, str, str, str], None]
CompareGolden = Callable[[str, str], None]
MakeOnce = Callable[[str, Callable[[Path], None]], Path]
Typed = Callable[[str], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what the program writes as the golden text")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample package that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The sample package, read."""
    return read_corpus(SAMPLE)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> MakeOnce:
    """Make a folder by its name unless a worker has made it: it is given to the maker, who puts a project there."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, maker: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                maker(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def built_project(make_once: MakeOnce) -> Path:
    """A project with the site of the sample package, built once for all workers. Tests only read it."""

    def make(folder: Path) -> None:
        built = run_build(make_project(folder), SAMPLE, env={"PYTHONHASHSEED": "0", "TZ": "UTC"})
        assert built.returncode == 0, built.stdout + built.stderr

    return make_once("built-project", make)


@pytest.fixture(scope="session")
def browser(built_project: Path) -> Iterator[Browser]:
    """A Chromium for which ``URL`` is the built site and no other host exists."""
    with served(built_project / "site") as local, sync_playwright() as playwright:
        host = local.removeprefix("http://").rstrip("/")
        rules = f"--host-resolver-rules=MAP samskap.test:80 {host}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=[*BROWSER_ARGUMENTS, rules]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def kept_log() -> Log:
    """The log of every context, emptied before each test."""
    return Log()


@pytest.fixture
def log(kept_log: Log) -> Log:
    kept_log.requests.clear()
    kept_log.wrong.clear()
    return kept_log


@pytest.fixture(scope="session")
def kept_pages() -> dict[str, Page]:
    """The pages that tests use one after another, by the options of their contexts."""
    return {}


@pytest.fixture
def open_page(browser: Browser, kept_pages: dict[str, Page], log: Log) -> Iterator[OpenPage]:
    """Open a page as if it were new: each of a test is in a context of its own, but is used again by later tests.

    A new page costs a process, which is more than most tests ask of it.
    """
    opened: list[Page] = []

    def open_(**options: object) -> Page:
        look = LOOK | {name: options.pop(name) for name in LOOK if name in options}
        key = f"{len(opened)} {sorted(options.items())}"
        if key not in kept_pages:
            kept_pages[key] = logged(browser.new_context(**(CONTEXT | options)), log).new_page()
        opened.append(kept_pages[key])
        opened[-1].set_viewport_size(look.pop("viewport"))
        opened[-1].emulate_media(reduced_motion="reduce", media="null", **look)
        return opened[-1]

    yield open_
    for page in opened:
        forget(page)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def typed(make_once: MakeOnce, page: Page, corpus: Corpus, log: Log) -> Typed:
    """The file of a case that is typed into the form of a language, once for all workers; nothing leaves the site."""

    def make(language: str, folder: Path) -> None:
        forget(page)
        name, data = type_case(page, language, corpus)
        assert {request for request in log.requests if not request.startswith(URL)} == set()
        assert log.wrong == []
        folder.mkdir(parents=True)
        (folder / name).write_bytes(data)

    def file(language: str) -> Path:
        (path,) = make_once(f"typed-{language}", partial(make, language)).iterdir()
        return path

    return file


@pytest.fixture
def change_cell(sample: Path) -> ChangeCell:
    """Change one cell of the copy: file name, id of the record (its first column), field, new text."""

    def change(file: str, row_id: str, field: str, value: str) -> None:
        with (sample / file).open(encoding="utf-8", newline="") as stream:
            fields, rows = _read(csv.reader(stream))
        changed = [row for row in rows if row_id in (row[fields[0]], row.get("id"))]
        assert changed, f"{file} has no record {row_id}"
        assert field in fields, f"{file} has no field {field}"
        changed[0][field] = value
        (sample / file).write_text(to_csv(fields, rows), encoding="utf-8", newline="")

    return change


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of the golden texts."""
    return GOLDEN


@pytest.fixture
def compare_golden(request: pytest.FixtureRequest) -> CompareGolden:
    """Compare a text with ``tests/golden/<name>``, or accept it with ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_text(encoding="utf-8") == text

    return compare


def _read(lines: Iterator[list[str]]) -> tuple[list[str], list[dict[str, str]]]:
    fields = next(lines)
    return fields, [dict(zip(fields, cells, strict=True)) for cells in lines]
