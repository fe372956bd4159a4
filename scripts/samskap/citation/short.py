"""Short labels of references, author and year, as lists and running text have them."""

from __future__ import annotations

from samskap.languages import Words
from samskap.model import Name, Reference


def short_label(reference: Reference, words: Words, suffix: str = "") -> str:
    """Author and year in the language of ``words``: "Stougaard 2021", "Agger och Lund 2017", "Verschuere m.fl. 2012".

    ``suffix`` is the letter that tells the reference from others (:mod:`samskap.citation.disambiguation`).
    Bodies are named whole. Where no author is known the editors of a book stand in; where nobody or no year is known
    the label says so.
    """
    return f"{short_authors(reference, words)} {short_year(reference, words, suffix)}"


def short_authors(reference: Reference, words: Words) -> str:
    """The family names of one or two authors, or of the first of more; else the editors of a book, or that none is."""
    if reference.authors:
        return _names(reference.authors, words)
    if reference.editors and reference.type == "book":
        return words.plural(
            "{names} (ed.)", "{names} (eds)", len(reference.editors), names=_names(reference.editors, words)
        )
    return words.text("no author given")


def short_year(reference: Reference, words: Words, suffix: str = "") -> str:
    """The year of publication, or the abbreviation for "no date", with a letter: "2018a", "n.d.-a" (APA 7, 8.19)."""
    if reference.year:
        return f"{reference.year}{suffix}"
    return "-".join(filter(None, [words.text("n.d."), suffix]))


def _names(names: tuple[Name, ...], words: Words) -> str:
    if len(names) > 2:
        return words.text("{name} et al.", name=names[0].family)
    return words.joined(name.family for name in names)
