"""What each page tells machines: tags for reference managers, links, linked data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from samskap.citation.tags import page_tags, reference_tags
from samskap.pages.page import LINK, Page
from samskap.pages.renderer import Renderer


def with_heads(renderer: Renderer, pages: Iterable[Page], site_url: str) -> list[Page]:
    """The pages, each with its tags, links and linked data; ``site_url`` is the address of the site's root."""
    return [
        replace(
            page,
            meta=_tags(renderer, page, site_url),
            links=_links(renderer, page, site_url),
            linked_data=_linked_data(renderer, page, site_url),
        )
        for page in pages
    ]


def _tags(renderer: Renderer, page: Page, _site_url: str) -> tuple[tuple[str, str], ...]:
    """What reference managers save: the publication of a reference's page, else the page itself."""
    if page.kind == "reference":
        reference = renderer.corpus.references[page.record]
        return reference_tags(reference, renderer.label("reference-type", reference.type))
    item = renderer.own.get(page.path)
    return page_tags(item) if item else ()


def _links(_renderer: Renderer, _page: Page, _site_url: str) -> tuple[LINK, ...]:
    return ()


def _linked_data(_renderer: Renderer, _page: Page, _site_url: str) -> str:
    return ""
