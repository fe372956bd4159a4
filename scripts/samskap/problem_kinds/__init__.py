"""Every code that a problem can have: its severity and its messages (English; the catalogues translate them).

Each module holds the codes of one area. The values of a problem fill the fields of its messages, such as ``{value}``.
"""

from __future__ import annotations

from collections.abc import Mapping

from samskap.problem_kinds.additions import ADDITIONS
from samskap.problem_kinds.bibliography import BIBLIOGRAPHY
from samskap.problem_kinds.cells import CELLS
from samskap.problem_kinds.coding import CODING
from samskap.problem_kinds.contributions import CONTRIBUTIONS
from samskap.problem_kinds.files import FILES
from samskap.problem_kinds.identity import IDENTITY
from samskap.problem_kinds.issues import ISSUES
from samskap.problem_kinds.kind import Kind
from samskap.problem_kinds.links import LINKS
from samskap.problem_kinds.places import PLACES
from samskap.problem_kinds.spreadsheets import SPREADSHEETS
from samskap.problem_kinds.tables import TABLES
from samskap.problem_kinds.texts import TEXTS

__all__ = ["KINDS", "Kind"]

KINDS: Mapping[str, Kind] = {
    **FILES,
    **TABLES,
    **CELLS,
    **IDENTITY,
    **LINKS,
    **CODING,
    **PLACES,
    **TEXTS,
    **BIBLIOGRAPHY,
    **ADDITIONS,
    **CONTRIBUTIONS,
    **SPREADSHEETS,
    **ISSUES,
}
