"""How values are written in the wild: odd spaces, decimal commas, addresses for DOIs; and the one way to write them.

Each function gives the text as the evidence base keeps it, and a text that it does not know as it is.
"""

from __future__ import annotations

import re
import unicodedata

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_MINUS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
_DECIMAL_COMMA = re.compile(r"([+-]?\d{1,3}),(\d+)")
_POINT = re.compile(r"[+-]?\d+(?:\.\d+)?")
_WHOLE = re.compile(r"([+-]?\d+)[.,]0+")
_RESOLVER = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def spaced(text: str) -> str:
    """The text with one plain space where there is white space of any kind, and none around it."""
    return " ".join(text.translate(_ZERO_WIDTH).split())


def has_odd_spaces(text: str) -> bool:
    """Whether there is white space beyond plain single spaces and line breaks."""
    return any(spaced(line) != line.strip(" \r") for line in text.split("\n"))


def folded(text: str) -> str:
    """The text for comparing words: full-width letters as others, without case, odd spaces and final full stop."""
    return spaced(unicodedata.normalize("NFKC", text)).casefold().rstrip(".")


def narrow(text: str) -> str:
    """Full-width signs as plain ones, without white space around them."""
    return spaced(unicodedata.normalize("NFKC", text))


def number(text: str) -> str:
    """A number with a decimal point: "55,6050" and "−12,1" have a decimal comma, a true minus, or both."""
    plain = narrow(text).translate(_MINUS).replace(" ", "")
    comma = _DECIMAL_COMMA.fullmatch(plain)
    found = f"{comma[1]}.{comma[2]}" if comma else plain
    return found if _POINT.fullmatch(found) else text


def whole(text: str) -> str:
    """A whole number: spreadsheets and statistics programs write 2019 as "2019.0" or "2019,0"."""
    plain = narrow(text).translate(_MINUS)
    found = _WHOLE.fullmatch(plain)
    return found[1] if found else plain if _POINT.fullmatch(plain) else text


def doi(text: str) -> str:
    """A DOI without the address of a resolver, or "doi:", before it."""
    return _RESOLVER.sub("", narrow(text), count=1)


def address(text: str) -> str:
    """A web address; one without "https://" before a host gets it."""
    plain = narrow(text).strip("<>")
    return f"https://{plain}" if _HOST.fullmatch(plain) else plain
