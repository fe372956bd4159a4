"""Sentences about findings, with every number counted from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from samskap.evidence.confidence import FULL_TEXT
from samskap.evidence.counts import by_term, reach
from samskap.evidence.synthesis import Balance, balance, frequencies
from samskap.languages import N_
from samskap.model import Case, Finding
from samskap.pages.escaping import escape_markdown
from samskap.pages.labels import counted
from samskap.pages.phrases import lowered
from samskap.pages.renderer import Renderer

LEADING: Mapping[str, str] = {
    "enables": N_("Most of those that state an effect tell what furthers: {count} of {effects}."),
    "hinders": N_("Most of those that state an effect tell what hinders: {count} of {effects}."),
    "mixed": N_("Most of those that state an effect go both ways: {count} of {effects}."),
}

FEW = 3
"""Below so many findings the page says that they are examples."""


def publications(renderer: Renderer, findings: Sequence[Finding]) -> Markup:
    """From how many publications the findings come."""
    number = len({finding.reference for finding in findings})
    return renderer.nt("{number} publication", "{number} publications", number)


def balance_sentences(renderer: Renderer, findings: Sequence[Finding], page: str) -> Iterator[Markup]:
    """How many findings further, hinder and so on, each number linked to its section, and what most say."""
    if not findings:
        return
    balanced = balance(findings, renderer.corpus)
    yield renderer.clauses(_parts(renderer, balanced, page)) + "."
    if len(findings) < FEW:
        yield renderer.nt(
            "A single finding is an example, not a pattern.",
            "So few findings are examples, not a pattern.",
            len(findings),
        )
    elif not balanced.effects:
        yield renderer.t("None of them states an effect.")
    elif not balanced.leading:
        yield renderer.t("Those that state an effect point in different directions.")
    elif FEW <= balanced.effects > balanced.most_frequent:
        message = LEADING[balanced.leading]
        yield renderer.t(message, count=balanced.most_frequent, effects=balanced.effects)


def _parts(renderer: Renderer, balanced: Balance, page: str) -> Iterator[Markup]:
    counts, nt = balanced.counts, renderer.nt
    parts = {
        "enables": nt("{number} tells what furthers", "{number} tell what furthers", counts["enables"]),
        "hinders": nt("{number} tells what hinders", "{number} tell what hinders", counts["hinders"]),
        "mixed": nt("{number} goes both ways", "{number} go both ways", counts["mixed"]),
        "describes": nt("{number} only describes", "{number} only describe", counts["describes"]),
    }
    for direction, part in parts.items():
        if counts[direction]:
            yield renderer.anchor(f"{page}#{direction}", part, page)


def cases_sentence(renderer: Renderer, findings: Sequence[Finding], cases: Sequence[Case]) -> Markup:
    """How many cases, with how many findings, from how many publications."""
    if not findings:
        return renderer.nt(
            "{number} case, but no finding has been drawn from it yet.",
            "{number} cases, but no finding has been drawn from them yet.",
            len(cases),
        )
    return renderer.t(
        "{cases} with {findings} from {references}.",
        cases=renderer.nt("{number} case", "{number} cases", len(cases)),
        findings=renderer.nt("{number} finding", "{number} findings", len(findings)),
        references=publications(renderer, findings),
    )


def place_sentences(renderer: Renderer, findings: Sequence[Finding], page: str) -> Iterator[Markup]:
    """What was read for them, and from how many cases in which countries they come, where there are more than one."""
    cases = [renderer.corpus.cases[case] for case in reach(findings, renderer.corpus).cases]
    if len(findings) < 2:
        return
    yield read_sentence(renderer, findings)
    if not cases:
        yield renderer.t("None of them is tied to one case.")
        return
    yield renderer.nt(
        "{number} of the findings comes from {cases}: {countries}.",
        "{number} of the findings come from {cases}: {countries}.",
        sum(bool(finding.case) for finding in findings),
        cases=renderer.nt("{number} case", "{number} cases", len(cases)),
        countries=by_country(renderer, cases, page),
    )


def read_sentence(renderer: Renderer, findings: Sequence[Finding]) -> Markup:
    """For how many findings no part of the full text was read."""
    number = sum(finding.read not in FULL_TEXT for finding in findings)
    if number == len(findings) > 1:
        return renderer.t("All the findings rest on an abstract or a summary page only.")
    return renderer.nt(
        "{number} of the findings rests on an abstract or a summary page only.",
        "{number} of the findings rest on an abstract or a summary page only.",
        number,
    )


def by_country(renderer: Renderer, cases: Sequence[Case], page: str) -> Markup:
    """The countries of some cases, linked, with the numbers of cases."""
    counts = by_term((case.country for case in cases), "country", renderer.corpus)
    return counted(renderer, [(renderer.link(country, page), number) for country, number in counts])


def facts(renderer: Renderer, findings: Sequence[Finding]) -> Iterator[tuple[str, Markup]]:
    """Kinds of study, what was read and years of publication: a heading and the numbers."""
    if not findings:
        return
    for heading, vocabulary, key in (
        (N_("Kinds of study"), "design", lambda finding: (finding.design,)),
        (N_("What was read"), "read", lambda finding: (finding.read,)),
    ):
        counts = [(_named(renderer, vocabulary, name), count) for name, count in frequencies(findings, key).items()]
        yield renderer.words.text(heading), counted(renderer, counts)
    yield renderer.words.text("Year of publication"), _years(renderer, findings)


def _years(renderer: Renderer, findings: Sequence[Finding]) -> Markup:
    references = {finding.reference: renderer.corpus.references[finding.reference].year for finding in findings}
    years = sorted(year for year in references.values() if year)
    unknown = len(references) - len(years)
    parts = [str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"] if years else []
    if unknown:
        parts.append(renderer.nt("not known for {number} publication", "not known for {number} publications", unknown))
    return Markup("; ").join(escape_markdown(part) for part in parts)


def _named(renderer: Renderer, vocabulary: str, name: str) -> str:
    """The label of a term inside a sentence; an empty id is "not known"."""
    return lowered(renderer.label(vocabulary, name)) if name else renderer.words.text("not known")
