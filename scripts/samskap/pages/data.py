"""Data: the downloads, the data dictionary, the vocabularies, and what the check reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap import problems
from samskap.downloads import Download, example, grouped, line, questions, snippets
from samskap.evidence.usage import downloaded, recent
from samskap.languages import N_
from samskap.model import Corpus
from samskap.package.descriptor import tables, words
from samskap.pages.addresses import cell_page
from samskap.pages.page import CRUMB, Page
from samskap.pages.renderer import Renderer
from samskap.pages.usage import period

VOCABULARIES = {
    "phase": N_("Phases"),
    "level": N_("Levels"),
    "direction": N_("Directions"),
    "factor-group": N_("Groups of factors"),
    "factor": N_("Factors"),
    "outcome": N_("Outcomes"),
    "policy-area": N_("Policy areas"),
    "target-group": N_("Target groups"),
    "actor": N_("Actors"),
    "initiator": N_("Initiators"),
    "country": N_("Countries"),
    "design": N_("Study designs"),
    "method": N_("Methods"),
    "reference-kind": N_("Kinds of references"),
    "reference-type": N_("Types of references"),
    "publication-status": N_("Publication statuses"),
    "read": N_("What was read"),
    "coding": N_("Coding"),
    "to-check": N_("To check"),
    "review": N_("Review"),
    "basis": N_("Basis of a definition"),
    "concept": N_("Concepts and words"),
    "scheme": N_("Typologies"),
    "scheme-concept": N_("Concepts of the typologies"),
}
"""The vocabularies in the order of the page, with their names."""


@dataclass(frozen=True, slots=True)
class TableDescription:
    """A table in the data dictionary: its file, its words and its fields."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Mapping[str, Any], ...]


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
        pinned=f"{site_url}data/v{corpus.version}/cases.csv",
        **_lines(renderer, files, f"{site_url}data/latest/"),
        styles=renderer.cite("samskap"),
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
    text = renderer.words.text
    yield renderer.page(
        "dictionary",
        "data/dictionary/",
        title=text("Data dictionary"),
        description=text("Every table and every field of the data package, with type, values and meaning."),
        kind="dictionary",
        crumbs=crumbs,
        tables=list(_tables(renderer)),
    )
    yield renderer.page(
        "vocabularies",
        "data/vocabularies/",
        title=text("Vocabularies"),
        description=text("Every term with its definition, its other words and its sources."),
        kind="dictionary",
        crumbs=crumbs,
        vocabularies=[(name, text(label), renderer.corpus.vocabulary(name)) for name, label in VOCABULARIES.items()],
    )
    yield renderer.page(
        "checks",
        "data/checks/",
        title=text("What is checked"),
        description=text("Every rule that the package is checked by before the site is built."),
        kind="dictionary",
        crumbs=crumbs,
        rules=problems.rules(renderer.words),
    )


def _tables(renderer: Renderer) -> Iterator[TableDescription]:
    corpus, language = renderer.corpus, renderer.words.language
    schemas = {name: (path, schema) for name, path, schema in tables(corpus.descriptor)}
    schemas["references"] = ("references.csv", corpus.reference_schema)
    for resource in corpus.descriptor["resources"]:
        path, schema = schemas[resource["name"]]
        yield TableDescription(
            resource["name"],
            path,
            words(resource, "title", language),
            words(resource, "description", language),
            tuple(_field(renderer, field) for field in schema["fields"]),
        )


def _field(renderer: Renderer, field: Mapping[str, Any]) -> dict[str, Any]:
    """What the dictionary tells of a field."""
    language, constraints = renderer.words.language, field.get("constraints", {})
    return {
        "name": field["name"],
        "type": field["type"],
        "title": words(field, "title", language),
        "description": words(field, "description", language),
        "required": bool(constraints.get("required")),
        "vocabulary": field.get("vocabulary", ""),
        "refers_to": field.get("refers_to", ""),
    }
