"""The bibliography: its BibTeX, and the form of its fields."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error

BIBLIOGRAPHY: Mapping[str, Kind] = {
    "bibtex-syntax": error(
        N_("The BibTeX cannot be read here: {detail}."),
        N_("Look for a missing comma, brace or '=' in the entry or before it."),
    ),
    "bibtex-outside-entry": error(
        N_("There is text outside the entries: '{value}'."),
        N_("Write it in the field 'annotation' of an entry, or take it out."),
    ),
    "bibtex-duplicate-field": error(
        N_("The field '{field}' stands twice in the entry, or beside one that means the same."),
        N_("Keep only one of the fields."),
    ),
    "bibtex-type": error(N_("The entry type '{value}' is not known here."), N_("Write one of: {allowed}.")),
    "bibtex-unknown-field": error(
        N_("The field '{field}' is not kept in the evidence base."),
        N_("Write it as '{closest}', or take it out."),
        N_("Take it out, or write what matters in 'annotation'."),
    ),
    "bibtex-value": error(
        N_("The value '{value}' cannot be kept as it stands."),
        N_("Write plain text; names as “Family, Given and Family, Given”."),
    ),
    "duplicate-key": error(N_("The key '{value}' stands there twice."), N_("Give the second entry a key of its own.")),
    "doi-form": error(N_("'{value}' is not a DOI."), N_("Write it without the resolver, as in '10.5555/example'.")),
    "url-form": error(
        N_("'{value}' is not a web address."), N_("Write an address that begins with https:// or http://.")
    ),
    "date-form": error(N_("'{value}' is not a date."), N_("Write 2024, 2024-05 or 2024-05-31.")),
    "language-tag": error(N_("The language '{value}' is not known here."), N_("Write one of: {allowed}.")),
}
