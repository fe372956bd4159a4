"""What the form for a new case fetches: the schema, the words of problems, and the records that there are already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from samskap.contribution.schema import case_file_schema
from samskap.contribution.schema_values import JsonSchema
from samskap.model import Corpus
from samskap.package.editions import KINDS as KINDS_OF_RECORDS
from samskap.package.rules.places import BOXES
from samskap.package.rules.texts import TELLING
from samskap.pages.renderer import Renderer
from samskap.problem_kinds import KINDS

FORM = "contribute/new-case/"
"""The address of the form, below the language."""


def form_schema(renderer: Renderer) -> JsonSchema:
    """The schema of a case file in the language of the page."""
    return case_file_schema(renderer.corpus, renderer.words)


def form_files(renderer: Renderer) -> Mapping[str, str]:
    """Beside the form: ``form.json``, compact, in the language of the page."""
    content = form_data(renderer)
    return {f"{FORM}form.json": json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"}


def form_data(renderer: Renderer) -> dict[str, Any]:
    """What the scripts of the form know: see ``theme/assets/case-check.js`` for how they use it."""
    return {
        "schema": form_schema(renderer),
        "messages": _messages(renderer),
        "known": _known(renderer),
        "boxes": {country: list(box) for country, box in BOXES.items()},
        "telling": {language: sorted(words) for language, words in TELLING.items()},
        "repository": renderer.repository,
        "contact": renderer.contact,
    }


def _messages(renderer: Renderer) -> dict[str, dict[str, str]]:
    """The severity and the sentences of every code, with their ``{name}`` fields not yet filled in."""
    say = renderer.words.translation
    return {
        code: {
            "severity": kind.severity,
            "wrong": say(kind.wrong),
            "remedy": say(kind.remedy),
            "otherwise": say(kind.otherwise) if kind.otherwise else "",
        }
        for code, kind in sorted(KINDS.items())
    }


def _known(renderer: Renderer) -> dict[str, Any]:
    """The records of the package, each as a short list, so that ids can be looked up and what is alike be found."""
    corpus, tag = renderer.corpus, renderer.words.language
    return {
        "cases": [
            [case.id, case.title[tag], case.country, list(case.municipalities), dict(case.title)]
            for case in corpus.cases.values()
        ],
        "references": [
            [item.id, item.title, item.year, item.doi or "", renderer.mentions.mention(item)]
            for item in corpus.references.values()
        ],
        "findings": _findings_by_case(corpus),
        "retired": {
            table: [item.id for item in corpus.retired if item.kind == kind] for table, kind in KINDS_OF_RECORDS.items()
        },
        "municipalities": [
            [place.id, place.name[tag], place.country, place.latitude, place.longitude, dict(place.name)]
            for place in corpus.municipalities.values()
        ],
    }


def _findings_by_case(corpus: Corpus) -> dict[str, list[str]]:
    """The ids of the findings by the id of their case; of those without a case under the empty text."""
    found: dict[str, list[str]] = {case: [] for case in corpus.cases}
    for finding in corpus.findings.values():
        found.setdefault(finding.case, []).append(finding.id)
    return found
