"""The whole site as one zip, to be unpacked and read from a folder, without a web server and without the internet.

A browser gives a page of a folder neither the index of a directory nor modules of script nor what it would fetch
(their origin is opaque: HTML Living Standard, 7.1.1). So links name files, scripts are left out but for the one that
chooses the colours, and each page says what needs the site on the web, in its language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from markupsafe import Markup, escape

from samskap.downloads.archive import packed
from samskap.languages import LANGUAGES, words

_LEFT_OUT = re.compile(
    r"data/v[^/]+/.*"  # earlier versions: the links lead to the web
    r"|data/latest/samskap-site-[^/]*\.zip"  # the zip itself
    r"|[a-z]+/search/(?!index\.html$).*"  # the index of the search
    r"|[a-z]+/assets/(?!scheme\.js$)[^/]*\.js|choose\.js"
    r"|[a-z]+/sitemap\.xml(\.gz)?|sitemap[^/]*\.xml|robots\.txt|([a-z]+/)?404\.html"
)
_LINK, _FORM = re.compile(r' href="([^"#?]+)'), re.compile(r' action="([^"#?]+)')
_SCRIPT = re.compile(r'<script\b(?![^>]*/scheme\.js")[^>]*\ssrc="[^"]*"[^>]*></script>\n?')
_HTML, _MAIN = re.compile(r'<html lang="([a-z]+)">'), re.compile(r"<main\b[^>]*>")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_KEYS = re.compile(r' aria-keyshortcuts="[^"]*"')
_SIZE = re.compile(r'(<span class="offline-size">)[^<]*')


class Tree(Mapping[str, bytes]):
    """The files below a folder by relative path, in the order of their paths; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        paths = (path for path in folder.rglob("*") if path.is_file())
        self._names = {path.relative_to(folder).as_posix(): None for path in sorted(paths)}

    def __getitem__(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def add_offline(site: Path, site_url: str, version: str, created: str) -> None:
    """Put the zip of the site beside its data, and its size into the data page of every language."""
    data = packed(offline_files(Tree(site), site_url), created)
    (site / "data" / "latest" / f"samskap-site-{version}.zip").write_bytes(data)
    for language in LANGUAGES:
        page = site / language / "data" / "index.html"
        if page.is_file():
            size = f"{words(language).number(round(len(data) / 1_000_000, 1))} MB"
            text = _SIZE.sub(rf"\g<1>{size}", page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8", newline="\n")


def offline_files(files: Mapping[str, bytes], site_url: str) -> Iterator[tuple[str, bytes]]:
    """The files of the zip by name, made of those of a built site (by relative path) at ``site_url``."""
    names = frozenset(name for name in files if not _LEFT_OUT.fullmatch(name))
    for name in sorted(names):
        content = files[name]
        yield name, (_page(name, content.decode("utf-8"), names, site_url) if name.endswith(".html") else content)


def _page(name: str, text: str, names: Collection[str], site_url: str) -> bytes:
    to_file = _to_file(name.rpartition("/")[0] or ".", names, site_url)
    text = _LINK.sub(lambda found: f' href="{to_file(found[1])}', _SCRIPT.sub("", text))
    text = _FORM.sub(lambda found: f' action="{to_file(found[1])}', text)
    text = _KEYS.sub("", _SIZE.sub(r"\1", text))
    language, canonical = _HTML.search(text), _CANONICAL.search(text)
    if language and canonical and "/" in name:
        note = _note(language[1], canonical[1])
        text = _MAIN.sub(lambda found: f"{found[0]}\n{note}", text, count=1)
    return _HTML.sub(r'<html lang="\1" class="offline">', text, count=1).encode()


def _to_file(folder: str, names: Collection[str], site_url: str) -> Callable[[str], str]:
    """Lead from a page in the folder to a file that is in the zip, else to the site on the web."""

    def to_file(path: str) -> str:
        if ":" in path or path.startswith("//"):
            return path
        target = normpath(f"{folder}/{unquote(path) if '%' in path else path}")
        if f"{target}/index.html" in names:
            return f"{path.rstrip('/')}/index.html"
        if target in names:
            return path
        if target == ".":
            return f"{path.rstrip('/')}/index.html"
        return f"{escape(site_url)}{normpath(f'{folder}/{path}')}{'/' if path.endswith('/') else ''}"

    return to_file


def _note(language: str, address: str) -> str:
    """What a page from a folder cannot do; ``address`` is its own on the web, as HTML."""
    text = words(language).text
    cannot = text(
        "This is a copy of the site in a folder. "
        "Pages, lists and files are whole; search, filters and comparison work only on the web."
    )
    return Markup('<p class="offline-note">{} <a href="{}">{}</a></p>').format(
        cannot, Markup(address), text("This page on the web")
    )
