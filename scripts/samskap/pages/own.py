"""How our own pages are cited: the page of a case, a finding, a theme, a phase or a topic, and the data package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from samskap.citation.csl import Item, dataset_item, page_item
from samskap.citation.records import key, page_to_bibtex, page_to_ris
from samskap.model import Corpus, told
from samskap.pages.addresses import address
from samskap.pages.renderer import Renderer

DATA = "data/"
"""The page of the data package."""

_TOPICS = ("factor", "outcome", "phase", "policy-area", "target-group", "actor")


def own_items(corpus: Corpus, language: str, site_url: str) -> dict[str, Item]:
    """The items by which our pages are cited in a language, by path; ``site_url`` is the address of the site's root."""
    base = f"{site_url}{language}/"
    items = {path: page_item(path, title, corpus, language, base + path) for path, title in _titles(corpus, language)}
    return items | {DATA: dataset_item(corpus, language, base + DATA)}


def citation(renderer: Renderer, path: str) -> dict[str, Any]:
    """What the macro ``cite`` prints of one of our pages: styles, BibTeX, RIS and CSL-JSON; nothing for other pages."""
    item = renderer.own.get(path)
    if not item:
        return {"styles": [], "bibtex": "", "ris": "", "csl": ""}
    return {
        "styles": renderer.mentions.cite(item["id"]),
        "bibtex": renderer.verbatim(page_to_bibtex(item)),
        "ris": renderer.verbatim(page_to_ris(item)),
        "csl": csl_json(renderer, item | {"id": key(item)}),
    }


def csl_json(renderer: Renderer, item: Item) -> Markup:
    """An item as CSL-JSON, for ``<pre>``."""
    return renderer.verbatim(json.dumps([item], ensure_ascii=False, indent=1))


def _titles(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    """Paths and titles of the pages about records."""
    for case in corpus.cases.values():
        yield address(case), told(case.title, language).text
    for finding in corpus.findings.values():
        yield address(finding), told(finding.statement, language).text.removesuffix(".")
    for vocabulary in _TOPICS:
        for term in corpus.vocabulary(vocabulary):
            yield address(term), term.label[language]
