"""The released versions as the site keeps them: each unpacked beside its archive, byte for byte as it was released."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samskap.package.archives import kept, read_files
from samskap.package.editions import edition_of
from samskap.versions.history import Versions, keep


def read_versions(package: Path, files: Mapping[str, bytes]) -> Versions:
    """The released versions of the package in a folder beside the data at hand, whose released files are given."""
    releases = (keep(edition_of(read_files(path)), path.read_bytes()) for path in kept(package).values())
    return Versions(tuple(releases), edition_of(files))


def version_files(package: Path, versions: Versions, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files below ``data/``: those at hand as ``latest/``, each released version as ``v<version>/``.

    The version at hand has every file for download, unless it has been released and changed since: a released version
    keeps its bytes.
    """
    current = versions.current.version
    found = {f"latest/{name}": data for name, data in files.items()}
    if versions.has_folder:
        found |= {f"v{current}/{name}": data for name, data in files.items()}
    for version, path in kept(package).items():
        found |= {f"v{version}/{name}": data for name, data in read_files(path).items()}
        found[f"v{version}/{path.name}"] = path.read_bytes()
    return found
