"""Tables: their columns and rows."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error

TABLES: Mapping[str, Kind] = {
    "column-missing": error(
        N_("The column '{column}' is missing."), N_("Add it to the first row, with a cell in every row.")
    ),
    "column-unknown": error(
        N_("The column '{column}' is not in the descriptor."),
        N_("Did you mean '{closest}'?"),
        N_("Take it out, or describe it in the descriptor."),
    ),
    "column-twice": error(N_("The column '{column}' stands there twice."), N_("Keep one of them.")),
    "column-order": error(N_("The columns do not stand in the order of the descriptor."), N_("Run “samskap fmt”.")),
    "row-blank": error(N_("The row is blank."), N_("Run “samskap fmt”.")),
    "cell-missing": error(N_("The row ends before this column."), N_("Write every cell, empty ones too.")),
    "cell-extra": error(
        N_("The row has a cell more than there are columns: '{value}'."),
        N_("Put quotation marks around a text with a comma, or take the cell out."),
    ),
}
