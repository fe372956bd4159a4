"""The columns of a sheet: every field of its table in one language, and the words for its codes beside them.

A column bears the name of its field. One whose name has a dot (``country.label``, ``citation.apa``) is made of the
field before the dot, for reading only: what is changed in it is no change of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlsplit

from samskap.citation.short import short_label
from samskap.downloads.rows import records, tables_by_name
from samskap.languages import Words
from samskap.model import Corpus, told
from samskap.package.fields import Field, Table

Cell = str | int | float | bool
"""What a cell holds; the empty text is an empty cell."""

SEPARATOR = "; "
LABEL = ".label"
OTHER = ".other"
# tables whose records have a page, and the section of the site in which it stands
PAGES: Mapping[str, str] = {
    "cases": "cases", "findings": "findings", "references": "references", "municipalities": "places",
}  # fmt: skip
_URL_SAFE = "%/:?#@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it is about, its heading, and how a record's value and its link (or "") are got.

    A link is a web address, or ``#`` and the table and id of a record in the workbook: ``#cases/<id>``. ``field`` is
    the field's description where the column holds its values; ``is_code`` tells that they are codes.
    """

    name: str
    heading: str
    value: Callable[[Any], Cell]
    link: Callable[[Any], str]
    field: Field | None = None
    is_code: bool = False


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Makes the columns of the tables of a corpus in a language.

    ``citations`` are the references formatted by id, ``root`` is the address of the language's pages or empty.
    """

    corpus: Corpus
    words: Words
    citations: Mapping[str, str]
    root: str = ""

    def of(self, table: str) -> list[Column]:
        """The columns of a table (``cases``, ``findings``, ...) in the order of its schema. Raises ``KeyError``."""
        found = [column for field in self._fields(table) for column in self._columns(field)]
        if table == "references":
            heading = self.words.text("Citation (APA)")
            found.append(Column("citation.apa", heading, lambda record: self.citations[record.id], _link_of))
        return found

    @cached_property
    def _tables(self) -> Mapping[str, Table]:
        return tables_by_name(self.corpus)

    def _fields(self, table: str) -> list[Field]:
        """The fields of a table, of texts those in the language."""
        return [field for field in self._tables[table].fields if field.language in ("", self.words.language)]

    def _columns(self, field: Field) -> Iterator[Column]:
        """The column of a field, behind that of its labels where it holds codes; last, texts in another language."""
        heading, label, link = field.base_title[self.words.language], self._label(field), self._link(field)
        if label:
            labels = lambda record: SEPARATOR.join(map(label, _items(self._raw(record, field.base))))  # noqa: E731
            yield Column(field.name + LABEL, heading, labels, link)
            heading, link = self.words.text("{heading} (id)", heading=heading), no_link
        yield Column(field.name, heading, lambda record: self._cell(record, field.base), link, field, label is not None)
        if field.language and any(self._elsewhere(record, field.base) for record in records(self.corpus, field.table)):
            heading = self.words.text("{heading} (in another language)", heading=heading)
            yield Column(field.name + OTHER, heading, lambda record: self._elsewhere(record, field.base), no_link)

    def _elsewhere(self, record: Any, base: str) -> str:
        """A text that is missing in the language of the workbook in another, with its tag; else empty."""
        found = told(getattr(record, base), self.words.language)
        return found.marked(self.words.language) if found.language != self.words.language else ""

    def _label(self, field: Field) -> Callable[[str], str] | None:
        """How a code of the field is put into words, or None where the field holds no codes."""
        corpus, language = self.corpus, self.words.language
        if field.vocabulary:
            return lambda code: corpus.terms[field.vocabulary, code].label[language]
        if field.refers_to == "references":
            return lambda code: short_label(corpus.references[code], self.words)
        if field.refers_to == "municipalities":
            return lambda code: corpus.municipalities[code].name[language]
        if field.refers_to == "cases":
            return lambda code: told(corpus.cases[code].title, language).marked(language)
        if field.name == "inferred":
            titles = {other.base: other.base_title[language] for other in self._fields(field.table)}
            return lambda code: titles.get(code, code)
        return self.words.language_name if field.name == "language" else None

    def _link(self, field: Field) -> Callable[[Any], str]:
        """Where a cell of the field leads."""
        name = field.name
        if field.refers_to and field.type != "list":
            return lambda record: f"#{field.refers_to}/{getattr(record, name)}" if getattr(record, name) else ""
        if name == "id" and field.table in PAGES and self.root:
            return lambda record: f"{self.root}{PAGES[field.table]}/{record.id}/"
        if name == "doi":
            return lambda record: web_link(f"https://doi.org/{record.doi}") if record.doi else ""
        if name in ("url", "source_url"):
            return lambda record: "" if self.corpus.is_copy(getattr(record, name)) else web_link(getattr(record, name))
        return no_link

    def _raw(self, record: Any, base: str) -> Any:
        return self.corpus.kind(record) if base == "kind" else getattr(record, base)

    def _cell(self, record: Any, base: str) -> Cell:
        value = self._raw(record, base)
        if isinstance(value, Mapping):
            value = value[self.words.language]
        if isinstance(value, tuple):
            return SEPARATOR.join(map(str, value))
        return "" if value is None else value


def web_link(address: str) -> str:
    """The address so that a spreadsheet may link to it: percent-encoded, http or https; else empty."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return quote(address, safe=_URL_SAFE) if parts.scheme in ("http", "https") and parts.hostname else ""


def _items(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def no_link(_record: Any) -> str:
    """No link, whatever the record."""
    return ""


def _link_of(reference: Any) -> str:
    return web_link(reference.link)
