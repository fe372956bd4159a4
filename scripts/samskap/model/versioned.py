"""What the descriptor of a package says of its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Versioned:
    """A version of the evidence base; ``descriptor`` is its ``datapackage.json``."""

    descriptor: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Version of the data, ``MAJOR.MINOR.PATCH``."""
        return str(self.descriptor["version"])

    @property
    def created(self) -> str:
        """Date of the version of the data, ISO 8601."""
        return str(self.descriptor["created"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Language tags (BCP 47) in which every text is to exist."""
        return tuple(self.descriptor["languages"])
