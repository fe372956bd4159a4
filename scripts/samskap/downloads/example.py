"""The worked example of the data page: a question, its answer, and how to ask it in Python, DuckDB and SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from samskap.downloads.evidence import HEADINGS
from samskap.downloads.snippets import Snippet
from samskap.evidence.counts import WITHOUT_PHASE
from samskap.evidence.matrix import cells
from samskap.languages import words
from samskap.model import Corpus, Term
from samskap.package.descriptor import schema_of
from samskap.package.descriptor import words as words_of

DIRECTION = "enables"
PREFERRED = ("social-capital-linking", "co-initiation")

_PYTHON = """import pandas as pd
evidence = pd.read_csv("{url}{file}", keep_default_na=False)
answer = evidence[
    (evidence["{direction}"] == "enables")
    & evidence["{factors}"].map(lambda ids: "{factor}" in ids.split("; "))
    & evidence["{phases}"].map(lambda ids: "{phase}" in ids.split("; "))
].groupby("{country}").size()"""

_DUCKDB = '''import duckdb, urllib.request
urllib.request.urlretrieve("{url}{file}", "{file}")
answer = duckdb.sql("""
    SELECT "{country}", count(*) FROM '{file}'
    WHERE "{direction}" = 'enables'
      AND list_contains(string_split("{factors}", '; '), '{factor}')
      AND list_contains(string_split("{phases}", '; '), '{phase}')
    GROUP BY 1
""")'''

_SQL = """SELECT terms.label_{language}, count(*)
FROM findings
JOIN finding_factors ON finding_factors.finding = findings.id AND finding_factors.value = '{factor}'
JOIN finding_phases ON finding_phases.finding = findings.id AND finding_phases.value = '{phase}'
LEFT JOIN cases ON cases.id = findings."case"
LEFT JOIN terms ON terms.vocabulary = 'country' AND terms.id = cases.country
WHERE findings.direction = 'enables'
GROUP BY 1;"""


@dataclass(frozen=True, slots=True)
class Example:
    """How many findings say that a factor enables a phase, by country of the case; ``untied`` are those without one."""

    factor: Term
    phase: Term
    countries: tuple[tuple[Term, int], ...]
    untied: int

    @property
    def total(self) -> int:
        """Number of findings."""
        return self.untied + sum(number for _country, number in self.countries)


def example(corpus: Corpus) -> Example | None:
    """The question about linking social capital and co-initiation, and its answer.

    Where the vocabulary has no such terms or nothing is found, the factor and the phase that most findings say it of
    stand in; None where there is no finding to count.
    """
    found = {
        (cell.theme.id, cell.phase): cell
        for cell in cells(corpus)
        if cell.theme.vocabulary == "factor" and cell.phase != WITHOUT_PHASE and cell.counts[DIRECTION]
    }
    if not found:
        return None
    cell = found.get(PREFERRED) or max(found.values(), key=lambda cell: cell.counts[DIRECTION])
    cases = [corpus.cases.get(finding.case) for finding in cell.findings if finding.direction == DIRECTION]
    counts = Counter(case.country for case in cases if case)
    countries = tuple((term, counts[term.id]) for term in corpus.vocabulary("country") if counts[term.id])
    return Example(cell.theme, corpus.terms["phase", cell.phase], countries, cases.count(None))


def questions(asked: Example, corpus: Corpus, url: str, language: str) -> tuple[Snippet, ...]:
    """The question in Python, DuckDB and SQL, each giving the countries (in words) and their numbers."""
    names = {
        "direction": _heading(corpus, language, "findings", "direction", code=True),
        "factors": _heading(corpus, language, "findings", "factors", code=True),
        "phases": _heading(corpus, language, "findings", "phases", code=True),
        "country": _heading(corpus, language, "cases", "country"),
    }
    terms = {"factor": asked.factor.id, "phase": asked.phase.id, "language": language}
    flat = f"evidence-{language}.csv"
    return tuple(
        Snippet(
            f"example-{name}", tool, syntax, file, flat, code.format(url=url, file=file, **names, **terms), runs=True
        )
        for name, tool, syntax, file, code in (
            ("python", "Python (pandas)", "python", flat, _PYTHON),
            ("duckdb", "DuckDB", "python", flat, _DUCKDB),
            ("sql", "SQL (SQLite)", "sql", "samskap.sqlite", _SQL),
        )
    )


def _heading(corpus: Corpus, language: str, table: str, name: str, *, code: bool = False) -> str:
    """The heading of a column of the flat table."""
    (field,) = (field for field in schema_of(corpus.descriptor, table)["fields"] if field["name"] == name)
    own = words(language)
    heading = own.text(HEADINGS[table], field=words_of(field, "title", language))
    return own.text("{heading} (id)", heading=heading) if code else heading
