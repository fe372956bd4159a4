"""The evidence as one flat table per language, for people: a row per finding with its case and its reference.

Codes stand beside their labels, lists are joined with "; ". What a spreadsheet would take for a formula gets an
apostrophe in front (OWASP, "CSV injection"): ``=``, ``+``, ``-`` or ``@`` where a text begins, and also after a
semicolon, tab or line break in it, where Nordic versions of Excel begin a cell; a tab or line break where it begins.
Numbers are left alone. Who computes takes the released package, where no cell is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from samskap.citation.disambiguation import year_suffixes
from samskap.citation.short import short_label
from samskap.downloads.rows import tables_by_name
from samskap.downloads.typed import NUMBERS
from samskap.languages import N_, Words, words
from samskap.model import Corpus, Finding, told
from samskap.package.fields import Field, find_field

SEPARATOR = "; "
_FORMULA = re.compile(r"(^|[;\t\r\n]\s*)(?=[=+@-])")
_BLANK_STARTS = ("\t", "\r", "\n")

# the columns in their order, as fields of the three records; a coded field becomes two columns, label and id
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "findings": (
        "id", "statement", "direction", "factors", "outcomes", "phases", "design", "methods", "informants", "locator",
        "read", "coding", "review", "inferred", "to_check",
    ),
    "cases": (
        "id", "title", "country", "municipalities", "place", "latitude", "longitude", "start_year", "end_year",
        "policy_areas", "target_groups", "citizen_role", "actors", "initiator", "phases", "levels", "summary",
    ),
    "references": (
        "id", "title", "type", "kind", "year", "language", "peer_reviewed", "publication_status", "doi",
    ),
}  # fmt: skip
HEADINGS: Mapping[str, str] = {
    "findings": N_("Finding: {field}"),
    "cases": N_("Case: {field}"),
    "references": N_("Reference: {field}"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the table and the field that it is about, and how its value is got from that record.

    ``labels`` tells whether it holds words in the place of the codes in the field. ``type`` is the type of its values
    (Table Schema): that of the field for numbers, text for all others.
    """

    heading: str
    table: str
    field: str
    value: Callable[[Any], Any]
    labels: bool = False
    type: str = "string"


def evidence_csv(corpus: Corpus, language: str, citations: Mapping[str, str]) -> bytes:
    """Write the flat table in a language as CSV (UTF-8, LF); ``citations`` are formatted references by id."""
    return table_csv(evidence_table(corpus, language, citations))


def table_csv(table: pd.DataFrame) -> bytes:
    """Write the flat table, or some rows of it, as CSV (UTF-8, LF)."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def evidence_table(corpus: Corpus, language: str, citations: Mapping[str, str]) -> pd.DataFrame:
    """Make the flat table in a language, a row per finding in the order of the package."""
    columns = evidence_columns(corpus, language, citations)
    rows = [[neutral(value) for value in row] for row in evidence_rows(corpus, columns)]
    return pd.DataFrame(rows, columns=[column.heading for column in columns], dtype=object)


def evidence_columns(corpus: Corpus, language: str, citations: Mapping[str, str]) -> list[Column]:
    """The columns of the flat table in a language, in their order."""
    return [*_columns(corpus, words(language)), *_citation_columns(corpus, words(language), citations)]


def evidence_rows(corpus: Corpus, columns: Iterable[Column]) -> Iterator[list[Any]]:
    """The rows of the flat table as they are, for formats that compute nothing; a missing value is an empty text."""
    return (_row(finding, corpus, columns) for finding in corpus.findings.values())


def neutral(value: Any) -> Any:
    """The value so that a spreadsheet shows it and does not compute it; a value that is no text is left as it is."""
    if not isinstance(value, str):
        return value
    text = _FORMULA.sub(r"\1'", value)
    return f"'{text}" if text.startswith(_BLANK_STARTS) else text


def _row(finding: Finding, corpus: Corpus, columns: Iterable[Column]) -> list[Any]:
    """The cells of a finding; those of the case are empty where it is tied to none."""
    records = {
        "findings": finding,
        "cases": corpus.cases.get(finding.case),
        "references": corpus.references[finding.reference],
    }
    return [column.value(record) if (record := records[column.table]) is not None else "" for column in columns]


def _columns(corpus: Corpus, words: Words) -> Iterator[Column]:
    tables = tables_by_name(corpus)
    for table, names in COLUMNS.items():
        for name in names:
            field = find_field(tables[table], name, words.language)
            heading = words.text(HEADINGS[table], field=field.base_title[words.language])
            value = partial(_value, name=name, corpus=corpus, words=words)
            label = _label_of(name, field, corpus, words)
            if label:
                labels = partial(_labels, name=name, label=label, corpus=corpus)
                yield Column(heading, table, name, labels, labels=True)
                heading = words.text("{heading} (id)", heading=heading)
            yield Column(heading, table, name, value, type=field.type if field.type in NUMBERS else "string")


def _citation_columns(corpus: Corpus, words: Words, citations: Mapping[str, str]) -> Iterator[Column]:
    suffixes = year_suffixes(corpus.references.values())
    for title, name, value in (
        (words.text("Short label"), "short_label", lambda item: short_label(item, words, suffixes.get(item.id, ""))),
        (words.text("Citation (APA)"), "apa", lambda reference: citations[reference.id]),
        (words.text("Link"), "link", lambda reference: reference.link),
    ):
        heading = HEADINGS["references"]
        yield Column(words.text(heading, field=title), "references", name, value)


def _label_of(name: str, field: Field, corpus: Corpus, words: Words) -> Callable[[str], str] | None:
    """How a code of the field is put into words, or None where the field holds no codes."""
    if field.vocabulary:
        return lambda code: corpus.terms[field.vocabulary, code].label[words.language]
    if name == "municipalities":
        return lambda code: corpus.municipalities[code].name[words.language]
    return words.language_name if name == "language" else None


def _raw(record: Any, name: str, corpus: Corpus) -> Any:
    return corpus.kind(record) if name == "kind" else getattr(record, name)


def _labels(record: Any, name: str, label: Callable[[str], str], corpus: Corpus) -> str:
    codes = _raw(record, name, corpus)
    codes = codes if isinstance(codes, tuple) else (codes,)
    return SEPARATOR.join(label(code) for code in codes if code)


def _value(record: Any, name: str, corpus: Corpus, words: Words) -> Any:
    """The value of a field as a cell: the text, in another language only with its tag, a list joined, "yes" or "no"."""
    value = _raw(record, name, corpus)
    if isinstance(value, Mapping):
        return told(value, words.language).marked(words.language)
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return words.text("yes") if value else words.text("no")
    return "" if value is None else value
