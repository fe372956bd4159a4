"""What a first visit to a page of a built site loads, and how much of it travels."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from sites import URL, HtmlPage, Site

LIMIT = 150_000
"""Bytes that a first visit to any page may transfer."""

_LOADED = "//link[@rel='stylesheet' or @rel='icon' or @rel='modulepreload']/@href | //script/@src | //img/@src"
_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^;"'(]*["']([^"']+)["']""", re.MULTILINE)


def weight(site: Site, page: HtmlPage, url: str = URL) -> Mapping[str, int]:
    """Bytes that each file of a first visit takes, compressed as a web host does, by its path in the site.

    Counted are the page, stylesheets, scripts with what they import, and images; not what is asked for later. ``url``
    is the address that the site was built for.
    """
    paths = {_file(page.path), *_assets(site, page, url)}
    return {path: compressed(site.folder / path) for path in sorted(paths)}


def _assets(site: Site, page: HtmlPage, url: str) -> Iterator[str]:
    waiting = {page.absolute(str(address)) for address in page.root.xpath(_LOADED) if not address.startswith("data:")}
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        path = address.removeprefix(url).removeprefix(URL)
        yield path
        if path.endswith(".js"):
            text = (site.folder / path).read_text(encoding="utf-8")
            waiting |= {urljoin(address, name) for name in _IMPORT.findall(text)} - seen


def _file(path: str) -> str:
    return path if path and not path.endswith("/") else f"{path}index.html"


@cache
def compressed(file: Path) -> int:
    """The size of a file by gzip at its usual level, in bytes."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
