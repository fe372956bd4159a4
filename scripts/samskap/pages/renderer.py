"""Templates and the few functions they may call. Every value they print is escaped as text unless it is markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from samskap.citation.csl import Item
from samskap.evidence.history import Record
from samskap.model import Case, Finding, Reference, told, untranslated
from samskap.pages.addresses import SECTIONS, address, manual_address, term_address
from samskap.pages.escaping import escape_markdown, safe_link
from samskap.pages.mentions import Mentions
from samskap.pages.page import CRUMB, Page, relative
from samskap.pages.phrases import Phrases, lowered, sentence
from samskap.versions.history import Event, Versions

_TABLES: Mapping[type[Record], str] = {Case: "cases", Finding: "findings", Reference: "references"}


@dataclass(frozen=True, kw_only=True)
class Renderer(Phrases):
    """Renders pages of one corpus in one language.

    ``citations`` maps a citation style to formatted references (safe HTML) by id; ``own`` are the items by which our
    own pages are cited, by path; ``repository`` is the address of the repository's web page and ``contact`` the e-mail
    address that cases are sent to, each empty where there is none; ``versions`` are the released versions beside the
    corpus, None where they do not matter.
    """

    citations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: Mapping[str, Item] = field(default_factory=dict)
    repository: str = ""
    contact: str = ""
    versions: Versions | None = None
    environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        environment = Environment(
            loader=PackageLoader("samskap.pages"),
            autoescape=True,
            finalize=escape_markdown,
            undefined=StrictUndefined,
            comment_start_string="{##",  # "{#id}" names a heading in Markdown
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= self._functions()
        environment.filters |= {
            "joined": self.joined,
            "date": self.words.date,
            "number": self.words.number,
            "lang_of": self.lang_of,
            "untranslated": untranslated,
            "sentence": sentence,
            "lowered": lowered,
        }
        object.__setattr__(self, "environment", environment)

    def page(
        self,
        template: str,
        path: str,
        *,
        title: str,
        description: str,
        kind: str,
        crumbs: tuple[CRUMB, ...] = (),
        record: str = "",
        canonical: str = "",
        scripts: tuple[str, ...] = (),
        feeds: tuple[CRUMB, ...] = (),
        **context: Any,
    ) -> Page:
        """Render a template (its name without ending) as the page at ``path``; the context is what it prints."""
        given = {"page_path": path, "page_title": title, "page_scripts": scripts, **context}
        body = self.environment.get_template(f"{template}.md.j2").render(given)
        return Page(
            path=path,
            title=title,
            description=description,
            body=body,
            kind=kind,
            crumbs=crumbs,
            record=record,
            canonical=canonical,
            scripts=scripts,
            feeds=feeds,
        )

    @cached_property
    def mentions(self) -> Mentions:
        """How the pages mention, cite and list references."""
        return Mentions(self, self.citations)

    def _functions(self) -> dict[str, Any]:
        return {
            "t": self.t,
            "nt": self.nt,
            "url": _url,
            "address": address,
            "term_address": term_address,
            "manual_address": manual_address,
            "safe_link": safe_link,
            "corpus": self.corpus,
            "lang": self.words.language,
            "words": self.words,
            "term": self.term,
            "label": self.label,
            "field_title": self.field_title,
            "has_page": lambda term: term.vocabulary in SECTIONS,
            "short": self.mentions.short,
            "say": self.say,
            "told": lambda text: told(text, self.words.language),
            "lang_of": self.lang_of,
            "untranslated": untranslated,
            "sentence": sentence,
            "mention": self.mentions.mention,
            "coins": self.mentions.coins,
            "citation": self.mentions.citation,
            "repository": self.repository,
            "events": self.events,
            "changes_of": self.changes_of,
            "bibliography_of": self.mentions.bibliography,
            "publications_of": self.mentions.publications,
        }

    def events(self, table: str, identifier: str) -> Sequence[Event]:
        """What became of a record in which version, the oldest first."""
        return self.versions.events(table, (identifier,)) if self.versions else ()

    def corrected(self, record: Record) -> str:
        """Date (ISO 8601) of the last released version that has corrected a record, or empty."""
        return self.versions.corrected(_TABLES[type(record)], (record.id,)) if self.versions else ""

    def changes_of(self, event: Event, table: str, identifier: str) -> str:
        """Path of the place that says what was changed in a record, below the language; empty where none does."""
        said = self.versions is not None and self.versions.names(event.since, table, (identifier,))
        return f"data/changes/{event.since}/#{table}-{identifier}" if said else ""


@pass_context
def _url(context: Context, path: str) -> Markup:
    """Address of a page (path below the language) as seen from the page that is being rendered, for an attribute."""
    return escape(relative(path, context["page_path"]))
