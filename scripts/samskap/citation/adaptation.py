"""What an item must look like for a style to write what its manual asks for, given what citeproc-py does with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samskap.citation.csl import Item
from samskap.citation.markup import italic

# what is set in italics as a whole work when its title stands in the author's place (APA 7, 9.19; Harvard: all)
_WHOLE_WORKS = {"book", "report", "thesis", "webpage", "dataset"}
_PARTS_OF_BOOKS = {"chapter", "paper-conference"}


def adapted(item: Item, style: str) -> Item:
    """The item as a style ("apa", "harvard", "vancouver") is to have it; the item itself is left as it is."""
    item = _ADAPTATIONS[style](item)
    return item if "author" in item or _has_leader(item, style) else _led_by_title(item, style)


def _for_apa(item: Item) -> Item:
    """A publisher who is the author is not named again (APA 7, 9.29)."""
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


_ADAPTATIONS: Mapping[str, Callable[[Item], Item]] = {
    "apa": _for_apa,
    "harvard": _for_harvard,
    "vancouver": _for_vancouver,
}


def _with_version_in_title(item: Item) -> Item:
    """The title of a data set with the version, without which it cannot be found: the style does not ask for it."""
    return item | {"title": f"{item['title']} (version {item['version']})"} if "version" in item else item


def _has_leader(item: Item, style: str) -> bool:
    """Whether an editor takes the author's place, or whether the style begins with the title by itself.

    An editor leads a whole book only: the editors of a book did not write its chapters.
    """
    if "editor" in item:
        return item["type"] not in _PARTS_OF_BOOKS
    return style == "vancouver"


def _led_by_title(item: Item, style: str) -> Item:
    """The item with its title in the author's place, where citeproc-py would give the title twice (CSL: once)."""
    slanted = style == "harvard" or (style == "apa" and item["type"] in _WHOLE_WORKS)
    title = italic(item["title"].strip()) if slanted else item["title"].strip()
    return _without(item, "title") | {"author": [{"literal": title}]}


def _without(item: Item, key: str) -> Item:
    return {name: value for name, value in item.items() if name != key}
