"""Pages at the addresses of records that were taken out: they say so, why, and where to go on.

There is no redirect by refresh. One with a delay would take the page away while it is being read (WCAG 2.2.1, and
technique F41); one without would hide the notice from who has cited the record. A link waits (3.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from samskap.languages import N_
from samskap.model import Retired
from samskap.package.editions import KINDS, Key
from samskap.pages.addresses import SECTIONS, term_page
from samskap.pages.page import Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.versions import record_path
from samskap.versions.history import Kept
from samskap.versions.naming import Names

TITLES = {
    "case": N_("This case has been taken out"),
    "finding": N_("This finding has been taken out"),
    "reference": N_("This reference has been taken out"),
    "municipality": N_("This place has been taken out"),
}
TERM = N_("This term has been taken out")

_TABLES = {kind: table for table, kind in KINDS.items()}
_FOLDERS = {"case": "cases", "finding": "findings", "reference": "references", "municipality": "places"}


def retired_pages(renderer: Renderer) -> Iterator[Page]:
    """A page for each retired record that had one."""
    for record in renderer.corpus.retired:
        path = retired_path(record)
        if path:
            yield _page(renderer, record, path)


def retired_path(record: Retired) -> str:
    """The address that a retired record had, below the language; empty where its kind has no pages."""
    if record.kind in _FOLDERS:
        return f"{_FOLDERS[record.kind]}/{record.id}/"
    return term_page(record.kind, record.id) if record.kind in SECTIONS else ""


def _page(renderer: Renderer, record: Retired, path: str) -> Page:
    text = renderer.words.text
    title = text(TITLES.get(record.kind, TERM))
    table = _TABLES.get(record.kind, "terms")
    last = _last_with(renderer, table, _key(record, record.id))
    heir = record_path(renderer.corpus, table, _key(record, record.replaced_by)) if record.replaced_by else ""
    return renderer.page(
        "retired",
        path,
        title=title,
        description=shortened(f"{title}. {record.reason[renderer.words.language]}", 160),
        kind="retired",
        record=record.id,
        canonical=heir,
        retired=record,
        last=last,
        name=_name(renderer, last, table, _key(record, record.id)),
        heir=heir,
        heir_name=_current_name(renderer, table, _key(record, record.replaced_by)) if heir else "",
    )


def _key(record: Retired, identifier: str) -> Key:
    return (identifier,) if record.kind in _TABLES else (record.kind, identifier)


def _last_with(renderer: Renderer, table: str, key: Key) -> Kept | None:
    """The last released version that has a record."""
    releases = renderer.versions.releases if renderer.versions else ()
    return next((kept for kept in reversed(releases) if key in kept.edition.tables.get(table, {})), None)


def _name(renderer: Renderer, last: Kept | None, table: str, key: Key) -> str:
    return Names(last.edition, last.edition, renderer.words).name(table, key) if last else ""


def _current_name(renderer: Renderer, table: str, key: Key) -> str:
    current = renderer.versions.current if renderer.versions else None
    return (Names(current, current, renderer.words).name(table, key) if current else "") or key[-1]
