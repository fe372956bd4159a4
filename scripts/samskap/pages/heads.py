"""What each page tells machines: tags for reference managers, links, linked data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from samskap.citation.tags import page_tags, reference_tags
from samskap.downloads import Download
from samskap.pages.linked_data import LinkedData
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.signposting import links


def with_heads(
    renderer: Renderer, pages: Iterable[Page], site_url: str, downloads: Sequence[Download] = ()
) -> list[Page]:
    """The pages, each with its tags, links and linked data.

    ``site_url`` is the address of the site's root, ``downloads`` are the files that the data page shows.
    """
    linked, language = LinkedData(renderer, site_url, downloads), renderer.words.language
    return [
        replace(
            page,
            meta=_tags(renderer, page),
            links=tuple(links(page, renderer.corpus, language, site_url, downloads)),
            linked_data=linked.of(page),
        )
        for page in pages
    ]


def _tags(renderer: Renderer, page: Page) -> tuple[tuple[str, str], ...]:
    """What reference managers save: the publication of a reference's page, else the page itself."""
    if page.kind == "reference":
        reference = renderer.corpus.references[page.record]
        return reference_tags(reference, renderer.label("reference-type", reference.type))
    item = renderer.own.get(page.path)
    return page_tags(item) if item else ()
