"""The files of a package wherever they are: in a folder, in an archive, or kept as a released version."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

RELEASES = "releases"
"""The folder of a package in which its released versions are kept, each as its archive."""

Number = tuple[int, int, int]
Files = Mapping[str, bytes]

_NUMBER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)
_NAME = re.compile(r"samskap-(.+)\.zip")
_UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)


class UnreadableArchive(ValueError):  # noqa: N818 - says what the archive is
    """A file is no archive that can be read; the message says why."""


def number(version: str) -> Number:
    """A version as numbers that can be compared: MAJOR, MINOR, PATCH. Raises ``ValueError`` for another form."""
    found = _NUMBER.fullmatch(version)
    if not found:
        raise ValueError(version)
    major, minor, patch = map(int, found.groups())
    return major, minor, patch


def archive_name(version: str) -> str:
    """The name of the archive of a version."""
    return f"samskap-{version}.zip"


def kept(package: Path) -> dict[str, Path]:
    """The archives of the released versions of the package in a folder, the oldest first."""
    found = {}
    for path in package.joinpath(RELEASES).glob("*.zip"):
        name = _NAME.fullmatch(path.name)
        if name and _NUMBER.fullmatch(name[1]):
            found[name[1]] = path
    return dict(sorted(found.items(), key=lambda item: number(item[0])))


def read_files(place: Path) -> dict[str, bytes]:
    """The files of a package by name, from its folder or its archive; folders below it are left out.

    Raises ``OSError`` where there is no such folder or file, and :class:`UnreadableArchive`.
    """
    if place.is_dir():
        return {path.name: path.read_bytes() for path in sorted(place.iterdir()) if path.is_file()}
    try:
        with zipfile.ZipFile(place) as archive:
            return {name: archive.read(name) for name in archive.namelist() if "/" not in name and "\\" not in name}
    except FileNotFoundError:
        raise
    except _UNREADABLE as error:
        raise UnreadableArchive(str(error)) from error
