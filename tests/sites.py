"""Building a site from the sample package in a folder of its own, and reading what was built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

ROOT = Path(__file__).parents[1]
URL = "http://samskap.test/"
REPOSITORY = "https://example.org/samskap"
CONTACT = "samskap@example.org"


def make_project(folder: Path) -> Path:
    """A project's folder like ours, whose documents may be changed."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
    return folder


def copy_project(project: Path, folder: Path) -> Path:
    """A copy of a project with its site and all that was made on the way."""
    return Path(shutil.copytree(project, folder, symlinks=True))


def run_build(
    project: Path, package: Path, *arguments: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``samskap build`` in a process of its own, as a reader of the README does."""
    command = [sys.executable, "-m", "samskap", "build", "--project", str(project), "--package", str(package)]
    command += ["--site-url", URL, "--repository-url", REPOSITORY, "--contact", CONTACT, *arguments]
    environment = os.environ | {"LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"} | (env or {})
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def tree(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class HtmlPage:
    """A page of a built site. ``path`` is its address below the root, without ``index.html``."""

    path: str
    file: Path

    @cached_property
    def root(self) -> html.HtmlElement:
        """The page as a browser's parser sees it."""
        return html.document_fromstring(
            self.file.read_text(encoding="utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
        )

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order, also those that occur twice."""
        return [str(name) for name in self.root.xpath("//@id")]

    @property
    def language(self) -> str:
        """The language by the address; the pages of the root have none."""
        first = self.path.partition("/")[0]
        return first if first in {"sv", "da", "en"} else ""

    @property
    def missing(self) -> bool:
        """Whether this is what is shown for an address that does not exist."""
        return self.path.endswith("404.html")

    @property
    def retired(self) -> bool:
        """Whether this is the page of a record that was taken out."""
        return bool(self.root.xpath("//article[contains(@class, 'page-retired')]"))

    @property
    def text(self) -> str:
        """All text of the page, white space as one space."""
        return plain(self.root.xpath("//body")[0].text_content())

    def one(self, xpath: str) -> html.HtmlElement:
        """The only element that the path finds."""
        (element,) = self.root.xpath(xpath)
        return element

    def absolute(self, address: str) -> str:
        """An address on the page as a browser resolves it."""
        return urljoin(URL + self.path, address)


@dataclass(frozen=True)
class Site:
    """A built site, read once."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every HTML page by path."""
        found = (HtmlPage(self._address(file), file) for file in sorted(self.folder.rglob("*.html")))
        return {page.path: page for page in found}

    def of(self, language: str) -> dict[str, HtmlPage]:
        """The pages of a language by their path below the language, without the page for what is missing."""
        return {
            path.removeprefix(f"{language}/"): page
            for path, page in self.pages.items()
            if page.language == language and not page.missing
        }

    def problem(self, address: str) -> str:
        """What is wrong with an absolute internal address; empty if file and anchor are there."""
        base, anchor = urldefrag(address)
        path = unquote(base.removeprefix(URL).partition("?")[0])
        if path in self.pages:
            known = not anchor or anchor in self.pages[path].ids
            return "" if known else "no such anchor"
        return "" if (self.folder / path).is_file() and not anchor else "no such file"

    def _address(self, file: Path) -> str:
        path = file.relative_to(self.folder).as_posix()
        return path.removesuffix("index.html") if file.name == "index.html" else path


def plain(text: str) -> str:
    """Text with white space as one space."""
    return " ".join(text.split())


def addresses(page: HtmlPage) -> Iterator[tuple[str, str]]:
    """Every address that a page names, with the element that names it."""
    for element in page.root.xpath("//*[@href or @src]"):
        for name in ("href", "src"):
            if element.get(name) is not None:
                yield element.tag, element.get(name)
