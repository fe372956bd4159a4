"""The search of a language as a browser may add it to its own (OpenSearch 1.1)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from samskap.languages import Words

FILE = "opensearch.xml"
"""Where the description stands below the language; ``theme/main.html`` names it in the head of every page."""
_NAME = "Samskap"


def opensearch(words: Words, site_url: str) -> str:
    """The description as XML; ``site_url`` is the address of the site's root."""
    base = f"{site_url}{words.language}/"
    about = words.text("Search cases, findings, references, themes, topics and places, in any Nordic language.")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{_NAME} ({words.language})</ShortName>\n"
        f"<Description>{escape(about)}</Description>\n"
        f'<Url type="text/html" template={quoteattr(base + "search/?q={searchTerms}")}/>\n'
        f'<Image type="image/svg+xml" width="16" height="16">{escape(base)}assets/icon.svg</Image>\n'
        f"<Language>{words.language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "<OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
