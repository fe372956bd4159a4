"""Case files for the tests of adding: made of values, written as a form or a person would."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

from samskap.contribution.case_file import CaseFile, read_case_file

CORPUS = Path(__file__).parent / "data" / "case_files"
VALID = tuple(sorted(path.name for path in CORPUS.glob("valid-*.yaml")))

NEW_CASE: dict[str, Any] = {
    "layout": 1,
    "language": "sv",
    "contributor": {"name": "Åsa Prov", "orcid": "0000-0002-1825-0097", "affiliation": "Exempelstads högskola"},
    "case": {
        "title": {"sv": "Bokbussen i Exempelstad: läsning på turné", "en": "The book bus of Exempelstad: on tour"},
        "country": "SE",
        "municipalities": ["exempelstad"],
        "policy_areas": ["education"],
        "summary": "Invånarna bestämmer tillsammans med biblioteket vart bussen kör.",
        "read": "abstract",
        "source_url": "https://example.com/bokbuss",
    },
    "findings": [
        {
            "reference": "boken",
            "factors": ["facilitation"],
            "direction": "enables",
            "statement": "En van chaufför gjorde det lättare att samtala.",
            "read": "abstract",
            "locator": {"sv": "s. 3", "da": "s. 3", "en": "p. 3"},
        }
    ],
    "references": [
        {
            "id": "boken",
            "type": "report",
            "title": "En buss med böcker",
            "authors": ["Påhitt, Åsa", "{Sveriges Exempel, Prov och Test}"],
            "year": 2020,
            "language": "sv",
            "read": "abstract",
            "source_url": "https://example.com/bok",
        }
    ],
}
"""A case with a finding and a reference, none of which the sample has."""


def changed(content: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of the content with other values at some paths ("findings.1.case"); None takes a key out."""
    found = copy.deepcopy(content)
    for path, value in changes.items():
        *above, last = path.split(".")
        part: Any = found
        for key in above:
            part = part[int(key) - 1] if isinstance(part, list) else part[key]
        if value is None:
            del part[last]
        else:
            part[last] = value
    return found


def written(content: object) -> bytes:
    """The content as YAML."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()


def case_file(content: object, name: str = "fall.yaml") -> CaseFile:
    """The content as a case file that has been written and read; its name is in Swedish, like its writer."""
    file, problems = read_case_file(name, written(content))
    assert file, problems
    return file
