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
from samskap.languages import Words
from samskap.model import Corpus
from samskap.package.descriptor import Schema, base_name, field_names, schema_of
from samskap.package.descriptor import words as words_of

Cell = str | int | float | bool
"""What a cell holds; the empty text is an empty cell."""

SEPARATOR = "; "
LABEL = ".label"
# tables whose records have a page, and the section of the site in which it stands
PAGES: Mapping[str, str] = {
    "cases": "cases", "findings": "findings", "references": "references", "municipalities": "places",
}  # fmt: skip
_RECORDS: Mapping[str, str] = {"case": "cases", "reference": "references"}  # field -> table whose row it links to
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
    field: Mapping[str, Any] | None = None
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
        found = [column for field in self._fields(table) for column in self._columns(table, field)]
        if table == "references":
            heading = self.words.text("Citation (APA)")
            found.append(Column("citation.apa", heading, lambda record: self.citations[record.id], _link_of))
        return found

    def _fields(self, table: str) -> Iterator[Mapping[str, Any]]:
        """The fields of a table, of texts those in the language."""
        for field in self._schema(table)["fields"]:
            base = self._base(table, field["name"])
            if field["name"] in (base, f"{base}_{self.words.language}"):
                yield field

    def _base(self, table: str, name: str) -> str:
        """The name without the language; ``title_en`` beside ``title`` is a field of its own."""
        base = base_name(name, self.corpus.languages)
        return name if base in field_names(self._schema(table)) else base

    def _columns(self, table: str, field: Mapping[str, Any]) -> Iterator[Column]:
        """The column of a field, behind that of its labels where it holds codes."""
        name, heading = field["name"], self._titles(table)[field["name"]]
        base = self._base(table, name)
        label = self._label(table, field)
        link = self._link(table, name)
        if label:
            labels = lambda record: SEPARATOR.join(map(label, _items(self._raw(record, base))))  # noqa: E731
            yield Column(name + LABEL, heading, labels, link)
            heading, link = self.words.text("{heading} (id)", heading=heading), no_link
        yield Column(name, heading, lambda record: self._cell(record, base), link, field, label is not None)

    def _label(self, table: str, field: Mapping[str, Any]) -> Callable[[str], str] | None:
        """How a code of the field is put into words, or None where the field holds no codes."""
        corpus, language, name = self.corpus, self.words.language, field["name"]
        target = field.get("refers_to") or _RECORDS.get(name)
        if "vocabulary" in field:
            return lambda code: corpus.terms[field["vocabulary"], code].label[language]
        if target == "references":
            return lambda code: short_label(corpus.references[code], self.words)
        if target == "municipalities":
            return lambda code: corpus.municipalities[code].name[language]
        if target == "cases":
            return lambda code: corpus.cases[code].title[language]
        if name == "inferred":
            return lambda code: self._titles(table).get(code, code)
        return self.words.language_name if name == "language" else None

    def _link(self, table: str, name: str) -> Callable[[Any], str]:
        """Where a cell of the field leads."""
        if name in _RECORDS:
            return lambda record: f"#{_RECORDS[name]}/{getattr(record, name)}" if getattr(record, name) else ""
        if name == "id" and table in PAGES and self.root:
            return lambda record: f"{self.root}{PAGES[table]}/{record.id}/"
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

    def _schema(self, table: str) -> Schema:
        return self.corpus.reference_schema if table == "references" else schema_of(self.corpus.descriptor, table)

    def _titles(self, table: str) -> Mapping[str, str]:
        return self._all_titles[table]

    @cached_property
    def _all_titles(self) -> Mapping[str, Mapping[str, str]]:
        """The headings of the fields of every table by name; also by the name without the language."""
        return {resource["name"]: self._titles_of(resource["name"]) for resource in self.corpus.descriptor["resources"]}

    def _titles_of(self, table: str) -> dict[str, str]:
        found = {}
        for field in self._fields(table):
            base, title = self._base(table, field["name"]), words_of(field, "title", self.words.language)
            found[field["name"]] = found[base] = title if base == field["name"] else title.rpartition(" (")[0] or title
        return found


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
