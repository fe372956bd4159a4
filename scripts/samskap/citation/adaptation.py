"""What an item must look like for a style to write what its manual asks for, given what citeproc-py does with it.

:func:`prepared` is what the manual asks for, whatever the processor; :func:`adapted` does besides what CSL leaves to
the processor and citeproc-py does not do or does wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from samskap.citation.csl import Item
from samskap.citation.markup import italic

# what is set in italics as a whole work when its title stands in the author's place (APA 7, 9.19)
_WHOLE_WORKS = {"book", "report", "thesis", "webpage", "dataset"}
_PARTS_OF_BOOKS = {"chapter", "paper-conference"}
# quotation marks of the languages, for the title of a part that stands in the author's place (Cite Them Right)
_QUOTES: Mapping[str, str] = {"sv": "”{}”", "da": "”{}”", "en": "‘{}’"}

_RANGE = re.compile(r"(\w*?\d+)[-–](\w*?\d+)")
_APOSTROPHE = re.compile(r"(?<=\w)'")
_NICKNAME = re.compile(r"\s*\([^()]*\)")


def prepared(item: Item, style: str) -> Item:
    """The item as the manual of a style ("apa", "harvard", "vancouver") has it; the item itself is left as it is."""
    return _PREPARATIONS[style](item)


def adapted(item: Item, style: str, language: str) -> Item:
    """The prepared item as citeproc-py is to have it in a language; the item itself is left as it is."""
    item = _with_range(prepared(typographic(item), style), style)
    if "author" in item:
        return item | {"author": [_without_nickname(name) for name in item["author"]]}
    return item if _has_leader(item, style) else _led_by_title(item, style, language)


def _for_apa(item: Item) -> Item:
    """A body that publishes a web page without author is its author (APA 7, 9.11), and then not named again (9.29)."""
    if item["type"] == "webpage" and "author" not in item and "publisher" in item:
        item = item | {"author": [{"literal": item["publisher"]}]}
    return _without(item, "publisher") if item.get("author") == [{"literal": item.get("publisher")}] else item


def _for_harvard(item: Item) -> Item:
    """The style has no place for the series of a report but that of its number."""
    if item["type"] == "report" and "collection-title" in item:
        series = [item["collection-title"], item.get("collection-number", "")]
        item = item | {"number": " ".join(filter(None, series))}
    return _with_version_in_title(item)


def _for_vancouver(item: Item) -> Item:
    """The number of pages would stand there without a word for it."""
    return _with_version_in_title(_without(item, "number-of-pages"))


_PREPARATIONS: Mapping[str, Callable[[Item], Item]] = {
    "apa": _for_apa,
    "harvard": _for_harvard,
    "vancouver": _for_vancouver,
}


def _with_version_in_title(item: Item) -> Item:
    """The title of a data set with the version, without which it cannot be found: the style does not ask for it."""
    return item | {"title": f"{item['title']} (version {item['version']})"} if "version" in item else item


def _with_range(item: Item, style: str) -> Item:
    """The last page in full for APA, and for Vancouver without the digits that it shares with the first ("101–20")."""
    match = _RANGE.fullmatch(item.get("page", ""))
    if not match or style == "harvard":
        return item
    first, last = match.groups()
    if last.isdigit():
        last = first[: max(len(first) - len(last), 0)] + last
    if style == "vancouver" and len(first) == len(last):
        last = last[next((place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0) :]
    return item | {"page": f"{first}-{last}"}


def typographic(value: Any, key: str = "") -> Any:
    """The value with typographic apostrophes; a text in which one may open a quotation keeps them all straight."""
    if isinstance(value, dict):
        return {name: typographic(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [typographic(part) for part in value]
    if not isinstance(value, str) or key in {"id", "type", "DOI", "URL"}:
        return value
    return _APOSTROPHE.sub("’", value) if value.count("'") == len(_APOSTROPHE.findall(value)) else value


def _without_nickname(name: Item) -> Item:
    """Initials of "Yuan (Daniel)" would be "Y. (Daniel) ."; APA sets initials only."""
    return name | {"given": _NICKNAME.sub("", name["given"])} if "given" in name else name


def _has_leader(item: Item, style: str) -> bool:
    """Whether an editor takes the author's place, or whether the style begins with the title by itself.

    An editor leads a whole book only: the editors of a book did not write its chapters.
    """
    if "editor" in item:
        return item["type"] not in _PARTS_OF_BOOKS
    return style == "vancouver"


def _led_by_title(item: Item, style: str, language: str) -> Item:
    """The item with its title in the author's place, where citeproc-py would give the title twice (CSL: once)."""
    title, whole = item["title"].strip(), item["type"] in _WHOLE_WORKS
    if style == "harvard" and not whole:
        title = _QUOTES[language].format(title)
    elif whole:
        title = italic(title)
    item = _without(item, "title")
    if style == "apa":
        title, item = _described(title, item)
    return item | {"author": [{"literal": title}]}


def _described(title: str, item: Item) -> tuple[str, Item]:
    """The title with what belongs to it, which moves before the year with it (APA 7, 9.12), and the rest of the item.

    The university belongs to the description of a thesis that can be read at an address (APA 7, 10.6).
    """
    if item["type"] == "thesis" and "genre" in item:
        keys = ["genre", "publisher"] if "URL" in item or "DOI" in item else ["genre"]
        description = f"[{', '.join(item[key] for key in keys if key in item)}]"
    elif item["type"] == "report" and "collection-title" in item:
        keys = ["collection-title", "collection-number"]
        description = f"({' '.join(item[key] for key in keys if key in item)})"
    else:
        return title, item
    return f"{title} {description}", {key: value for key, value in item.items() if key not in keys}


def _without(item: Item, key: str) -> Item:
    return {name: value for name, value in item.items() if name != key}
