"""Lines that are to fit into the room there is, and parts of Markdown that can be unfolded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samskap.languages import Words
from samskap.report.plain import plain


def length(text: str) -> int:
    """The length of a text as GitHub counts at most: in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def fitting(lines: Sequence[str], room: int, words: Words, before_rest: Sequence[str] = ()) -> Iterator[str]:
    """As many of the lines as there is room for (in signs), then how many are left; ``before_rest`` sets that apart."""
    for number, line in enumerate(lines):
        room -= length(line) + 1
        if room < 0:
            left = len(lines) - number
            yield from before_rest
            yield words.plural("… and {number} more.", "… and {number} more.", left)
            return
        yield line


def folded(title: str, lines: Iterable[str], language: str = "") -> Iterator[str]:
    """Lines that the reader can unfold, in a language."""
    tag = f' lang="{language}"' if language else ""
    yield from (f"<details{tag}><summary>{plain(title)}</summary>", "", *lines, "", "</details>", "")
