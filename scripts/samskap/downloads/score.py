"""The score card of a version: what follows from the corpus, and what was measured on the built site."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from samskap.languages import N_
from samskap.model import Case, Corpus, Finding, Reference, Score
from samskap.statistics import statistics

FAIR: Mapping[str, str] = {
    "FsF-F1-01D": N_("The data have an address of their own on the web"),
    "FsF-F1-02D": N_("The data have a persistent identifier, as a DOI"),
    "FsF-F2-01M": N_("The metadata name title, description, creator, publisher, date, keywords and identifier"),
    "FsF-F3-01M": N_("The metadata name the files of the data, and the files are there"),
    "FsF-F4-01M": N_("Search engines can read the metadata"),
    "FsF-A1-01M": N_("The metadata say who has access to the data"),
    "FsF-A1-02M": N_("The metadata are reached by a standard protocol"),
    "FsF-A1-03D": N_("The data are reached by a standard protocol"),
    "FsF-I1-01M": N_("The metadata are in a formal language"),
    "FsF-I2-01M": N_("The metadata use vocabularies of the semantic web"),
    "FsF-I3-01M": N_("The metadata link to what the data are related to"),
    "FsF-R1-01MD": N_("The metadata give format and size of each file, and both are true"),
    "FsF-R1.1-01M": N_("The metadata name a licence that machines know"),
    "FsF-R1.2-01M": N_("The metadata say who made the data, and when"),
    "FsF-R1.3-01M": N_("The metadata follow a standard of the field"),
    "FsF-R1.3-02D": N_("The data are in open file formats"),
    "signposting": N_("Links in the head lead machines on (Signposting)"),
}
"""What each FAIR check asks; the ids are those of the metrics of F-UJI."""


@dataclass(frozen=True, slots=True)
class Card:
    """A score card. Numbers of records by table, texts by language, findings with a locator (a page or section of the
    source), records by how the source was read and by their review; ``links_checked`` and ``measured`` are empty where
    nobody has checked or measured.
    """

    version: str
    created: str
    records: Mapping[str, int]
    texts: Mapping[str, int]
    findings_with_locator: int
    read: Mapping[str, Mapping[str, int]]
    review: Mapping[str, int]
    links_checked: int | None
    measured: tuple[Score, ...]

    def measure(self, name: str) -> tuple[Score, ...]:
        """What was measured by a name, in the order of the package."""
        return tuple(score for score in self.measured if score.measure == name)

    def one(self, name: str) -> Score | None:
        """The only score of a measure; None where it was not measured."""
        return next(iter(self.measure(name)), None)


def scorecard(corpus: Corpus) -> Card:
    """The score card of the corpus's version."""
    numbers = statistics(corpus)
    coded: list[Case | Finding | Reference] = [*corpus.cases.values(), *corpus.findings.values()]
    coded += corpus.references.values()
    return Card(
        version=corpus.version,
        created=corpus.created,
        records=numbers.records,
        texts=numbers.texts,
        findings_with_locator=sum(any(item.locator.values()) for item in corpus.findings.values()),
        read=numbers.read,
        review=_counts(record.review for record in coded),
        links_checked=None,
        measured=tuple(score for score in corpus.scores if score.version == corpus.version),
    )


def score_json(corpus: Corpus) -> bytes:
    """The score card as a JSON object (UTF-8); what was not measured is null."""
    card = scorecard(corpus)
    fields = asdict(card)
    del fields["measured"]
    fair = card.measure("fair")
    measured = {
        "pages": _value(card, "pages"),
        "weight_median_bytes": _value(card, "weight-median"),
        "weight_heaviest_bytes": _value(card, "weight-heaviest"),
        "requests_to_others": _value(card, "requests-to-others"),
        "reproducible": None if _value(card, "reproducible") is None else bool(_value(card, "reproducible")),
        "barriers": {score.subject: score.value for score in card.measure("barriers")} or None,
        "fair": {score.subject: bool(score.value) for score in fair} or None,
    }
    return (json.dumps(fields | {"site": measured}, ensure_ascii=False, indent=2) + "\n").encode()


def _value(card: Card, name: str) -> int | None:
    score = card.one(name)
    return score.value if score else None


def _counts(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value occurs, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
