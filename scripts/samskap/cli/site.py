"""Commands on the site of a project: ``build``, ``serve``, ``audit`` and ``describe``."""

from __future__ import annotations

from pathlib import Path

import click

from samskap.cli.options import (
    FOLDER,
    default_language,
    language_option,
    project_option,
    project_package_option,
    quiet_option,
    site_url_option,
)
from samskap.languages import LANGUAGES, words
from samskap.locations import LOCAL_URL, Plan

only_option = click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="Build only this language (may be given again); the others stay as they were built last.",
)
repository_option = click.option(
    "--repository-url", envvar="SAMSKAP_REPOSITORY_URL", default="", help="Address of the repository's web page."
)
contact_option = click.option(
    "--contact", envvar="SAMSKAP_CONTACT", default="", help="E-mail address to which readers may send a case."
)


@click.command()
@project_option
@project_package_option
@only_option
@site_url_option
@repository_option
@contact_option
@quiet_option
def build(
    project: Path,
    package: Path | None,
    languages: tuple[str, ...],
    site_url: str,
    repository_url: str,
    contact: str,
    quiet: bool,
) -> None:
    """Check the package and build the site into site/; a failed build leaves the last site as it was."""
    from samskap.site.console import run_build

    plan = _plan(project, package, languages, site_url, repository_url, contact)
    raise SystemExit(run_build(plan, words(default_language()), quiet=quiet))


@click.command()
@project_option
@project_package_option
@only_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 is any free one.")
@repository_option
@contact_option
@quiet_option
def serve(
    project: Path,
    package: Path | None,
    languages: tuple[str, ...],
    port: int,
    repository_url: str,
    contact: str,
    quiet: bool,
) -> None:
    """Build the site, show it on this machine and build it anew on every change, until interrupted."""
    from samskap.site.console import run_serve

    plan = _plan(project, package, languages, LOCAL_URL, repository_url, contact)
    raise SystemExit(run_serve(plan, words(default_language()), port, quiet=quiet))


@click.command()
@project_option
@project_package_option
@click.option(
    "--other",
    type=FOLDER,
    help="The same site built once more elsewhere, to see whether builds are reproducible.",
)
@language_option
@quiet_option
def audit(project: Path, package: Path | None, other: Path | None, language: str, quiet: bool) -> None:
    """Measure the site in site/ for the score card of its version, and write that to the package's scores.csv."""
    from samskap.audit.console import run_audit

    plan = _plan(project, package, (), LOCAL_URL, "")
    raise SystemExit(run_audit(plan, other, words(language), quiet=quiet))


@click.command()
@project_option
@project_package_option
def describe(project: Path, package: Path | None) -> None:
    """Write CITATION.cff, codemeta.json and .zenodo.json of the project from its package."""
    from samskap.metadata.repository import repository_files
    from samskap.package.reading import read_corpus

    for name, text in repository_files(read_corpus(package or project / "datapackage")).items():
        (project / name).write_text(text, encoding="utf-8", newline="\n")


def _plan(
    project: Path,
    package: Path | None,
    languages: tuple[str, ...],
    site_url: str,
    repository: str,
    contact: str = "",
) -> Plan:
    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(f"{project}: there is no mkdocs.yml here; run samskap in the project's folder.")
    return Plan(
        root=project,
        package=package or project / "datapackage",
        languages=tuple(language for language in LANGUAGES if language in languages) or LANGUAGES,
        site_url=site_url.rstrip("/") + "/",
        repository=repository.rstrip("/"),
        contact=contact.strip(),
    )
