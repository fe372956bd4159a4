"""Which addresses are counted: pages of our own sections and files of the data, by their form."""

from __future__ import annotations

import re
from urllib.parse import unquote

from samskap.downloads.groups import NAMES, VERSION, expression
from samskap.languages import LANGUAGES

SECTIONS = (
    "about", "accessibility", "cases", "compare", "contribute", "data", "findings", "glossary", "latest", "map",
    "method", "phases", "places", "references", "search", "selection", "sitemap", "themes", "topics",
)  # fmt: skip
"""The first part of every page's address below its language; a test compares them with the pages that are made."""

FILE_LANGUAGE = "mul"
"""Stands for the language of a file: several languages (ISO 639-2)."""

LONGEST_TARGET = 500
_HOST = re.compile(r"https?://[^/]*", re.IGNORECASE)
_PAGE = re.compile(rf"/({'|'.join(LANGUAGES)})(/(?:(?:{'|'.join(SECTIONS)})/(?:[a-z0-9][a-z0-9_-]*/)*)?)")
_FILE = re.compile(rf"/data/(?:latest|v{VERSION})/(?:{'|'.join(map(expression, NAMES))})")


def counted_address(target: str, root: str = "/") -> tuple[str, str] | None:
    """Path and language of what a request asks for, as ``usage.csv`` writes them; None where it is not counted.

    ``root`` is the path of the site's root, beginning and ending with a slash. Query and anchor are dropped,
    percent-encoding is undone once, ``index.html`` is the page of its folder.
    """
    if len(target) > LONGEST_TARGET:
        return None
    path = unquote(_HOST.sub("", target, count=1).partition("?")[0].partition("#")[0])
    if not path.startswith(root):
        return None
    path = f"/{path.removeprefix(root)}"
    page = _PAGE.fullmatch(path.removesuffix("index.html"))
    if page:
        return page[2], page[1]
    return (path, FILE_LANGUAGE) if _FILE.fullmatch(path) else None
