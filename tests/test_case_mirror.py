"""One rule set: the form in a browser and Python say the same of a case file, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from playwright.sync_api import Browser, Page

from browsing import CONTEXT, Log, logged
from case_corpus import CASE_FILES, checked, sample_schema
from drafts import drafts
from samskap.contribution.case_file import CaseFile, is_blank, read_case_file
from samskap.languages import LANGUAGES, words
from samskap.problems import Problem, what_is_wrong, what_to_write
from sites import URL

FORM = "contribute/new-case/"
CHECK = """async (contents) => {
    const load = (name) => import(new URL(`../../assets/${name}`, location.href));
    const { check, sentence } = await load("case-check.js"), { toYaml } = await load("case-yaml.js");
    const form = await (await fetch("form.json")).json();
    const told = (problem) => ({ ...problem, ...sentence(problem, form) });
    const written = (content) => toYaml(content, {}, form.schema);
    return contents.map((content) => ({ problems: check(content, form).map(told), yaml: written(content) }));
}"""


@pytest.fixture(scope="module")
def form(browser: Browser) -> Iterator[Page]:
    """The page of the form in a context of its own, which keeps what it has loaded."""
    context = logged(browser.new_context(**CONTEXT), Log())  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def files() -> list[CaseFile]:
    """Every file of the corpus that can be read: valid ones, and those with mistakes that people make."""
    read = [read_case_file(path.name, path.read_bytes())[0] for path in sorted(CASE_FILES.glob("*.yaml"))]
    found = [file for file in read if file]
    assert len(found) > 100
    return found


@pytest.fixture(scope="module")
def judged(files: list[CaseFile]) -> list[list[Problem]]:
    """What Python says of each file."""
    return [checked(file) for file in files]


def in_browser(page: Page, contents: Sequence[Any]) -> list[dict[str, Any]]:
    return list(page.evaluate(CHECK, contents))


def places(problems: Sequence[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in problems}


def places_in_browser(found: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(problem["code"], problem["path"]) for problem in found["problems"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_and_python_tell_the_same_of_every_file_of_the_corpus(
    form: Page, files: list[CaseFile], judged: list[list[Problem]], language: str
):
    form.goto(f"{URL}{language}/{FORM}")
    told = words(language)
    in_form = in_browser(form, [file.content for file in files])
    for file, problems, found in zip(files, judged, in_form, strict=True):
        python = {
            (problem.code, problem.field): (
                problem.severity,
                what_is_wrong(problem, told),
                what_to_write(problem, told),
            )
            for problem in problems
        }
        browser = {
            (one["code"], one["path"]): (one["severity"], one["wrong"], one["remedy"]) for one in found["problems"]
        }
        assert browser == python, file.name


def test_file_that_the_form_writes_is_read_back_equal(form: Page, files: list[CaseFile]):
    form.goto(f"{URL}sv/{FORM}")
    whole = [file for file in files if not has_blanks(file.content)]
    assert len(whole) > 50
    for file, found in zip(whole, in_browser(form, [file.content for file in whole]), strict=True):
        written, problems = read_case_file(file.name, found["yaml"].encode("utf-8"))
        assert written, f"{problems}\n{found['yaml']}"
        assert written.content == file.content


def has_blanks(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(is_blank(part) or has_blanks(part) for part in value.values())
    return any(is_blank(item) or has_blanks(item) for item in value) if isinstance(value, list) else False


@settings(max_examples=50, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(drafts(sample_schema()))
def draw(made: list[dict[str, Any]], draft: dict[str, Any]) -> None:
    made.append(draft)


def test_browser_and_python_tell_the_same_of_any_draft(form: Page):
    made: list[dict[str, Any]] = []
    draw(made)
    form.goto(f"{URL}da/{FORM}")
    for draft, found in zip(made, in_browser(form, made), strict=True):
        file = CaseFile(name="draft.yaml", content=stripped(draft), lines={})
        assert places_in_browser(found) == places(checked(file)), draft
        once = Counter((problem["code"], problem["path"]) for problem in found["problems"])
        assert max(once.values(), default=1) == 1


def stripped(value: Any) -> Any:
    """A draft as the reader of case files gives it: no white space around texts."""
    if isinstance(value, dict):
        return {key: stripped(part) for key, part in value.items()}
    return [stripped(item) for item in value] if isinstance(value, list) else value.strip()
