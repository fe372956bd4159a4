"""Writing several files, all or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def replace_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write files whose content differs, all or none, and give those that were written.

    Each is written beside its place first, and what it replaces is copied; where one of them cannot take its place,
    the copies of those that have are moved back, which takes no room on the disk. Raises ``OSError``.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    changed = {path: data for path, data in files.items() if before[path] != data}
    done: list[Path] = []
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _beside(path, "new").write_bytes(data)
            _beside(path, "old").write_bytes(before[path] or b"")
        for path in changed:
            _beside(path, "new").replace(path)
            done.append(path)
    except OSError:
        for path in done:
            _restore(path, existed=before[path] is not None)
        raise
    finally:
        for path in changed:
            _beside(path, "new").unlink(missing_ok=True)
            _beside(path, "old").unlink(missing_ok=True)
    return list(changed)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f".{path.name}.{end}")


def _restore(path: Path, *, existed: bool) -> None:
    if existed:
        _beside(path, "old").replace(path)
    else:
        path.unlink()
