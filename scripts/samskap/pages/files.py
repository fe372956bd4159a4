"""Every generated file of one language that is no page: feeds, tables and drawings, what scripts ask for."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.evidence.matrix import cells
from samskap.metadata.opensearch import FILE as OPENSEARCH
from samskap.metadata.opensearch import opensearch
from samskap.pages.feeds import cell_feeds, feed_files
from samskap.pages.form_data import form_files
from samskap.pages.glossary import glossary_files
from samskap.pages.map_files import cell_tables, findings_json, map_downloads
from samskap.pages.renderer import Renderer
from samskap.pages.search_page import search_files
from samskap.pages.versions import change_files


def files(renderer: Renderer, site_url: str) -> Mapping[str, str | bytes]:
    """Files by path below the language; ``site_url`` is the address of the site's root.

    Raises ``ValueError`` where two parts ask for the same path.
    """
    found: dict[str, str | bytes] = {}
    parts: tuple[Mapping[str, str | bytes], ...] = (
        feed_files(renderer, site_url),
        cell_feeds(renderer, ((cell.theme, cell.phase, cell.findings) for cell in cells(renderer.corpus)), site_url),
        glossary_files(renderer),
        search_files(renderer),
        map_downloads(renderer),
        findings_json(renderer),
        cell_tables(renderer),
        change_files(renderer),
        form_files(renderer),
        {OPENSEARCH: opensearch(renderer.words, site_url)},
    )
    for part in parts:
        twice = sorted(found.keys() & part.keys())
        if twice:
            raise ValueError(f"two files at {', '.join(twice)}")
        found |= part
    return found
