"""Files: whether they are there and can be read, and the descriptor."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error

FILES: Mapping[str, Kind] = {
    "file-missing": error(N_("The file is missing."), N_("Put it back, or give the name that the descriptor tells.")),
    "file-empty": error(N_("The file is empty."), N_("Write a first row with the names of the columns.")),
    "file-encoding": error(
        N_("Byte {position} of the file is not UTF-8."), N_("Save the file as UTF-8 (in Excel: “CSV UTF-8”).")
    ),
    "file-byte-order-mark": error(N_("The file begins with a byte order mark."), N_("Run “samskap fmt”.")),
    "file-delimiter": error(
        N_("The columns are separated by '{delimiter}', not by commas."),
        N_("Save the file with commas, or use LibreOffice."),
    ),
    "file-csv": error(N_("The table cannot be read: {detail}."), N_("Look for a quotation mark that is not closed.")),
    "file-json": error(
        N_("The file is not a JSON object: {detail}."), N_("Look for a missing or superfluous comma or bracket there.")
    ),
    "descriptor-part": error(
        N_("The descriptor lacks '{part}', or it has the wrong form."), N_("Write it as the earlier version had it.")
    ),
    "descriptor": error(
        N_("The descriptor does not follow the Data Package standard: {detail}."),
        N_("Write what the standard asks for."),
    ),
    "undocumented": error(
        N_("The descriptor does not say what '{name}' is: '{property}' is missing."),
        N_("Write it: what the descriptor says stands there in every language."),
    ),
    "enum-differs": error(
        N_("The values allowed for '{field}' are not the terms of '{vocabulary}' in terms.csv."),
        N_("Run “samskap fmt”."),
    ),
    "release-unreadable": error(
        N_("The archive of a released version cannot be read: {detail}."),
        N_("Put the archive back as it was released; it is never changed."),
    ),
}
