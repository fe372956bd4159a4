"""What can be typed: ``samskap check fmt stats build serve audit describe usage diff release``.

Exit 0 clean (or warnings), 1 problems, 2 usage; ``diff``: 0 the same, 1 different, 2 trouble.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from samskap import __version__
from samskap.languages import LANGUAGES, words
from samskap.locations import LOCAL_URL, Plan
from samskap.reporting import progress, show_changes, show_check, show_statistics

FORMATS = ("text", "json", "markdown")


def default_language() -> str:
    """The language of the environment (LC_ALL, LC_MESSAGES, LANG, in this order); English if it is another."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    tag = named[:2].lower()
    return tag if tag in LANGUAGES else "en"


package_argument = click.argument(
    "package", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("datapackage")
)
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default=default_language, help="Language of the messages."
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the result."
)
quiet_option = click.option("--quiet", is_flag=True, help="Show no progress and no summary.")


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=Path(),
    help="Folder with mkdocs.yml, docs/ and datapackage/ (default: this one).",
)
package_option = click.option(
    "--package",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    help="Folder of another package than the project's datapackage/.",
)
only_option = click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="Build only this language (may be given again); the others stay as they were built last.",
)
site_url_option = click.option(
    "--site-url",
    envvar="SAMSKAP_SITE_URL",
    default=LOCAL_URL,
    show_default=True,
    help="Address that the site will have.",
)
repository_option = click.option(
    "--repository-url", envvar="SAMSKAP_REPOSITORY_URL", default="", help="Address of the repository's web page."
)


def _months(_context: click.Context, _option: click.Parameter, months: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [month for month in months if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month)]
    if wrong:
        raise click.BadParameter(f"'{wrong[0]}' is not a month; write it like this: 2026-11.")
    return months


def _version(_context: click.Context, _argument: click.Parameter, version: str) -> str:
    if version and not re.fullmatch(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}", version):
        raise click.BadParameter(f"'{version}' is not a version; write it like this: 0.2.0.")
    return version


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="samskap")
def main() -> None:
    """Samskap: check, tidy and count an evidence base on co-production, and build its site."""


@main.command()
@package_argument
@language_option
@format_option
@quiet_option
def check(package: Path, language: str, form: str, quiet: bool) -> None:
    """Report everything that is wrong in PACKAGE (default: datapackage), with what to write instead."""
    with progress(words(language).text("Checking {package}", package=package), quiet):
        from samskap.package.check import check as find_problems

        problems = find_problems(package)
    raise SystemExit(show_check(problems, words(language), form, quiet))


@main.command()
@package_argument
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@language_option
@quiet_option
def fmt(package: Path, only_check: bool, language: str, quiet: bool) -> None:
    """Write every file of PACKAGE (default: datapackage) in canonical form."""
    raise SystemExit(show_changes(package, words(language), only_check=only_check, quiet=quiet))


@main.command()
@package_argument
@language_option
@format_option
@quiet_option
def stats(package: Path, language: str, form: str, quiet: bool) -> None:
    """Count the records and texts of PACKAGE (default: datapackage), and how far the coders agreed."""
    raise SystemExit(show_statistics(package, words(language), form, quiet=quiet))


@main.command()
@project_option
@package_option
@only_option
@site_url_option
@repository_option
@quiet_option
def build(
    project: Path, package: Path | None, languages: tuple[str, ...], site_url: str, repository_url: str, quiet: bool
) -> None:
    """Check the package and build the site into site/; a failed build leaves the last site as it was."""
    from samskap.site.console import run_build

    plan = _plan(project, package, languages, site_url, repository_url)
    raise SystemExit(run_build(plan, words(default_language()), quiet=quiet))


@main.command()
@project_option
@package_option
@only_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 is any free one.")
@repository_option
@quiet_option
def serve(
    project: Path, package: Path | None, languages: tuple[str, ...], port: int, repository_url: str, quiet: bool
) -> None:
    """Build the site, show it on this machine and build it anew on every change, until interrupted."""
    from samskap.site.console import run_serve

    plan = _plan(project, package, languages, LOCAL_URL, repository_url)
    raise SystemExit(run_serve(plan, words(default_language()), port, quiet=quiet))


@main.command()
@project_option
@package_option
def describe(project: Path, package: Path | None) -> None:
    """Write CITATION.cff, codemeta.json and .zenodo.json of the project from its package."""
    from samskap.metadata.repository import repository_files
    from samskap.package.reading import read_corpus

    for name, text in repository_files(read_corpus(package or project / "datapackage")).items():
        (project / name).write_text(text, encoding="utf-8", newline="\n")


@main.command()
@project_option
@package_option
@click.option(
    "--other",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The same site built once more elsewhere, to see whether builds are reproducible.",
)
@language_option
@quiet_option
def audit(project: Path, package: Path | None, other: Path | None, language: str, quiet: bool) -> None:
    """Measure the site in site/ for the score card of its version, and write that to the package's scores.csv."""
    from samskap.audit.console import run_audit

    plan = _plan(project, package, (), LOCAL_URL, "")
    raise SystemExit(run_audit(plan, other, words(language), quiet=quiet))


@main.group()
def usage() -> None:
    """How often the pages of a site are read and its files downloaded."""


@usage.command("import")
@click.argument("logs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--package",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("datapackage"),
    show_default=True,
    help="Folder of the package.",
)
@click.option("--month", "months", multiple=True, callback=_months, help="Count only this month, as 2026-11.")
@click.option("--replace", "replacing", is_flag=True, help="Let the counts take the place of those of the same months.")
@site_url_option
@language_option
@quiet_option
def import_usage(
    logs: tuple[str, ...],
    package: Path,
    months: tuple[str, ...],
    replacing: bool,
    site_url: str,
    language: str,
    quiet: bool,
) -> None:
    """Count views and downloads in LOGS of a web server and write them to the package's usage.csv.

    LOGS are in Combined Log Format, also packed with gzip; - is standard input. Logs of the same months belong in one
    call. No address and no agent is kept.
    """
    from samskap.usage.console import run_import

    root = urlsplit(site_url).path.rstrip("/") + "/"
    raise SystemExit(run_import(logs, package, root, months, words(language), replacing=replacing, quiet=quiet))


@main.command()
@click.argument("old")
@click.argument("new", default="datapackage")
@click.option(
    "--package",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("datapackage"),
    show_default=True,
    help="Folder of the package, where its released versions are kept.",
)
@format_option
@language_option
def diff(old: str, new: str, package: Path, form: str, language: str) -> None:
    """Show what differs between OLD and NEW (default: datapackage): records and fields added, changed, retired.

    Each is a folder, an archive, a released version such as 0.1.0, or a commit or tag of the repository. Exit 0 where
    nothing differs, 1 where something does, 2 where one of them cannot be read.
    """
    from samskap.release.console import run_diff

    raise SystemExit(run_diff(old, new, package, words(language), form))


@main.command()
@click.argument("version", default="", callback=_version)
@click.option("--major", "step", flag_value="MAJOR", help="Raise MAJOR: 1.0.0 after 0.4.2.")
@click.option("--minor", "step", flag_value="MINOR", help="Raise MINOR.")
@click.option("--patch", "step", flag_value="PATCH", help="Raise PATCH.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the version (default: today).")
@project_option
@package_option
@click.option("--site-url", envvar="SAMSKAP_SITE_URL", default="", help="Address of the site, for the citation.")
@click.option("--dry-run", "only_plan", is_flag=True, help="Write nothing; say what would be written.")
@language_option
@quiet_option
def release(
    version: str,
    step: str | None,
    day: datetime | None,
    project: Path,
    package: Path | None,
    site_url: str,
    only_plan: bool,
    language: str,
    quiet: bool,
) -> None:
    """Write a new VERSION of the package (default: the smallest that its changes allow), to be published by you.

    Version and date are set everywhere, changes listed, the archive put into datapackage/releases. Nothing is written
    where the package has errors or the version is too small a step. Git is not touched, nothing is sent anywhere.
    """
    from samskap.release.console import run_release
    from samskap.release.planning import Wish
    from samskap.versions.steps import Step

    if version and step:
        raise click.UsageError("Give a version or a step, not both.")
    date = (day or datetime.now()).date().isoformat()
    wish = Wish(version=version, step=Step[step] if step else None, date=date)
    data_page = f"{site_url.rstrip('/')}/{{language}}/data/" if site_url else ""
    folder = package or project / "datapackage"
    raise SystemExit(run_release(project, folder, wish, words(language), data_page, only_plan=only_plan, quiet=quiet))


def _plan(project: Path, package: Path | None, languages: tuple[str, ...], site_url: str, repository: str) -> Plan:
    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(f"{project}: there is no mkdocs.yml here; run samskap in the project's folder.")
    return Plan(
        root=project,
        package=package or project / "datapackage",
        languages=tuple(language for language in LANGUAGES if language in languages) or LANGUAGES,
        site_url=site_url.rstrip("/") + "/",
        repository=repository.rstrip("/"),
    )
