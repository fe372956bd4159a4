"""Data: the downloads, the data dictionary, the vocabularies, and what the check reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from samskap import problems
from samskap.downloads import Download, example, grouped, line, questions, snippets
from samskap.downloads.described import (
    filling_in_words,
    table_entries,
    type_in_words,
    use_in_words,
    vocabulary_entries,
)
from samskap.downloads.filling import fillings
from samskap.evidence.usage import downloaded, recent
from samskap.model import Corpus
from samskap.package.fields import PROPERTIES
from samskap.package.vocabularies import VOCABULARIES
from samskap.pages.addresses import cell_page
from samskap.pages.own import DATA, citation
from samskap.pages.page import CRUMB, Page
from samskap.pages.phases import crosswalk
from samskap.pages.renderer import Renderer
from samskap.pages.usage import period


def data_pages(renderer: Renderer, files: Iterable[Download], site_url: str) -> Iterator[Page]:
    """The pages below ``data/``; ``site_url`` is the address of the site's root, for the snippets."""
    text, corpus, files = renderer.words.text, renderer.corpus, tuple(files)
    title = text("Data")
    yield renderer.page(
        "data",
        "data/",
        title=title,
        description=text(
            "Download the data package: cases, findings, references and vocabulary, with licence and codebook."
        ),
        kind="list",
        groups=grouped(files),
        downloaded=_downloaded(corpus),
        period=period(renderer),
        is_version=renderer.versions is None or renderer.versions.has_folder,
        pinned=f"{site_url}data/v{corpus.version}/cases.csv",
        **_lines(renderer, files, f"{site_url}data/latest/"),
        **citation(renderer, DATA),
        licence=corpus.descriptor["licenses"][0],
    )
    yield from _codebook_pages(renderer, ((title, "data/"),))


def _lines(renderer: Renderer, files: Iterable[Download], url: str) -> dict[str, Any]:
    """The lines that read a file, what they give, and the worked example, for the files below an address."""
    by_name, language = {file.name: file for file in files}, renderer.words.language
    asked = example(renderer.corpus)
    questioned = questions(asked, renderer.corpus, url, language) if asked else ()
    return {
        "verbatim": renderer.verbatim,
        "snippets": snippets(url, language, by_name),
        "files": by_name,
        "example": asked,
        "example_cell": cell_page(asked.factor.id, asked.phase.id) if asked else "",
        "questions": [question for question in questioned if question.file in by_name],
    }


def _downloaded(corpus: Corpus) -> dict[str, int]:
    """How often the files of each line of the catalogue were downloaded in the last year that has counts."""
    counts: Counter[str] = Counter()
    for name, count in downloaded(recent(corpus.usage)).items():
        counts[line(name).format(version=corpus.version, id="{id}")] += count
    return dict(counts)


def _codebook_pages(renderer: Renderer, crumbs: tuple[CRUMB, ...]) -> Iterator[Page]:
    """Fields, terms and rules, a page each."""
    corpus, words, text = renderer.corpus, renderer.words, renderer.words.text
    yield renderer.page(
        "dictionary",
        "data/dictionary/",
        title=text("Data dictionary"),
        description=text("Every table and every field of the data package, with type, values and meaning."),
        kind="dictionary",
        crumbs=crumbs,
        tables=list(table_entries(corpus, words.language, fillings(corpus))),
        names={name: text(label) for name, label in VOCABULARIES.items()},
        type_in_words=lambda field: type_in_words(field, words),
        filling_in_words=lambda filling: filling_in_words(filling, words),
        properties=[(names, text(meaning)) for names, meaning in PROPERTIES.items()],
    )
    yield renderer.page(
        "vocabularies",
        "data/vocabularies/",
        title=text("Vocabularies"),
        description=text("Every term with its definition, its other words and its sources."),
        kind="dictionary",
        crumbs=crumbs,
        vocabularies=list(vocabulary_entries(corpus, words)),
        matches=lambda term: [row for row in crosswalk(renderer, term) if row.matches],
        use_in_words=lambda used: use_in_words(used, words),
    )
    yield renderer.page(
        "checks",
        "data/checks/",
        title=text("What is checked"),
        description=text("Every rule that the package is checked by before the site is built."),
        kind="dictionary",
        crumbs=crumbs,
        rules=problems.rules(words),
    )
