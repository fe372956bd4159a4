"""The coding manual: how to code step by step and field by field, and a page for the terms of each vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from samskap.agreement import VOCABULARIES as CODED_TWICE
from samskap.agreement import coded_twice
from samskap.contribution.schema import AUTOMATIC, SECTIONS, case_file_schema
from samskap.downloads.described import TermEntry, VocabularyEntry, use_in_words, vocabulary_entries
from samskap.model import Term
from samskap.package.fields import described_tables
from samskap.pages.addresses import CODED, MANUAL
from samskap.pages.manual_examples import CodedTwice, worked
from samskap.pages.manual_steps import STEPS
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer

FILE = "file"
"""The section of the fields that stand at the top of a case file."""
LONGEST_EXAMPLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualField:
    """A field of a case file: its place there, its words, and what is chosen or written in it."""

    section: str
    name: str
    title: str
    description: str
    example: str
    required: bool
    several: bool
    vocabulary: str
    columns: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """The anchor of the field on the first page of the manual."""
        return f"field-{self.section}-{self.name}"


def manual_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``contribute/manual/``."""
    words, text = renderer.words, renderer.words.text
    schema = case_file_schema(renderer.corpus, words)
    vocabularies = [entry for entry in vocabulary_entries(renderer.corpus, words) if entry.id in CODED]
    title, crumbs = text("Coding manual"), ((text("Contribute"), "contribute/"),)
    sections = _sections(renderer, schema)
    yield renderer.page(
        "manual",
        MANUAL,
        title=title,
        description=text("How a case and its findings are coded, step by step and field by field."),
        kind="manual",
        crumbs=crumbs,
        steps=STEPS,
        sections=sections,
        titles={field.anchor: field.title for _id, _title, fields in sections for field in fields},
        vocabularies=vocabularies,
        names={entry.id: entry.name for entry in vocabularies},
        automatic=_automatic(renderer),
    )
    for entry in vocabularies:
        yield _vocabulary_page(renderer, entry, (*crumbs, (title, MANUAL)))


def _vocabulary_page(renderer: Renderer, entry: VocabularyEntry, crumbs: tuple[tuple[str, str], ...]) -> Page:
    corpus, words = renderer.corpus, renderer.words
    fields = {name: field for field, name in CODED_TWICE.items()}
    pairs = len(coded_twice(corpus.codings)) if entry.id in fields else 0
    return renderer.page(
        "manual-vocabulary",
        f"{MANUAL}{entry.id}/",
        title=words.text("How to code: {vocabulary}", vocabulary=entry.name),
        description=words.text("What each term means, what it is mixed up with, and findings coded with it."),
        kind="manual-terms",
        crumbs=crumbs,
        entry=entry,
        groups=_grouped(entry.terms),
        worked=worked(corpus, entry.id),
        field=fields.get(entry.id, ""),
        pairs=pairs,
        fields=_places(entry),
        use_in_words=lambda used: use_in_words(used, words),
        is_twice=lambda example: isinstance(example, CodedTwice),
        in_order=lambda codes: [found.term for found in entry.terms if found.term.id in codes],
    )


def _grouped(terms: Sequence[TermEntry]) -> list[tuple[Term | None, list[TermEntry]]]:
    """The terms under their groups, in the order of the vocabulary."""
    return [(group, list(found)) for group, found in groupby(terms, key=lambda entry: entry.group)]


def _places(entry: VocabularyEntry) -> list[tuple[str, str]]:
    """Section and name of the fields of a case file that hold terms of a vocabulary."""
    sections = {table: section for section, table in SECTIONS.items()}
    return [
        (sections[field.table], field.base)
        for field in entry.fields
        if field.table in sections and field.base not in AUTOMATIC[field.table]
    ]


def _sections(renderer: Renderer, schema: Mapping[str, Any]) -> list[tuple[str, str, list[ManualField]]]:
    """Id, title and fields of every part of a case file."""
    parts, text = schema["properties"], renderer.words.text
    head = {name: part for name, part in parts.items() if name not in (*SECTIONS, "contributor", "layout")}
    found = [(name, parts[name]["title"], parts[name].get("items", parts[name])["properties"]) for name in SECTIONS]
    found.append(("contributor", parts["contributor"]["title"], parts["contributor"]["properties"]))
    found.append((FILE, text("The file itself"), {**head, "layout": parts["layout"]}))
    columns = _columns(renderer)
    return [
        (id_, title, [_field(id_, name, field, columns) for name, field in properties.items()])
        for id_, title, properties in found
    ]


def _field(section: str, name: str, schema: Mapping[str, Any], columns: Mapping[tuple[str, str], Any]) -> ManualField:
    item = schema.get("items", schema)
    options = item.get("oneOf", ()) if name != "inferred" else ()
    return ManualField(
        section=section,
        name=name,
        title=schema["title"],
        description=schema.get("description", ""),
        example=_example(schema),
        required=bool(schema.get("x-required")),
        several="items" in schema,
        vocabulary=item.get("$ref", "").rpartition("/")[2],
        columns=columns.get((section, name), ()),
        options=tuple((option["const"], option["title"]) for option in options),
    )


def _example(schema: Mapping[str, Any]) -> str:
    value = next(iter(schema.get("examples", ())), schema.get("const", ""))
    if isinstance(value, bool):
        return str(value).lower()
    return shortened("; ".join(value) if isinstance(value, list) else str(value), LONGEST_EXAMPLE)


def _columns(renderer: Renderer) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The columns of the tables that hold a field of a case file, by section and name."""
    tables = {
        table.name: table for table in described_tables(renderer.corpus.descriptor, renderer.corpus.reference_schema)
    }
    return {
        (section, group[0].base): tuple(field.name for field in group)
        for section, table in SECTIONS.items()
        for group in tables[table].groups()
    }


def _automatic(renderer: Renderer) -> list[tuple[str, str]]:
    """Table and name of the fields that nobody writes."""
    return [(table, name) for table, names in AUTOMATIC.items() for name in sorted(names)]
