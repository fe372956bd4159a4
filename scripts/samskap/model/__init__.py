"""What the records (cases, findings, references, terms, places, ...) and a corpus are. No input, no output."""

from samskap.model.about import Coding, Link, Retired, Score, Usage
from samskap.model.corpus import Corpus
from samskap.model.records import Case, Finding, Municipality, Name, Reference, Term, Text
from samskap.model.texts import DISPUTED, TRANSLATION_WANTED, Told, told, untranslated
from samskap.model.versioned import Versioned

__all__ = [
    "DISPUTED",
    "TRANSLATION_WANTED",
    "Case",
    "Coding",
    "Corpus",
    "Finding",
    "Link",
    "Municipality",
    "Name",
    "Reference",
    "Retired",
    "Score",
    "Term",
    "Text",
    "Told",
    "Usage",
    "Versioned",
    "told",
    "untranslated",
]
