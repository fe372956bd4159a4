"""References, pages and the data package as CSL-JSON items (Citation Style Language 1.0.2, ``csl-data.json``).

An item says what is known and nothing else: a missing author or year stays missing, and the style says what is written
in its place. Items do not depend on a language but for ``genre``, the words for the type of the publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from samskap.citation.disambiguation import year_suffixes
from samskap.languages import words
from samskap.model import Corpus, Name, Reference

Item = dict[str, Any]

# type of publication -> CSL type (CSL 1.0.2, appendix III)
TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "report": "report",
    "working-paper": "report",
    "master-thesis": "thesis",
    "bachelor-thesis": "thesis",
    "doctoral-thesis": "thesis",
    "web-page": "webpage",
    "conference-paper": "paper-conference",
}
# types whose reader needs the word for the type: the CSL type does not tell the level
_WITH_GENRE = {"master-thesis", "bachelor-thesis", "doctoral-thesis"}

_SERIES_AND_NUMBER = re.compile(r"(?P<series>[^\W\d][^\d]*?),?\s+(?P<number>\d\S*)$")
_PLACE_AND_PUBLISHER = re.compile(r"(?P<place>[^\W\d]+(?: [^\W\d]+)?): (?P<name>.+)")


def to_csl(reference: Reference, genre: str = "") -> Item:
    """Make the CSL-JSON item of a reference.

    ``genre`` is the label of its type, in the language of the citation ("Masteruppsats"); it is used where the type of
    CSL does not say as much. The URL is given only where there is no DOI, and never that of a copy. Raises ``KeyError``
    for an unknown type.
    """
    item: Item = {"id": reference.id, "type": _type(reference), "title": reference.title}
    item |= {
        "author": [_name(name) for name in reference.authors],
        "editor": [_name(name) for name in reference.editors],
        "issued": _issued(reference),
        "genre": genre if reference.type in _WITH_GENRE else "",
        **_publisher(reference.publisher or reference.institution),
        "DOI": reference.doi,
        "ISBN": reference.isbn,
        "URL": "" if reference.doi else reference.url,
        "accessed": _date(reference.accessed) if reference.url and not reference.doi else {},
        "language": reference.language,
        "keyword": "; ".join(reference.keywords),
    }
    return _filled(item | _container(reference))


def references_to_csl(references: Iterable[Reference], corpus: Corpus, language: str) -> list[Item]:
    """Make the items of references, with the words for their types in a language."""
    return [
        to_csl(reference, corpus.terms["reference-type", reference.type].label[language]) for reference in references
    ]


def cited_references(corpus: Corpus, language: str) -> list[Item]:
    """Make the items of all references as they are formatted: with the letters that tell them apart (2021a, 2021b)."""
    suffixes = year_suffixes(corpus.references.values())
    items = references_to_csl(corpus.references.values(), corpus, language)
    return [_filled({**item, "year-suffix": suffixes.get(item["id"], "")}) for item in items]


def dataset_item(corpus: Corpus, language: str, url: str) -> Item:
    """Make the item by which the data package is cited, in a language; ``url`` is the address of its page."""
    return _filled(
        {
            "id": "samskap",
            "type": "dataset",
            "title": _package_title(corpus, language),
            "author": [{"literal": _creator(corpus)}],
            "issued": _date(corpus.created),
            "version": corpus.version,
            "genre": words(language).text("Data set"),
            "URL": url,
            "language": language,
        }
    )


def page_item(identifier: str, title: str, corpus: Corpus, language: str, url: str) -> Item:
    """Make the item by which a page about a record is cited: a case, a finding, a theme, in a language.

    ``title`` is the record's in that language, ``url`` the address of its page. The page is part of the data package in
    the version at hand, whose date is the date of the citation. Items of one corpus and language differ in ``id``,
    ``title`` and ``URL`` only.
    """
    container = words(language).text(
        "{title} (version {version})", title=_package_title(corpus, language), version=corpus.version
    )
    return {
        "id": identifier,
        "type": "webpage",
        "title": title,
        "container-title": container,
        "author": [{"literal": _creator(corpus)}],
        "issued": _date(corpus.created),
        "URL": url,
        "language": language,
    }


def _type(reference: Reference) -> str:
    """The CSL type; a conference paper that came out in a journal is cited as an article."""
    return "article-journal" if reference.journal else TYPES[reference.type]


def _container(reference: Reference) -> Item:
    """What the publication is part of, and its place there: a journal, a book, or a series."""
    if _type(reference) in {"book", "report", "thesis"}:
        return {"number-of-pages": reference.pages, **_series(reference)}
    container = reference.journal or reference.booktitle
    return {
        "container-title": container,
        "event": reference.booktitle if reference.booktitle != container else "",
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
    }


def _series(reference: Reference) -> Item:
    """Series and number of a whole work: in two fields, or written together as in "Rapport 2019:2"."""
    number = reference.issue or reference.volume
    if reference.booktitle:
        return {"collection-title": reference.booktitle, "collection-number": number}
    if not any(character.isdigit() for character in number):
        return {"collection-title": number}
    match = _SERIES_AND_NUMBER.match(number)
    if match:
        return {"collection-title": match["series"], "collection-number": match["number"]}
    return {"volume" if reference.type == "book" else "number": number}


def _publisher(publisher: str) -> Item:
    """Publisher and place of publication, where they are written together as in "London: Routledge"."""
    match = _PLACE_AND_PUBLISHER.match(publisher)
    return {"publisher-place": match["place"], "publisher": match["name"]} if match else {"publisher": publisher}


def _issued(reference: Reference) -> Item:
    if reference.date:
        return _date(reference.date)
    return {"date-parts": [[reference.year]]} if reference.year else {}


def _date(iso: str) -> Item:
    """An ISO 8601 date, as far as it goes, as a CSL date."""
    return {"date-parts": [[int(part) for part in iso[:10].split("-")]]} if iso else {}


def _name(name: Name) -> Item:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _filled(item: Item) -> Item:
    return {key: value for key, value in item.items() if value}


def _package_title(corpus: Corpus, language: str) -> str:
    return str(corpus.descriptor.get(f"title_{language}") or corpus.descriptor["title"])


def _creator(corpus: Corpus) -> str:
    return str(corpus.descriptor["contributors"][0]["title"])
