"""The site map for search engines (https://www.sitemaps.org/protocol.html), with the page in every language.

An address stands in one part only; a part has at most 20,000 addresses, so that it keeps below the 50,000 and, with
addresses of up to 400 letters, below the 50 MB of the protocol. Alternates are told as Google asks for them: in each
language, the page's own too.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from samskap.languages import LANGUAGES

MOST = 20_000
"""Addresses in a part."""
INDEX = "sitemap.xml"
ROOT = "sitemap-root.xml"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, the day it last changed (ISO 8601; empty if not known) and the same page by language tag."""

    address: str
    day: str
    alternates: Mapping[str, str]


def alternates(path: str, site_url: str) -> dict[str, str]:
    """The page at a path below the language, by language tag; ``x-default`` is English, of the home page the root."""
    found = {language: f"{site_url}{language}/{path}" for language in LANGUAGES}
    return found | {"x-default": found["en"] if path else site_url}


def entries(pages: Iterable[tuple[str, str]], language: str, site_url: str, released: str) -> Iterator[Entry]:
    """An entry for each page of a language: path below the language, and when it changed (month, day or nothing).

    ``released`` is the date of the version of the data (see :func:`latest_day`).
    """
    for path, changed in pages:
        others = alternates(path, site_url)
        yield Entry(others[language], latest_day(changed, released), others)


def latest_day(changed: str, released: str) -> str:
    """The last day on which something that is known to the month may have changed: never later than the release.

    A site map wants a day; who asks again by it misses nothing. Both are ISO 8601.
    """
    if len(changed) != len("2026-11"):
        return changed
    year, month = map(int, changed.split("-"))
    return min(f"{changed}-{calendar.monthrange(year, month)[1]:02}", released.partition("T")[0])


def parts(found: Sequence[Entry]) -> dict[str, str]:
    """The parts of a site map by name, as XML: ``sitemap.xml``, ``sitemap-2.xml``, ..."""
    chunks = [found[start : start + MOST] for start in range(0, len(found), MOST)]
    return {INDEX if not number else f"sitemap-{number + 1}.xml": xml(chunk) for number, chunk in enumerate(chunks)}


def xml(found: Iterable[Entry]) -> str:
    """Entries as one part of a site map."""
    head = f'{_HEAD}<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return head + "".join(map(_url, found)) + "</urlset>\n"


def index(locations: Iterable[str]) -> str:
    """The index that names the parts by their addresses."""
    lines = "".join(f"<sitemap><loc>{escape(location)}</loc></sitemap>\n" for location in locations)
    return f'{_HEAD}<sitemapindex xmlns="{_SITEMAPS}">\n{lines}</sitemapindex>\n'


def _url(entry: Entry) -> str:
    day = f"<lastmod>{entry.day}</lastmod>" if entry.day else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>\n'
        for tag, address in entry.alternates.items()
    )
    return f"<url><loc>{escape(entry.address)}</loc>{day}\n{links}</url>\n"
