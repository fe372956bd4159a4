"""The markup of formatted references: marks that no value can hold, turned into plain text or into safe HTML.

citeproc-py's own HTML formatter does not escape the values of the items, so a title could bring its own tags. Here the
formatter sets marks from Unicode's private use area instead, which are taken out of every value beforehand. The whole
text is escaped at the end, and only then do the marks become tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

# marks and their tags; subscript and underline are used by none of the styles and stay plain
TAGS: Mapping[str, str] = {
    "\ue000": "<i>", "\ue001": "</i>",
    "\ue002": "<b>", "\ue003": "</b>",
    "\ue004": "<sup>", "\ue005": "</sup>",
    "\ue006": '<span class="small-caps">', "\ue007": "</span>",
}  # fmt: skip
_MARKS = "".join(TAGS)
_MARK = re.compile(f"[{_MARKS}]")
_EMPTY = re.compile("\ue000\ue001|\ue002\ue003|\ue004\ue005|\ue006\ue007")
# a full stop set by the style after a title that ends the sentence itself, with the end of italics or of a quotation
# between or not
_DOUBLED = re.compile(rf"(?<=[?!…])([{_MARKS}’”]*)\.(?=[\s{_MARKS}]|$)|(?<=\.)([{_MARKS}]+)\.(?=[\s{_MARKS}]|$)")


class Formatter:
    """What citeproc-py asks of a formatter: text before and around the values, here with marks for the tags."""

    @staticmethod
    def preformat(text: object) -> str:
        """Words of the style or the locale, without a mark."""
        return _MARK.sub("", str(text))

    def __getattr__(self, name: str) -> Any:
        opening, closing = _PAIRS.get(name, ("", ""))
        return lambda text: f"{opening}{text}{closing}"


_PAIRS: Mapping[str, tuple[str, str]] = {
    "Italic": ("\ue000", "\ue001"),
    "Oblique": ("\ue000", "\ue001"),
    "Bold": ("\ue002", "\ue003"),
    "Superscript": ("\ue004", "\ue005"),
    "SmallCaps": ("\ue006", "\ue007"),
}


def without_marks(value: Any) -> Any:
    """The value (text, or lists and mappings of texts) without any mark in it."""
    if isinstance(value, str):
        return _MARK.sub("", value)
    if isinstance(value, list):
        return [without_marks(part) for part in value]
    if isinstance(value, dict):
        return {key: without_marks(part) for key, part in value.items()}
    return value


def tidy(marked: str) -> str:
    """Drop the full stop that a style sets after "?" or "!", empty marks and superfluous white space.

    CSL leaves this to the processor; citeproc-py drops only a mark of punctuation that repeats itself.
    """
    return " ".join(_DOUBLED.sub(r"\1\2", _EMPTY.sub("", marked)).split())


def to_plain(marked: str) -> str:
    """The text of a formatted reference, without markup and not escaped."""
    return _MARK.sub("", marked)


def to_html(marked: str) -> str:
    """The formatted reference as HTML: everything escaped but the tags of :data:`TAGS`."""
    return _MARK.sub(lambda match: TAGS[match[0]], escape(marked, quote=True))


def italic(text: str) -> str:
    """The text with the marks of italics."""
    return f"\ue000{text}\ue001"
