"""Data: the downloads, the data dictionary, the vocabularies, and what the check reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samskap import problems
from samskap.downloads import Download, snippets
from samskap.evidence.usage import downloaded, recent
from samskap.languages import N_
from samskap.package.descriptor import tables, words
from samskap.pages.own import DATA, citation
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
    text, corpus = renderer.words.text, renderer.corpus
    title = text("Data")
    yield renderer.page(
        "data",
        "data/",
        title=title,
        description=text(
            "Download the data package: cases, findings, references and vocabulary, with licence and codebook."
        ),
        kind="list",
        files=list(files),
        downloaded=downloaded(recent(corpus.usage), corpus.version),
        period=period(renderer),
        snippets=snippets(f"{site_url}data/latest/", renderer.words.language),
        **citation(renderer, DATA),
        licence=corpus.descriptor["licenses"][0],
    )
    yield from _codebook_pages(renderer, ((title, "data/"),))


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
