"""The report as text, for a terminal, and as JSON, for programs."""

from __future__ import annotations

import json

from samskap.languages import Words
from samskap.problems import to_json as problems_to_json
from samskap.problems import to_text as problems_to_text
from samskap.report.gathering import Contribution
from samskap.report.markdown import Places
from samskap.report.touched import points, touched_cases
from samskap.versions.writing import as_object
from samskap.versions.writing import to_text as difference_to_text


def to_text(contribution: Contribution, words: Words, _places: Places) -> str:
    """The problems, then the difference in the package, as text."""
    after = contribution.after or contribution.before
    difference = difference_to_text(contribution.difference, contribution.before, after, words)
    return problems_to_text(contribution.problems, words) + difference


def to_json(contribution: Contribution, words: Words, _places: Places) -> str:
    """The report as a JSON object: language, files, problems, the cases with their points, and the difference."""
    after = contribution.after
    cases = touched_cases(contribution.difference, after) if after else []
    told = {
        "language": words.language,
        "sound": contribution.sound,
        "files": [*contribution.files],
        "rows": sorted(contribution.rows),
        "problems": json.loads(problems_to_json(contribution.problems, words)),
        "cases": [
            {
                "id": case.key[0],
                "findings": [key[0] for key in case.findings],
                "references": [key[0] for key in case.references],
            }
            for case in cases
        ],
        "points": [
            {"case": key[0], "latitude": row["latitude"], "longitude": row["longitude"]}
            for key, row in (points(cases, after) if after else ())
        ],
        "difference": as_object(contribution.difference, contribution.before, after, words) if after else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
