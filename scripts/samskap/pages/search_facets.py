"""By what search results can be narrowed down: stable ids per record, labels in the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samskap.languages import N_
from samskap.model import Case, Corpus, Finding, Reference, Term
from samskap.pages.renderer import Renderer

Values = Mapping[str, tuple[str, ...]]
"""Ids by facet; a facet without ids is left out."""

Labels = Mapping[str, tuple[str, Mapping[str, str]]]
"""Title of each facet, and labels by id."""

FACETS = {
    "kind": (N_("Kind of page"), ""),
    "country": (N_("Country"), "country"),
    "topic": (N_("Topic"), "policy-area"),
    "group": (N_("Target group"), "target-group"),
    "phase": (N_("Phase"), "phase"),
    "direction": (N_("Direction"), "direction"),
    "reference": (N_("Kind of reference"), "reference-kind"),
    "year": (N_("Year"), ""),
}
"""The facets in their order: title, and the vocabulary of which the ids are."""

_FACET_OF = {vocabulary: name for name, (_title, vocabulary) in FACETS.items() if vocabulary}


def of_case(case: Case) -> Values:
    """A case's year is that in which it began."""
    return {
        "country": (case.country,),
        "topic": case.policy_areas,
        "group": case.target_groups,
        "phase": case.phases,
        "year": (str(case.start_year),) if case.start_year else (),
    }


def of_finding(finding: Finding, corpus: Corpus) -> Values:
    """A finding has country, topics and groups of its case, kind and year of its reference, and its own phases."""
    reference = corpus.references[finding.reference]
    case = corpus.cases.get(finding.case)
    inherited = (
        {name: ids for name, ids in of_case(case).items() if name in {"country", "topic", "group"}} if case else {}
    )
    return {
        **inherited,
        "phase": finding.phases,
        "direction": (finding.direction,),
        "reference": (corpus.kind(reference),),
        "year": (str(reference.year),) if reference.year else (),
    }


def of_reference(reference: Reference, corpus: Corpus) -> Values:
    """A reference has countries, topics and groups of the cases that name it."""
    cases = corpus.cases_of_reference(reference.id)
    return {
        "country": tuple(dict.fromkeys(case.country for case in cases)),
        "topic": tuple(dict.fromkeys(topic for case in cases for topic in case.policy_areas)),
        "group": tuple(dict.fromkeys(group for case in cases for group in case.target_groups)),
        "reference": (corpus.kind(reference),),
        "year": (str(reference.year),) if reference.year else (),
    }


def of_term(term: Term) -> Values:
    """A term's page has the term itself as value."""
    return {_FACET_OF[term.vocabulary]: (term.id,)} if term.vocabulary in _FACET_OF else {}


def facet_labels(renderer: Renderer, kinds: Mapping[str, str], years: Iterable[str]) -> Labels:
    """Title and labels by id of each facet, in the order in which readers see them, the latest year first."""
    text = renderer.words.text
    labels = {
        name: {term.id: term.label[renderer.words.language] for term in renderer.corpus.vocabulary(vocabulary)}
        for name, (_title, vocabulary) in FACETS.items()
    }
    labels["kind"] = {kind: text(label) for kind, label in kinds.items()}
    labels["year"] = {year: year for year in sorted(set(years), reverse=True)}
    return {name: (text(title), labels[name]) for name, (title, _vocabulary) in FACETS.items()}
