"""The comparison of two coders as text, Markdown and JSON: the figures of every field, then what to talk about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from babel.numbers import format_decimal

from samskap.agreement import VOCABULARIES
from samskap.coders.comparing import Comparison, Difference
from samskap.languages import Words
from samskap.model import Corpus
from samskap.package.fields import described_tables, find_field
from samskap.problems import escaped, shown


def to_json(found: Comparison) -> str:
    """The comparison as a JSON object; what is not defined is null."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"


def to_text(found: Comparison, corpus: Corpus, words: Words) -> str:
    """The comparison as text: a table in columns, then a line for every difference, by finding."""
    rows = [_heads(words), *_rows(found, corpus, words)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [words.plural("{number} finding coded by both", "{number} findings coded by both", found.findings), ""]
    lines += [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    lines += ["", words.plural("{number} difference", "{number} differences", len(found.differences))]
    for item in found.differences:
        told = _told(item, corpus, words)
        lines.append(f"  {shown(item.finding)}  {_field(item.field, corpus, words)}: {told}")
    return "\n".join([*lines, *_alone(found, words)]) + "\n"


def to_markdown(found: Comparison, corpus: Corpus, words: Words) -> str:
    """The comparison as two Markdown tables."""
    heads = _heads(words)
    lines = [_line(heads), _line(["---", *["---:"] * (len(heads) - 1)])]
    lines += [_line([escaped(cell) for cell in row]) for row in _rows(found, corpus, words)]
    differing = [words.text("Finding"), words.text("Field"), words.text("First coder"), words.text("Second coder")]
    lines += ["", _line(differing), _line(["---"] * 4)]
    for item in found.differences:
        sides = [_labels(codes, item.field, corpus, words) for codes in (item.first, item.second)]
        lines.append(_line([escaped(item.finding), _field(item.field, corpus, words), *map(escaped, sides)]))
    return "\n".join([*lines, "", *map(escaped, _alone(found, words))]) + "\n"


def _heads(words: Words) -> list[str]:
    heads = [words.text("Field"), words.text("Findings"), words.text("Equal"), words.text("Cohen's kappa")]
    return [*heads, words.text("Krippendorff's alpha"), words.text("Mean Jaccard index")]


def _rows(found: Comparison, corpus: Corpus, words: Words) -> Iterator[list[str]]:
    for row in found.fields:
        measures = [_hundredths(value, words) for value in (row.kappa, row.alpha, row.jaccard)]
        yield [_field(row.field, corpus, words), words.number(row.findings), words.percent(row.equal), *measures]


def _told(difference: Difference, corpus: Corpus, words: Words) -> str:
    first, second = (_labels(codes, difference.field, corpus, words) for codes in (difference.first, difference.second))
    return words.text("{first} against {second}", first=first, second=second)


def _labels(codes: Sequence[str], field: str, corpus: Corpus, words: Words) -> str:
    terms = [corpus.terms.get((VOCABULARIES[field], code)) for code in codes]
    labels = [term.label[words.language] if term else shown(code) for term, code in zip(terms, codes, strict=True)]
    return "; ".join(labels) or words.text("nothing")


def _alone(found: Comparison, words: Words) -> list[str]:
    """What only one of the two coded, where there is such a finding."""
    first, second = ", ".join(map(shown, found.only_first)), ", ".join(map(shown, found.only_second))
    told = [words.text("Only the first coder coded: {findings}", findings=first)] if first else []
    return told + ([words.text("Only the second coder coded: {findings}", findings=second)] if second else [])


def _field(name: str, corpus: Corpus, words: Words) -> str:
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    return find_field(tables["findings"], name, words.language).title[words.language]


def _hundredths(value: float | None, words: Words) -> str:
    return "–" if value is None else str(format_decimal(value, format="0.00", locale=words.locale))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
