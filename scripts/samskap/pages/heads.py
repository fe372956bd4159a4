"""What each page tells machines: tags for reference managers, links, linked data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
            meta=_tags(renderer, page, site_url),
            links=tuple(links(page, renderer.corpus, language, site_url, downloads)),
            linked_data=linked.of(page),
        )
        for page in pages
    ]


def _tags(_renderer: Renderer, _page: Page, _site_url: str) -> tuple[tuple[str, str], ...]:
    return ()
