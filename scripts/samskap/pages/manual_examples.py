"""Worked examples for the coding manual: records of the corpus that show how a term was coded and settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.agreement import VOCABULARIES
from samskap.agreement.mixed import Fared, Triple, how_terms_fared, triples
from samskap.evidence.coded import coded_fields
from samskap.evidence.history import Record
from samskap.model import Corpus

AGREED, KEPT, DROPPED, ADDED = "agreed", "kept", "dropped", "added"
"""Both coders chose the term and it stands; one did and it stands; it was chosen and does not stand; neither chose it,
and it stands."""
OF_RECORDS = 2
"""Examples of a term that nobody coded twice."""
TABLES = ("cases", "references", "findings")
FEWEST = 2
"""In so many findings at least a term must have been chosen in place of another to count as easily mixed up with it."""
MIXED = 3


@dataclass(frozen=True, slots=True)
class CodedTwice:
    """A finding that two coders coded: what each chose in the field, and what was settled on, in the order of the
    vocabulary. ``kind`` says how the term fared."""

    kind: str
    triple: Triple


@dataclass(frozen=True, slots=True)
class CodedOnce:
    """A record that was coded once, with the codes of the field that holds the term."""

    record: Record
    table: str
    field: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What the manual shows of a term beside its definition; ``fared`` is None where nobody coded it twice."""

    fared: Fared | None
    examples: tuple[CodedTwice | CodedOnce, ...]


def worked(corpus: Corpus, vocabulary: str) -> Mapping[str, Worked]:
    """How each term of a vocabulary was coded, by its id, with examples; a record is shown again only where it must."""
    fields = {name: field for field, name in VOCABULARIES.items()}
    terms = [term.id for term in corpus.vocabulary(vocabulary)]
    if vocabulary in fields and corpus.codings:
        found = triples(corpus.codings, corpus.findings, fields[vocabulary])
        return _coded_twice(terms, found)
    return _coded_once(terms, corpus, vocabulary)


def _coded_twice(terms: Sequence[str], found: Sequence[Triple]) -> Mapping[str, Worked]:
    fared, shown = how_terms_fared(found), set[str]()
    made: dict[str, Worked] = {}
    for term in terms:
        own = fared.get(term, Fared(0, 0, 0, ()))
        easily = tuple(mixed for mixed in own.mixed if mixed.findings >= FEWEST)[:MIXED]
        rivals = [mixed.term for mixed in easily]
        examples: list[CodedTwice | CodedOnce] = []
        for kind in (AGREED, KEPT, DROPPED, ADDED):
            fitting = [triple for triple in found if _kind(term, triple) == kind]
            if fitting and (kind != ADDED or not examples):
                best = min(fitting, key=lambda triple: _rank(triple, term, rivals, shown))
                shown.add(best.finding.id)
                examples.append(CodedTwice(kind, best))
        made[term] = Worked(Fared(own.either, own.both, own.settled, easily), tuple(examples))
    return made


def _kind(term: str, triple: Triple) -> str:
    """How a term fared in a finding; empty where it plays no part."""
    chosen = (term in triple.first) + (term in triple.second)
    if term in triple.settled:
        return (ADDED, KEPT, AGREED)[chosen]
    return DROPPED if chosen else ""


def _rank(triple: Triple, term: str, rivals: Sequence[str], shown: set[str]) -> tuple[bool, int, bool, int, str]:
    """The lower, the better an example: not shown yet, against the term most often chosen instead, with a coder's note,
    with few codes."""
    against = (triple.first ^ triple.second) - {term}
    place = next((place for place, rival in enumerate(rivals) if rival in against), len(rivals))
    codes = len(triple.first) + len(triple.second)
    return triple.finding.id in shown, place, not any(one.note for one in triple.coders), codes, triple.finding.id


def _coded_once(terms: Sequence[str], corpus: Corpus, vocabulary: str) -> Mapping[str, Worked]:
    shown, made = set[tuple[str, str]](), dict[str, Worked]()
    every = list(_records(corpus, vocabulary))
    for term in terms:
        fitting = [example for example in every if term in example.codes]
        chosen = sorted(fitting, key=lambda example: _rank_once(example, shown))[:OF_RECORDS]
        shown |= {(example.table, example.record.id) for example in chosen}
        made[term] = Worked(None, tuple(chosen))
    return made


def _records(corpus: Corpus, vocabulary: str) -> Iterator[CodedOnce]:
    """The records that hold terms of a vocabulary, with those that they hold."""
    for field in coded_fields(corpus).get(vocabulary, ()):
        if field.table in TABLES and hasattr(next(iter(getattr(corpus, field.table).values()), None), field.name):
            for record in getattr(corpus, field.table).values():
                value = getattr(record, field.name)
                codes = value if isinstance(value, tuple) else (value,) * bool(value)
                yield CodedOnce(record, field.table, field.name, codes)


def _rank_once(example: CodedOnce, shown: set[tuple[str, str]]) -> tuple[bool, int, int, str]:
    """The lower, the better an example: not shown yet, a case before the others, with few codes."""
    place = TABLES.index(example.table)
    return (example.table, example.record.id) in shown, place, len(example.codes), example.record.id
