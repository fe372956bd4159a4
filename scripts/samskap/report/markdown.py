"""The report as the comment on a pull request: Markdown that GitHub shows, of a length that GitHub takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samskap.languages import Words
from samskap.report.fitting import length
from samskap.report.gathering import Contribution
from samskap.report.mending import mending
from samskap.report.next_steps import what_next
from samskap.report.reading import pinned, read, translated
from samskap.report.summary import difference, summary
from samskap.versions.naming import Names

MARKER = "<!-- samskap-report -->"
"""The first line of the comment, by which it is found again and renewed."""

LONGEST = 65_536
"""Signs of a comment that GitHub takes. Source: its answer to a longer one, "body is too long"."""

_BLANK = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the reader of a report can go on; empty where there is no such place.

    ``repository`` is the address of the web page of the repository, ``edit`` that below which the files of the branch
    are edited (``https://github.com/someone/samskap/edit/branch``).
    """

    repository: str = ""
    edit: str = ""


def to_markdown(contribution: Contribution, words: Words, places: Places) -> str:
    """The comment. What can be seen elsewhere is left out where it would be too long, the difference first."""
    names = names_of(contribution, words)
    always = [
        MARKER,
        f"## {_heading(contribution, words)}",
        "",
        *summary(contribution, names),
        "",
        *mending(contribution, names, places.edit),
        *what_next(contribution, words, places.repository),
    ]
    parts = {
        "read": read(contribution, words),
        "map": pinned(contribution, names),
        "translated": translated(contribution, words),
        "difference": difference(contribution, names),
    }
    rest = {name: "\n".join(lines) for name, lines in parts.items()}
    return _fitted("\n".join(always).rstrip(), rest, words)


def names_of(contribution: Contribution, words: Words) -> Names:
    """The names of both versions in a language; where the new one cannot be read, those of the old one."""
    return Names(contribution.before, contribution.after or contribution.before, words)


def _fitted(text: str, rest: dict[str, str], words: Words) -> str:
    cut = words.text("Not all of it fits into a comment: “samskap report” shows the whole.")
    for name in ("", "difference", "translated", "map", "read"):
        rest.pop(name, None)
        parts = filter(None, [text, *map(str.rstrip, rest.values()), name and cut])
        whole = _BLANK.sub("\n\n", "\n\n".join(parts)) + "\n"
        if length(whole) <= LONGEST:
            return whole
    raise AssertionError("what is always told has its room")


def _heading(contribution: Contribution, words: Words) -> str:
    if not contribution.sound:
        return words.text("Thank you! Something has to be mended first")
    return words.text("Thank you! This is what your contribution does")
