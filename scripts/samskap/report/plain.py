"""Texts of a contribution in Markdown that GitHub shows: as they were written, and nothing but text.

GitHub looks for names, numbers of issues and addresses after it has read the Markdown, so that character references
do not hide them; a space without width does. Source: github/cmark-gfm, issues 181 and 389 (seen 2026-11-22).
"""

from __future__ import annotations

import re
import unicodedata

from samskap.versions.writing import escaped

LONGEST = 4_000
"""Signs of a text that are shown."""

_BREAK = "&#8203;"
_CALLS = re.compile(r"&#64;|&#35;|\bGH-(?=\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)


def plain(value: object, longest: int = LONGEST) -> str:
    """A text on one line, whole: it marks nothing up, mentions nobody, and refers to no issue."""
    text = " ".join("".join(_visible(letter) for letter in str(value)).split())
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return _ADDRESS.sub(lambda www: f"{www[0][:-1]}&#46;", _CALLS.sub(rf"\g<0>{_BREAK}", escaped(text)))


def quoted(value: object) -> str:
    """A value as it stands in a file: an id, an address, a path."""
    return f"<code>{plain(value)}</code>"


def told(value: object) -> str:
    """A value within the sentence of a problem: short."""
    return plain(value, 200)


def _visible(letter: str) -> str:
    """A letter; what cannot be seen, and could turn a line around, by its number."""
    if letter.isspace() or unicodedata.category(letter)[0] != "C":
        return letter
    return f"\\u{ord(letter):04x}"
