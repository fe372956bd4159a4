"""The one way in which text from the package becomes Markdown: as text, whatever it contains."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

_WHITE_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")  # and what is invisible
_ACTIVE = re.compile("[\\\\`*_{}\\[\\]<>&|~^$#\"'!@\ue000\ue001]")
_SPACES = re.compile(r"( {2,}|^ | $)")
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
    """A line that keeps its spaces, for ``<pre>``: RIS has two before a hyphen."""
    return Markup("").join(part if part.isspace() else escape_markdown(part) for part in _SPACES.split(line))


def fill(message: str, values: Mapping[str, object]) -> Markup:
    """Fill the ``{name}`` fields of a message; the message and every value that is no markup are escaped."""
    parts = []
    for literal, name, _spec, _conversion in string.Formatter().parse(message):
        parts.append(_escape_inner(literal))
        if name is not None:
            parts.append(escape_markdown(values[name]))
    return Markup("".join(parts))


def escape_citation(html: str) -> Markup:
    """The formatter's HTML with the characters that Markdown would still read in it as character references."""
    return Markup(html.translate({ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]|~^$"}))


def safe_link(address: str) -> str:
    """The address if it leads to a web page (http, https), else an empty string: no ``javascript:``, no ``data:``."""
    return address if re.match(r"https?://[^\s<>\"']+$", address, re.IGNORECASE) else ""


def _escape_inner(literal: str) -> str:
    """Escape a part of a message and keep the spaces at its ends."""
    lead = literal[: len(literal) - len(literal.lstrip(" "))]
    tail = literal[len(literal.rstrip(" ")) :] if literal.strip(" ") else ""
    return f"{lead}{escape_markdown(literal)}{tail}"
