"""The versions of the data: a list of them, and for each what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.model import Corpus
from samskap.package.editions import Key
from samskap.pages.addresses import SECTIONS, term_page
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.versions.history import MOST, Kept, Versions
from samskap.versions.naming import Names
from samskap.versions.sentences import structure_sentences
from samskap.versions.telling import ToldField, ToldTable, told_tables
from samskap.versions.writing import counts, to_json

SHOWN = ("cases", "findings", "references", "municipalities", "terms")
"""Tables whose records a page names one by one; of the others it tells how many rows have changed."""

_FOLDERS = {"cases": "cases/", "findings": "findings/", "references": "references/", "municipalities": "places/"}


@dataclass(frozen=True, slots=True)
class Row:
    """A released version in the list: its changes since the one before, by table, in words."""

    kept: Kept
    before: str
    changes: Sequence[tuple[str, str]]
    structure: int


def version_pages(renderer: Renderer) -> Iterator[Page]:
    """The list of versions, and a page on what has changed since each released one."""
    text, versions = renderer.words.text, renderer.versions
    if versions is None:
        return
    data = (text("Data"), "data/")
    yield renderer.page(
        "versions",
        "data/versions/",
        title=text("Versions"),
        description=text("Every released version of the data, with what changed in it and what has changed since."),
        kind="versions",
        crumbs=(data,),
        rows=[_row(renderer, versions, number) for number in reversed(range(len(versions.releases)))],
        versions=versions,
    )
    for kept in versions.releases:
        yield _changes_page(renderer, versions, kept, (data, (text("Versions"), "data/versions/")))


def change_files(renderer: Renderer) -> Mapping[str, str]:
    """What has changed since each released version as JSON, by path below the language."""
    versions = renderer.versions
    if versions is None:
        return {}
    return {
        f"data/changes/{kept.version}.json": to_json(
            versions.since[kept.version], kept.edition, versions.current, renderer.words
        )
        for kept in versions.releases
    }


def record_path(corpus: Corpus, table: str, key: Key) -> str:
    """Path of the page of a record below the language; empty where it has none."""
    if table == "terms":
        vocabulary, identifier = key
        if (vocabulary, identifier) not in corpus.terms:
            return ""
        return term_page(vocabulary, identifier) if vocabulary in SECTIONS else f"data/vocabularies/#{'-'.join(key)}"
    records = getattr(corpus, table)
    return f"{_FOLDERS[table]}{key[0]}/" if table in _FOLDERS and key[0] in records else ""


def _row(renderer: Renderer, versions: Versions, number: int) -> Row:
    kept, before, difference = versions.steps[number]
    names = Names(before.edition if before else kept.edition, kept.edition, renderer.words)
    changes = _counted(renderer, told_tables(difference, names))
    return Row(kept, before.version if before else "", changes, len(difference.structure))


def _counted(renderer: Renderer, tables: Iterable[ToldTable]) -> list[tuple[str, str]]:
    """How many records of each table are new, differ and are gone; of retired records their own tables tell."""
    return [(table.title, counts(table, renderer.words)) for table in tables if table.table != "retired"]


def _changes_page(renderer: Renderer, versions: Versions, kept: Kept, crumbs: tuple[tuple[str, str], ...]) -> Page:
    text, difference = renderer.words.text, versions.since[kept.version]
    names = Names(kept.edition, versions.current, renderer.words)
    tables = told_tables(difference, names)
    return renderer.page(
        "changes",
        f"data/changes/{kept.version}/",
        title=text("Changed since version {version}", version=kept.version),
        description=text(
            "What has changed in the data of Samskap since version {version}: records and fields.", version=kept.version
        ),
        kind="changes",
        crumbs=crumbs,
        kept=kept,
        versions=versions,
        tables=sorted((table for table in tables if table.table in SHOWN), key=lambda item: SHOWN.index(item.table)),
        counted=_counted(renderer, tables),
        structure=structure_sentences(difference.structure, names),
        path_of=lambda table, key: record_path(renderer.corpus, table, key),
        anchor_of=lambda table, key: f"{table}-{'-'.join(key)}",
        values_of=lambda field: _values(field, renderer.words.language),
        others_of=lambda field: _others(field, renderer),
        most=MOST,
    )


def _values(field: ToldField, language: str) -> list[tuple[str, str]]:
    """A field before and after as a reader of the language sees it; none where only other languages changed."""
    return [(value.old_label, value.new_label) for value in field.values if value.language in {"", language}]


def _others(field: ToldField, renderer: Renderer) -> str:
    """The names of the other languages in which a text has changed, as an enumeration."""
    words = renderer.words
    names = [value.language for value in field.values if value.language not in {"", words.language}]
    return words.joined(map(words.language_name, names)) if names else ""
