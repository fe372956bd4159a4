"""Some of the references as a file for reference managers, in three formats, put together from one text a reference.

The files are the same for readers of every language. So the word for the level of a thesis (``genre`` in CSL-JSON) is
English in all of them, as in ``references.json``: a bibliography is set in the language of what its reader writes, not
in that of the page on which it was found, and BibLaTeX, which has a code for the level, translates it by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from samskap.citation.csl import references_to_csl
from samskap.citation.ris import to_ris
from samskap.downloads.release import BIBLIOGRAPHIES
from samskap.model import Corpus, Reference
from samskap.package.bibliography import to_bibtex

_MEDIA_TYPES = {ending: media_type for _name, _file, ending, media_type in BIBLIOGRAPHIES}


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reference managers: its name, the ending of its files, and what stands around and between entries."""

    name: str
    ending: str
    write: Callable[[Reference, Corpus], str]
    opening: str = ""
    between: str = ""
    closing: str = ""

    @property
    def media_type(self) -> str:
        """The media type of its files."""
        return _MEDIA_TYPES[self.ending]


def csl_line(item: Mapping[str, object]) -> str:
    """An item of CSL-JSON in one line."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


FORMATS = (
    Format("BibTeX", "bib", lambda reference, _corpus: to_bibtex([reference]), between="\n"),
    Format("RIS", "ris", lambda reference, _corpus: to_ris([reference])),
    Format(
        "CSL-JSON",
        "json",
        lambda reference, corpus: csl_line(references_to_csl([reference], corpus, "en")[0]),
        opening="[\n",
        between=",\n",
        closing="\n]\n",
    ),
)
"""The formats in the order in which readers see them. BibTeX has the fields of BibLaTeX."""


def join(form: Format, entries: Iterable[bytes]) -> bytes:
    """Entries as one file of a format."""
    return form.opening.encode() + form.between.encode().join(entries) + form.closing.encode()


@dataclass(frozen=True)
class Library:
    """Writes bibliographies of a corpus; the text of a reference is made once, when it is first asked for."""

    corpus: Corpus
    _entries: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def write(self, form: Format, references: Iterable[Reference]) -> bytes:
        """References as one file, by their ids."""
        return join(form, (self._entry(form, reference) for reference in _by_id(references)))

    def size(self, form: Format, references: Iterable[Reference]) -> int:
        """The size in bytes of what :meth:`write` gives, without writing it."""
        sizes = [len(self._entry(form, reference)) for reference in references]
        return len(form.opening + form.closing) + len(form.between) * max(len(sizes) - 1, 0) + sum(sizes)

    def _entry(self, form: Format, reference: Reference) -> bytes:
        key = form.ending, reference.id
        if key not in self._entries:
            self._entries[key] = form.write(reference, self.corpus).encode("utf-8")
        return self._entries[key]


def _by_id(references: Iterable[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: reference.id)
