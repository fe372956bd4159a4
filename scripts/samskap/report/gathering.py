"""A contribution as a whole: the package before and after it, the case files in it, and everything wrong with it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samskap.contribution.addition import Addition, plan_addition_of, read_base
from samskap.contribution.case_file import CaseFile
from samskap.contribution.intake import read_files
from samskap.languages import LANGUAGES
from samskap.package import archives
from samskap.package.check import check
from samskap.package.contents import TABLES
from samskap.package.editions import Edition, UnreadableEdition, edition_of
from samskap.package.loading import read_contents
from samskap.problems import Problem, errors, in_order
from samskap.report.repository import (
    branch,
    brought_files,
    copy_package,
    folder_in_repository,
    merge_base,
    refuse_links,
    write_package_before,
)
from samskap.versions.compare import Difference, compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a contribution brings.

    ``before`` is the package that it departs from, ``after`` the package as it will be: with the rows that its case
    files become, or None where it cannot be read. ``files`` are the names of the files in the inbox, ``cases`` those
    that could be read. ``problems`` are those that the package did not have before. ``rows`` are the names of the files
    of the package that ``samskap add`` has still to change. ``folder`` is the address of the package in its repository,
    ``inbox`` that of the inbox below the package, each with a slash at the end; ``branch`` is what is checked out.
    """

    before: Edition
    after: Edition | None
    difference: Difference
    problems: Sequence[Problem]
    files: Sequence[str] = ()
    cases: Sequence[CaseFile] = ()
    rows: frozenset[str] = field(default=frozenset())
    folder: str = ""
    inbox: str = ""
    branch: str = ""

    @property
    def language(self) -> str:
        """The language of the first case file that says it in a way that can be understood, or empty."""
        named = (str(file.content.get("language", "")) for file in self.cases)
        return next((language for language in named if language in LANGUAGES), "")

    @property
    def sound(self) -> bool:
        """Whether it has no error."""
        return not errors(self.problems)


def gather(base: str, package: Path, inbox: Path, month: str) -> Contribution:
    """What the package in a folder, and the case files in its inbox, bring to a commit of its repository.

    ``month`` (ISO 8601) is that of the coding. Nothing is written but into a temporary folder. Raises
    :class:`~samskap.release.sources.UnknownVersion`, :class:`~samskap.report.repository.UnsafePackage`,
    :class:`~samskap.package.editions.UnreadableEdition` (of the package before) and ``OSError``.
    """
    refuse_links(package)
    package, inbox = package.resolve(), inbox.resolve()
    commit = merge_base(base, package)
    below = f"{inbox.relative_to(package).as_posix()}/" if inbox.is_relative_to(package) else f"{inbox.as_posix()}/"
    data = [(below + name, content) for name, content in brought_files(commit, inbox).items()]
    addition = plan_addition_of(data, package, month) if data else Addition(problems=())
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "before"), Path(folder, "after")
        write_package_before(commit, package, old)
        copy_package(package, new, addition.files)
        before, after = edition_of(archives.read_files(old)), _edition(new)
        fresh = (
            [] if archives.read_files(old) == archives.read_files(package) else new_problems(check(old), check(package))
        )
    told = {_identity(problem) for problem in addition.problems}
    return Contribution(
        before=before,
        after=after,
        difference=compare(before, after) if after else Difference((), ()),
        problems=in_order([*addition.problems, *(item for item in fresh if _identity(item) not in told)]),
        files=[name for name, _content in data],
        cases=_case_files(data, package) if data else (),
        rows=frozenset(addition.files),
        folder=folder_in_repository(package),
        inbox=below,
        branch=branch(package),
    )


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """The problems that a package has and had not before; rows that have only moved have no new ones."""
    known = Counter(map(_identity, before))
    fresh = []
    for problem in after:
        known[_identity(problem)] -= 1
        fresh += [problem] if known[_identity(problem)] < 0 else []
    return fresh


def _identity(problem: Problem) -> tuple[str, ...]:
    """A problem without its row, which the records before it move."""
    values: Mapping[str, object] = {} if problem.field else problem.values
    return problem.file, problem.code, problem.record, problem.field, str(sorted(values.items()))


def _edition(package: Path) -> Edition | None:
    """The version that a package is, or None where its descriptor is broken or its files are no version."""
    contents = read_contents(package)
    if not (contents.reference_schema and contents.tables.keys() >= set(TABLES)):
        return None
    try:
        return edition_of(archives.read_files(package))
    except UnreadableEdition:
        return None


def _case_files(data: Sequence[tuple[str, bytes]], package: Path) -> list[CaseFile]:
    """The case files in files, where the package can be read: without it, tables in these say nothing."""
    base = read_base(package)
    return [] if isinstance(base, list) else read_files(data, base.corpus)[0]
