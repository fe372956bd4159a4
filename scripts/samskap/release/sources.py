"""Finding a version of the package: a folder, an archive, a released version, or a commit of the repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from samskap.package.archives import Files, kept, read_files
from samskap.package.editions import Edition, edition_of


class UnknownVersion(ValueError):  # noqa: N818 - says what it is
    """What was named is neither a folder, an archive, a released version nor a commit."""


def find_edition(name: str, package: Path) -> Edition:
    """The version that is meant by a name; ``package`` is the folder with the released versions, in its repository.

    Raises :class:`UnknownVersion`, ``OSError``, :class:`~samskap.package.archives.UnreadableArchive` or
    :class:`~samskap.package.editions.UnreadableEdition`.
    """
    releases = kept(package)
    if Path(name).exists():
        return edition_of(read_files(Path(name)))
    if name in releases:
        return edition_of(read_files(releases[name]))
    return edition_of(_files_of_commit(name, package))


def last_release(package: Path) -> Edition | None:
    """The last released version of the package in a folder, or None. Raises as :func:`find_edition`."""
    releases = list(kept(package).values())
    return edition_of(read_files(releases[-1])) if releases else None


def _files_of_commit(name: str, package: Path) -> Files:
    """The files of the package as they were in a commit; git only reads.

    The name is resolved first, so that git takes none for an option.
    """
    folder = git(package, "rev-parse", "--show-prefix").decode().strip()
    tree = git(package, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}:{folder}").decode().strip()
    root = git(package, "rev-parse", "--show-toplevel").decode().removesuffix("\n")
    packed = git(Path(root), "archive", "--format=tar", tree)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        found = {item.name: archive.extractfile(item) for item in archive if item.isfile() and "/" not in item.name}
        return {file: stream.read() for file, stream in found.items() if stream is not None}


def git(folder: Path, *arguments: str) -> bytes:
    """What git answers. Raises :class:`UnknownVersion` where it knows nothing of the sort, or is not there."""
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownVersion(arguments[-1]) from error
