from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from samskap.languages import LANGUAGES, words
from samskap.problem_kinds import KINDS
from samskap.problems import Problem, escaped, in_order, rules, shown, to_json, to_markdown, to_text

UNKNOWN = Problem(
    "findings.csv", "unknown-case", 14, "", "case",
    {"value": "vaxjo-sfi", "closest": "vaxjo-sfi-student-councils"},
)  # fmt: skip


def problem(value: str) -> Problem:
    return Problem(f"{value}.csv", "unknown-case", 2, value, value, {"value": value, "closest": value})


def test_text_of_a_problem_says_where_what_and_what_instead() -> None:
    assert to_text([UNKNOWN], words("en")) == (
        "findings.csv  row 14  case  unknown-case\n"
        "  There is no case 'vaxjo-sfi'. Did you mean 'vaxjo-sfi-student-councils'?\n"
    )


def test_text_of_a_problem_without_a_close_value_says_what_to_do() -> None:
    far = Problem("findings.csv", "unknown-case", 14, "x-1", "case", {"value": "zzz", "closest": ""})
    assert to_text([far], words("en")).endswith("Add the case, or leave the field empty.\n")
    assert "row 14 (x-1)" in to_text([far], words("en"))


def test_text_of_a_warning_says_that_it_is_one() -> None:
    assert "unused-term (varning)" in to_text([Problem("terms.csv", "unused-term", 3)], words("sv"))


def test_text_of_a_notice_says_that_it_is_one() -> None:
    found = [Problem("a.yaml", "text-wanted", 3, "", "case.title", {"languages": ["sv", "da"]})]
    assert to_text(found, words("da")).startswith("a.yaml  linje 3  case.title  text-wanted (oplysning)\n")


def test_json_of_a_problem_has_every_part() -> None:
    (found,) = json.loads(to_json([UNKNOWN], words("da")))
    assert found == {
        "file": "findings.csv",
        "row": 14,
        "record": "",
        "field": "case",
        "code": "unknown-case",
        "severity": "error",
        "values": {"value": "vaxjo-sfi", "closest": "vaxjo-sfi-student-councils"},
        "wrong": "Der er ingen case »vaxjo-sfi«.",
        "remedy": "Mente du »vaxjo-sfi-student-councils«?",
    }


@pytest.mark.parametrize(
    "value",
    ["a|b", "`code`", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://example.org/x.png)",
     "**b**", "a\n\n# head", "a\\|b", "{{ 7*7 }}", "@someone", "https://example.org", "&lt;", "| --- |", "\x1b[31mred"],
)  # fmt: skip
def test_markdown_cannot_be_broken_out_of(value: str) -> None:
    page = BeautifulSoup(markdown(to_markdown([problem(value)], words("en")), extensions=["tables"]), "html.parser")
    assert [tag.name for tag in page.find_all(["h1", "script", "a", "img", "code", "strong", "em"])] == []
    assert len(page.find_all("tr")) == 2
    assert len(page.find_all("td")) == 6
    assert page.find_all("td")[1].get_text() == shown(value)


@given(value=st.text(max_size=60))
def test_markdown_of_any_value_has_one_row_and_shows_it(value: str) -> None:
    text = escaped(value)
    assert not set(text) & set("|`<>*_[]()\\\n\r@!{}~")
    assert BeautifulSoup(text, "html.parser").get_text() == shown(value)


def test_shown_keeps_a_value_on_one_line_and_short() -> None:
    assert shown("a\tb\u200bc\u00a0d") == "a\\u0009b\\u200bc\\u00a0d"
    assert len(shown("å" * 500)) == 80


def test_values_with_braces_are_not_filled_in_again() -> None:
    assert "{value.__class__}" in to_text([problem("{value.__class__}")], words("en"))


def test_problems_are_ordered_and_told_once() -> None:
    later = Problem("b.csv", "required", 2, "", "a")
    first = Problem("a.csv", "type", 9, "", "z", {"value": 1})
    found = in_order([later, first, Problem("a.csv", "type", 9, "", "z"), later])
    assert [(one.file, one.values) for one in found] == [("a.csv", {"value": 1}), ("b.csv", {})]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_reads_in_every_language(language: str) -> None:
    listed = rules(words(language))
    assert [rule.code for rule in listed] == sorted(KINDS)
    assert all(rule.meaning.endswith((".", "…")) and rule.remedy for rule in listed)
    assert not [rule for rule in listed if "{" in rule.meaning + rule.remedy]


@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_message_is_translated(language: str) -> None:
    messages = {text for kind in KINDS.values() for text in (kind.wrong, kind.remedy, kind.otherwise) if text}
    same = {text for text in messages if words(language).translation(text) == text}
    assert same == set()


def test_problem_with_an_undeclared_code_is_refused() -> None:
    with pytest.raises(KeyError):
        _ = Problem("a.csv", "no-such-code").severity
