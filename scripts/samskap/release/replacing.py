"""Writing several files, all or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def replace_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write files whose content differs, all or none, and give those that were written.

    Each is written beside its place first; where one of them cannot take its place, those that have are put back.
    Raises ``OSError``.
    """
    changed = {path: data for path, data in files.items() if not (path.is_file() and path.read_bytes() == data)}
    staged = {path: path.with_name(f".{path.name}.new") for path in changed}
    before = {path: path.read_bytes() if path.is_file() else None for path in changed}
    done: list[Path] = []
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path].write_bytes(data)
        for path, new in staged.items():
            new.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            _restore(path, before[path])
        raise
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)
    return list(changed)


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
