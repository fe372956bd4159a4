"""References as RIS."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CompareGolden
from made_up import BLANK, EVERY_TYPE
from samskap.citation.ris import TYPES, clean, to_ris
from samskap.model import Name
from samskap.package.bibliography import ENTRY_TYPES

LINE = re.compile(r"[A-Z][A-Z0-9]  - ?.*")


def lines_of(**fields: Any) -> list[str]:
    return to_ris([replace(BLANK, **fields)]).split("\r\n")


def test_every_type_of_publication_has_a_ris_type():
    assert TYPES.keys() == ENTRY_TYPES.keys()


def test_to_ris_of_every_type_matches_golden_text(compare_golden: CompareGolden):
    compare_golden("citation/references.ris.txt", to_ris(EVERY_TYPE).replace("\r\n", "\n"))


def test_to_ris_begins_each_record_with_its_type_and_ends_it_with_er():
    records = to_ris(EVERY_TYPE).removesuffix("\r\n\r\n").split("\r\n\r\n")
    assert len(records) == len(EVERY_TYPE)
    for record in records:
        assert record.startswith("TY  - ")
        assert record.endswith("\r\nER  - ")


def test_to_ris_leaves_out_what_is_not_known_and_the_address_of_a_copy():
    assert lines_of() == ["TY  - JOUR", "ID  - blank", "TI  - Title", "LA  - en", "ER  - ", "", ""]


def test_to_ris_splits_a_range_of_pages_and_keeps_an_article_number():
    assert {"SP  - 17", "EP  - 37"} <= set(lines_of(pages="17–37"))
    assert "SP  - e0123" in lines_of(pages="e0123")


def test_to_ris_value_with_line_breaks_and_tags_stays_one_line():
    lines = lines_of(title="One\r\nER  - \r\n\r\nTY  - JOUR\u2028TI  - Two", keywords=("a\nAU  - Mallory, M",))
    assert "TI  - One ER - TY - JOUR TI - Two" in lines
    assert "KW  - a AU - Mallory, M" in lines


@settings(max_examples=200, deadline=None)
@given(text=st.text(), lines=st.lists(st.sampled_from(["TY  - BOOK", "ER  - ", "AU  - Mallory, M", "x"]), max_size=4))
def test_to_ris_value_of_any_text_begins_no_tag_and_no_record(text: str, lines: list[str]):
    value = "\r\n".join([text, *lines, text])
    name = Name(family=value, given=value)
    record = to_ris([replace(BLANK, title=value, authors=(name,), journal=value, keywords=(value,), url=value)])
    assert record.count("\r\n") == len(record.splitlines())
    written = record.split("\r\n")[:-2]
    assert all(LINE.fullmatch(line) for line in written)
    tags = [line[:2] for line in written]
    assert tags.count("TY") == tags.count("ER") == 1
    assert tags.count("AU") == tags.count("TI") or not clean(value)
