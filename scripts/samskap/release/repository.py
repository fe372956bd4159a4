"""The files at the root of the repository that tell version and date of the data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from samskap.model import Corpus
from samskap.package.descriptor import to_json

NAMES = ("CITATION.cff", "codemeta.json", ".zenodo.json")
_PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "codemeta.json": {"version": "version", "dateModified": "date"},
    ".zenodo.json": {"version": "version", "publication_date": "date"},
}


def repository_files(corpus: Corpus, existing: Mapping[str, str]) -> dict[str, str]:
    """Those of the files (name to text) that exist, with the version and the date of the corpus.

    Raises ``ValueError`` where a file that should be JSON is not.
    """
    return {name: _set(name, text, corpus) for name, text in existing.items()}


def _set(name: str, text: str, corpus: Corpus) -> str:
    values = {"version": corpus.version, "date": corpus.created[:10]}
    if name == "CITATION.cff":
        text = re.sub(r"(?m)^version:.*$", f"version: {values['version']}", text)
        return re.sub(r"(?m)^date-released:.*$", f"date-released: {values['date']}", text)
    told = json.loads(text)
    return to_json({key: values.get(_PROPERTIES[name].get(key, ""), value) for key, value in told.items()})
