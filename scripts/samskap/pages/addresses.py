"""Where each record has its page: ids are addresses, the same in every language."""

from __future__ import annotations

from samskap.model import Case, Finding, Municipality, Reference, Term

SECTIONS = {
    "factor": "themes",
    "outcome": "themes",
    "phase": "phases",
    "policy-area": "topics",
    "target-group": "topics",
    "actor": "topics/actors",
    "country": "places",
    "reference-kind": "references/kinds",
}
"""Vocabularies whose terms have pages, and the section of the site in which they stand."""

GLOSSARY = (
    "concept",
    "phase",
    "level",
    "direction",
    "factor-group",
    "factor",
    "outcome",
    "policy-area",
    "target-group",
    "actor",
    "initiator",
    "design",
    "method",
    "scheme",
    "scheme-concept",
)
"""Vocabularies whose terms the glossary explains; the others are explained where their terms stand."""

CODED = (
    "phase",
    "level",
    "direction",
    "factor",
    "outcome",
    "policy-area",
    "target-group",
    "actor",
    "initiator",
    "country",
    "design",
    "method",
    "reference-type",
    "publication-status",
    "read",
    "to-check",
)
"""Vocabularies whose terms people code: each has a page in the manual."""

MANUAL = "contribute/manual/"
"""The address of the coding manual, below the language; the pages of vocabularies stand below it."""

NO_PHASE = "no-phase"
"""What stands in an address where a finding names no phase."""


def address(record: Case | Finding | Reference | Municipality | Term) -> str:
    """Path of a record's page below the language. Raises ``KeyError`` for a term of a vocabulary without pages."""
    match record:
        case Case():
            return f"cases/{record.id}/"
        case Finding():
            return f"findings/{record.id}/"
        case Reference():
            return f"references/{record.id}/"
        case Municipality():
            return f"places/{record.id}/"
        case Term():
            return term_page(record.vocabulary, record.id)


def term_page(vocabulary: str, identifier: str) -> str:
    """Path of a term's page below the language. Raises ``KeyError`` for a vocabulary without pages."""
    return f"{SECTIONS[vocabulary]}/{identifier.lower()}/"


def cell_page(theme: str, phase: str) -> str:
    """Path of the page of a theme (id) in a phase (id), or in none (empty)."""
    return f"themes/{theme}/{phase or NO_PHASE}/"


def term_address(term: Term) -> str:
    """Where a term is explained: its own page, else its entry in the glossary, else the one in the codebook."""
    if term.vocabulary in SECTIONS:
        return address(term)
    return f"{'glossary/' if term.vocabulary in GLOSSARY else 'data/vocabularies/'}#{term.vocabulary}-{term.id}"


def manual_address(term: Term) -> str:
    """Where the manual says how a term is coded; empty where nobody codes it."""
    return f"{MANUAL}{term.vocabulary}/#{term.id}" if term.vocabulary in CODED else ""
