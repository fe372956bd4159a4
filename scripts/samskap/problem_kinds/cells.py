"""Cells: the form of what stands in them, whatever it means."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error

CELLS: Mapping[str, Kind] = {
    "required": error(
        N_("The field is empty but must be filled in."), N_("Write what the description of the field asks for.")
    ),
    "type": error(
        N_("'{value}' does not have the form that the field asks for."), N_("Write it like this: {example}.")
    ),
    "out-of-range": error(
        N_("{value} is not between {minimum} and {maximum}."),
        N_("Write a value in that range, or leave the field empty."),
    ),
    "id-form": error(
        N_("'{value}' cannot be an id."), N_("Write lower-case letters a-z, digits and hyphens, as in '{example}'.")
    ),
    "version-form": error(
        N_("'{value}' is not a version."), N_("Write MAJOR.MINOR.PATCH, as in '0.2.0', or leave the cell empty.")
    ),
    "path-form": error(
        N_("'{value}' is not the address of a page or file of the site."),
        N_("Write it from the slash after the language, as in '/cases/example/'."),
    ),
    "schema": error(
        N_("The cell breaks a rule of the descriptor: {detail}."), N_("Write what the descriptor asks for.")
    ),
    "formula": error(
        N_("The text begins with '{character}'; a spreadsheet would run it as a formula."),
        N_("Begin with a letter, a digit or a quotation mark."),
    ),
    "white-space": error(N_("There is superfluous or unusual white space: '{value}'."), N_("Run “samskap fmt”.")),
    "control-character": error(
        N_("There is an invisible character ({character}) after '{before}'."), N_("Delete it, or write the text anew.")
    ),
    "item-twice": error(N_("'{value}' stands twice in the list."), N_("Keep it once.")),
}
