"""The vocabularies in the order in which the codebook lists them, with their names."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_

VOCABULARIES: Mapping[str, str] = {
    "phase": N_("Phases"),
    "level": N_("Levels"),
    "direction": N_("Directions"),
    "factor-group": N_("Groups of factors"),
    "factor": N_("Factors"),
    "outcome": N_("Outcomes"),
    "policy-area": N_("Policy areas"),
    "target-group": N_("Target groups"),
    "actor": N_("Actors"),
    "initiator": N_("Initiators"),
    "country": N_("Countries"),
    "design": N_("Study designs"),
    "method": N_("Methods"),
    "reference-kind": N_("Kinds of references"),
    "reference-type": N_("Types of references"),
    "publication-status": N_("Publication statuses"),
    "read": N_("What was read"),
    "coding": N_("Coding"),
    "to-check": N_("To check"),
    "review": N_("Review"),
    "basis": N_("Basis of a definition"),
    "concept": N_("Concepts and words"),
    "scheme": N_("Typologies"),
    "scheme-concept": N_("Concepts of the typologies"),
}
"""Vocabulary to its name, a message to be translated."""

GROUPS: Mapping[str, str] = {"factor": "factor-group", "reference-type": "reference-kind", "scheme-concept": "scheme"}
"""Vocabulary to the one that its groups are terms of."""
