"""How a page of Samskap is cited, as an entry of each format for reference managers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samskap.citation.csl import Item
from samskap.citation.ris import clean
from samskap.downloads.bibliographies import FORMATS, csl_line, join
from samskap.package.bibliography import LANGUAGES
from samskap.package.tex import encode


def citation_files(item: Item) -> Mapping[str, bytes]:
    """The files by which a page is cited, by their endings, made from its CSL-JSON item (``case_item``)."""
    texts = {"bib": _bibtex(item), "ris": _ris(item), "json": csl_line(item)}
    return {form.ending: join(form, [texts[form.ending].encode("utf-8")]) for form in FORMATS}


def _bibtex(item: Item) -> str:
    """The item as ``@online`` of BibLaTeX; its ``titleaddon`` is what the page is part of."""
    values = {
        "author": f"{{{encode(_author(item))}}}",
        "title": encode(item["title"]),
        "titleaddon": encode(item["container-title"]),
        "date": _year(item),
        "langid": LANGUAGES[item["language"]],
        "url": item["URL"],
    }
    return "\n".join(
        [f"@online{{{item['id']},", *(f"  {name} = {{{text}}}," for name, text in values.items()), "}", ""]
    )


def _ris(item: Item) -> str:
    return "".join(f"{tag}  - {clean(value)}\r\n" for tag, value in _tags(item)) + "\r\n"


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", item["id"]
    yield "AU", _author(item)
    yield "TI", item["title"]
    yield "T2", item["container-title"]
    yield "PY", _year(item)
    yield "UR", item["URL"]
    yield "LA", item["language"]
    yield "ER", ""


def _author(item: Item) -> str:
    return str(item["author"][0]["literal"])


def _year(item: Item) -> str:
    return str(item["issued"]["date-parts"][0][0])
