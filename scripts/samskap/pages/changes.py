"""When each page last changed, what changed on it, and which feed tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from samskap.evidence.history import Change, Identity, Record, last_change
from samskap.languages import N_, Words
from samskap.model import Case, Finding, Reference
from samskap.pages.addresses import address
from samskap.pages.feeds import feeds_of
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.shown import everything, records_by_page

OWN = {Case: N_("this case"), Finding: N_("this finding"), Reference: N_("this reference")}
"""What a record is called on its own page."""

BOOKS = frozenset({"dictionary", "glossary", "versions", "changes", "new-case", "manual", "manual-terms"})
"""Kinds of pages that show what holds for a version of the data, not its records."""


def with_changes(renderer: Renderer, pages: Iterable[Page]) -> list[Page]:
    """The pages, each with the last addition to the records it shows and with its feeds.

    A page of the whole shows every record. A page that shows none changes with the version of the data.
    """
    corpus, words = renderer.corpus, renderer.words
    corrections = corrections_of(renderer)
    shown, whole = records_by_page(corpus), last_change(everything(corpus), corrections)
    found = []
    for page in pages:
        records = shown.get(page.path, ())
        own = next((record for record in records if address(record) == page.path), None)
        is_whole = not records and not page.record and page.kind not in BOOKS
        change = whole if is_whole else last_change(records, corrections)
        if change:
            changed, text = change.month, added(change, own, words)
        else:
            changed = corpus.created.partition("T")[0]
            text = words.text("Made for version {version} of the data.", version=corpus.version)
        found.append(replace(page, changed=changed, change=text, feeds=page.feeds or feeds_of(page)))
    return found


def corrections_of(renderer: Renderer) -> Mapping[Identity, str]:
    """When the records that released versions have corrected were last corrected (ISO 8601)."""
    dates = (((type(record), record.id), renderer.corrected(record)) for record in everything(renderer.corpus))
    return {identity: date for identity, date in dates if date}


def added(change: Change, own: Record | None, words: Words) -> str:
    """What was added and how many were corrected, in sentences; ``own`` is the record that the page is about."""
    corrected = words.plural("{number} record corrected.", "{number} records corrected.", change.corrected)
    is_new = own is not None and own.coded_on == change.month
    parts = [words.text(OWN[type(own)])] if own and is_new else []
    kinds = (
        (Case, change.cases, ("{number} case", "{number} cases")),
        (Finding, change.findings, ("{number} finding", "{number} findings")),
        (Reference, change.references, ("{number} reference", "{number} references")),
    )
    for kind, number, forms in kinds:
        others = number - (is_new and isinstance(own, kind))
        if others:
            parts.append(words.plural(*forms, others))
    sentences = [words.text("Added: {records}.", records=words.joined(parts))] if parts else []
    return " ".join([*sentences, corrected] if change.corrected else sentences)
