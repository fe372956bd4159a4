"""The files by which the cases are cited, for those who select cases."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.citation.csl import Item
from samskap.citation.records import key, page_to_bibtex, page_to_ris
from samskap.downloads.bibliographies import FORMATS, csl_line, join
from samskap.model import Corpus
from samskap.pages.addresses import address
from samskap.pages.bibliographies import LATEST
from samskap.pages.own import own_items

CITATIONS = f"{LATEST}citations/"


def case_citations(corpus: Corpus, site_url: str) -> dict[str, bytes]:
    """The files by which cases are cited, by path in :data:`CITATIONS`, where each language has a folder."""
    found = {}
    for language in corpus.languages:
        own = own_items(corpus, language, site_url)
        for path in map(address, corpus.cases.values()):
            for ending, content in citation_files(own[path]).items():
                found[f"{language}/{path[:-1]}.{ending}"] = content
    return found


def citation_files(item: Item) -> Mapping[str, bytes]:
    """The files by which a page of ours is cited, by their endings."""
    texts = {"bib": page_to_bibtex(item), "ris": page_to_ris(item), "json": csl_line(item | {"id": key(item)})}
    return {form.ending: join(form, [texts[form.ending].encode("utf-8")]) for form in FORMATS}
