"""Tables of cases, findings, references and municipalities, in CSV or Excel, as case files: one for each case.

Accepted are the filled-in template and tables with the package's own columns, with headings in any language. Rows are
tied together by what they name: a finding names its case and its reference, a case its municipalities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samskap.contribution.case_file import CaseFile
from samskap.contribution.columns import CONTRIBUTOR, Columns, columns_of, language_of, reading
from samskap.contribution.grids import read_grids
from samskap.contribution.keys import Keys
from samskap.contribution.labels import NAMING, Labels
from samskap.contribution.parts import Part, named, parts_of, placed, settled
from samskap.contribution.schema import SECTIONS
from samskap.contribution.schema_head import LAYOUT
from samskap.contribution.spelling import folded
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.fields import described_tables
from samskap.problems import Problem

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of files end that hold tables."""

LANGUAGE = "samskap-language"
"""The property of a workbook that tells the language of its texts."""


def read_table_files(
    name: str, data: bytes, corpus: Corpus, language: str = "", keys: Keys | None = None
) -> tuple[list[CaseFile], list[Problem]]:
    """Read the tables of a file as case files; with problems, and a notice for whatever is read differently.

    ``language`` is that of texts whose column tells none; else the workbook, or its headings, tell it. ``keys``
    (those of the corpus) are made if they are not given. Raises nothing.
    """
    known = reading(keys or Keys(corpus))
    found, problems = read_grids(name, data, known.score)
    if found is None:
        return [], problems
    tables: list[Columns] = []
    for grid in found.grids:
        columns, told = columns_of(grid, known)
        tables += [columns] if columns else []
        problems += told
    if not tables:
        return [], [*problems, Problem(name, "table-unknown")]
    sheet = _Book(name, corpus, language or found.properties.get(LANGUAGE, ""))
    for columns in tables:
        parts, told = parts_of(columns, _types(corpus, columns.section))
        sheet.parts.setdefault(columns.section, []).extend(parts)
        problems += told
    if not any(parts for section, parts in sheet.parts.items() if section != CONTRIBUTOR):
        return [], [*problems, Problem(name, "table-empty")]
    sheet.tell_language(tables)
    files = list(sheet.files())
    return files, [*problems, *sheet.problems]


def files_of(
    name: str, parts: Mapping[str, list[Part]], corpus: Corpus, language: str
) -> tuple[list[CaseFile], list[Problem]]:
    """Rows by section as case files, and what is to be told of how they hang together."""
    book = _Book(name, corpus, language, dict(parts))
    return list(book.files()), book.problems


def _types(corpus: Corpus, section: str) -> Mapping[str, str]:
    tables = described_tables(corpus.descriptor, corpus.reference_schema)
    return {item.base: item.type for table in tables if table.name == SECTIONS.get(section) for item in table.fields}


@dataclass
class _Book:
    """The rows of a file by section, and what is to be told of how they hang together."""

    name: str
    corpus: Corpus
    language: str
    parts: dict[str, list[Part]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell_language(self, tables: Sequence[Columns]) -> None:
        """Where nothing tells the language of the texts, the headings may."""
        told = {language for columns in tables if (language := language_of(columns, self.corpus))}
        if not self.language and len(told) == 1:
            (self.language,) = told
            shown = words(self.language).language_name(self.language)
            self.problems.append(Problem(self.name, "table-language", values={"language": shown}))

    def files(self) -> Iterator[CaseFile]:
        """The case files: one for each case, and one for what belongs to none."""
        cases = self.parts.get("case", [])
        self._name_references()
        by_case = self._findings_by_case(cases)
        used: set[int] = set()
        for number, case in enumerate(cases):
            findings = by_case.get(number, [])
            every = len(cases) == 1
            chosen = {
                section: [part for part in self.parts.get(section, []) if every or self._is_named(part, case, findings)]
                for section in ("references", "municipalities")
            }
            used |= {id(part) for parts in chosen.values() for part in parts}
            yield self._file([case], findings, **chosen)
        loose = by_case.get(None, [])
        rest = {
            section: [
                part
                for part in self.parts.get(section, [])
                if id(part) not in used or any(self._names(part, finding) for finding in loose)
            ]
            for section in ("references", "municipalities")
        }
        if loose or any(rest.values()):
            yield self._file([], loose, **rest)

    def _name_references(self) -> None:
        """A reference without an id gets one for the file, since findings are to name it."""
        found = []
        for part in self.parts.get("references", []):
            if not part.content.get("id"):
                name = f"reference-{part.row}"
                self.problems.append(part.problem("row-without-name", "id", name=name))
                part = part.having("id", name)
            found.append(part)
        self.parts["references"] = found

    def _findings_by_case(self, cases: Sequence[Part]) -> dict[int | None, list[Part]]:
        """The findings by the number of their case in the file; None for those of a case of the evidence base."""
        names: dict[str, set[int]] = {}
        for text, case in named(cases, ("id", "title")):
            names.setdefault(folded(text), set()).add(cases.index(case))
        known = Labels(self.corpus, {}, self.language)
        found: dict[int | None, list[Part]] = {}
        for part in self.parts.get("findings", []):
            given = str(part.content.get("case", ""))
            own = names.get(folded(given), set())
            if len(own) == 1:
                found.setdefault(next(iter(own)), []).append(part.without("case"))
            elif not given and len(cases) == 1:
                title = next((text for text, _case in named(cases, ("title", "id"))), "")
                self.problems.append(part.problem("row-of-only-case", "case", case=title))
                found.setdefault(0, []).append(part)
            elif not given:
                self.problems.append(part.problem("row-of-no-case", "case"))
            else:
                codes = known.codes("cases", given) if not own else ()
                found.setdefault(None, []).append(part.having("case", codes[0]) if len(codes) == 1 else part)
        return found

    def _is_named(self, part: Part, case: Part, findings: Iterable[Part]) -> bool:
        return self._names(part, case) or any(self._names(part, finding) for finding in findings)

    def _names(self, part: Part, by: Part) -> bool:
        """Whether a row names another: its id, name, title or DOI stands among what it refers to."""
        field_name = "reference" if by.section == "findings" else part.section
        text = folded(str(by.content.get(field_name, "")))
        given = {text, *map(str.strip, text.split(LIST_DELIMITER)), *map(str.strip, text.split(","))}
        return any(folded(name) in given for name, _part in named([part], ("id", *NAMING)))

    def _file(self, cases: Sequence[Part], findings: Sequence[Part], **others: Sequence[Part]) -> CaseFile:
        content: dict[str, Any] = {"layout": str(LAYOUT), "language": self.language}
        parts: dict[str, Part] = {}
        for about in self.parts.get(CONTRIBUTOR, [])[:1]:
            person = {name: value for name, value in about.content.items() if name != "comment"}
            content |= {"contributor": person, "comment": str(about.content.get("comment", ""))}
            parts[CONTRIBUTOR] = about
        for case in cases:
            content["language"] = case.content.get("language", self.language)
            parts["case"] = case
            content["case"] = settled(case.without("language").content, content["language"])
        for section, listed in (("findings", findings), *others.items()):
            parts |= {f"{section}.{number}": part for number, part in enumerate(listed, start=1)}
            content[section] = [settled(part.content, content["language"]) for part in listed]
        given = {name: value for name, value in content.items() if value not in ("", [], {})}
        lines, cells, sheets = placed(parts)
        return CaseFile(name=self.name, content=_by_language(given), lines=lines, cells=cells, sheets=sheets)


def _by_language(content: dict[str, Any]) -> dict[str, Any]:
    """The content with a language, where only texts in named languages stand in it."""
    return content if content.get("language") else content | {"language": _first_language(content)}


def _first_language(content: Any) -> str:
    """The first language that a text of a content names; empty where none does."""
    if isinstance(content, list):
        return next(filter(None, map(_first_language, content)), "")
    if not isinstance(content, dict):
        return ""
    own = next((key for key in content if len(key) == 2), "")
    return own or next(filter(None, map(_first_language, content.values())), "")
