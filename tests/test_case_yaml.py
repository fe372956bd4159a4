"""The draft of a case as a case file: what the browser writes is what Python reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from case_scripts import call_scripts
from samskap.contribution.case_file import read_case_file

AWKWARD = """NO|no|Yes|on|null|~|Null|true|2019-05-01|2019-05|12:30|1.10|007|0x1f|1e3|.5|-|- a|-1|+46 8 123|# not a remark|a #b|
a: b|a:|:a|: |a:b|[a, b]|{a: b}|{|}|]|&anchor|*alias|!tag|%directive|@at|`tick|"quoted"|'single'|it's|a "b" c|\\|\\n|>|>-||-|? a|,|
=1+1|---|...|--- a|Å|åäö ÆØ|été|日本語|👩‍🚀 och 👨‍👩‍👧|a\u00a0b|a\u2028b|\ufeffa|a\x7fb|a\u200bb|a\tb|a\n\nb|a\n  b\n c|a\n#b\n- c: d|
a \nb|\ta|a\n\tb|a\n\n\n\nb|a\r\nb|a\x85b|<<|=|0o17|1_000|10.1234/abc|https://example.org/?a=b#c|0000-0001-2345-678X""".replace(
    "|\n", "|"
).split("|") + ["|", "|-", "a | b", "word " * 60 + "end", "word " * 40 + "\n\n" + "two  spaces " * 20 + "\n: x", "x" * 300]

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
WORDS = st.lists(LETTERS, max_size=30).map(" ".join)
TEXT = st.sampled_from(AWKWARD) | LETTERS | WORDS | st.lists(st.sampled_from(AWKWARD), max_size=5).map("\n".join)
KEYS = st.sampled_from(["title", "NO", "a b", "y", "1", "å", "a: b", "#", "-", "sv", "bibtex"])
VALUE = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=6
)
DRAFTS = st.fixed_dictionaries(
    {}, optional={"language": st.just("sv"), "case": st.dictionaries(KEYS, VALUE, max_size=4), "findings": VALUE}
)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scripts")


def read(text: str) -> Any:
    file, problems = read_case_file("draft.yaml", text.encode("utf-8"))
    assert not problems, f"{problems}\n{text}"
    assert file
    return file.content


def trimmed(part: Any) -> Any:
    """What the reader makes of a draft: texts without white space around them, line breaks as one character."""
    if isinstance(part, dict):
        return {key: trimmed(value) for key, value in part.items()}
    if isinstance(part, list):
        return [trimmed(item) for item in part]
    return part.replace("\r\n", "\n").replace("\r", "\n").strip()


def filled(part: Any) -> Any:
    """A draft without what is blank; None where nothing is left."""
    if isinstance(part, dict):
        return {key: kept for key, value in part.items() if (kept := filled(value)) is not None} or None
    if isinstance(part, list):
        return [kept for item in part if (kept := filled(item)) is not None] or None
    return part or None


def test_a_draft_of_awkward_texts_is_read_back_equal(scripts: Path):
    draft = {"kind": "correction", "case": {"note": "", "title": {"sv": "", "da": "x"}, "keywords": AWKWARD, "actors": []}}
    (text,) = call_scripts(scripts, "case-yaml.js", "toYaml", [[draft]])
    assert read(text) == trimmed(draft)


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(st.lists(DRAFTS, min_size=25, max_size=60))
def test_any_draft_is_read_back_equal(scripts: Path, drafts: list[dict[str, Any]]):
    corrections = [draft | {"kind": "correction"} for draft in drafts]
    written = call_scripts(scripts, "case-yaml.js", "toYaml", [[draft] for draft in drafts + corrections])
    for draft, text in zip(drafts, written[: len(drafts)], strict=True):
        assert read(text) == (filled(trimmed(draft)) or {}), text
    for draft, text in zip(corrections, written[len(drafts) :], strict=True):
        assert read(text) == trimmed(draft), text
