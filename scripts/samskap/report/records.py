"""A record as people will read it in a language: its name, its fields with titles and labels, what is still wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samskap.contribution.schema import AUTOMATIC
from samskap.package.editions import Edition, Key
from samskap.package.fields import Field, Table, described_tables
from samskap.report.plain import plain, quoted
from samskap.versions.naming import Names

HEADING: Mapping[str, str] = {
    "cases": "title",
    "findings": "statement",
    "references": "title",
    "terms": "label",
    "municipalities": "name",
}
"""The field by which a record of a table is called."""

LEAD: Mapping[str, str] = {"cases": "summary", "terms": "definition"}
"""The field that says what a record of a table is, in sentences."""

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "cases": frozenset({"id", "latitude", "longitude", "references"}),
    "findings": frozenset({"id", "reference"}),
    "references": frozenset({"id"}),
    "municipalities": frozenset({"id"}),
    "terms": frozenset({"id", "position"}),
}
"""What a record tells elsewhere: its id in the list of changes, its place and its references beside it."""


@dataclass(frozen=True)
class Reader:
    """Reads the records of a package in a language, as Markdown."""

    names: Names

    @property
    def edition(self) -> Edition:
        """The package that is read."""
        return self.names.new

    @property
    def language(self) -> str:
        """The language in which it is read."""
        return self.names.words.language

    def name(self, table: str, key: Key) -> str:
        """What a record is called in the language, or in another, with what is wanted."""
        row = self.edition.tables[table][key]
        group = self._group(table, HEADING[table])
        return self._value(table, row, group) or quoted(" / ".join(key))

    def lead(self, table: str, key: Key) -> Iterator[str]:
        """What the record is, as a paragraph."""
        row = self.edition.tables[table][key]
        if table in LEAD and (text := self._value(table, row, self._group(table, LEAD[table]))):
            yield from (text, "")

    def fields(self, table: str, key: Key, beside: Collection[str] = ()) -> Iterator[str]:
        """The fields of a record that have a value, each a line of a list: its title and what stands in it."""
        row = self.edition.tables[table][key]
        hidden = {*AUTOMATIC.get(table, ()), *LEFT_OUT.get(table, ()), HEADING.get(table), LEAD.get(table), *beside}
        for group in self._tables[table].groups():
            if group[0].base not in hidden and (value := self._value(table, row, group)):
                yield f"- **{plain(self.names.field_title(table, group[0].base))}**: {value}"

    def _value(self, table: str, row: Mapping[str, str], group: tuple[Field, ...]) -> str:
        field = group[0]
        if field.language:
            return self._text({column.language: row.get(column.name, "") for column in group})
        cell = row.get(field.name, "")
        if field.format == "uri" or field.name in {"doi", "urn", "exact_match", "close_match", "related_match"}:
            return quoted(cell) if cell else ""
        return plain(self.names.label(table, field.name, cell))

    def _text(self, texts: Mapping[str, str]) -> str:
        """A text in the language; where it is missing, that of another language, and that it is wanted."""
        if own := texts.get(self.language, ""):
            return plain(own)
        words = self.names.words
        other = next(((tag, text) for tag, text in texts.items() if text), None)
        if other is None:
            return ""
        wanted = words.text("text wanted in {language}", language=words.language_name(self.language))
        return f"{plain(other[1])} ({plain(words.language_name(other[0]))}; **{plain(wanted)}**)"

    def _group(self, table: str, base: str) -> tuple[Field, ...]:
        return next(group for group in self._tables[table].groups() if group[0].base == base)

    @property
    def _tables(self) -> Mapping[str, Table]:
        described = described_tables(self.edition.descriptor, self.edition.schemas["references"])
        return {table.name: table for table in described}
