"""Issues: whether the text of one holds a contribution."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error

ISSUES: Mapping[str, Kind] = {
    "issue-unknown": error(
        N_("The text is none of our forms, and holds no case file."),
        N_("Fill in one of the forms, or paste the case file between a line “```yaml” and a line “```”."),
    ),
    "issue-by-hand": error(
        N_("No case file can be made of “{form}”."),
        N_("A maintainer changes the tables when it has been discussed."),
    ),
}
