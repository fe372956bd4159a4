"""Does a step take four times as long when there is four times as much? Ratios, measured in one run."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from samskap.downloads import Download, record_files
from samskap.downloads.formats import typed_files
from samskap.evidence.matrix import cells
from samskap.evidence.related import related_cases
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.bibliography import to_bibtex
from samskap.package.canonical import canonical
from samskap.package.check import check
from samskap.package.descriptor import field_names, schema_of
from samskap.package.reading import read_corpus, to_row
from samskap.package.tables import to_csv
from samskap.pages.feeds import cell_feeds, feed_files
from samskap.pages.map_files import cell_tables, findings_json, map_downloads
from samskap.pages.renderer import Renderer
from samskap.pages.search import search_records
from samskap.pages.shown import records_by_page
from samskap.pages.site import pages

PACKAGE = Path(__file__).parents[1] / "datapackage"
SITE = "https://example.org/"


def main() -> None:
    """Time every step at one and at several times the data, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factor", type=int, default=4)
    factor = parser.parse_args().factor
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "1"), Path(folder, str(factor))
        shutil.copytree(PACKAGE, small)
        enlarge(small, large, factor)
        print(f"| step | 1x, s | {factor}x, s | ratio |\n|---|---:|---:|---:|")
        for name, step in STEPS.items():
            before, after = timed(step, small), timed(step, large)
            print(f"| {name} | {before:.2f} | {after:.2f} | {after / before:.1f} |")


def timed(step: Callable[[Path], object], package: Path) -> float:
    """Seconds of processor time that a step takes, without what has to be read first."""
    start = time.process_time()
    step(package)
    return time.process_time() - start


def _pages(package: Path) -> None:
    whole = Download(f"samskap-{CORPORA[package].version}.zip", "The whole data package in one file", 1, None, "")
    pages(_renderer(package), [whole], [], SITE)


def _renderer(package: Path) -> Renderer:
    """A renderer whose citations are the ids of the references: to format them takes a time of its own."""
    corpus = CORPORA[package]
    return Renderer(corpus=corpus, words=words("sv"), citations={"apa": {key: key for key in corpus.references}})


def _cell_feeds(package: Path) -> None:
    found = ((cell.theme, cell.phase, cell.findings) for cell in cells(CORPORA[package]))
    cell_feeds(_renderer(package), found, SITE)


def _formats(package: Path) -> None:
    corpus = CORPORA[package]
    typed_files(corpus, {language: dict.fromkeys(corpus.references, "") for language in corpus.languages}, {})


CORPORA: dict[Path, Corpus] = {}


def _read(package: Path) -> None:
    CORPORA[package] = read_corpus(package)


STEPS: Mapping[str, Callable[[Path], object]] = {
    "check": check,
    "read": _read,
    "canonical form": canonical,
    "related cases": lambda package: related_cases(CORPORA[package]),
    "records by page": lambda package: records_by_page(CORPORA[package]),
    "pages of one language": _pages,
    "feeds of themes and topics": lambda package: feed_files(_renderer(package), SITE),
    "feeds of the map": _cell_feeds,
    "table and drawing of the map": lambda package: map_downloads(_renderer(package)),
    "findings of the map": lambda package: findings_json(_renderer(package)),
    "tables of the map": lambda package: cell_tables(_renderer(package)),
    "Parquet, SQLite, JSON": _formats,
    "a file for each record": lambda package: dict(record_files(CORPORA[package], SITE)),
    "records of the search": lambda package: search_records(_renderer(package), [], {}),
}


def enlarge(package: Path, larger: Path, factor: int) -> None:
    """Write a package with every case, finding, coding and reference several times, each time under other ids."""
    shutil.copytree(package, larger)
    corpus = read_corpus(package)
    for table in ("cases", "findings", "codings"):
        schema = schema_of(corpus.descriptor, table)
        found = getattr(corpus, table)
        records = list(found.values()) if isinstance(found, Mapping) else list(found)
        rows = [
            to_row(again(record, number), schema, corpus.languages) for number in range(factor) for record in records
        ]
        (larger / f"{table}.csv").write_text(to_csv(field_names(schema), rows), encoding="utf-8", newline="")
    references = [again(item, number) for number in range(factor) for item in corpus.references.values()]
    (larger / "references.bib").write_text(to_bibtex(references), encoding="utf-8", newline="")


def again(record: object, number: int) -> object:
    """The record under another id, title and DOI, its links led to records of the same round."""
    if not number:
        return record
    changed = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.name in {"id", "case", "reference", "finding", "doi"} and value:
            changed[field.name] = f"{value}-{number}"
        elif field.name == "references":
            changed[field.name] = tuple(f"{key}-{number}" for key in value)
        elif field.name == "title":
            changed[field.name] = (
                {tag: f"{text} {number}" for tag, text in value.items()}
                if isinstance(value, Mapping)
                else f"{value} {number}"
            )
    return replace(record, **changed)  # type: ignore[type-var]


if __name__ == "__main__":
    main()
