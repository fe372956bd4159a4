"""References as people put them into one field of a form: BibTeX, RIS and DOIs, one after another."""

from __future__ import annotations

import re
from itertools import pairwise

_ENTRY = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_RIS_END = re.compile(r"^ER  ?-.*$", re.MULTILINE)
_RIS_BEGIN = re.compile(r"^TY  ?-", re.MULTILINE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+?)[.,;]?", re.IGNORECASE)


def references(answer: str) -> tuple[list[dict[str, str]], list[str]]:
    """The references of an answer as those of a case file, with the names ref-1, ref-2 …; and the lines that are none.

    What is pasted is kept as it is: what is wrong in it is for the check to say.
    """
    text = re.sub(r"^`{3}.*$", "", answer, flags=re.MULTILINE)
    found: list[dict[str, str]] = []
    left: list[str] = []
    for part in _parts(text):
        kind = "ris" if _RIS_BEGIN.match(part) else "bibtex" if _ENTRY.match(part) else ""
        if kind:
            found.append({kind: part})
            continue
        for line in filter(None, map(str.strip, part.splitlines())):
            doi = _DOI.fullmatch(line.lstrip("-* "))
            found += [{"doi": doi[1]}] if doi else []
            left += [] if doi else [line]
    return [{"id": f"ref-{number}", **item} for number, item in enumerate(found, start=1)], left


def _parts(text: str) -> list[str]:
    """The answer cut where an entry of BibTeX or RIS begins or ends."""
    starts = [match.start() for match in (*_ENTRY.finditer(text), *_RIS_BEGIN.finditer(text))]
    ends = [match.end() for match in _RIS_END.finditer(text)]
    cuts = sorted({0, *starts, *ends, len(text)})
    return [part for begin, end in pairwise(cuts) if (part := text[begin:end].strip())]
