"""A page: where it is, what it is called, what it says, and how it is written to a Markdown file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

CRUMB = tuple[str, str]
"""Title and path of a page above this one."""

LINK = tuple[str, str, str]
"""Relation, absolute address and media type of what a page is linked to for machines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated page. ``path`` is its address below the language, ending in "/" (the home page: empty).

    ``canonical`` is the path of the page that stands in for this one, where another does.

    ``scripts`` are the names of modules in ``theme/assets`` that make the page quicker to use; ``feeds`` are title and
    path of the Atom feeds that tell of changes to it. ``changed`` is when the page last changed (ISO 8601, to the month
    or the day) and ``change`` a sentence that says what changed; a page of no record yet has neither.

    For machines: ``meta`` are names and contents of ``meta`` elements, ``links`` are ``link`` elements (Signposting),
    and ``linked_data`` is the page as JSON-LD, a JSON text in one line.
    """

    path: str
    title: str
    description: str
    body: str
    kind: str
    crumbs: tuple[CRUMB, ...] = ()
    record: str = ""
    canonical: str = ""
    scripts: tuple[str, ...] = ()
    feeds: tuple[CRUMB, ...] = ()
    changed: str = ""
    change: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    links: tuple[LINK, ...] = ()
    linked_data: str = ""

    @property
    def file(self) -> str:
        """Path of the Markdown file in the documents' folder; lists are ``index.md`` of their folder."""
        if not self.path or self.kind == "list":
            return f"{self.path}index.md"
        return f"{self.path.removesuffix('/')}.md"

    def markdown(self) -> str:
        """The file's text: front matter (JSON is YAML), then the body, then the linked data as a block of its own."""
        meta = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "crumbs": [list(crumb) for crumb in self.crumbs],
            "record": self.record,
            "canonical": self.canonical,
            "scripts": list(self.scripts),
            "feeds": [list(feed) for feed in self.feeds],
            "changed": self.changed,
            "change": self.change,
            "meta": [list(entry) for entry in self.meta],
            "links": [list(link) for link in self.links],
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value]
        body = re.sub(r"\n{3,}", "\n\n", self.body.strip())
        data = self.linked_data.replace("<", "\\u003c")  # so that no text of a record ends the element
        block = [f'<script type="application/ld+json">{data}</script>', ""] if data else []
        return "\n".join(["---", *lines, "---", "", body, "", *block])


def relative(target: str, page: str) -> str:
    """Address of ``target`` seen from ``page``, both paths below the language; an anchor is kept."""
    path, mark, anchor = target.partition("#")
    if mark and path == page:
        return f"#{anchor}"
    return ("../" * page.count("/") + path or "./") + mark + anchor


def shortened(text: str, length: int) -> str:
    """Text cut at a word so that it has at most ``length`` characters, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
