"""What is still to be done on the evidence: a list of records for each kind of work that readers may help with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samskap.evidence.history import Record
from samskap.model import TRANSLATION_WANTED, Case, Corpus, Finding, Reference, untranslated

TRANSLATE, FIND, MEND, DESCRIBE, RECODE, CHECK = "translate", "find", "mend", "describe", "recode", "check"
"""Texts to translate, findings to draw for a case, dead links to mend, references without author or year to complete,
findings coded once to code again, records to check: what is to be checked follows behind a hyphen."""

_TOLD_ELSEWHERE = frozenset({TRANSLATION_WANTED, "no-finding-coded-yet", "authors", "year"})
"""What is to be checked of records that stand in another list."""


@dataclass(frozen=True, slots=True)
class Task:
    """A record on which there is work to do.

    ``details`` say what is missing: languages (BCP 47) of translations, fields of a reference, addresses of dead links.
    """

    record: Record
    details: tuple[str, ...] = ()


def tasks(corpus: Corpus) -> Mapping[str, tuple[Task, ...]]:
    """The work by kind, in the order in which it is told, the records in the order of the package; no list is empty."""
    lists = {
        TRANSLATE: tuple(_translations(corpus)),
        FIND: tuple(Task(case) for case in corpus.cases.values() if not corpus.findings_of_case(case.id)),
        MEND: tuple(_dead_links(corpus)),
        DESCRIBE: tuple(_incomplete(corpus)),
        **{f"{CHECK}-{term.id}": tuple(_marked(corpus, term.id)) for term in corpus.vocabulary("to-check")},
        RECODE: tuple(Task(finding) for finding in corpus.findings.values() if finding.coding == "single"),
    }
    return {name: found for name, found in lists.items() if found}


def _translations(corpus: Corpus) -> Iterator[Task]:
    records: tuple[Case | Finding, ...] = (*corpus.cases.values(), *corpus.findings.values())
    for record in records:
        missing = {language for languages in untranslated(record).values() for language in languages}
        if missing:
            yield Task(record, tuple(language for language in corpus.languages if language in missing))


def _dead_links(corpus: Corpus) -> Iterator[Task]:
    dead = {link.url for link in corpus.links if link.outcome == "dead"}
    records: tuple[Case | Reference, ...] = (*corpus.cases.values(), *corpus.references.values())
    for record in records:
        named = [record.link, record.url, record.source_url] if isinstance(record, Reference) else [record.source_url]
        found = tuple(address for address in dict.fromkeys(named) if address in dead)
        if found:
            yield Task(record, found)


def _incomplete(corpus: Corpus) -> Iterator[Task]:
    for reference in corpus.references.values():
        known = {"authors": reference.authors, "year": reference.year}
        missing = tuple(name for name, value in known.items() if not value)
        if missing:
            yield Task(reference, missing)


def _marked(corpus: Corpus, mark: str) -> Iterator[Task]:
    records: tuple[Record, ...] = (*corpus.cases.values(), *corpus.findings.values(), *corpus.references.values())
    return (Task(record) for record in records if mark in record.to_check and mark not in _TOLD_ELSEWHERE)
