"""Building one language: render its pages, stage them beside the hand-written ones, run MkDocs on them, index them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from samskap.citation.cache import Memory
from samskap.citation.csl import Item, cited_references
from samskap.citation.sources import STYLES
from samskap.citation.styles import format_alike, format_references
from samskap.downloads import Download
from samskap.languages import words
from samskap.metadata.sitemap import entries, parts
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.pages.files import files
from samskap.pages.own import DATA, own_items
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search import search_records
from samskap.pages.search_facets import facet_labels
from samskap.pages.search_prose import front_matter, plain_prose
from samskap.pages.search_record import KINDS
from samskap.pages.site import pages
from samskap.site.files import write_tree
from samskap.site.search import SearchError, index
from samskap.versions.history import Versions


class BuildError(Exception):
    """MkDocs could not build a language; the message is what MkDocs said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What building one language needs. ``root`` is the project's folder, where ``mkdocs.yml`` stands."""

    language: str
    root: Path
    package: Path
    work: Path
    site_url: str
    repository: str
    contact: str = ""
    downloads: tuple[Download, ...] = ()
    versions: Versions | None = None

    @property
    def documents(self) -> Path:
        """Folder in which the Markdown of the language is staged."""
        return self.work / "docs" / self.language

    @property
    def site(self) -> Path:
        """Folder into which MkDocs writes the language."""
        return self.work / "site" / self.language

    @property
    def memory(self) -> Memory:
        """The citations formatted before, as the file of the language holds them."""
        return Memory(self.work / "cache" / f"citations-{self.language}.json")


def build_language(job: Job) -> int:
    """Build one language and give the number of its pages. Raises :class:`BuildError`."""
    corpus = read_corpus(job.package)
    prose = read_prose(job.root / "docs" / job.language)
    own = own_items(corpus, job.language, job.site_url)
    renderer = Renderer(
        corpus=corpus,
        words=words(job.language),
        citations=citations(corpus, own, job.language, job.memory),
        own=own,
        repository=job.repository,
        contact=job.contact,
        versions=job.versions,
    )
    pages_made = pages(renderer, job.downloads, titles(prose).items(), job.site_url)
    made: dict[str, str | bytes] = {page.file: page.markdown() for page in pages_made}
    clash = sorted(made.keys() & prose.keys())
    if clash:
        raise BuildError(f"docs/{job.language}: {', '.join(clash)}: this name belongs to a generated page")
    own_pages = ((page.path, page.changed) for page in pages_made if page.kind != "retired")
    addresses = [*own_pages, *changes(prose).items()]
    sitemaps = parts(list(entries(addresses, job.language, job.site_url, corpus.created)))
    write_tree(job.documents, {**files(renderer, job.site_url), **sitemaps, **made, **prose})
    _run_mkdocs(job, corpus)
    _index(job, renderer, pages_made, prose)
    return len(made) + len(prose)


def _index(job: Job, renderer: Renderer, made: list[Page], prose: Mapping[str, str]) -> None:
    """Index a language for its search. Raises :class:`BuildError`."""
    records = search_records(renderer, made, prose)
    years = [year for record in records for year in record.values.get("year", ())]
    labels = facet_labels(renderer, KINDS, years)
    try:
        index(records, labels, job.language, job.work / "search" / job.language, job.site)
    except SearchError as error:
        raise BuildError(str(error)) from error


def read_prose(folder: Path) -> dict[str, str]:
    """The hand-written pages of a language: file name to Markdown."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def titles(prose: Mapping[str, str]) -> dict[str, str]:
    """Path and title (the front matter's, else the file's name) of the hand-written pages."""
    return {f"{name.removesuffix('.md')}/": plain_prose(text)[0] or name for name, text in prose.items()}


def changes(prose: Mapping[str, str]) -> dict[str, str]:
    """Path and day of the last change (of the front matter, empty if it tells none) of the hand-written pages."""
    return {f"{name.removesuffix('.md')}/": front_matter(text, "changed") for name, text in prose.items()}


def cite_language(job: Job) -> None:
    """Format every citation of a language and leave it in the language's memory, where downloads and pages find it."""
    memory, corpus = job.memory, read_corpus(job.package)
    citations(corpus, own_items(corpus, job.language, job.site_url), job.language, memory)
    memory.save()


def citations(corpus: Corpus, own: Mapping[str, Item], language: str, memory: Memory) -> dict[str, dict[str, str]]:
    """References, our own pages and the data package formatted in every style, by the ids of their items."""
    single = [*cited_references(corpus, language), own[DATA]]
    pages = [item for path, item in own.items() if path != DATA]
    return {
        style: format_references(single, style, language, html=True, memory=memory)
        | format_alike(pages, style, language, html=True, memory=memory)
        for style in STYLES
    }


def _run_mkdocs(job: Job, corpus: Corpus) -> None:
    environment = os.environ | {
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "true",
        "SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(corpus.created).timestamp())),
        "SAMSKAP_DOCS": str(job.documents),
        "SAMSKAP_SITE": str(job.site),
        "SAMSKAP_LANGUAGE": job.language,
        "SAMSKAP_LANGUAGE_URL": f"{job.site_url}{job.language}/",
        "SAMSKAP_SITE_URL": job.site_url,
        "SAMSKAP_REPOSITORY_URL": job.repository,
        "SAMSKAP_VERSION": corpus.version,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]  # --quiet would undo --strict
    command += ["--config-file", str(job.root / "mkdocs.yml")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if not line.startswith("INFO")]
        raise BuildError("\n".join([f"{job.language}:", *said]))
