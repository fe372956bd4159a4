"""Zip archives that depend on nothing but their content: fixed order, dates and permissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime

_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes], created: str) -> bytes:
    """Pack files (by name) in the order given; every file bears the date of the data (ISO 8601), not of today."""
    return packed(files.items(), created)


def packed(files: Iterable[tuple[str, bytes]], created: str) -> bytes:
    """The same for names and contents that come one after another, so that never all are held at once."""
    moment = datetime.fromisoformat(created)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=(moment.year, moment.month, moment.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _REGULAR_FILE
            entry.create_system = _UNIX
            target.writestr(entry, content)
    return buffer.getvalue()
