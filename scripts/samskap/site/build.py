"""The whole site: every language in parallel, downloads, chooser; then the new site takes the place of the old one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from samskap.languages import LANGUAGES
from samskap.locations import Plan
from samskap.metadata.root import root_files
from samskap.model import Corpus
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.problems import Problem, errors
from samskap.site.chooser import chooser_files
from samskap.site.data import make_data, write_data
from samskap.site.language import Job, build_language, cite_language
from samskap.site.offline import add_offline

T = TypeVar("T")


class CheckError(Exception):
    """The package has errors; nothing was built. ``problems`` are all of them, warnings included."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Summary:
    """What was built: records, pages per language, warnings of the check, seconds it took."""

    cases: int
    findings: int
    references: int
    pages: Mapping[str, int]
    warnings: tuple[Problem, ...]
    seconds: float


def build(plan: Plan, progress: Callable[[str], None] = lambda _step: None) -> Summary:
    """Check the package and build the site; ``progress`` is told each step that is done.

    Raises :class:`CheckError` or :class:`~samskap.site.language.BuildError`; then the last good site stands as it was.
    """
    start = time.perf_counter()
    problems = check(plan.package)
    if errors(problems):
        raise CheckError(problems)
    progress("check")
    corpus = read_corpus(plan.package)
    pages = _build_languages(plan, corpus, progress)
    _replace(plan.work / "site", plan.site)
    return Summary(
        len(corpus.cases),
        len(corpus.findings),
        len(corpus.references),
        pages,
        tuple(problems),
        time.perf_counter() - start,
    )


def _build_languages(plan: Plan, corpus: Corpus, progress: Callable[[str], None]) -> dict[str, int]:
    made = plan.work / "site"
    shutil.rmtree(made, ignore_errors=True)
    everything = [_job(plan, language) for language in corpus.languages]
    with ProcessPoolExecutor(max_workers=len(everything)) as pool:
        _each(pool, cite_language, everything, lambda job: progress(f"cite {job.language}"))
        memories = {job.language: job.memory for job in everything}
        data = make_data(plan, corpus, memories, pool)
        progress("data")
        jobs = [
            replace(job, downloads=data.listed, versions=data.versions)
            for job in everything
            if job.language in plan.languages
        ]
        pages = _each(pool, build_language, jobs, lambda job: progress(job.language))
    _keep_other_languages(plan.site, made, plan.languages)
    write_data(data, plan, corpus, made)
    parts = sorted(path.relative_to(made).as_posix() for path in made.glob("*/sitemap*.xml"))
    root = chooser_files(plan.site_url) | root_files(corpus, data.listed, plan.site_url, parts)
    for name, text in root.items():
        (made / name).write_text(text, encoding="utf-8", newline="\n")
    add_offline(made, plan.site_url, corpus.version, corpus.created)
    return {language: pages[language] for language in plan.languages}


def _job(plan: Plan, language: str) -> Job:
    return Job(
        language=language,
        root=plan.root,
        package=plan.package,
        work=plan.work,
        site_url=plan.site_url,
        repository=plan.repository,
        contact=plan.contact,
    )


def _each(pool: Executor, work: Callable[[Job], T], jobs: Iterable[Job], done: Callable[[Job], None]) -> dict[str, T]:
    """Run the work for each job at the same time; what it gave, by language. Raises what the first failure raised."""
    running = {pool.submit(work, job): job for job in jobs}
    results = {}
    for future in as_completed(running):
        results[running[future].language] = future.result()
        done(running[future])
    return results


def _keep_other_languages(old: Path, new: Path, built: Iterable[str]) -> None:
    """Carry languages that were not asked for over from the last good site."""
    for language in set(LANGUAGES) - set(built):
        if (old / language).is_dir():
            shutil.copytree(old / language, new / language)


def _replace(new: Path, site: Path) -> None:
    """Put the new site in the place of the old one, which is deleted only then."""
    old = new.with_name("site-before")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
