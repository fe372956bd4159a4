"""Where a project is, where its site is made, and where readers will find it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samskap.languages import LANGUAGES

LOCAL_URL = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build: the project's folder, the package in it, the languages, and the address the site will have.

    ``repository`` is the address of the repository's web page and ``contact`` the e-mail address that cases are
    sent to; both are empty where there is none.
    """

    root: Path
    package: Path
    languages: tuple[str, ...] = LANGUAGES
    site_url: str = LOCAL_URL
    repository: str = ""
    contact: str = ""

    @property
    def site(self) -> Path:
        """Where the finished site stands."""
        return self.root / "site"

    @property
    def work(self) -> Path:
        """Where it is made."""
        return self.root / "build"
