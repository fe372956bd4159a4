"""The messages that code and templates use, as Babel finds them, by the catalogue they belong to."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel.messages.extract import extract_from_dir

import samskap

PACKAGE = Path(samskap.__file__).parent
KEYWORDS = {"t": None, "nt": (1, 2), "text": None, "plural": (1, 2), "N_": None}
METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract"), ("theme/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"**.j2": {"comment_start_string": "{##", "comment_end_string": "##}", "silent": "false"}}
CATALOGUES = {
    "citation": "citation",
    "downloads": "downloads",
    "package": "problems",
    "problem_kinds": "problems",
    "problems": "problems",
    "cli": "cli",
    "console": "cli",
}
"""First part of the path below the package, and the catalogue of its messages; all else belongs to "pages"."""


def used_messages() -> dict[str, set[str | tuple[str, ...]]]:
    """Messages by catalogue; a message with plural forms is a tuple of its English forms."""
    found: dict[str, set[str | tuple[str, ...]]] = defaultdict(set)
    for path, _line, message, _comments, _context in extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS):
        found[CATALOGUES.get(Path(path).parts[0], "pages")].add(message)
    return dict(found)
