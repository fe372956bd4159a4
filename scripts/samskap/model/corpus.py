"""The whole evidence base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from samskap.model.about import Coding, Link, Retired, Score, Usage
from samskap.model.records import Case, Finding, Municipality, Reference, Term
from samskap.model.versioned import Versioned

V = TypeVar("V")


@dataclass(frozen=True, kw_only=True)
class Corpus(Versioned):
    """The whole evidence base: every record by id (terms by vocabulary and id), in the order of the package."""

    reference_schema: Mapping[str, Any]
    cases: Mapping[str, Case]
    findings: Mapping[str, Finding]
    references: Mapping[str, Reference]
    terms: Mapping[tuple[str, str], Term]
    municipalities: Mapping[str, Municipality]
    codings: tuple[Coding, ...] = field(default=())
    usage: tuple[Usage, ...] = field(default=())
    retired: tuple[Retired, ...] = field(default=())
    scores: tuple[Score, ...] = field(default=())
    links: tuple[Link, ...] = field(default=())

    def vocabulary(self, name: str) -> tuple[Term, ...]:
        """The terms of one vocabulary, in the order of their positions."""
        return self._vocabularies.get(name, ())

    def kind(self, reference: Reference) -> str:
        """The kind of a reference (article, book, thesis, ...): the group of its type."""
        return self.terms["reference-type", reference.type].group

    def findings_of_case(self, case: str) -> tuple[Finding, ...]:
        """The findings tied to a case, in the order of the package."""
        return self._findings_by_case.get(case, ())

    def findings_of_reference(self, reference: str) -> tuple[Finding, ...]:
        """The findings drawn from a reference, in the order of the package."""
        return self._findings_by_reference.get(reference, ())

    def cases_of_reference(self, reference: str) -> tuple[Case, ...]:
        """The cases that name a reference, in the order of the package."""
        return self._cases_by_reference.get(reference, ())

    def is_copy(self, address: str) -> bool:
        """Whether a page read is on a host of copies (document sharing, proxy, staging): recorded, never linked."""
        return urlsplit(address).netloc in self._hosts_of_copies

    @cached_property
    def _hosts_of_copies(self) -> frozenset[str]:
        return frozenset(urlsplit(item.source_url).netloc for item in self.references.values() if item.source_is_copy)

    @cached_property
    def _vocabularies(self) -> Mapping[str, tuple[Term, ...]]:
        return _group((term.vocabulary, term) for term in sorted(self.terms.values(), key=lambda term: term.position))

    @cached_property
    def _findings_by_case(self) -> Mapping[str, tuple[Finding, ...]]:
        return _group((finding.case, finding) for finding in self.findings.values() if finding.case)

    @cached_property
    def _findings_by_reference(self) -> Mapping[str, tuple[Finding, ...]]:
        return _group((finding.reference, finding) for finding in self.findings.values())

    @cached_property
    def _cases_by_reference(self) -> Mapping[str, tuple[Case, ...]]:
        return _group((reference, case) for case in self.cases.values() for reference in case.references)


def _group(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    """Collect values by key, keeping their order."""
    groups: dict[str, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
