"""What ``samskap diff`` and ``samskap release`` say and write. Nothing is published, and git is never told to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from samskap.languages import Words
from samskap.metadata.repository import ZENODO
from samskap.package.archives import UnreadableArchive, kept
from samskap.package.canonical import NotCanonical, changes
from samskap.package.check import check
from samskap.package.editions import Edition, UnreadableEdition
from samskap.package.reading import read_corpus
from samskap.problems import errors, shown
from samskap.release.planning import CHANGELOG, Refused, Release, Wish, plan_release
from samskap.release.replacing import replace_files
from samskap.release.sources import UnknownVersion, find_edition, last_release
from samskap.reporting import CLEAN, PROBLEMS, progress, show_check
from samskap.versions.compare import Difference, compare
from samskap.versions.naming import Names
from samskap.versions.sentences import SENTENCES, structure_sentences
from samskap.versions.steps import Reason, Step
from samskap.versions.telling import told_tables
from samskap.versions.writing import counts, to_json, to_markdown, to_text

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""Exit codes of ``samskap diff``, as those of diff(1)."""

_UNREADABLE = (OSError, UnreadableArchive, UnreadableEdition)
_WRITERS: Mapping[str, Callable[[Difference, Edition, Edition, Words], str]] = {
    "text": to_text,
    "json": to_json,
    "markdown": to_markdown,
}
_STEPS = {Step.MAJOR: "MAJOR", Step.MINOR: "MINOR", Step.PATCH: "PATCH"}


def run_diff(old: str, new: str, package: Path, words: Words, form: str) -> int:
    """Show what differs between two versions in a form ("text", "json", "markdown"); gives the exit code."""
    editions, wrong = [], []
    for name in (old, new):
        try:
            editions.append(find_edition(name, package))
        except UnknownVersion:
            wrong.append(_unknown(name, package, words))
        except _UNREADABLE as error:
            wrong.append(words.text("{name} cannot be read: {detail}.", name=shown(name), detail=shown(error)))
    if wrong:
        click.echo("\n".join(wrong), err=True)
        return TROUBLE
    before, after = editions
    difference = compare(before, after)
    click.echo(_WRITERS[form](difference, before, after, words), nl=False)
    return DIFFERENT if difference else SAME


def _unknown(name: str, package: Path, words: Words) -> str:
    return words.text(
        "{name} is no folder, no archive, no released version ({versions}) and no commit of the repository.",
        name=shown(name),
        versions=", ".join(kept(package)) or "–",
    )


def run_release(
    project: Path, package: Path, wish: Wish, words: Words, data_page: str, *, only_plan: bool, quiet: bool
) -> int:
    """Check the package and write a release of it, or only say what would be written; gives the exit code."""
    with progress(words.text("Checking {package}", package=package), quiet):
        problems = errors(check(package))
    if problems:
        return show_check(problems, words, "text", quiet)
    try:
        untidy = changes(package)
        release = plan_release(read_corpus(package), last_release(package), _changelog(project), wish, data_page)
        if untidy:
            return _refused(words.text("Run “samskap fmt” first: {files}.", files=", ".join(untidy)), words)
    except NotCanonical as error:
        return show_check(error.problems, words, "text", quiet)
    except Refused as error:
        return _refused(words.text(error.message, **error.values), words, *_because(error.because, package, words))
    except (ValueError, *_UNREADABLE) as error:
        return _refused(shown(error), words)
    files = {package / name: data for name, data in release.in_package.items()}
    files |= {project / name: data for name, data in release.in_project.items()}
    try:
        written = _changed(files) if only_plan else replace_files(files)
    except OSError as error:
        return _refused(shown(error), words)
    names = [_relative(path, project) for path in written]
    click.echo(_told(release, names, words, only_plan=only_plan))
    if not only_plan:
        click.echo(_next_steps(release, names, _relative(package, project), words))
    return CLEAN


def _changelog(project: Path) -> str | None:
    """The project's list of changes, if it keeps one."""
    path = project / CHANGELOG
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _changed(files: Mapping[Path, bytes]) -> list[Path]:
    return [path for path, data in files.items() if not (path.is_file() and path.read_bytes() == data)]


def _relative(path: Path, project: Path) -> str:
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else str(path)


def _refused(reason: str, words: Words, *because: str) -> int:
    click.echo("\n".join([reason, *because, words.text("Nothing was written.")]), err=True)
    return PROBLEMS


def _because(reasons: tuple[Reason, ...], package: Path, words: Words) -> list[str]:
    last = last_release(package)
    if not reasons or not last:
        return []
    titles = Names(last, find_edition(str(package), package), words)
    return [f"- {line}" for line in reason_lines(reasons, titles)]


def reason_lines(reasons: Iterable[Reason], titles: Names) -> Iterator[str]:
    """Why which part of the version must rise, as lines; the reasons are sorted by step."""
    for step, group in groupby(reasons, key=lambda reason: reason.step):
        found = list(group)
        of_structure = [reason for reason in found if reason.code in SENTENCES]
        for sentence in structure_sentences(of_structure, titles):
            yield f"{_STEPS[step]}: {sentence}"
        for reason in found:
            if reason.code not in SENTENCES:
                yield f"{_STEPS[step]}: {_of_records(reason, titles)}"


def _of_records(reason: Reason, titles: Names) -> str:
    words = titles.words
    number = words.number(reason.number)
    match reason.code:
        case "records-added":
            said = words.text("added: {number}", number=number)
        case "records-retired":
            said = words.text("retired: {number}", number=number)
        case "records-linked":
            said = words.text("now naming other records: {number}", number=number)
        case _:
            said = words.text("corrected: {number}", number=number)
    return f"{titles.table_title(reason.table)}: {said}"


def _told(release: Release, names: list[str], words: Words, *, only_plan: bool) -> str:
    """The version, why it is that one, what has changed, and the files."""
    date = words.date(release.new.created)
    lines = [words.text("Version {version} of {date}", version=release.version, date=date)]
    if release.last:
        titles = Names(release.last, release.new, words)
        lines += [f"  {line}" for line in reason_lines(release.reasons, titles)]
        lines += [f"  {table.title}: {counts(table, words)}" for table in told_tables(release.difference, titles)]
    for name in names:
        lines.append(
            words.text("would write: {file}", file=name) if only_plan else words.text("written: {file}", file=name)
        )
    return "\n".join([*lines, f"SHA-256 {release.sha256}"])


def _next_steps(release: Release, names: list[str], package: str, words: Words) -> str:
    """How people publish what was written: measure its site, commit and tag, then deposit."""
    version, archive = release.version, f"{package}/{release.archive}"
    files = dict.fromkeys([*names, f"{package}/scores.csv"])
    return "\n".join(
        [
            "",
            words.text("Nothing is published yet. Build the site, measure it, and build it again with its scores:"),
            "  samskap build",
            "  samskap audit",
            "  samskap build",
            words.text("When you have looked at it:"),
            f"  git add {' '.join(files)}",
            f'  git commit -m "Release version {version} of the data"',
            f'  git tag --annotate data-{version} -m "Version {version} of the data"',
            "  git push --follow-tags",
            words.text(
                "Then deposit {archive} at Zenodo, as a new version of the record, or as its first one. "
                "What the form asks for stands in {file}.",
                archive=archive,
                file=ZENODO,
            ),
        ]
    )
