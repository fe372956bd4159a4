"""References as people put them into one field of a form: BibTeX, RIS and DOIs, one after another."""

from __future__ import annotations

import re
from itertools import pairwise

_ENTRY = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_RIS_BEGIN = re.compile(r"^TY  ?-", re.MULTILINE)
_RIS_END = re.compile(r"^ER  ?-.*$", re.MULTILINE)
_FENCE = re.compile(r"^`{3}.*$", re.MULTILINE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+?)[.,;]?", re.IGNORECASE)


def references(answer: str) -> list[dict[str, str]]:
    """The references of an answer as those of a case file, with the names ref-1, ref-2 and so on.

    What is pasted is kept as it is, and a line that is no DOI counts as BibTeX: what is wrong with it, the check says.
    """
    found = [item for part in _parts(_FENCE.sub("", answer)) for item in _references(part)]
    return [{"id": f"ref-{number}", **item} for number, item in enumerate(found, start=1)]


def _parts(text: str) -> list[str]:
    """The answer cut where an entry of BibTeX or RIS begins or ends."""
    starts = [match.start() for match in (*_ENTRY.finditer(text), *_RIS_BEGIN.finditer(text))]
    ends = [match.end() for match in _RIS_END.finditer(text)]
    cuts = sorted({0, *starts, *ends, len(text)})
    return [part for begin, end in pairwise(cuts) if (part := text[begin:end].strip())]


def _references(part: str) -> list[dict[str, str]]:
    if _RIS_BEGIN.match(part):
        return [{"ris": part}]
    if _ENTRY.match(part):
        return [{"bibtex": part}]
    lines = filter(None, map(str.strip, part.splitlines()))
    return [{"doi": doi[1]} if (doi := _DOI.fullmatch(line.lstrip("-* "))) else {"bibtex": line} for line in lines]
