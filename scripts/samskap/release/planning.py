"""What a release will write, worked out before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from samskap.downloads.archive import archive
from samskap.downloads.release import release_files, table_files
from samskap.languages import N_, words
from samskap.metadata.repository import repository_files
from samskap.model import Corpus
from samskap.package.archives import RELEASES, archive_name, number
from samskap.package.descriptor import DESCRIPTOR, to_json
from samskap.package.editions import Edition, edition_of
from samskap.release.changelog import with_section
from samskap.versions.compare import Difference, compare
from samskap.versions.steps import Reason, Step, needed, raised, reasons
from samskap.versions.writing import as_object

RETIRED = "retired.csv"
CHANGELOG = "CHANGELOG.md"


class Refused(Exception):  # noqa: N818 - says what became of the release
    """A release that is not made: a message to be translated, what fills it, and the reasons to be told with it."""

    def __init__(self, message: str, values: Mapping[str, str], because: tuple[Reason, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.values = values
        self.because = because


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: a version, or a step, or neither (the smallest step that will do), and the date (ISO 8601)."""

    version: str = ""
    step: Step | None = None
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as it would be: what it changes, why its version is what it is, and every file to be written.

    ``in_package`` are files by path below the package's folder, ``in_project`` those by path below the project's.
    """

    version: str
    last: Edition | None
    new: Edition
    difference: Difference
    reasons: tuple[Reason, ...]
    in_package: Mapping[str, bytes]
    in_project: Mapping[str, bytes]

    @property
    def archive(self) -> str:
        """Path of the archive below the package's folder."""
        return f"{RELEASES}/{archive_name(self.version)}"

    @property
    def sha256(self) -> str:
        """Checksum of the archive."""
        return hashlib.sha256(self.in_package[self.archive]).hexdigest()


def plan_release(
    corpus: Corpus, last: Edition | None, changelog: str | None, wish: Wish, data_page: str = ""
) -> Release:
    """Work out a release of the corpus after the last released version (None: it is the first).

    ``changelog`` is the text of the project's list of changes (None: it keeps none), ``data_page`` is the address of
    the data page with ``{language}`` in it (empty: not known). Raises :class:`Refused`.
    """
    found = _reasons(corpus, last)
    version = _version(corpus, last, found, wish)
    released = _dated(corpus, version, f"{wish.date}T00:00:00Z")
    packed = release_files(released, data_page)
    new = edition_of(packed)
    difference = compare(last, new) if last else Difference((), ())
    in_package = {
        DESCRIPTOR: to_json(released.descriptor).encode(),
        RETIRED: table_files(released)[RETIRED],
        f"{RELEASES}/{archive_name(version)}": archive(packed, released.created),
    }
    if last:
        changes = as_object(difference, last, new, words("en"))
        in_package[f"{RELEASES}/changes-{version}.json"] = to_json(changes).encode()
    return Release(
        version=version,
        last=last,
        new=new,
        difference=difference,
        reasons=tuple(found),
        in_package=in_package,
        in_project=_project_files(released, last, new, difference, changelog),
    )


def _project_files(
    released: Corpus, last: Edition | None, new: Edition, difference: Difference, changelog: str | None
) -> dict[str, bytes]:
    written = repository_files(released)
    if changelog is not None:
        if f"## Data {released.version}," in changelog:
            raise Refused(N_("CHANGELOG.md already has a section on version {version}."), {"version": released.version})
        written[CHANGELOG] = with_section(changelog, last, new, difference)
    return {name: text.encode() for name, text in written.items()}


def _reasons(corpus: Corpus, last: Edition | None) -> list[Reason]:
    """Why the version must rise, by what differs from the last released version."""
    if last is None:
        return []
    new = edition_of(release_files(corpus))
    return reasons(compare(last, new), new)


def _version(corpus: Corpus, last: Edition | None, found: list[Reason], wish: Wish) -> str:
    """The version of the release. Raises :class:`Refused`."""
    if last is None:
        return wish.version or corpus.version
    if wish.date < last.created[:10]:
        raise Refused(
            N_("The date {date} lies before that of version {version}, {last}."),
            {"date": wish.date, "version": last.version, "last": last.created[:10]},
        )
    step = needed(found)
    if step is None and not wish.version and wish.step is None:
        raise Refused(N_("Nothing has changed since version {version}."), {"version": last.version})
    smallest = raised(last.version, step or Step.PATCH)
    version = wish.version or (smallest if wish.step is None else _stepped(last.version, wish.step))
    possible = [_stepped(last.version, one) for one in Step]
    if version not in possible:
        raise Refused(
            N_("After version {last}, the next is {possible}, not {version}."),
            {"last": last.version, "possible": ", ".join(possible), "version": version},
        )
    if number(version) < number(smallest):
        raise Refused(
            N_("Version {version} is too small a step after {last}; it must be {smallest} at least:"),
            {"version": version, "last": last.version, "smallest": smallest},
            tuple(reason for reason in found if reason.step == step),
        )
    return version


def _stepped(version: str, step: Step) -> str:
    """The next version after a step that people ask for: MAJOR after 0.4.2 is 1.0.0."""
    return f"{number(version)[0] + 1}.0.0" if step is Step.MAJOR else raised(version, step)


def _dated(corpus: Corpus, version: str, created: str) -> Corpus:
    """The corpus with version and date; what was retired since the last version is so from this one on."""
    descriptor: dict[str, Any] = {**corpus.descriptor, "version": version, "created": created}
    retired = tuple(item if item.version else replace(item, version=version) for item in corpus.retired)
    return replace(corpus, descriptor=descriptor, retired=retired)
