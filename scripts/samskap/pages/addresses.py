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
            return f"{SECTIONS[record.vocabulary]}/{record.id.lower()}/"
