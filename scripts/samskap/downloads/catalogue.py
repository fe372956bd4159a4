"""All files for download by name, and what the data page tells of each."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import call

from samskap.citation.cache import Memory
from samskap.citation.csl import cited_references
from samskap.citation.styles import format_references
from samskap.downloads.archive import archive
from samskap.downloads.evidence import evidence_csv
from samskap.downloads.formats import typed_files
from samskap.downloads.groups import GROUPS, NAMES, Group, line
from samskap.downloads.notices import about
from samskap.downloads.release import Files, release_files
from samskap.downloads.score import score_json
from samskap.downloads.skos import skos_files
from samskap.downloads.workbook import workbook
from samskap.model import Corpus

Each = Callable[..., Iterable[Files]]

_ORDER = {name: place for place, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Download:
    """A line of the data page: a file, or as many files as there are records (``count``) where its name has ``{id}``.

    ``description`` is a message to be translated, ``bytes`` the size of all, ``rows`` those of a table only, ``sha256``
    that of one file (empty for several).
    """

    name: str
    description: str
    bytes: int
    rows: int | None
    sha256: str
    count: int = 1

    @property
    def per_record(self) -> bool:
        """Whether the line stands for a file of each record."""
        return "{id}" in self.name


def downloads(
    corpus: Corpus, memories: Mapping[str, Memory] | None = None, data_page: str = "", each: Each = map
) -> Files:
    """All files for download by name but those of single records, in the order in which the data page lists them.

    ``memories`` give back citations formatted before, by language; ``data_page`` is the address of the data page with
    ``{language}`` in it, for the citation in the README. ``each`` calls functions and gives their files in the same
    order: :func:`map`, or that of a pool. Raises ``KeyError`` where the corpus names a record that it does not hold.
    """
    release = release_files(corpus, data_page)
    citations = {
        language: _citations(corpus, language, (memories or {}).get(language)) for language in corpus.languages
    }
    parts = [
        partial(typed_files, corpus, citations, about(corpus, data_page)),
        *(partial(_for_people, corpus, language, texts, data_page) for language, texts in citations.items()),
        partial(skos_files, corpus, data_page.removesuffix("{language}/data/")),
    ]
    files = dict(release)
    for made in each(call, parts):
        files |= made
    files["score.json"] = score_json(corpus)
    files[f"samskap-{corpus.version}.zip"] = archive(release, corpus.created)
    return {name: files[name] for name in sorted(files, key=lambda name: _ORDER[line(name)])}


def manifest(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """The lines of the data page in its order, for files by name. Raises ``KeyError`` for one that no group names."""
    lines: dict[str, list[str]] = {}
    for name in files:
        shown = line(name)
        lines.setdefault(shown if "{id}" in shown else name, []).append(name)
    found = (_download(shown, [files[name] for name in names]) for shown, names in lines.items())
    return tuple(sorted(found, key=lambda download: _ORDER[line(download.name)]))


def grouped(files: Iterable[Download]) -> tuple[tuple[Group, tuple[Download, ...]], ...]:
    """The groups that have files, each with its files in the order given."""
    found: dict[str, list[Download]] = {}
    for file in files:
        found.setdefault(line(file.name), []).append(file)
    groups = ((group, tuple(file for name in group.files for file in found.get(name, ()))) for group in GROUPS)
    return tuple((group, files) for group, files in groups if files)


def _citations(corpus: Corpus, language: str, memory: Memory | None) -> dict[str, str]:
    return format_references(cited_references(corpus, language), "apa", language, memory=memory)


def _for_people(corpus: Corpus, language: str, citations: Mapping[str, str], data_page: str) -> Files:
    """The flat table and the workbook of a language; the language's pages stand above the data page."""
    root = data_page.format(language=language).removesuffix("data/")
    return {
        f"evidence-{language}.csv": evidence_csv(corpus, language, citations),
        f"samskap-{language}.xlsx": workbook(corpus, language, citations, root),
    }


def _download(name: str, contents: Sequence[bytes]) -> Download:
    one = contents[0] if "{id}" not in name else None
    return Download(
        name,
        NAMES[line(name)],
        sum(map(len, contents)),
        _rows(name, one) if one is not None else None,
        hashlib.sha256(one).hexdigest() if one is not None else "",
        len(contents),
    )


def _rows(name: str, content: bytes) -> int | None:
    """The number of records of a CSV file; a cell may hold line breaks."""
    if not name.endswith(".csv"):
        return None
    return sum(1 for _row in csv.reader(io.StringIO(content.decode("utf-8"), newline=""))) - 1
