"""Which files for download there are, in the groups in which the data page shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from samskap.languages import N_


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one use, which the data page shows together under a title (a message to be translated).

    ``files`` maps the name of a file below ``data/latest/`` to what it is (a message). In a name, ``{version}`` is the
    version of the data and ``{id}`` the id of any record: a name with ``{id}`` is one line for as many files.
    """

    id: str
    title: str
    files: Mapping[str, str]


GROUPS: tuple[Group, ...] = (
    Group(
        "package",
        N_("The whole data package"),
        {
            "samskap-{version}.zip": N_("The whole data package in one file"),
            "datapackage.json": N_("Data dictionary: files, fields, values, keys, licence and version"),
            "README.md": N_("What the package is, how it was made, how to cite it"),
            "LICENSE.txt": N_("Licence"),
        },
    ),
    Group(
        "excel",
        N_("For people: Excel"),
        {
            "samskap-sv.xlsx": N_("Workbook in Swedish, with codebook and citation"),
            "samskap-da.xlsx": N_("Workbook in Danish, with codebook and citation"),
            "samskap-en.xlsx": N_("Workbook in English, with codebook and citation"),
            "case-template-sv.xlsx": N_("Template in Swedish for describing new cases, with lists to choose from"),
            "case-template-da.xlsx": N_("Template in Danish for describing new cases, with lists to choose from"),
            "case-template-en.xlsx": N_("Template in English for describing new cases, with lists to choose from"),
        },
    ),
    Group(
        "tables",
        N_("Tables"),
        {
            "evidence-sv.csv": N_("Flat table in Swedish: one finding a row, with its case and reference"),
            "evidence-da.csv": N_("Flat table in Danish: one finding a row, with its case and reference"),
            "evidence-en.csv": N_("Flat table in English: one finding a row, with its case and reference"),
            "cases.csv": N_("Cases, one a row, in three languages"),
            "findings.csv": N_("Findings, one a row, in three languages"),
            "references.csv": N_("References, one a row"),
            "municipalities.csv": N_("Municipalities with their coordinates"),
            "codings.csv": N_("What each of the two coders coded for each finding"),
            "usage.csv": N_("How often pages were read and files downloaded, by month"),
            "scores.csv": N_("What was measured on the built site of each version"),
            "links.csv": N_("Which addresses of the records answered when they were last asked for"),
            "retired.csv": N_("Records that were taken out, with the reason and what replaces them"),
        },
    ),
    Group(
        "whole",
        N_("Everything in one file, for programs"),
        {
            "samskap.sqlite": N_(
                "SQLite: every table with its keys, full-text search, and the flat table in each language"
            ),
            "samskap.json": N_("All records as JSON"),
            "samskap.schema.json": N_("JSON Schema: what the JSON file with all records holds"),
        },
    ),
    Group(
        "parquet",
        N_("Tables as Parquet, with their types"),
        {
            "evidence-sv.parquet": N_("Flat table in Swedish: one finding a row, with its case and reference"),
            "evidence-da.parquet": N_("Flat table in Danish: one finding a row, with its case and reference"),
            "evidence-en.parquet": N_("Flat table in English: one finding a row, with its case and reference"),
            "cases.parquet": N_("Cases, one a row, in three languages"),
            "findings.parquet": N_("Findings, one a row, in three languages"),
            "references.parquet": N_("References, one a row"),
            "terms.parquet": N_("Vocabulary: every term with label and definition in three languages"),
            "municipalities.parquet": N_("Municipalities with their coordinates"),
            "codings.parquet": N_("What each of the two coders coded for each finding"),
            "usage.parquet": N_("How often pages were read and files downloaded, by month"),
            "scores.parquet": N_("What was measured on the built site of each version"),
            "links.parquet": N_("Which addresses of the records answered when they were last asked for"),
            "retired.parquet": N_("Records that were taken out, with the reason and what replaces them"),
        },
    ),
    Group(
        "records",
        N_("One file for each record"),
        {
            "cases/{id}.json": N_("A case as JSON, with the addresses of its pages"),
            "findings/{id}.json": N_("A finding as JSON, with the addresses of its pages"),
            "references/{id}.json": N_("A reference as JSON, with the addresses of its pages"),
            "case.schema.json": N_("JSON Schema: what the file of a case, a finding or a reference holds"),
            "finding.schema.json": N_("JSON Schema: what the file of a case, a finding or a reference holds"),
            "reference.schema.json": N_("JSON Schema: what the file of a case, a finding or a reference holds"),
        },
    ),
    Group(
        "references",
        N_("For reference managers"),
        {
            "references.bib": N_("References for BibTeX and BibLaTeX"),
            "references.ris": N_("References for EndNote, Zotero, Mendeley and other reference managers"),
            "references.json": N_("References as CSL-JSON, for Zotero, Pandoc and citation processors"),
        },
    ),
    Group(
        "codebook",
        N_("Codebook and vocabularies"),
        {
            "terms.csv": N_("Vocabulary: every term with label and definition in three languages"),
            "codebook-sv.md": N_("Codebook in Swedish: every field and every term, as text"),
            "codebook-da.md": N_("Codebook in Danish: every field and every term, as text"),
            "codebook-en.md": N_("Codebook in English: every field and every term, as text"),
            "codebook-fields.csv": N_(
                "Codebook: every field, with type, example and how it is filled, in three languages"
            ),
            "codebook-terms.csv": N_("Codebook: every term, with how often it is used, in three languages"),
            "vocabularies.ttl": N_("Vocabularies as SKOS, in Turtle"),
            "vocabularies.jsonld": N_("Vocabularies as SKOS, in JSON-LD"),
        },
    ),
    Group(
        "metadata",
        N_("Metadata and quality"),
        {
            "score.json": N_(
                "Score card of this version: records, texts, sources, weight, requests, barriers, FAIR checks"
            ),
            "catalogue.ttl": N_("Data catalogue after DCAT-AP 3, as Turtle"),
            "catalogue.jsonld": N_("Data catalogue after DCAT-AP 3, as JSON-LD"),
            "ro-crate-metadata.json": N_("Research object: the files as an RO-Crate, for archives"),
            "linkset.json": N_("Links between the page and the files, for machines (linkset)"),
        },
    ),
)
"""The groups and their files in the order of the data page; what is not made is not listed."""

NAMES: Mapping[str, str] = {name: text for group in GROUPS for name, text in group.files.items()}
"""What each file is, by its name, in the order of the data page."""

VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_FIELDS = {re.escape("{version}"): VERSION, re.escape("{id}"): r"[a-z0-9][a-z0-9_-]*"}


def line(name: str) -> str:
    """The name in :data:`NAMES` that a file's name (without the folder of the version) fits; empty where none does."""
    if name in NAMES:
        return name
    return next((shown for shown, pattern in _EXPRESSIONS.items() if pattern.fullmatch(name)), "")


def expression(name: str) -> str:
    """The regular expression of a name in :data:`NAMES`, its fields filled in by whatever they may hold."""
    pattern = re.escape(name)
    for field, value in _FIELDS.items():
        pattern = pattern.replace(field, value)
    return pattern


_EXPRESSIONS = {name: re.compile(expression(name)) for name in NAMES if "{" in name}
