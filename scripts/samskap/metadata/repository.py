"""What is told at the root of the repository: how to cite the data, for GitHub, Zenodo and software catalogues.

Everything comes from the descriptor of the package. Who made it is "Samskap": no person, no ORCID and no DOI is named
before there is one.
"""

from __future__ import annotations

import json
from typing import Any

from samskap import __version__
from samskap.model import Corpus

CITATION = "CITATION.cff"
CODEMETA = "codemeta.json"
ZENODO = ".zenodo.json"

_CODE_LICENCE = "https://spdx.org/licenses/MIT"
_ABOUT_CODE = "Checks the data package of Samskap and builds its site in Swedish, Danish and English."


def repository_files(corpus: Corpus) -> dict[str, str]:
    """The files of the repository's root by name: ``CITATION.cff``, ``codemeta.json`` and ``.zenodo.json``."""
    return {CITATION: citation(corpus), CODEMETA: _json(codemeta(corpus)), ZENODO: _json(zenodo(corpus))}


def citation(corpus: Corpus) -> str:
    """``CITATION.cff`` of the data (Citation File Format 1.2.0). JSON strings are YAML strings."""
    descriptor = corpus.descriptor
    name = descriptor["contributors"][0]["title"]
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text(f'If you use {name}, please cite the version you used.')}",
        "type: dataset",
        f"title: {_text(descriptor['title'])}",
        f"abstract: {_text(descriptor['description'])}",
        "authors:",
        f"  - name: {_text(name)}",
        f"version: {corpus.version}",
        f"date-released: {_day(corpus)}",
        f"license: {descriptor['licenses'][0]['name']}",
        "keywords:",
        *(f"  - {_text(word)}" for word in descriptor["keywords"]),
    ]
    return "\n".join(lines) + "\n"


def codemeta(corpus: Corpus) -> dict[str, Any]:
    """``codemeta.json`` of the code (CodeMeta 3.0), which says what data it is for."""
    name = corpus.descriptor["contributors"][0]["title"]
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "type": "SoftwareSourceCode",
        "name": name,
        "description": _ABOUT_CODE,
        "version": __version__,
        "license": _CODE_LICENCE,
        "author": [{"type": "Organization", "name": name}],
        "programmingLanguage": ["Python", "JavaScript"],
        "runtimePlatform": "Python 3.11 or later",
        "developmentStatus": "active",
        "isAccessibleForFree": True,
        "supportingData": {
            "type": "Dataset",
            "name": corpus.descriptor["title"],
            "version": corpus.version,
            "datePublished": _day(corpus),
            "license": corpus.descriptor["licenses"][0]["path"],
        },
    }


def zenodo(corpus: Corpus) -> dict[str, Any]:
    """``.zenodo.json``, the metadata of a deposit (Zenodo's legacy deposit schema), of the data."""
    descriptor = corpus.descriptor
    return {
        "upload_type": "dataset",
        "title": descriptor["title"],
        "description": descriptor["description"],
        "version": corpus.version,
        "publication_date": _day(corpus),
        "creators": [{"name": descriptor["contributors"][0]["title"]}],
        "license": descriptor["licenses"][0]["name"],
        "access_right": "open",
        "keywords": list(descriptor["keywords"]),
    }


def _day(corpus: Corpus) -> str:
    return corpus.created.partition("T")[0]


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
