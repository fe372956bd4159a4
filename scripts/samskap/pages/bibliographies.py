"""The references of each page that lists some, and the files that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samskap.downloads.bibliographies import FORMATS, Library
from samskap.downloads.release import bibliography_files
from samskap.evidence.history import Record
from samskap.model import Case, Corpus, Finding, Reference
from samskap.pages.shown import records_by_page

LATEST = "data/latest/"
BIBLIOGRAPHIES = f"{LATEST}bibliographies/"
ALL = "references/"
"""The page of all references, whose files are those of the released package."""


@dataclass(frozen=True, slots=True)
class BibliographyFile:
    """A file of references: name of its format, path below the site's root, media type, size in bytes."""

    name: str
    path: str
    media_type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references of a page by id, and the files that hold them."""

    references: tuple[Reference, ...]
    files: tuple[BibliographyFile, ...]


def bibliographies(corpus: Corpus) -> dict[str, Bibliography]:
    """The bibliography of each page that lists references, by its path below the language."""
    library, whole = Library(corpus), bibliography_files(corpus)
    found = {}
    for path, references in references_by_page(corpus).items():
        sizes = (library.size(form, references) for form in FORMATS)
        files = [
            BibliographyFile(form.name, f"{BIBLIOGRAPHIES}{path[:-1]}.{form.ending}", form.media_type, size)
            for form, size in zip(FORMATS, sizes, strict=True)
        ]
        found[path] = Bibliography(references, tuple(files))
    names = [
        BibliographyFile(form.name, f"{LATEST}references.{form.ending}", form.media_type, len(content))
        for form in FORMATS
        if (content := whole[f"references.{form.ending}"])
    ]
    return found | {ALL: Bibliography(tuple(corpus.references.values()), tuple(names))}


def references_by_page(corpus: Corpus) -> dict[str, tuple[Reference, ...]]:
    """The references that a page lists, by its path, each once and by id.

    These are the references of a case; those of the cases and of the findings of a theme, a phase, a topic or a place;
    those on a shelf. Left out are the page of all references, single findings and the cells of the map of the evidence.
    """
    found = {}
    for path, records in records_by_page(corpus).items():
        if _lists_references(path):
            ids = sorted({name for record in records for name in _references_on(path, record)})
            found[path] = tuple(corpus.references[name] for name in ids)
    return {path: references for path, references in found.items() if references}


def bibliography_sections(corpus: Corpus) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The sections of the site and, by path below the section, the files of the bibliographies of its pages."""
    library = Library(corpus)
    sections: dict[str, dict[str, tuple[Reference, ...]]] = {}
    for path, references in references_by_page(corpus).items():
        section, _, rest = path.removesuffix("/").partition("/")
        sections.setdefault(section, {})[rest] = references
    for section, pages in sections.items():
        yield (
            section,
            {f"{path}.{form.ending}": library.write(form, pages[path]) for path in pages for form in FORMATS},
        )


def _lists_references(path: str) -> bool:
    section, _, rest = path.partition("/")
    is_cell = section == "themes" and rest.count("/") > 1
    return bool(rest) and section != "findings" and not is_cell


def _references_on(path: str, record: Record) -> Iterable[str]:
    """Ids of the references that a record brings to a page; the page of a reference lists that one only."""
    match record:
        case Reference():
            return (record.id,) if path.startswith("references/") else ()
        case Case():
            return () if path.startswith("references/") else record.references
        case Finding():
            return () if path.startswith(("references/", "cases/")) else (record.reference,)
