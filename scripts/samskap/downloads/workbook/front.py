"""The front sheet: what the workbook is, how to cite and to read it, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samskap.downloads.notices import LIMITS, citation
from samskap.downloads.workbook.columns import Columns, web_link
from samskap.downloads.workbook.sheets import Sheet
from samskap.languages import N_
from samskap.package.descriptor import words as words_of

READING = (
    N_(
        "A coded field has two columns: its words in this language, and beside them its code, the same in every "
        "language. Use the codes when you join, count or compare."
    ),
    N_("Lists inside a cell are separated by semicolons. An empty cell means: not known."),
    N_("The counts say how often something has been coded, not how strong it is, nor how large the effect is."),
    N_("A finding can be coded with several themes and phases: the parts can add up to more than the whole."),
    N_(
        "An underlined case or publication leads to its row as the file was delivered. "
        "When you have sorted a sheet, filter it by the id instead."
    ),
    N_(
        "The first row of every sheet with data is hidden and holds the names of the fields. Leave it there: by these "
        "names a changed workbook can be compared with the data. A name with a dot in it marks a column for reading "
        "only."
    ),
)
SURENESS = ("read", "coding", "review")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the front sheet: its style (``title``, ``lede``, ``heading``, ``fact``), label, text and link or ""."""

    style: str
    label: str
    text: str = ""
    link: str = ""


def front(columns: Columns, sheets: Sequence[Sheet]) -> Iterator[Line]:
    """The lines of the front sheet in the language of the columns."""
    text, language, descriptor = columns.words.text, columns.words.language, columns.corpus.descriptor
    yield Line("title", words_of(descriptor, "title", language))
    yield Line("lede", "", words_of(descriptor, "description", language))
    yield from _facts(columns)
    yield Line("heading", text("Sheets"))
    for sheet in sheets:
        rows = columns.words.plural("{number} row", "{number} rows", len(sheet.records))
        yield Line("fact", sheet.name, f"{rows}. {sheet.description}", f"#{sheet.table}/")
    yield Line("heading", text("How to read it"))
    for message in READING:
        yield Line("fact", "", text(message))
    for vocabulary in SURENESS:
        yield from _sureness(columns, vocabulary)
    yield Line("heading", text("How the records were made, and their limits"))
    for message in LIMITS:
        yield Line("fact", "", text(message))


def _facts(columns: Columns) -> Iterator[Line]:
    words, corpus = columns.words, columns.corpus
    text, licence = words.text, corpus.descriptor["licenses"][0]
    page = f"{columns.root}data/" if columns.root else ""
    yield Line("fact", text("Version"), f"{corpus.version}, {words.date(corpus.created)}")
    yield Line("fact", text("Made by"), words.joined(person["title"] for person in corpus.descriptor["contributors"]))
    yield Line("fact", text("Licence"), licence["title"], web_link(licence["path"]))
    yield Line("fact", text("How to cite"), citation(corpus, words.language, page))
    if page:
        yield Line("fact", text("On the web"), page, page)


def _sureness(columns: Columns, vocabulary: str) -> Iterator[Line]:
    """What each value of a field of the findings means, and of how many findings it is true."""
    counts = Counter(getattr(finding, vocabulary) for finding in columns.corpus.findings.values())
    language = columns.words.language
    heading = next(column.heading for column in columns.of("findings") if column.name == f"{vocabulary}.label")
    yield Line("heading", heading)
    for term in columns.corpus.vocabulary(vocabulary):
        number = columns.words.plural("{number} finding", "{number} findings", counts[term.id])
        yield Line("fact", term.label[language], f"{number}. {term.definition[language]}")
