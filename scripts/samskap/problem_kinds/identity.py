"""Records: each once, and none gone without a word."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, warning

IDENTITY: Mapping[str, Kind] = {
    "duplicate-id": error(
        N_("The id '{value}' is taken already ({other})."),
        N_("Give the record another id; ids that differ only in case count as one."),
    ),
    "duplicate-count": error(
        N_("'{value}' is counted in row {other} for the same month and language."),
        N_("Keep one of the two rows."),
    ),
    "duplicate-doi": error(
        N_("The DOI '{value}' is also that of '{other}'."), N_("Keep one entry, and name it in every record.")
    ),
    "duplicate-title": warning(
        N_("The title is the same as that of '{other}'."),
        N_("If it is the same, keep one record; otherwise tell them apart."),
    ),
    "retired-kind": error(
        N_("'{value}' is no kind of record that can be retired."),
        N_("Did you mean '{closest}'?"),
        N_("Write one of: {allowed}."),
    ),
    "retired-in-use": error(
        N_("'{value}' stands among the retired records, but the package still has it."),
        N_("Take the row out, or the record; an id is never used again."),
    ),
    "retired-replacement": error(
        N_("'{value}' cannot replace the retired record: there is no such {kind}."),
        N_("Did you mean '{closest}'?"),
        N_("Write the id of a record of the same kind, or leave the cell empty."),
    ),
    "not-retired": error(
        N_("'{value}' ({kind}) was in version {version} and is gone."),
        N_("Put it back, or add it to retired.csv with the reason: its address must lead on."),
    ),
}
