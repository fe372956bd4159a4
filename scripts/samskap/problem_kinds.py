"""Every code that a problem can have: its severity and its messages (English; the catalogues translate them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samskap.languages import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """What is wrong, what to write instead, and what to write where no value is close (``otherwise``)."""

    wrong: str
    remedy: str
    otherwise: str = ""
    severity: str = "error"


def _warning(wrong: str, remedy: str, otherwise: str = "") -> Kind:
    return Kind(wrong, remedy, otherwise, "warning")


FILES: Mapping[str, Kind] = {
    "file-missing": Kind(N_("The file is missing."), N_("Put it back, or give the name that the descriptor tells.")),
    "file-empty": Kind(N_("The file is empty."), N_("Write a first row with the names of the columns.")),
    "file-encoding": Kind(
        N_("Byte {position} of the file is not UTF-8."), N_("Save the file as UTF-8 (in Excel: “CSV UTF-8”).")
    ),
    "file-byte-order-mark": Kind(N_("The file begins with a byte order mark."), N_("Run “samskap fmt”.")),
    "file-delimiter": Kind(
        N_("The columns are separated by '{delimiter}', not by commas."),
        N_("Save the file with commas, or use LibreOffice."),
    ),
    "file-csv": Kind(N_("The table cannot be read: {detail}."), N_("Look for a quotation mark that is not closed.")),
    "file-json": Kind(
        N_("The file is not a JSON object: {detail}."), N_("Look for a missing or superfluous comma or bracket there.")
    ),
    "descriptor-part": Kind(
        N_("The descriptor lacks '{part}', or it has the wrong form."), N_("Write it as the earlier version had it.")
    ),
    "descriptor": Kind(
        N_("The descriptor does not follow the Data Package standard: {detail}."),
        N_("Write what the standard asks for."),
    ),
    "undocumented": Kind(
        N_("The descriptor does not say what '{name}' is: '{property}' is missing."),
        N_("Write it: what the descriptor says stands there in every language."),
    ),
    "release-unreadable": Kind(
        N_("The archive of a released version cannot be read: {detail}."),
        N_("Put the archive back as it was released; it is never changed."),
    ),
    "enum-differs": Kind(
        N_("The values allowed for '{field}' are not the terms of '{vocabulary}' in terms.csv."),
        N_("Run “samskap fmt”."),
    ),
}

TABLES: Mapping[str, Kind] = {
    "column-missing": Kind(
        N_("The column '{column}' is missing."), N_("Add it to the first row, with a cell in every row.")
    ),
    "column-unknown": Kind(
        N_("The column '{column}' is not in the descriptor."),
        N_("Did you mean '{closest}'?"),
        N_("Take it out, or describe it in the descriptor."),
    ),
    "column-twice": Kind(N_("The column '{column}' stands there twice."), N_("Keep one of them.")),
    "column-order": Kind(N_("The columns do not stand in the order of the descriptor."), N_("Run “samskap fmt”.")),
    "row-blank": Kind(N_("The row is blank."), N_("Run “samskap fmt”.")),
    "cell-missing": Kind(N_("The row ends before this column."), N_("Write every cell, empty ones too.")),
    "cell-extra": Kind(
        N_("The row has a cell more than there are columns: '{value}'."),
        N_("Put quotation marks around a text with a comma, or take the cell out."),
    ),
    "required": Kind(N_("The cell is empty but must be filled in."), N_("Write what the source says.")),
    "type": Kind(N_("'{value}' does not have the form that the field asks for."), N_("Write it like this: {example}.")),
    "out-of-range": Kind(
        N_("{value} is not between {minimum} and {maximum}."),
        N_("Write a value in that range, or leave the cell empty."),
    ),
    "id-form": Kind(
        N_("'{value}' cannot be an id."), N_("Write lower-case letters a-z, digits and hyphens, as in '{example}'.")
    ),
    "version-form": Kind(
        N_("'{value}' is not a version."), N_("Write MAJOR.MINOR.PATCH, as in '0.2.0', or leave the cell empty.")
    ),
    "path-form": Kind(
        N_("'{value}' is not the address of a page or file of the site."),
        N_("Write it from the slash after the language, as in '/cases/example/'."),
    ),
    "schema": Kind(
        N_("The cell breaks a rule of the descriptor: {detail}."), N_("Write what the descriptor asks for.")
    ),
    "formula": Kind(
        N_("The text begins with '{character}'; a spreadsheet would run it as a formula."),
        N_("Begin with a letter, a digit or a quotation mark."),
    ),
    "white-space": Kind(N_("There is superfluous or unusual white space: '{value}'."), N_("Run “samskap fmt”.")),
    "control-character": Kind(
        N_("There is an invisible character ({character}) after '{before}'."), N_("Delete it, or write the text anew.")
    ),
    "item-twice": Kind(N_("'{value}' stands twice in the list."), N_("Keep it once.")),
}

LINKS: Mapping[str, Kind] = {
    "duplicate-id": Kind(
        N_("The id '{value}' is taken by row {other}."),
        N_("Give the record another id; ids that differ only in case count as one."),
    ),
    "duplicate-count": Kind(
        N_("'{value}' is counted in row {other} for the same month and language."),
        N_("Keep one of the two rows."),
    ),
    "duplicate-doi": Kind(
        N_("The DOI '{value}' is also that of '{other}'."), N_("Keep one entry, and name it in every record.")
    ),
    "duplicate-title": _warning(
        N_("The title is the same as that of '{other}'."),
        N_("If it is the same, keep one record; otherwise tell them apart."),
    ),
    "retired-kind": Kind(
        N_("'{value}' is no kind of record that can be retired."),
        N_("Did you mean '{closest}'?"),
        N_("Write one of: {allowed}."),
    ),
    "retired-in-use": Kind(
        N_("'{value}' stands among the retired records, but the package still has it."),
        N_("Take the row out, or the record; an id is never used again."),
    ),
    "retired-replacement": Kind(
        N_("'{value}' cannot replace the retired record: there is no such {kind}."),
        N_("Did you mean '{closest}'?"),
        N_("Write the id of a record of the same kind, or leave the cell empty."),
    ),
    "not-retired": Kind(
        N_("'{value}' ({kind}) was in version {version} and is gone."),
        N_("Put it back, or add it to retired.csv with the reason: its address must lead on."),
    ),
    "unknown-case": Kind(
        N_("'{value}' is not an id in cases.csv."),
        N_("Did you mean '{closest}'?"),
        N_("Add the case, or leave the cell empty."),
    ),
    "unknown-finding": Kind(
        N_("'{value}' is not an id in findings.csv."),
        N_("Did you mean '{closest}'?"),
        N_("Add the finding, or delete the row."),
    ),
    "unknown-reference": Kind(
        N_("'{value}' is not a key in references.bib."),
        N_("Did you mean '{closest}'?"),
        N_("Add the reference to references.bib."),
    ),
    "unknown-municipality": Kind(
        N_("'{value}' is not an id in municipalities.csv."),
        N_("Did you mean '{closest}'?"),
        N_("Add the municipality to municipalities.csv."),
    ),
    "unknown-term": Kind(
        N_("'{value}' is not a term of the vocabulary '{vocabulary}'."),
        N_("Did you mean '{closest}'?"),
        N_("Write one of: {allowed}."),
    ),
    "match-twice": Kind(
        N_("'{value}' stands in '{other}' as well."), N_("Keep it in one column: the closest match that holds.")
    ),
    "unknown-vocabulary": Kind(
        N_("No field uses the vocabulary '{value}'."), N_("Did you mean '{closest}'?"), N_("Write one of: {allowed}.")
    ),
    "unknown-field": Kind(
        N_("'{value}' is not a field of this table."),
        N_("Did you mean '{closest}'?"),
        N_("Name a column, without the language."),
    ),
    "unused-reference": _warning(
        N_("No case, finding or term names this reference."), N_("Name it where it belongs, or take it out.")
    ),
    "unused-municipality": _warning(N_("No case names this municipality."), N_("Name it in a case, or take it out.")),
    "unused-term": _warning(N_("No record uses this term."), N_("Use it, or take it out.")),
    "case-without-finding": _warning(
        N_("No finding is tied to this case."), N_("Add one, or write 'no-finding-coded-yet' in to_check.")
    ),
    "reference-not-of-case": _warning(
        N_("'{value}' is not among the references of the case '{case}'."),
        N_("Add it there, or correct the case or the reference."),
    ),
}

CONTENT: Mapping[str, Kind] = {
    "nothing-coded": _warning(
        N_("The finding has a direction ('{direction}') but neither a factor nor an outcome."),
        N_("Code what it is about, or write 'describes'."),
    ),
    "coding-missing": Kind(
        N_("codings.csv has no coding of this finding by the coder '{coder}'."),
        N_("Add the row; every finding is coded twice."),
    ),
    "coding-differs": Kind(
        N_("The finding says '{value}', but what the two coders coded makes it '{expected}'."),
        N_("Write '{expected}'."),
    ),
    "end-before-start": Kind(
        N_("The end, {end}, lies before the start, {start}."), N_("Correct one of the two years.")
    ),
    "coordinate-alone": Kind(N_("Only one of the two coordinates is given."), N_("Write both, or neither.")),
    "coordinate-without-municipality": Kind(
        N_("There are coordinates but no municipality."), N_("Name the municipality, or take the coordinates out.")
    ),
    "coordinate-outside-country": Kind(
        N_("The point {latitude}, {longitude} does not lie in the country {country}."),
        N_("Check the country, and that latitude and longitude are not swapped."),
    ),
    "coordinate-far": _warning(
        N_("The point lies {distance} km from the municipality '{municipality}'."),
        N_("Check the point and the municipality."),
    ),
    "country-differs": Kind(
        N_("The country is {value}, but the municipality '{municipality}' lies in {expected}."),
        N_("Correct the country or the municipality."),
    ),
    "text-missing": Kind(
        N_("The text is missing in the language '{language}' though it exists in '{other}'."),
        N_("Write the translation."),
    ),
    "text-identical": _warning(
        N_("The text is the same as in the language '{other}'."), N_("Translate it into the language '{language}'.")
    ),
    "text-untranslated": _warning(
        N_("The text looks as if it were written in the language '{other}'."),
        N_("Write it in the language '{language}'."),
    ),
}

BIBLIOGRAPHY: Mapping[str, Kind] = {
    "bibtex-syntax": Kind(
        N_("The BibTeX cannot be read here: {detail}."),
        N_("Look for a missing comma, brace or '=' in the entry or before it."),
    ),
    "bibtex-outside-entry": Kind(
        N_("There is text outside the entries: '{value}'."),
        N_("Write it in the field 'annotation' of an entry, or take it out."),
    ),
    "bibtex-duplicate-field": Kind(
        N_("The field '{field}' stands twice in the entry, or beside one that means the same."),
        N_("Keep only one of the fields."),
    ),
    "bibtex-type": Kind(N_("The entry type '{value}' is not known here."), N_("Write one of: {allowed}.")),
    "bibtex-unknown-field": Kind(
        N_("The field '{field}' is not kept in the evidence base."),
        N_("Write it as '{closest}', or take it out."),
        N_("Take it out, or write what matters in 'annotation'."),
    ),
    "bibtex-value": Kind(
        N_("The value '{value}' cannot be kept as it stands."),
        N_("Write plain text; names as “Family, Given and Family, Given”."),
    ),
    "duplicate-key": Kind(N_("The key '{value}' stands there twice."), N_("Give the second entry a key of its own.")),
    "doi-form": Kind(N_("'{value}' is not a DOI."), N_("Write it without the resolver, as in '10.5555/example'.")),
    "url-form": Kind(
        N_("'{value}' is not a web address."), N_("Write an address that begins with https:// or http://.")
    ),
    "date-form": Kind(N_("'{value}' is not a date."), N_("Write 2024, 2024-05 or 2024-05-31.")),
    "language-tag": Kind(N_("The language '{value}' is not known here."), N_("Write one of: {allowed}.")),
}

KINDS: Mapping[str, Kind] = {**FILES, **TABLES, **LINKS, **CONTENT, **BIBLIOGRAPHY}
