"""Additions: what is pasted into a case file, and what is there already."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, notice, warning

ADDITIONS: Mapping[str, Kind] = {
    "ris-syntax": error(
        N_("Line {line} of the pasted text is not RIS: '{value}'."),
        N_("Paste the record whole, one tag a line, from TY to ER; this line begins with '{tag}'."),
    ),
    "paste-several": error(
        N_("There are {number} publications in one reference."), N_("Paste each into a reference of its own.")
    ),
    "paste-left-out": notice(
        N_("Not kept of what was pasted: {names}."),
        N_("Nothing has to be done; what matters belongs in one of the fields."),
    ),
    "paste-read-as": notice(
        N_("'{value}' was read as '{kept}'."), N_("If that is not what was meant, write it in the field.")
    ),
    "year-differs": error(N_("The year is {year}, but the date is {date}."), N_("Correct one of the two.")),
    "case-known": error(
        N_("The evidence base already has a case with this title and place: '{other}'."),
        N_("Send what is new as a correction of that case. If this is another one, give it an id of its own."),
    ),
    "finding-known": error(
        N_("The evidence base already has this finding: '{other}'."),
        N_("Take it out of the file, or send what is new as a correction of that finding."),
    ),
    "municipality-known": notice(
        N_("'{value}' is the municipality '{other}', which is used."), N_("Nothing has to be done.")
    ),
    "name-reused": notice(
        N_("The name '{value}' is used in the other languages too."),
        N_("If the place has a name of its own in one of them, write it."),
    ),
    "nothing-changed": warning(
        N_("The file changes nothing: the evidence base says all of it already."),
        N_("Look at the records, and take out what is there."),
    ),
}
