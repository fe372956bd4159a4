"""All files for download by name, and what the data page tells of each."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from samskap.citation.cache import Memory
from samskap.citation.csl import references_to_csl
from samskap.citation.styles import format_references
from samskap.downloads.archive import archive
from samskap.downloads.evidence import evidence_csv
from samskap.downloads.release import Files, release_files
from samskap.downloads.score import score_json
from samskap.languages import N_
from samskap.model import Corpus

# file -> what it is, as a message to be translated; the order is that of the data page
DESCRIPTIONS: Mapping[str, str] = {
    "samskap-{version}.zip": N_("The whole data package in one file"),
    "datapackage.json": N_("Data dictionary: files, fields, values, keys, licence and version"),
    "cases.csv": N_("Cases, one a row, in three languages"),
    "findings.csv": N_("Findings, one a row, in three languages"),
    "references.csv": N_("References, one a row"),
    "terms.csv": N_("Vocabulary: every term with label and definition in three languages"),
    "municipalities.csv": N_("Municipalities with their coordinates"),
    "codings.csv": N_("What each of the two coders coded for each finding"),
    "usage.csv": N_("How often pages were read and files downloaded, by month"),
    "scores.csv": N_("What was measured on the built site of each version"),
    "references.bib": N_("References for BibTeX and BibLaTeX"),
    "references.ris": N_("References for EndNote, Zotero, Mendeley and other reference managers"),
    "references.json": N_("References as CSL-JSON, for Zotero, Pandoc and citation processors"),
    "evidence-sv.csv": N_("Flat table in Swedish: one finding a row, with its case and reference"),
    "evidence-da.csv": N_("Flat table in Danish: one finding a row, with its case and reference"),
    "evidence-en.csv": N_("Flat table in English: one finding a row, with its case and reference"),
    "score.json": N_("Score card of this version: records, texts, sources, weight, requests, barriers, FAIR checks"),
    "README.md": N_("What the package is, how it was made, how to cite it"),
    "LICENSE.txt": N_("Licence"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the data page shows it; ``description`` is a message to be translated, ``rows`` of a table only."""

    name: str
    description: str
    bytes: int
    rows: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line that reads a file: with which tool (a name), in which syntax (for highlighting), the file and the line.

    In ``code``, ``{url}`` is the address of the folder with the files and ``{file}`` the name of the file.
    """

    tool: str
    syntax: str
    file: str
    code: str


_SNIPPETS = (
    Snippet(
        "Python (pandas)",
        "python",
        "findings.csv",
        'import pandas; findings = pandas.read_csv("{url}{file}", keep_default_na=False)',
    ),
    Snippet("R (readr)", "r", "findings.csv", 'findings <- readr::read_csv("{url}{file}", na = "")'),
    Snippet(
        "Excel (Power Query)",
        "powerquery",
        "evidence-{language}.csv",
        '= Table.PromoteHeaders(Csv.Document(Web.Contents("{url}{file}"), [Delimiter = ",", Encoding = 65001]))',
    ),
    Snippet(
        "Frictionless",
        "shell",
        "datapackage.json",
        "frictionless validate {url}{file}",
    ),
)


def downloads(corpus: Corpus, memories: Mapping[str, Memory] | None = None, data_page: str = "") -> Files:
    """All files for download by name, in the order in which the data page lists them.

    The same files are for ``data/latest/`` and for ``data/v<version>/``. ``memories`` give back citations formatted
    before, by language; ``data_page`` is the address of the data page with ``{language}`` in it, for the citation in
    the README. Raises ``KeyError`` where the corpus names a record that it does not hold.
    """
    release = release_files(corpus, data_page)
    evidence = {
        f"evidence-{language}.csv": _evidence(corpus, language, (memories or {}).get(language))
        for language in corpus.languages
    }
    files = (
        release
        | evidence
        | {"score.json": score_json(corpus)}
        | {f"samskap-{corpus.version}.zip": archive(release, corpus.created)}
    )
    order = [name.format(version=corpus.version) for name in DESCRIPTIONS]
    return {name: files[name] for name in sorted(files, key=order.index)}


def manifest(files: Mapping[str, bytes], version: str) -> tuple[Download, ...]:
    """What the data page tells of each file: description, size, rows and SHA-256, in the order of the files."""
    descriptions = {name.format(version=version): text for name, text in DESCRIPTIONS.items()}
    return tuple(
        Download(name, descriptions[name], len(content), _rows(name, content), hashlib.sha256(content).hexdigest())
        for name, content in files.items()
    )


def snippets(url: str, language: str) -> tuple[Snippet, ...]:
    """Lines that read a file, with the address of the folder filled in and the flat table of the page's language."""
    filled = []
    for snippet in _SNIPPETS:
        file = snippet.file.format(language=language)
        filled.append(replace(snippet, file=file, code=snippet.code.format(url=url, file=file)))
    return tuple(filled)


def _evidence(corpus: Corpus, language: str, memory: Memory | None) -> bytes:
    items = references_to_csl(corpus.references.values(), corpus, language)
    return evidence_csv(corpus, language, format_references(items, "apa", language, memory=memory))


def _rows(name: str, content: bytes) -> int | None:
    """The number of records of a CSV file; a cell may hold line breaks."""
    if not name.endswith(".csv"):
        return None
    return sum(1 for _row in csv.reader(io.StringIO(content.decode("utf-8"), newline=""))) - 1
