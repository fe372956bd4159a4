"""The codebook as Markdown in one language, to be read in a terminal, in an editor or where the files are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samskap.downloads.described import (
    FieldEntry,
    TableEntry,
    TermEntry,
    VocabularyEntry,
    filling_in_words,
    table_entries,
    type_in_words,
    use_in_words,
    vocabulary_entries,
)
from samskap.downloads.filling import Fillings
from samskap.languages import Words
from samskap.model import Corpus
from samskap.package.descriptor import words as words_of
from samskap.package.fields import PROPERTIES
from samskap.package.vocabularies import VOCABULARIES

_ACTIVE = re.compile(r"([\\`*_\[\]<>&|~])")  # what begins something in Markdown (CommonMark), or in HTML, inside a line


def codebook(corpus: Corpus, words: Words, filled: Fillings) -> str:
    """Every field and every term in the language of the words: paragraphs and lists with an empty line between."""
    return "\n\n".join([*_head(corpus, words), *_tables(corpus, words, filled), *_vocabularies(corpus, words)]) + "\n"


def plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return _ACTIVE.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """A text as code, on one line, a blank one as nothing.

    The fence is longer than any row of backticks in it (CommonMark, "Code spans").
    """
    line = " ".join(text.split())
    fence = "`" * (1 + max((len(found) for found in re.findall("`+", line)), default=0))
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}" if line else ""


def _head(corpus: Corpus, words: Words) -> Iterator[str]:
    text = words.text
    codebook, package = text("Codebook"), words_of(corpus.descriptor, "title", words.language)
    yield f"# {plain(codebook)}: {plain(package)}"
    yield plain(text("Version {version} of {date}.", version=corpus.version, date=words.date(corpus.created)))
    yield plain(text("Lists inside a cell are separated by semicolons. An empty cell means: not known."))
    yield plain(text("Each example is the value of a record of this version. The columns of a text stand together."))


def _tables(corpus: Corpus, words: Words, filled: Fillings) -> Iterator[str]:
    yield "## " + plain(words.text("Tables and fields"))
    for entry in table_entries(corpus, words.language, filled):
        yield from _table(entry, words)
    yield "### " + plain(words.text("Properties of our own in datapackage.json"))
    yield "\n".join(
        f"- {', '.join(code(name) for name in names.split(', '))}: {plain(words.text(meaning))}"
        for names, meaning in PROPERTIES.items()
    )


def _table(entry: TableEntry, words: Words) -> Iterator[str]:
    table = entry.table
    rows = words.plural("{number} row", "{number} rows", entry.rows)
    yield f"### {plain(table.title[words.language])}: {code(table.path)}"
    yield f"{plain(table.description[words.language])} {plain(rows)}."
    for field in entry.fields:
        yield "\n".join(_field(field, words))


def _field(entry: FieldEntry, words: Words) -> Iterator[str]:
    """A field as an item of a list, with what there is to say of it as items below."""
    own, language = entry.own, words.language
    names = ", ".join(code(column.name) for column in entry.columns)
    yield f"- **{plain(own.base_title[language])}** ({names}): {plain(own.description[language])}"
    facts = {
        words.text("Type"): plain(type_in_words(own, words)),
        words.text("Form"): code(own.constraints["pattern"]) if "pattern" in own.constraints else "",
        words.text("Unit"): plain(own.unit[language]),
        words.text("Vocabulary"): plain(words.text(VOCABULARIES[own.vocabulary])) if own.vocabulary else "",
        words.text("Refers to"): code(own.refers_to) if own.refers_to else "",
        words.text("Filled in"): plain(filling_in_words(entry.filling, words)),
        words.text("Example"): code(entry.filling.example) if entry.filling.example else "",
        words.text("How to fill it in"): plain(own.guidance[language]),
    }
    yield from (f"  - {name}: {fact}" for name, fact in facts.items() if fact)


def _vocabularies(corpus: Corpus, words: Words) -> Iterator[str]:
    yield "## " + plain(words.text("Vocabularies"))
    for entry in vocabulary_entries(corpus, words):
        yield f"### {plain(entry.name)}: {code(entry.id)}"
        yield from _where(entry, words)
        yield "\n".join(line for term in entry.terms for line in _term(term, corpus, words))


def _where(entry: VocabularyEntry, words: Words) -> Iterator[str]:
    if entry.fields:
        told = words.text("Used in the fields")
        names = ", ".join(code(f"{field.table}.{field.name}") for field in entry.fields)
        yield f"{plain(told)} {names}."


def _term(entry: TermEntry, corpus: Corpus, words: Words) -> Iterator[str]:
    """A term as an item of a list, with what there is to say of it as items below."""
    term, language = entry.term, words.language
    yield f"- **{plain(term.label[language])}** ({code(term.id)}): {plain(term.definition[language])}"
    basis = corpus.terms["basis", term.basis].label[language]
    facts = {
        words.text("Group"): plain(entry.group.label[language]) if entry.group else "",
        words.text("Other words"): plain(", ".join(term.aliases[language])),
        words.text("Basis of a definition"): plain(basis),
        words.text("Sources"): _codes(term.sources),
        words.text("Exact match"): _concepts(term.exact_match, corpus, language),
        words.text("Close match"): _concepts(term.close_match, corpus, language),
        words.text("Related concept"): _concepts(term.related_match, corpus, language),
        words.text("Used by"): plain(use_in_words(entry.used, words)),
    }
    yield from (f"  - {name}: {fact}" for name, fact in facts.items() if fact)


def _codes(values: Iterable[str]) -> str:
    return ", ".join(code(value) for value in values)


def _concepts(identifiers: Iterable[str], corpus: Corpus, language: str) -> str:
    """Concepts of other typologies by label, each with its typology."""
    concepts = [corpus.terms["scheme-concept", identifier] for identifier in identifiers]
    schemes = {concept.id: corpus.terms["scheme", concept.group] for concept in concepts}
    return "; ".join(plain(f"{one.label[language]}, {schemes[one.id].label[language]}") for one in concepts)
