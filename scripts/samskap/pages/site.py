"""Every generated page of one language, each path once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samskap.downloads import Download
from samskap.pages.cases import case_pages, compare_page
from samskap.pages.cells import cell_pages
from samskap.pages.changes import with_changes
from samskap.pages.data import data_pages
from samskap.pages.evidence_map import map_page
from samskap.pages.findings import finding_pages
from samskap.pages.glossary import glossary_page
from samskap.pages.heads import with_heads
from samskap.pages.help_wanted import help_wanted_page
from samskap.pages.home import home_page
from samskap.pages.manual import manual_pages
from samskap.pages.map_files import map_downloads
from samskap.pages.new_case import new_case_page
from samskap.pages.overview import latest_page, sitemap_page
from samskap.pages.page import Page
from samskap.pages.phases import phase_pages
from samskap.pages.places import place_pages
from samskap.pages.references import reference_pages
from samskap.pages.renderer import Renderer
from samskap.pages.retired import retired_pages
from samskap.pages.score import score_page
from samskap.pages.search_page import search_page
from samskap.pages.selection import selection_page
from samskap.pages.themes import theme_pages
from samskap.pages.topics import topic_pages
from samskap.pages.versions import version_pages


def pages(
    renderer: Renderer, downloads: Iterable[Download], prose: Iterable[tuple[str, str]], site_url: str
) -> list[Page]:
    """All generated pages of the renderer's language.

    ``prose`` are path and title of the hand-written pages, ``site_url`` is the address of the site's root.

    Raises ``ValueError`` where two records ask for the same address.
    """
    files = tuple(downloads)
    found = list(_all_but_sitemap(renderer, files, site_url))
    found.append(sitemap_page(renderer, found, prose))
    paths: dict[str, Page] = {}
    for page in found:
        if paths.setdefault(page.path, page) is not page:
            raise ValueError(f"two pages at {page.path}: {paths[page.path].record!r} and {page.record!r}")
    return with_heads(renderer, with_changes(renderer, found), site_url, files)


def _all_but_sitemap(renderer: Renderer, downloads: Iterable[Download], site_url: str) -> Iterator[Page]:
    yield home_page(renderer)
    yield latest_page(renderer)
    yield compare_page(renderer)
    yield map_page(renderer, {path: len(content) for path, content in map_downloads(renderer).items()})
    for section in (
        case_pages,
        theme_pages,
        cell_pages,
        phase_pages,
        topic_pages,
        place_pages,
        finding_pages,
        reference_pages,
    ):
        yield from section(renderer)
    yield glossary_page(renderer)
    yield from data_pages(renderer, downloads, site_url)
    yield from version_pages(renderer)
    yield from retired_pages(renderer)
    yield score_page(renderer)
    yield search_page(renderer)
    yield selection_page(renderer)
    yield help_wanted_page(renderer)
    yield new_case_page(renderer)
    yield from manual_pages(renderer)
