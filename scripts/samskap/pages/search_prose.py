"""The hand-written pages as plain text, for searching."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\{[^}]*\}|<[^>]*>|[*`#>|]+|^[-:| ]+$|^\s*(?:[-+]|\d+\.) ", re.MULTILINE)


def plain_prose(markdown: str) -> tuple[str, str]:
    """Title (of the front matter) and text of a hand-written page without the signs of Markdown."""
    front, _mark, body = markdown.removeprefix("---").partition("\n---")
    titles = [line.partition(":")[2].strip(" \"'") for line in front.splitlines() if line.startswith("title:")]
    text = _MARKS.sub(" ", _LINK.sub(r"\1", body if titles else markdown))
    return (titles or [""])[0], " ".join(text.split())
