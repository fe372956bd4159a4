"""The pages of a built site, and what a first visit to one loads."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from samskap.languages import LANGUAGES

LOADED = "//link[@rel='stylesheet' or @rel='icon' or @rel='modulepreload' or @rel='preconnect']/@href | //@src"
_IMPORT = re.compile(r"""^\s*(?:import|export)\b[^;"'(]*["']([^"']+)["']""", re.MULTILINE)
_OTHER = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built site: the site's folder and the page's file."""

    site: Path
    file: Path

    @property
    def path(self) -> str:
        """The address below the root, without ``index.html``."""
        return self.file.relative_to(self.site).as_posix().removesuffix("index.html")

    @cached_property
    def root(self) -> html.HtmlElement:
        """The page as a parser of HTML reads it."""
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        return html.document_fromstring(self.file.read_bytes(), parser=parser)

    @property
    def kind(self) -> str:
        """What the page is: the kind of its record, or which list; empty for a page without an article."""
        names = self.root.xpath("//article/@class")
        kind = str(names[0]).rpartition("page-")[2] if names else ""
        return self.path.partition("/")[2].strip("/") if kind == "list" else kind

    def loaded(self) -> list[str]:
        """The addresses that a first visit asks for, as the page writes them."""
        return [str(address) for address in self.root.xpath(LOADED) if not address.startswith("data:")]


def built_pages(site: Path) -> Iterator[BuiltPage]:
    """The pages of the languages, in the order of their paths, each read anew."""
    for language in LANGUAGES:
        for file in sorted((site / language).rglob("index.html")):
            yield BuiltPage(site, file)


def weight(page: BuiltPage, sizes: dict[Path, int]) -> int:
    """Bytes of a first visit, each file compressed by gzip: page, stylesheets, images, scripts and what they import.

    ``sizes`` remembers the sizes of files that other pages load, too.
    """
    files = {_file(page.site, urljoin(page.path, address)) for address in page.loaded() if not urlsplit(address).netloc}
    waiting = list(files)
    while waiting:
        for name in _imports(waiting.pop()) - files:
            files.add(name)
            waiting.append(name)
    for file in files - sizes.keys():
        sizes[file] = compressed(file) if file.is_file() else 0
    return compressed(page.file) + sum(sizes[file] for file in files)


def compressed(file: Path) -> int:
    """The size of a file by gzip at the level of most web hosts, in bytes."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def others(page: BuiltPage, site_url: str) -> list[str]:
    """The addresses of other hosts that a visit asks for."""
    own = urlsplit(site_url).netloc
    return [address for address in page.loaded() if urlsplit(address).netloc not in {"", own}]


def others_in_styles(site: Path) -> list[str]:
    """The addresses of other hosts that the stylesheets name."""
    return [name for file in sorted(site.rglob("*.css")) for name in _OTHER.findall(file.read_text(encoding="utf-8"))]


def _file(site: Path, path: str) -> Path:
    return site / path.partition("?")[0]


def _imports(file: Path) -> set[Path]:
    if file.suffix != ".js" or not file.is_file():
        return set()
    found = _IMPORT.findall(file.read_text(encoding="utf-8"))
    return {(file.parent / name).resolve() for name in found}
