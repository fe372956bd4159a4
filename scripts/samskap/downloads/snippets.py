"""Lines that read a file, tool by tool, as the data page prints them.

Those with ``runs`` are run by the tests as they stand, against a served site. The others are written from the
documentation of their tool: R has no interpreter among our dependencies, Excel and Google Sheets are not free.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from samskap.languages import N_


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines that read a file: with which tool (a name), in which syntax, which file, the lines, and what to know.

    In ``code``, ``{url}`` is the address of the folder with the files and ``{file}`` the name of the file. ``table`` is
    the table (CSV) whose rows it gives; ``hint`` is a message; ``runs`` tells whether the tests run the lines.
    """

    id: str
    tool: str
    syntax: str
    file: str
    table: str
    code: str
    runs: bool = False
    hint: str = ""


_SNIPPETS = (
    Snippet(
        "pandas",
        "Python (pandas)",
        "python",
        "findings.csv",
        "findings.csv",
        'import pandas as pd\nfindings = pd.read_csv("{url}{file}", dtype=str, keep_default_na=False)',
        runs=True,
    ),
    Snippet(
        "frictionless",
        "Python (frictionless)",
        "python",
        "datapackage.json",
        "findings.csv",
        'from frictionless import Package\nfindings = Package("{url}{file}").get_resource("findings").read_rows()',
        runs=True,
        hint=N_("Reads every field with its type, and checks the file against the data dictionary on the way."),
    ),
    Snippet(
        "duckdb",
        "DuckDB",
        "python",
        "findings.csv",
        "findings.csv",
        "import duckdb, urllib.request\n"
        'urllib.request.urlretrieve("{url}{file}", "{file}")\n'
        "findings = duckdb.sql(\"FROM '{file}'\")",
        runs=True,
        hint=N_("With DuckDB’s extension httpfs, the address itself can stand after FROM."),
    ),
    Snippet(
        "sqlite",
        "SQL (SQLite)",
        "sql",
        "samskap.sqlite",
        "findings.csv",
        "SELECT * FROM findings;",
        runs=True,
        hint=N_("Download the file {file} and open it in any program for SQLite."),
    ),
    Snippet(
        "readr",
        "R (readr)",
        "r",
        "findings.csv",
        "findings.csv",
        'findings <- readr::read_csv("{url}{file}", na = "")',
    ),
    Snippet(
        "frictionless-r",
        "R (frictionless)",
        "r",
        "datapackage.json",
        "findings.csv",
        'package <- frictionless::read_package("{url}{file}")\n'
        "package$resources <- lapply(package$resources, \\(resource) {{\n"
        "  resource$schema$fields <- lapply(resource$schema$fields, \\(field) {{\n"
        '    if (identical(field$type, "list")) field$type <- "string"\n'
        "    field\n"
        "  }})\n"
        "  resource\n"
        "}})\n"
        'findings <- frictionless::read_resource(package, "findings")',
        hint=N_(
            "The package frictionless for R does not know lists, which came with version 2 of Table Schema, and stops "
            "at them: the lines in the middle let it read them as text."
        ),
    ),
    Snippet(
        "power-query",
        "Excel (Power Query)",
        "powerquery",
        "evidence-{language}.csv",
        "evidence-{language}.csv",
        '= Table.PromoteHeaders(Csv.Document(Web.Contents("{url}{file}"), [Delimiter = ",", Encoding = 65001]))',
        hint=N_("For a formula in an empty query. To read without a connection, open the workbook instead."),
    ),
    Snippet(
        "google-sheets",
        "Google Sheets",
        "sheets",
        "evidence-{language}.csv",
        "evidence-{language}.csv",
        '=IMPORTDATA("{url}{file}")',
        hint=N_(
            "Where the locale of the spreadsheet writes decimals with a comma, set it to United Kingdom (File, "
            "Settings) first, or the coordinates are misread. More arguments would be separated by semicolons there."
        ),
    ),
)


def snippets(url: str, language: str, files: Iterable[str]) -> tuple[Snippet, ...]:
    """The snippets whose file is among the files, with the address of the folder and the language filled in."""
    listed = set(files)
    filled = (_filled(snippet, url, language) for snippet in _SNIPPETS)
    return tuple(snippet for snippet in filled if snippet.file in listed)


def _filled(snippet: Snippet, url: str, language: str) -> Snippet:
    file, table = snippet.file.format(language=language), snippet.table.format(language=language)
    return replace(snippet, file=file, table=table, code=snippet.code.format(url=url, file=file))
