"""Contributed files: whether a case file can be read, and what is told of it beyond what is told of any record."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.languages import N_
from samskap.problem_kinds.kind import Kind, error, notice, warning

CONTRIBUTIONS: Mapping[str, Kind] = {
    "case-file-too-large": error(
        N_("The file is {size} bytes long; at most {largest} are read."),
        N_("Write one case in each file, and leave out what is no text."),
    ),
    "case-file-empty": error(
        N_("There is nothing in the file."), N_("Write a template with “samskap new”, and fill it in.")
    ),
    "case-file-form": error(
        N_("Here a key and a value are expected, as in “title: Language café”."),
        N_("Begin the line with the name of a field and a colon."),
    ),
    "case-file-deep": error(
        N_("Too many levels of lists or fields stand inside each other here."),
        N_("Take out the brackets or the indentation that do not belong there."),
    ),
    "case-file-nothing": error(
        N_("The file asks for nothing: it has no record of the kind “{kind}”."),
        N_("Write what it is about under “{section}”."),
    ),
    "yaml-tab": error(N_("The line is indented with a tab."), N_("Indent with spaces, two for each level.")),
    "yaml-quote": error(
        N_("A quotation mark does not match here: the text goes on after it, or never ends."),
        N_("Take out the quotation marks around the text, or write long texts on lines of their own after “|”."),
    ),
    "yaml-escape": error(
        N_("A backslash stands in a text in double quotation marks."),
        N_("Take out the backslash, or the quotation marks around the text."),
    ),
    "yaml-colon": error(
        N_("The text has a colon followed by a space, which reads as another field."),
        N_("Put single quotation marks around the whole text."),
    ),
    "yaml-indentation": error(
        N_("The line is not indented like the others around it."),
        N_("Let fields of the same record begin in the same column; a new record begins with “- ”."),
    ),
    "yaml-key": error(
        N_("The line has no “field: value”."),
        N_("Write a space after the colon; indent every line of a long text."),
    ),
    "yaml-sign": error(
        N_("The value begins with '{character}', which has a meaning of its own in YAML."),
        N_("Put single quotation marks around the whole text."),
    ),
    "yaml-bracket": error(
        N_("A bracket that is opened here is not closed, or the other way round."),
        N_("Write lists as “[a, b]”, and put single quotation marks around a text that begins with a bracket."),
    ),
    "yaml-documents": error(
        N_("A line “---” begins a second document here."), N_("Write one file for each case, or take the line out.")
    ),
    "yaml-syntax": error(
        N_("The YAML cannot be read here: {detail}."),
        N_("Look for a sign that does not belong there, or begin with the template of “samskap new”."),
    ),
    "key-unknown": error(
        N_("There is no field '{key}' here."),
        N_("Did you mean '{closest}'?"),
        N_("Take it out, or write it in “note” or “comment”."),
    ),
    "key-twice": error(N_("The field '{key}' stands here twice."), N_("Keep one of them; a list has one field.")),
    "choice": error(
        N_("'{value}' cannot be chosen here."), N_("Did you mean '{closest}'?"), N_("Write one of: {allowed}.")
    ),
    "orcid-form": error(N_("'{value}' is not an ORCID iD."), N_("Write it like this: 0000-0002-1825-0097.")),
    "case-similar": warning(
        N_("The case resembles '{other}' ({title})."),
        N_("If it is the same case, correct that one; otherwise say in the comment how they differ."),
    ),
    "reference-known": notice(
        N_("The reference is in the evidence base already, as '{other}'."),
        N_("That one will be used; nothing has to be done."),
    ),
    "text-wanted": notice(
        N_("The text is not there in every language; missing: {languages}."),
        N_("Others can translate it later; nothing has to be done."),
    ),
}
