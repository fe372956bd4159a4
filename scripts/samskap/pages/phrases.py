"""Words, labels and links of one corpus in one language, as markup in which every value is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from samskap.languages import Words
from samskap.model import Corpus, Municipality, Term
from samskap.package.fields import described_tables
from samskap.pages.addresses import address
from samskap.pages.escaping import escape_line, escape_markdown, fill
from samskap.pages.page import relative


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """How one corpus is put into the words of one language."""

    corpus: Corpus
    words: Words

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

    def verbatim(self, text: str) -> Markup:
        """Lines that keep their breaks inside ``<pre>``, each escaped; no line is empty."""
        return Markup("\n").join(escape_line(line) for line in text.splitlines() if line.strip())


def sentence(text: str) -> str:
    """Text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: without the capital at its beginning, unless an abbreviation begins it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
