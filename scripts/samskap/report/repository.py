"""What a contribution is made of: the package before it, and the case files that it brings. Git only reads.

Nothing of a contribution is ever run, and no link in it is followed: a link could lead to any file of the machine.
"""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from samskap.release.sources import UnknownVersion, git

SUFFIXES = frozenset({".yaml", ".yml", ".json", ".csv", ".xlsx"})
"""What the files are called that may hold cases."""


class UnsafePackage(ValueError):  # noqa: N818 - says what the package is
    """A part of the package is a link in place of a file; the message names it."""


def merge_base(base: str, package: Path) -> str:
    """The commit from which the work at hand has departed: what base and it have in common, else base itself.

    Raises :class:`~samskap.release.sources.UnknownVersion` where git knows no such commit.
    """
    commit = _answer(package, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    try:
        return _answer(package, "merge-base", commit, "HEAD")
    except UnknownVersion:
        return commit


def folder_in_repository(folder: Path) -> str:
    """The address of a folder below the root of its repository, with a slash at the end; empty for the root."""
    return _answer(folder, "rev-parse", "--show-prefix")


def branch(folder: Path) -> str:
    """The branch that is checked out, or empty."""
    try:
        return _answer(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
    except UnknownVersion:
        return ""


def write_package_before(commit: str, package: Path, target: Path) -> None:
    """Write the package as it was in a commit, with its releases, into an empty folder.

    Raises :class:`~samskap.release.sources.UnknownVersion` where the commit has no such folder.
    """
    for name, data in _files_of(commit, package, folder_in_repository(package)).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def refuse_links(package: Path) -> None:
    """Raise :class:`UnsafePackage` where a part of the package is a link."""
    for path in sorted(package.rglob("*")):
        if path.is_symlink():
            raise UnsafePackage(path.relative_to(package).as_posix())


def copy_package(package: Path, target: Path, changed: Mapping[str, str]) -> None:
    """Write a package into a folder that is not there yet, some of its files (by name) with another text."""
    shutil.copytree(package, target)
    for name, text in changed.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def brought_files(commit: str, inbox: Path) -> dict[str, bytes]:
    """The files in the inbox, by name, that are new or have changed since a commit. Raises ``OSError``."""
    if not inbox.is_dir():
        return {}
    try:
        before = _files_of(commit, inbox, folder_in_repository(inbox))
    except UnknownVersion:
        before = {}
    paths = (path for path in sorted(inbox.iterdir()) if path.is_file() and path.suffix.lower() in SUFFIXES)
    found = {path.name: path.read_bytes() for path in paths if not path.name.endswith(".schema.json")}
    return {name: data for name, data in found.items() if before.get(name) != data}


def _files_of(commit: str, folder: Path, prefix: str) -> dict[str, bytes]:
    """The files of a folder as they were in a commit, by their address below it; links are left out."""
    tree = _answer(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{prefix.rstrip('/')}")
    root = Path(_answer(folder, "rev-parse", "--show-toplevel"))
    with tarfile.open(fileobj=io.BytesIO(git(root, "archive", "--format=tar", tree))) as archive:
        streams = {item.name: archive.extractfile(item) for item in archive if item.isfile() and _below(item.name)}
        return {name: stream.read() for name, stream in streams.items() if stream is not None}


def _below(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _answer(folder: Path, *arguments: str) -> str:
    return git(folder, *arguments).decode("utf-8").removesuffix("\n")
