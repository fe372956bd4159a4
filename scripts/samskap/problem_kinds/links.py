"""Links: what a record names must be there, and what is there should be named."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, warning

LINKS: Mapping[str, Kind] = {
    "unknown-case": error(
        N_("There is no case '{value}'."),
        N_("Did you mean '{closest}'?"),
        N_("Add the case, or leave the field empty."),
    ),
    "unknown-finding": error(
        N_("There is no finding '{value}'."),
        N_("Did you mean '{closest}'?"),
        N_("Add the finding, or take out what names it."),
    ),
    "unknown-reference": error(
        N_("There is no reference '{value}'."),
        N_("Did you mean '{closest}'?"),
        N_("Add the reference."),
    ),
    "unknown-municipality": error(
        N_("There is no municipality '{value}'."),
        N_("Did you mean '{closest}'?"),
        N_("Add the municipality."),
    ),
    "unknown-term": error(
        N_("'{value}' is not a term of the vocabulary '{vocabulary}'."),
        N_("Did you mean '{closest}'?"),
        N_("Write one of: {allowed}."),
    ),
    "unknown-vocabulary": error(
        N_("No field uses the vocabulary '{value}'."), N_("Did you mean '{closest}'?"), N_("Write one of: {allowed}.")
    ),
    "unknown-field": error(
        N_("'{value}' is not a field of these records."),
        N_("Did you mean '{closest}'?"),
        N_("Name a field, without the language."),
    ),
    "match-twice": error(
        N_("'{value}' stands in '{other}' as well."), N_("Keep it in one column: the closest match that holds.")
    ),
    "unused-reference": warning(
        N_("No case, finding or term names this reference."), N_("Name it where it belongs, or take it out.")
    ),
    "unused-municipality": warning(N_("No case names this municipality."), N_("Name it in a case, or take it out.")),
    "unused-term": warning(N_("No record uses this term."), N_("Use it, or take it out.")),
    "case-without-finding": warning(
        N_("No finding is tied to this case."), N_("Add one, or write 'no-finding-coded-yet' in to_check.")
    ),
    "reference-not-of-case": warning(
        N_("'{value}' is not among the references of the case '{case}'."),
        N_("Add it there, or correct the case or the reference."),
    ),
}
