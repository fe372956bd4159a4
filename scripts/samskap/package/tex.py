"""Text as it stands in a BibTeX value: escapes, accents written as TeX commands, braces, lists."""

from __future__ import annotations

import codecs
import re

import latexcodec  # noqa: F401 - registers the codec "ulatex"

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}
_ESCAPE = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_UNESCAPE = re.compile("|".join(re.escape(escape) for escape in _UNESCAPES))
_COMMA = re.compile(r",(?![^{]*\})")  # not inside braces


def encode(text: str) -> str:
    """Escape what TeX reads as a command; letters stay UTF-8."""
    return _ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def decode(text: str) -> str:
    """Plain text of a BibTeX value: escapes resolved, protecting braces and superfluous white space dropped."""
    pieces = []
    position = 0
    for match in _UNESCAPE.finditer(text):
        pieces += [_plain(text[position : match.start()]), _UNESCAPES[match[0]]]
        position = match.end()
    pieces.append(_plain(text[position:]))
    return " ".join("".join(pieces).split())


def split(value: str) -> list[str]:
    """The parts of a list: at semicolons if there is one, else at commas outside braces (as BibLaTeX has it)."""
    return value.split(";") if ";" in value else _COMMA.split(value)


def join(parts: tuple[str, ...]) -> str:
    """The list as text that splits into the same parts."""
    if len(parts) == 1 and "," in parts[0]:
        return f"{{{encode(parts[0])}}}"
    return "; ".join(encode(part) for part in parts)


def _plain(text: str) -> str:
    """Text without escapes: accents written as TeX commands become letters, braces go."""
    if "\\" in text:
        words = text.lstrip()
        text = text[: len(text) - len(words)] + str(codecs.lookup("ulatex").decode(words)[0])  # type: ignore[arg-type]
    return text.replace("{", "").replace("}", "")
