"""Which records each page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from samskap.evidence.history import Record
from samskap.model import Case, Corpus, Finding, Reference
from samskap.pages.addresses import address, cell_page, term_page
from samskap.pages.shelves import KEYWORDS, kind_page, language_page, year_page


def records_by_page(corpus: Corpus) -> Mapping[str, Sequence[Record]]:
    """The records that a page shows, by its path, in the order of the package; pages of the whole are left out.

    A theme, and a theme in a phase, show their findings; a case, its references and their findings show each other; a
    phase shows the cases and the findings coded to it, a topic and a place their cases and the findings of those.
    """
    shown: dict[str, list[Record]] = defaultdict(list)
    for record in everything(corpus):
        for path in dict.fromkeys(_pages(record, corpus)):
            shown[path].append(record)
    return shown


def everything(corpus: Corpus) -> Iterator[Record]:
    """Every case, every finding, every reference."""
    yield from corpus.cases.values()
    yield from corpus.findings.values()
    yield from corpus.references.values()


def _pages(record: Record, corpus: Corpus) -> Iterator[str]:
    yield address(record)
    match record:
        case Case():
            yield "cases/"
            yield from (f"references/{reference}/" for reference in record.references)
            yield from (term_page("phase", phase) for phase in record.phases)
            yield from _topics_and_places(record)
        case Finding():
            yield from ("findings/", f"references/{record.reference}/")
            yield from (term_page("phase", phase) for phase in record.phases)
            yield from _themes(record)
            if record.case:
                yield address(corpus.cases[record.case])
                yield from _topics_and_places(corpus.cases[record.case])
        case Reference():
            yield from ("references/", kind_page(record, corpus), year_page(record), language_page(record))
            yield from (address(case) for case in corpus.cases_of_reference(record.id))
            if record.keywords:
                yield KEYWORDS


def _themes(finding: Finding) -> Iterator[str]:
    """The pages of the themes of a finding, and of those themes in its phases."""
    for vocabulary, themes in (("factor", finding.factors), ("outcome", finding.outcomes)):
        for theme in themes:
            yield term_page(vocabulary, theme)
            yield from (cell_page(theme, phase) for phase in finding.phases or ("",))


def _topics_and_places(case: Case) -> Iterator[str]:
    yield from (term_page("policy-area", area) for area in case.policy_areas)
    yield from (term_page("target-group", group) for group in case.target_groups)
    yield from (term_page("actor", actor) for actor in case.actors)
    yield term_page("country", case.country)
    yield from (f"places/{place}/" for place in case.municipalities)
