"""The one way in which text from the package becomes Markdown: as text, whatever it contains."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_WHITE_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")  # and what is invisible
_ACTIVE = re.compile("[\\\\`*_{}\\[\\]<>&|~^$#\"'!@\ue000\ue001]")
_OPENING = re.compile(r"^([-+=:]|\d+(?=[.)]))")


def escape_markdown(text: object) -> Markup:
    """Text that Markdown, HTML and a table cell show as it is, in a paragraph, a raw HTML block or an attribute.

    Every character that starts something in Python-Markdown, HTML or Jinja becomes a character reference, also the
    hyphen, number or sign that would open a list or heading at the start of a line; white space becomes one space.
    What is already :class:`~markupsafe.Markup` is given back.
    """
    return text if isinstance(text, Markup) else _escaped(str(text))


@lru_cache(maxsize=1 << 16)
def _escaped(text: str) -> Markup:
    plain = _WHITE_SPACE.sub(" ", text).strip(" ")
    escaped = _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", plain)
    opening = _OPENING.match(escaped)
    if opening and opening[0].isdigit():
        end = opening.end()
        escaped = f"{escaped[:end]}&#{ord(escaped[end])};{escaped[end + 1 :]}"
    elif opening:
        escaped = f"&#{ord(escaped[0])};{escaped[1:]}"
    return Markup(escaped)


def escape_line(line: str) -> Markup:
    """A line that keeps its spaces, for ``<pre>``."""
    indent = len(line) - len(line.lstrip(" "))
    return Markup(" " * indent) + escape_markdown(line)


def safe_link(address: str) -> str:
    """The address if it leads to a web page (http, https), else an empty string: no ``javascript:``, no ``data:``."""
    return address if re.match(r"https?://[^\s<>\"']+$", address, re.IGNORECASE) else ""
