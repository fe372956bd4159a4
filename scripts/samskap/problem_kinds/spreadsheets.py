"""Files as people keep them: what is accepted of other spellings, and what of a table cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, notice, warning

SPREADSHEETS: Mapping[str, Kind] = {
    "key-for-heading": notice(N_("'{value}' is read as the field '{key}'."), N_("Nothing needs to be done.")),
    "label-for-code": notice(N_("'{value}' is read as '{code}'."), N_("Nothing needs to be done.")),
    "list-in-text": notice(N_("'{value}' is read as a list of {number}."), N_("Nothing needs to be done.")),
    "value-tidied": notice(N_("'{value}' is read as '{tidied}'."), N_("Nothing needs to be done.")),
    "spaces-tidied": notice(
        N_("There is superfluous or unusual white space: '{value}'. It is left out."), N_("Nothing needs to be done.")
    ),
    "label-ambiguous": notice(
        N_("'{value}' can mean more than one thing: {codes}."), N_("Write the one that is meant, as it stands here.")
    ),
    "table-encoding": notice(
        N_("The file is not UTF-8; it is read as {encoding}."), N_("Look whether å, æ, ä, ø and ö are right.")
    ),
    "table-delimiter": notice(
        N_("The columns are separated by '{delimiter}', not by commas."), N_("Nothing needs to be done.")
    ),
    "table-unreadable": error(
        N_("The file cannot be read as a table: {detail}."), N_("Save it as .xlsx or as CSV, and try again.")
    ),
    "table-unknown": error(
        N_("No row names the fields that a table of cases, findings, references or municipalities has."),
        N_("Use the template; its first rows name the fields."),
    ),
    "table-empty": error(N_("No sheet has a row that is filled in."), N_("Write one row for each case.")),
    "column-ignored": warning(
        N_("The column '{column}' is no field, so it is not read."),
        N_("Did you mean '{closest}'?"),
        N_("Take it out, or name it as in the template."),
    ),
    "column-repeated": error(N_("The columns {columns} both hold the field '{field}'."), N_("Keep one of them.")),
    "column-automatic": notice(
        N_("The column '{column}' is filled in by the program, so it is not read."), N_("Nothing needs to be done.")
    ),
    "cell-without-heading": error(
        N_("'{value}' stands in a column without a heading."), N_("Write a heading above it, or delete it.")
    ),
    "cell-formula": error(
        N_("The cell holds a formula: '{value}'."),
        N_("Write its result as a text or a number (in Excel: paste values)."),
    ),
    "cell-error": error(N_("The cell holds the error '{value}'."), N_("Write what the source says.")),
    "cell-date-unwanted": error(
        N_("The cell holds the date {value}; a program may have made it of something else."),
        N_("Format the cell as text, and write anew what the source says."),
    ),
    "cell-date": notice(N_("The date {value} is read as '{tidied}'."), N_("Nothing needs to be done.")),
    "table-language": notice(
        N_("All headings are in one language, {language}; the texts are taken to be in it."),
        N_("Nothing needs to be done."),
    ),
    "row-of-no-case": error(
        N_("The row does not say of which case it is."),
        N_("Write the id of the case, or its title as in the sheet of cases."),
    ),
    "row-of-only-case": notice(
        N_("The row does not say of which case it is; the table has only one, '{case}'."),
        N_("Nothing needs to be done."),
    ),
    "row-without-name": notice(N_("The row has no id; it is called '{name}' here."), N_("Nothing needs to be done.")),
    "import-type": error(
        N_("'{value}' is no type of publication that the evidence base keeps."), N_("Write one of: {allowed}.")
    ),
    "import-read": notice(
        N_("'{value}' is taken to be what was read, at '{link}', as told when the file was imported."),
        N_("Nothing needs to be done."),
    ),
    "import-form": error(
        N_("The file is not in the form that was told: {detail}."), N_("Export it anew from the reference manager.")
    ),
    "workbook-not-ours": error(
        N_("The workbook does not say of which version of the data it is."),
        N_("Change the workbook that the data page offers, and keep its hidden rows and properties."),
    ),
    "workbook-version": error(
        N_("The workbook is of version {version}, which is not kept here."),
        N_("Take the workbook of version {current} and make the changes in it."),
    ),
    "workbook-other-version": warning(
        N_("The workbook is of version {version}; the data is version {current} now."),
        N_("What was changed in both is told cell by cell."),
    ),
    "cell-changed-since": error(
        N_("The cell held '{before}' in the workbook's version and holds '{now}' now; the workbook says '{value}'."),
        N_("Look at both, and make the change in a new workbook."),
    ),
    "label-only": warning(
        N_("Only the words were changed to '{value}'; the code beside them is still '{code}'."),
        N_("Change the code: columns with words are for reading only."),
    ),
    "read-only-cell": warning(
        N_("'{value}' was written in a column that the program fills in."), N_("Nothing is changed by it.")
    ),
    "row-gone": warning(
        N_("'{value}' stands in the data but not in the workbook; it is kept."),
        N_("To take a record out, add it to retired.csv with the reason."),
    ),
    "row-twice": error(N_("'{value}' stands in two rows of the sheet."), N_("Keep one of them.")),
    "terms-not-updated": error(
        N_("The cell held '{before}' and now says '{value}'; the vocabulary is not changed by a workbook."),
        N_("Propose the change in an issue: a term holds for every record that is coded with it."),
    ),
    "row-not-addable": error(
        N_("The row is not in the data, and new ones cannot be added in this sheet."),
        N_("Look whether its id was changed; propose a new one in an issue."),
    ),
}
