"""The citation of one of our own pages as BibLaTeX and RIS, from its CSL-JSON item.

Entry types and fields are those of the BibLaTeX manual (``online``, ``dataset``), tags and types those of the RIS
format specification (``ELEC``, ``DATA``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samskap.citation.csl import Item
from samskap.citation.dates import iso_date
from samskap.citation.ris import clean
from samskap.package.bibliography import LANGUAGES
from samskap.package.tex import encode

_NEWLINE = "\r\n"


def page_to_bibtex(item: Item) -> str:
    """Write the item of a page or of the data package as a BibLaTeX entry."""
    values = {
        "author": f"{{{encode(item['author'][0]['literal'])}}}",
        "title": encode(item["title"]),
        "titleaddon": encode(item.get("container-title", "")),
        "version": item.get("version", ""),
        "date": iso_date(item),
        "langid": LANGUAGES[item["language"]],
        "url": item["URL"],
    }
    kind = "dataset" if item["type"] == "dataset" else "online"
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return "\n".join([f"@{kind}{{{key(item)},", *lines, "}", ""])


def page_to_ris(item: Item) -> str:
    """Write the item of a page or of the data package as a RIS record."""
    lines = [f"{tag}  - {value}" for tag, value in ((tag, clean(text)) for tag, text in _tags(item)) if value]
    return _NEWLINE.join([*lines, "ER  - ", "", ""])


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    date = iso_date(item)
    yield "TY", "DATA" if item["type"] == "dataset" else "ELEC"
    yield "ID", key(item)
    yield "AU", item["author"][0]["literal"]
    yield "TI", item["title"]
    yield "T2", item.get("container-title", "")
    yield "ET", item.get("version", "")
    yield "PY", date[:4]
    yield "DA", f"{date.replace('-', '/')}/"
    yield "UR", item["URL"]
    yield "LA", item["language"]


def key(item: Item) -> str:
    """The id without the slashes of an address, which BibTeX does not have in keys."""
    return "-".join(filter(None, ["samskap", *re.split(r"[^\w-]+", item["id"].removeprefix("samskap"))]))
