"""The hand-written pages as plain text, for searching."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\{[^}]*\}|<[^>]*>|[*`#>|]+|^[-:| ]+$|^\s*(?:[-+]|\d+\.) ", re.MULTILINE)


def plain_prose(markdown: str) -> tuple[str, str]:
    """Title (of the front matter) and text of a hand-written page without the signs of Markdown."""
    _front, _mark, body = markdown.removeprefix("---").partition("\n---")
    title = front_matter(markdown, "title")
    text = _MARKS.sub(" ", _LINK.sub(r"\1", body if title else markdown))
    return title, " ".join(text.split())


def front_matter(markdown: str, name: str) -> str:
    """A value of the front matter of a hand-written page; empty if it has none."""
    front = markdown.removeprefix("---").partition("\n---")[0]
    values = [line.partition(":")[2].strip(" \"'") for line in front.splitlines() if line.startswith(f"{name}:")]
    return (values or [""])[0]
