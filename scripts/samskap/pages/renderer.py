"""Templates and the few functions they may call. Every value they print is escaped as text unless it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from samskap.citation.coins import coins
from samskap.citation.csl import Item
from samskap.citation.disambiguation import year_suffixes
from samskap.citation.short import short_label, short_year
from samskap.evidence.history import Record
from samskap.languages import Words
from samskap.model import Case, Corpus, Finding, Municipality, Reference, Term, Text, told, untranslated
from samskap.package.fields import described_tables
from samskap.pages.addresses import SECTIONS, address, term_address
from samskap.pages.bibliographies import Bibliography, bibliographies
from samskap.pages.escaping import escape_citation, escape_line, escape_markdown, fill, safe_link
from samskap.pages.page import CRUMB, Page, relative, shortened
from samskap.versions.history import Event, Versions

_TABLES: Mapping[type[Record], str] = {Case: "cases", Finding: "findings", Reference: "references"}
STYLE_NAMES = {"apa": "APA", "harvard": "Harvard", "vancouver": "Vancouver"}


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """Renders pages of one corpus in one language.

    ``citations`` maps a citation style to formatted references (safe HTML) by id; ``own`` are the items by which our
    own pages are cited, by path; ``repository`` is the address of the repository's web page and ``contact`` the e-mail
    address that cases are sent to, each empty where there is none; ``versions`` are the released versions beside the
    corpus, None where they do not matter.
    """

    corpus: Corpus
    words: Words
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

    def term(self, vocabulary: str, identifier: str) -> Term:
        """A term by vocabulary and id. Raises ``KeyError``."""
        return self.corpus.terms[vocabulary, identifier]

    def label(self, vocabulary: str, identifier: str) -> str:
        """The label of a term in the page's language. Raises ``KeyError``."""
        return self.term(vocabulary, identifier).label[self.words.language]

    def field_title(self, table: str, name: str) -> str:
        """The title of a field in the page's language, from the descriptor; of its text columns, without the tag."""
        return self._field_titles[table, name]

    @cached_property
    def _field_titles(self) -> Mapping[tuple[str, str], str]:
        tables = described_tables(self.corpus.descriptor, self.corpus.reference_schema)
        fields = [field for table in tables for field in table.fields]
        return {(field.table, field.base): field.base_title[self.words.language] for field in fields}

    def t(self, message: str, /, **values: object) -> Markup:
        """A translated message as safe Markdown; markup given as a value stays markup."""
        return fill(self.words.translation(message), values)

    def nt(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """The translated message that fits a number, as safe Markdown."""
        message = self.words.plural_translation(one, many, number)
        return fill(message, {"number": self.words.number(number), **values})

    def joined(self, parts: Iterable[object], style: str = "standard") -> Markup:
        """Parts as one enumeration in the page's language, each escaped."""
        return Markup(self.words.joined([escape_markdown(part) for part in parts], style))

    def clauses(self, parts: Iterable[object]) -> Markup:
        """Main clauses as one enumeration in the page's language, each escaped."""
        return Markup(self.words.clauses(escape_markdown(part) for part in parts))

    def link(self, record: Municipality | Term, page: str) -> Markup:
        """A link to a term's or place's page under its name, as seen from a page."""
        name = record.name if isinstance(record, Municipality) else record.label
        return self.anchor(address(record), name[self.words.language], page)

    def anchor(self, path: str, text: str | Markup, page: str) -> Markup:
        """A link to a path below the language, as seen from a page."""
        return Markup('<a href="{}">{}</a>').format(relative(path, page), escape_markdown(text))

    def say(self, text: Text, write: Callable[[str], str] = str) -> Markup:
        """A text of a record in the page's language; where it is missing, in another, in an element that says so.

        ``write`` is applied to the text. Empty where the text is in no language.
        """
        found = told(text, self.words.language)
        said = escape_markdown(write(found.text))
        if found.language in ("", self.words.language):
            return said
        return Markup('<span lang="{}">{}</span>').format(found.language, said)

    def lang_of(self, text: Text) -> Markup:
        """The attribute that tells in which language a text of a record is shown; none where it is the page's."""
        language = told(text, self.words.language).language
        return Markup("") if language in ("", self.words.language) else Markup(' lang="{}"').format(language)

    def shown(self, text: Text) -> str:
        """A text of a record where nothing can say in which language it is: in the page's, else in another."""
        return told(text, self.words.language).text

    def verbatim(self, text: str) -> Markup:
        """Lines that keep their breaks inside ``<pre>``, each escaped; no line is empty."""
        return Markup("\n").join(escape_line(line) for line in text.splitlines() if line.strip())

    def cite(self, identifier: str) -> list[tuple[str, Markup]]:
        """A record in every citation style: the style's name and the formatted reference."""
        return [(STYLE_NAMES[style], self.citation(style, identifier)) for style in self.citations]

    def _functions(self) -> dict[str, Any]:
        return {
            "t": self.t,
            "nt": self.nt,
            "url": _url,
            "address": address,
            "term_address": term_address,
            "safe_link": safe_link,
            "corpus": self.corpus,
            "lang": self.words.language,
            "words": self.words,
            "term": self.term,
            "label": self.label,
            "field_title": self.field_title,
            "has_page": lambda term: term.vocabulary in SECTIONS,
            "short": self.short,
            "say": self.say,
            "told": lambda text: told(text, self.words.language),
            "lang_of": self.lang_of,
            "untranslated": untranslated,
            "sentence": sentence,
            "mention": self.mention,
            "coins": self.coins,
            "citation": self.citation,
            "repository": self.repository,
            "events": self.events,
            "changes_of": self.changes_of,
            "bibliography_of": self.bibliography,
            "publications_of": self.publications,
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

    def bibliography(self, page: str) -> Bibliography | None:
        """The references of a page (its path) and the files that hold them; None for a page that lists none."""
        return self._bibliographies.get(page)

    def publications(self, page: str) -> list[Reference]:
        """The references of a page by author and year, in the alphabetical order of the page's language."""
        found = self._bibliographies.get(page)
        references = found.references if found else ()
        return sorted(references, key=lambda item: (self.words.sort_key(self.mention(item)), item.id))

    @cached_property
    def _bibliographies(self) -> Mapping[str, Bibliography]:
        return bibliographies(self.corpus)

    def short(self, reference: Reference) -> str:
        """Authors and year of a reference for a list, in the page's language."""
        return short_label(reference, self.words, self._suffixes.get(reference.id, ""))

    @cached_property
    def _suffixes(self) -> Mapping[str, str]:
        """The letters that tell references of the same authors and year apart, by id."""
        return year_suffixes(self.corpus.references.values())

    def coins(self, reference: Reference) -> str:
        """A reference as an OpenURL context object, for the title of a COinS element."""
        return coins(reference, self.label("reference-type", reference.type))

    def mention(self, reference: Reference) -> str:
        """A reference in running text: authors and year; where no author is known, the title and the year."""
        if reference.authors:
            return self.short(reference)
        return f"{shortened(reference.title, 60)} {short_year(reference, self.words)}"

    def citation(self, style: str, identifier: str) -> Markup:
        """A reference as the citation formatter wrote it: HTML with every value escaped by the formatter."""
        return escape_citation(self.citations.get(style, {}).get(identifier, ""))


def sentence(text: str) -> str:
    """Text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: without the capital at its beginning, unless an abbreviation begins it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@pass_context
def _url(context: Context, path: str) -> Markup:
    """Address of a page (path below the language) as seen from the page that is being rendered, for an attribute."""
    return escape(relative(path, context["page_path"]))
