"""Adding case files to the package: what will be written, worked out before anything is, and everything told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samskap.contribution.applying import applied
from samskap.contribution.case_file import CaseFile
from samskap.contribution.checking import check_case_file
from samskap.contribution.drafting import Draft, Key
from samskap.contribution.intake import read_files
from samskap.contribution.places import Places, in_the_file
from samskap.model import Corpus
from samskap.package.canonical import canonical_texts, losses
from samskap.package.check import check_contents, without_general
from samskap.package.contents import Contents
from samskap.package.editions import KINDS
from samskap.package.loading import read_contents
from samskap.package.reading import read_corpus
from samskap.package.revising import changed_records, revised
from samskap.problems import Problem, errors, in_order

_KNOWN: Mapping[str, str] = {"reference-known": "references", "municipality-known": "municipalities"}
"""The notices on records that are there already, and their tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What adding files comes to.

    ``files`` are the texts of the files of the package that change, by name, in canonical form: none where there are
    errors among the ``problems``. ``added`` and ``changed`` are the ids of records by table (``changed`` with the
    fields that change), ``corpus`` is the evidence base as it will be (None where the package cannot be read).
    """

    problems: Sequence[Problem]
    files: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)
    changed: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    corpus: Corpus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The package in a folder that something is to be added to: its contents, and the corpus made of them."""

    package: Path
    contents: Contents
    corpus: Corpus

    @property
    def used(self) -> frozenset[Key]:
        """Kind and id of every record that the evidence base has retired or released."""
        return frozenset({*self.contents.released, *((item.kind, item.id) for item in self.corpus.retired)})


def read_base(package: Path) -> Base | list[Problem]:
    """The package in a folder, or the problems for which nothing can be added to it. Raises nothing."""
    contents = read_contents(package)
    lossy = losses(contents)
    if lossy:
        return lossy
    try:
        return Base(package=package, contents=contents, corpus=read_corpus(package))
    except (ValueError, KeyError, OSError):
        return errors(check_contents(contents))


def plan_addition(files: Sequence[CaseFile], package: Path, month: str) -> Addition:
    """Work out what adding files to the package in a folder comes to. ``month`` (ISO 8601) is that of the coding.

    Each file is checked and added to what the files before it have brought; then the package is checked as it will be.
    Problems that it had before are not told. Nothing is written, and nothing raised for what is wrong with the files.
    """
    base = read_base(package)
    return Addition(problems=base) if isinstance(base, list) else plan(base, files, month)


def plan_addition_of(data: Sequence[tuple[str, bytes]], package: Path, month: str, language: str = "") -> Addition:
    """The same for files as they are found, each its name and its bytes: they are read and tidied first.

    ``language`` is that of the texts of tables that do not tell it.
    """
    base = read_base(package)
    if isinstance(base, list):
        return Addition(problems=base)
    files, told = read_files(data, base.corpus, language)
    return plan(base, files, month, told)


def plan(base: Base, files: Sequence[CaseFile], month: str, told: Sequence[Problem] = ()) -> Addition:
    """The same for a package that has been read; ``told`` are the problems met when the files were read."""
    drafts, problems = drafts_of(files, base.corpus, month, base.used)
    return addition_of(base, drafts, [*told, *problems])


def addition_of(base: Base, drafts: Sequence[Draft], problems: Sequence[Problem]) -> Addition:
    """What the drafts of files, each made with what the one before it has brought, come to, with their problems."""
    before, after = base.corpus, drafts[-1].corpus if drafts else base.corpus
    if errors(problems):
        return Addition(problems=in_order(without_general(problems)))
    new = revised(base.contents, before, after)
    places: Places = {key: (draft.file, path) for draft in drafts for key, path in draft.places.items()}
    told = in_order(without_general([*problems, *in_the_file(_new_problems(base.contents, new), places, problems)]))
    if errors(told):
        return Addition(problems=told)
    texts = canonical_texts(new) if after is not before else {}
    return Addition(
        problems=told,
        files={name: text for name, text in texts.items() if (base.package / name).read_bytes() != text.encode()},
        added=_added(before, after),
        changed=_changed(before, after),
        corpus=after,
    )


def drafts_of(
    files: Iterable[CaseFile], corpus: Corpus, month: str, used: frozenset[Key]
) -> tuple[list[Draft], list[Problem]]:
    """The drafts of files, each with what those before it have brought, and the problems of all.

    That files share a record which is new to the evidence base is no news.
    """
    before = corpus
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for file in files:
        found = check_case_file(file, corpus)
        if not errors(found):
            draft = applied(file, corpus, month, used)
            found = [*found, *draft.problems]
            drafts.append(draft)
            corpus = draft.corpus
        problems += [problem for problem in found if not _is_shared(problem, before)]
    return drafts, problems


def _is_shared(problem: Problem, before: Corpus) -> bool:
    """Whether a problem tells no more than that a file before this one has brought the same record."""
    table = _KNOWN.get(problem.code)
    return table is not None and problem.values["other"] not in getattr(before, table)


def _new_problems(before: Contents, after: Contents) -> list[Problem]:
    """The problems that the package gets; those that it had, wherever they stood, are not new."""
    found = check_contents(after)
    if not found:
        return []
    known = Counter(map(_identity, check_contents(before)))
    fresh = []
    for problem in found:
        known[_identity(problem)] -= 1
        fresh += [problem] if known[_identity(problem)] < 0 else []
    return fresh


def _identity(problem: Problem) -> tuple[str, ...]:
    """A problem without its row, which the records before it move."""
    return problem.file, problem.code, problem.record, problem.field


def _added(before: Corpus, after: Corpus) -> dict[str, list[str]]:
    found = {name: [key for key in getattr(after, name) if key not in getattr(before, name)] for name in KINDS}
    return {name: sorted(keys) for name, keys in found.items() if keys}


def _changed(before: Corpus, after: Corpus) -> dict[str, dict[str, list[str]]]:
    found = {}
    for name in KINDS:
        old = getattr(before, name)
        differ = changed_records(old, getattr(after, name))
        found[name] = {key: _fields(old[key], record) for key, record in sorted(differ.items()) if key in old}
    return {name: records for name, records in found.items() if records}


def _fields(old: object, new: object) -> list[str]:
    """The names of the fields in which two records differ."""
    return [name for name in type(old).__slots__ if getattr(old, name) != getattr(new, name)]  # type: ignore[attr-defined]
