"""The files for machines at the root of the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samskap.downloads import Download
from samskap.metadata.llms import llms_txt
from samskap.metadata.sitemap import INDEX, ROOT, Entry, alternates, index, xml
from samskap.model import Corpus


def root_files(corpus: Corpus, files: Sequence[Download], site_url: str, parts: Iterable[str]) -> dict[str, str]:
    """``robots.txt``, ``llms.txt`` and the site map of the whole site by name.

    ``files`` are those of the data page, ``parts`` the paths of the site maps of the languages below the root.
    """
    root = Entry(site_url, corpus.created.partition("T")[0], alternates("", site_url))
    return {
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site_url}{INDEX}\n",
        "llms.txt": llms_txt(corpus, files, site_url),
        ROOT: xml([root]),
        INDEX: index(f"{site_url}{path}" for path in (ROOT, *parts)),
    }
