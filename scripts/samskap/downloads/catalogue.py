"""All files for download by name, and what the data page tells of each."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samskap.citation.cache import Memory
from samskap.citation.csl import references_to_csl
from samskap.citation.styles import format_references
from samskap.downloads.archive import archive
from samskap.downloads.evidence import evidence_csv
from samskap.downloads.release import Files, release_files
from samskap.downloads.workbook import workbook
from samskap.languages import N_
from samskap.model import Corpus


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one use, which the data page shows together under a title (a message to be translated).

    ``files`` maps the name of a file below ``data/latest/`` to what it is (a message). In a name, ``{version}`` is the
    version of the data and ``{id}`` the id of any record: a name with ``{id}`` is one line for as many files.
    """

    id: str
    title: str
    files: Mapping[str, str]


# the groups and their files in the order of the data page; what is not made is not listed
GROUPS: tuple[Group, ...] = (
    Group(
        "package",
        N_("The whole data package"),
        {
            "samskap-{version}.zip": N_("The whole data package in one file"),
            "datapackage.json": N_("Data dictionary: files, fields, values, keys, licence and version"),
            "README.md": N_("What the package is, how it was made, how to cite it"),
            "LICENSE.txt": N_("Licence"),
        },
    ),
    Group(
        "excel",
        N_("For people: Excel"),
        {
            "samskap-sv.xlsx": N_("Workbook in Swedish, with codebook and citation"),
            "samskap-da.xlsx": N_("Workbook in Danish, with codebook and citation"),
            "samskap-en.xlsx": N_("Workbook in English, with codebook and citation"),
        },
    ),
    Group(
        "tables",
        N_("Tables"),
        {
            "evidence-sv.csv": N_("Flat table in Swedish: one finding a row, with its case and reference"),
            "evidence-da.csv": N_("Flat table in Danish: one finding a row, with its case and reference"),
            "evidence-en.csv": N_("Flat table in English: one finding a row, with its case and reference"),
            "cases.csv": N_("Cases, one a row, in three languages"),
            "findings.csv": N_("Findings, one a row, in three languages"),
            "references.csv": N_("References, one a row"),
            "municipalities.csv": N_("Municipalities with their coordinates"),
            "codings.csv": N_("What each of the two coders coded for each finding"),
            "usage.csv": N_("How often pages were read and files downloaded, by month"),
        },
    ),
    Group("whole", N_("Everything in one file, for programs"), {}),
    Group("records", N_("One file for each record"), {}),
    Group(
        "references",
        N_("For reference managers"),
        {
            "references.bib": N_("References for BibTeX and BibLaTeX"),
            "references.ris": N_("References for EndNote, Zotero, Mendeley and other reference managers"),
            "references.json": N_("References as CSL-JSON, for Zotero, Pandoc and citation processors"),
        },
    ),
    Group(
        "codebook",
        N_("Codebook and vocabularies"),
        {"terms.csv": N_("Vocabulary: every term with label and definition in three languages")},
    ),
    Group("metadata", N_("Metadata and quality"), {}),
)
NAMES: Mapping[str, str] = {name: text for group in GROUPS for name, text in group.files.items()}
"""What each file is, by its name, in the order of the data page."""

VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_FIELDS = {re.escape("{version}"): VERSION, re.escape("{id}"): r"[a-z0-9][a-z0-9_-]*"}


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


def downloads(corpus: Corpus, memories: Mapping[str, Memory] | None = None, data_page: str = "") -> Files:
    """All files for download by name, in the order in which the data page lists them.

    The same files are for ``data/latest/`` and for ``data/v<version>/``. ``memories`` give back citations formatted
    before, by language; ``data_page`` is the address of the data page with ``{language}`` in it, for the citation in
    the README. Raises ``KeyError`` where the corpus names a record that it does not hold.
    """
    release = release_files(corpus, data_page)
    people = {
        name: content
        for language in corpus.languages
        for name, content in _for_people(corpus, language, (memories or {}).get(language), data_page).items()
    }
    files = release | people | {f"samskap-{corpus.version}.zip": archive(release, corpus.created)}
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


def line(name: str) -> str:
    """The name in :data:`NAMES` that a file's name (without the folder of the version) fits; empty where none does."""
    if name in NAMES:
        return name
    return next((shown for shown, pattern in _EXPRESSIONS.items() if pattern.fullmatch(name)), "")


def expression(name: str) -> str:
    """The regular expression of a name in :data:`NAMES`, its fields filled in by whatever they may hold."""
    pattern = re.escape(name)
    for field, value in _FIELDS.items():
        pattern = pattern.replace(field, value)
    return pattern


def _for_people(corpus: Corpus, language: str, memory: Memory | None, data_page: str) -> Files:
    """The flat table and the workbook of a language; the language's pages stand above the data page."""
    items = references_to_csl(corpus.references.values(), corpus, language)
    citations = format_references(items, "apa", language, memory=memory)
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


_ORDER = {name: place for place, name in enumerate(NAMES)}
_EXPRESSIONS = {name: re.compile(expression(name)) for name in NAMES if "{" in name}
