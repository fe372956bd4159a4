"""Coding: what the findings say, and what the two coders coded."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, warning

CODING: Mapping[str, Kind] = {
    "nothing-coded": warning(
        N_("The finding has a direction ('{direction}') but neither a factor nor an outcome."),
        N_("Code what it is about, or write 'describes'."),
    ),
    "coding-missing": error(
        N_("codings.csv has no coding of this finding by the coder '{coder}'."),
        N_("Add the row; every finding is coded twice."),
    ),
    "coding-differs": error(
        N_("The finding says '{value}', but what the two coders coded makes it '{expected}'."),
        N_("Write '{expected}'."),
    ),
    "coder-columns": error(
        N_("No row names the finding and at least one coded field."),
        N_("Head the columns with: {allowed}."),
    ),
    "coders-several": error(
        N_("The table holds the codings of several coders: {allowed}."),
        N_("Name the two whose codings are to be compared, with --coders."),
    ),
    "coder-unknown": error(
        N_("The table has no row by the coder '{value}'."),
        N_("Name one of these: {allowed}."),
    ),
    "coded-twice": error(
        N_("'{value}' is coded twice in the table of one coder."),
        N_("Keep one row."),
    ),
}
