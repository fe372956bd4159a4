"""Writing a tree of files: only what changed, and nothing stays that is no longer made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Make a folder hold exactly these files (relative path to content; text is written as UTF-8 with LF).

    A file whose content is the same is left untouched. Raises ``ValueError`` for a path that leads out of the folder,
    before anything is written.
    """
    root = folder.resolve()
    targets = {(folder / path).resolve(): content for path, content in files.items()}
    for target in targets:
        if not target.is_relative_to(root) or target == root:
            raise ValueError(f"{target} is outside {folder}")
    if folder.is_dir():
        _delete_stale(folder, set(targets))
    for target, content in targets.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        if not (target.is_file() and target.read_bytes() == data):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _delete_stale(folder: Path, wanted: set[Path]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.resolve() not in wanted:
            path.unlink()
