"""The files by which the cases are cited, for those who select cases."""

from __future__ import annotations

from samskap.citation.csl import case_item
from samskap.downloads.citations import citation_files
from samskap.model import Corpus
from samskap.pages.addresses import address
from samskap.pages.bibliographies import LATEST

CITATIONS = f"{LATEST}citations/"


def case_citations(corpus: Corpus, site_url: str) -> dict[str, bytes]:
    """The files by which cases are cited, by path in :data:`CITATIONS`, where each language has a folder."""
    found = {}
    for language in corpus.languages:
        for case in corpus.cases.values():
            item = case_item(case, corpus, language, f"{site_url}{language}/{address(case)}")
            for ending, content in citation_files(item).items():
                found[f"{language}/{address(case)[:-1]}.{ending}"] = content
    return found
