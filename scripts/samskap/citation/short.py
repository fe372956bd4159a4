"""Short labels of references, author and year, as lists and running text have them."""

from __future__ import annotations

from samskap.languages import Words
from samskap.model import Name, Reference


def short_label(reference: Reference, words: Words) -> str:
    """Author and year in the language of ``words``: "Stougaard 2021", "Agger och Lund 2017", "Verschuere m.fl. 2012".

    Bodies are named whole. Where no author is known the editors of a book stand in; where nobody or no year is known
    the label says so.
    """
    return f"{short_authors(reference, words)} {short_year(reference, words)}"


def short_authors(reference: Reference, words: Words) -> str:
    """The family names of one or two authors, or of the first of more; else the editors of a book, or that none is."""
    if reference.authors:
        return _names(reference.authors, words)
    if reference.editors and reference.type == "book":
        return words.plural(
            "{names} (ed.)", "{names} (eds)", len(reference.editors), names=_names(reference.editors, words)
        )
    return words.text("no author given")


def short_year(reference: Reference, words: Words) -> str:
    """The year of publication, or the abbreviation for "no date"."""
    return str(reference.year) if reference.year else words.text("n.d.")


def _names(names: tuple[Name, ...], words: Words) -> str:
    if len(names) > 2:
        return words.text("{name} et al.", name=names[0].family)
    return words.joined(name.family for name in names)
