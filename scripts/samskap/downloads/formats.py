"""The formats for those who compute: Parquet, SQLite and JSON, each whole and with types."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.downloads.evidence import evidence_columns, evidence_rows
from samskap.downloads.json_schema import json_schemas
from samskap.downloads.parquet import evidence_parquet, table_parquet
from samskap.downloads.records import PACKAGE_JSON, package_json
from samskap.downloads.sqlite import database
from samskap.downloads.typed import typed_tables
from samskap.model import Corpus

SQLITE = "samskap.sqlite"


def typed_files(
    corpus: Corpus, citations: Mapping[str, Mapping[str, str]], about: Mapping[str, str]
) -> dict[str, bytes]:
    """The files by name; ``citations`` are references in APA by language and id, ``about`` tells of the package."""
    tables = {f"{typed.table.name}.parquet": table_parquet(typed, about) for typed in typed_tables(corpus)}
    evidence = {
        f"evidence-{language}.parquet": _evidence(corpus, language, texts, about)
        for language, texts in citations.items()
    }
    whole = {SQLITE: database(corpus, citations, about), PACKAGE_JSON: package_json(corpus)}
    return whole | tables | evidence | json_schemas(corpus)


def _evidence(corpus: Corpus, language: str, citations: Mapping[str, str], about: Mapping[str, str]) -> bytes:
    columns = evidence_columns(corpus, language, citations)
    return evidence_parquet(columns, evidence_rows(corpus, columns), about)
