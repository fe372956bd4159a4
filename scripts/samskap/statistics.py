"""The numbers of an evidence base: how many records and texts, from where, how closely read, how surely coded."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from samskap.agreement import Agreement, agreement
from samskap.languages import N_, Words
from samskap.model import Corpus
from samskap.package.descriptor import base_name, schema_of

Counts = Mapping[str, int]

TABLE_NAMES: Mapping[str, str] = {
    "cases": N_("Cases"),
    "findings": N_("Findings"),
    "references": N_("References"),
    "terms": N_("Terms"),
    "municipalities": N_("Municipalities"),
    "codings": N_("Codings"),
}
_TRANSLATED_TABLES = ("cases", "findings", "terms", "municipalities")


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers: records by table, cases by country, texts by language, and by table how the source was read and
    what is to be checked (as numbers of records); and the agreement of the coders by field.
    """

    records: Counts
    countries: Counts
    texts: Counts
    read: Mapping[str, Counts]
    to_check: Mapping[str, Counts]
    agreement: tuple[Agreement, ...]


def statistics(corpus: Corpus) -> Statistics:
    """Count what a corpus holds."""
    coded = {
        "cases": tuple(corpus.cases.values()),
        "findings": tuple(corpus.findings.values()),
        "references": tuple(corpus.references.values()),
    }
    return Statistics(
        records={name: len(getattr(corpus, name)) for name in TABLE_NAMES},
        countries=_counts(case.country for case in corpus.cases.values()),
        texts={language: sum(_texts(corpus, language)) for language in corpus.languages},
        read={name: _counts(record.read for record in records) for name, records in coded.items()},  # type: ignore[attr-defined]
        to_check={
            name: _counts(item for record in records for item in record.to_check)  # type: ignore[attr-defined]
            for name, records in coded.items()
        },
        agreement=tuple(agreement(corpus.codings)),
    )


def to_json(numbers: Statistics) -> str:
    """The numbers as a JSON object."""
    return json.dumps(dataclasses.asdict(numbers), ensure_ascii=False, indent=2) + "\n"


def to_text(numbers: Statistics, corpus: Corpus, words: Words) -> str:
    """The numbers as headed lists, in a language."""
    lines = []
    for heading, rows in sections(numbers, corpus, words):
        width = max((len(label) for label, _value in rows), default=0)
        lines += [heading, *(f"  {label.ljust(width)}  {value}" for label, value in rows), ""]
    return "\n".join(lines)


def to_markdown(numbers: Statistics, corpus: Corpus, words: Words) -> str:
    """The numbers as headed Markdown tables, in a language."""
    lines = []
    for heading, rows in sections(numbers, corpus, words):
        head = " | ".join(["", words.text("What"), words.text("Number"), ""]).strip(" ")
        lines += [f"## {heading}", "", head, "| --- | ---: |"]
        lines += [*(f"| {label} | {value} |" for label, value in rows), ""]
    return "\n".join(lines)


def sections(numbers: Statistics, corpus: Corpus, words: Words) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The numbers as (heading, rows of label and value), in a language."""
    names = {table: words.text(name) for table, name in TABLE_NAMES.items()}
    yield words.text("Records"), [(names[table], words.number(number)) for table, number in numbers.records.items()]
    yield words.text("Cases by country"), _labelled(numbers.countries, "country", corpus, words)
    texts = [(words.language_name(tag), words.number(number)) for tag, number in numbers.texts.items()]
    yield words.text("Texts by language"), texts
    for table, counts in numbers.read.items():
        yield words.text("What was read: {table}", table=names[table]), _shares(counts, "read", corpus, words)
    for table, counts in numbers.to_check.items():
        heading = words.text("To be checked: {table}", table=names[table])
        yield heading, _labelled(counts, "to-check", corpus, words)
    if numbers.agreement:
        found = words.plural("{number} finding", "{number} findings", numbers.agreement[0].findings)
        heading = words.text("First against second coder, {findings}", findings=found)
        yield heading, [(_field_name(row.field, corpus, words), _agreed(row, words)) for row in numbers.agreement]


def _counts(values: Iterable[str]) -> Counts:
    """How often each value occurs, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _texts(corpus: Corpus, language: str) -> Iterator[int]:
    """For each text of the package whether it exists in a language (1 or 0)."""
    for table in _TRANSLATED_TABLES:
        fields = [field["name"] for field in schema_of(corpus.descriptor, table)["fields"]]
        names = {base_name(name, corpus.languages) for name in fields if name.endswith(f"_{language}")}
        for record in getattr(corpus, table).values():
            yield from (1 for name in sorted(names) if getattr(record, name).get(language))


def _label(vocabulary: str, term: str, corpus: Corpus, words: Words) -> str:
    found = corpus.terms.get((vocabulary, term))
    return found.label[words.language] if found else term


def _labelled(counts: Counts, vocabulary: str, corpus: Corpus, words: Words) -> list[tuple[str, str]]:
    return [(_label(vocabulary, term, corpus, words), words.number(number)) for term, number in counts.items()]


def _shares(counts: Counts, vocabulary: str, corpus: Corpus, words: Words) -> list[tuple[str, str]]:
    total = sum(counts.values())
    return [
        (_label(vocabulary, term, corpus, words), f"{words.number(number)} ({words.percent(number / total)})")
        for term, number in counts.items()
    ]


def _field_name(name: str, corpus: Corpus, words: Words) -> str:
    """The title of a field of the findings, in the language of the descriptor's words."""
    for field in schema_of(corpus.descriptor, "findings")["fields"]:
        if field["name"] == name:
            return str(field.get(f"title_{words.language}") or field.get("title") or name)
    return name


def _agreed(row: Agreement, words: Words) -> str:
    equal = words.text("{share} equal", share=words.percent(row.equal))
    if row.kappa is not None:
        return words.text("{equal}, Cohen's kappa {kappa}", equal=equal, kappa=_hundredths(row.kappa, words))
    if row.jaccard is not None:
        return words.text("{equal}, mean Jaccard index {index}", equal=equal, index=_hundredths(row.jaccard, words))
    return equal


def _hundredths(value: float, words: Words) -> str:
    return str(format_decimal(value, format="0.00", locale=words.locale))
