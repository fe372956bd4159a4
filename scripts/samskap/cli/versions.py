"""Commands on versions of the package: ``diff`` and ``release``."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from samskap.cli.options import (
    format_option,
    language_option,
    package_option,
    project_option,
    project_package_option,
    quiet_option,
)
from samskap.languages import words


def _version(_context: click.Context, _argument: click.Parameter, version: str) -> str:
    if version and not re.fullmatch(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}", version):
        raise click.BadParameter(f"'{version}' is not a version; write it like this: 0.2.0.")
    return version


@click.command()
@click.argument("old")
@click.argument("new", default="datapackage")
@package_option
@format_option
@language_option
def diff(old: str, new: str, package: Path, form: str, language: str) -> None:
    """Show what differs between OLD and NEW (default: datapackage): records and fields added, changed, retired.

    Each is a folder, an archive, a released version of the package such as 0.1.0, or a commit or tag of the repository.
    Exit 0 where nothing differs, 1 where something does, 2 where one of them cannot be read.
    """
    from samskap.release.console import run_diff

    raise SystemExit(run_diff(old, new, package, words(language), form))


@click.command()
@click.argument("version", default="", callback=_version)
@click.option("--major", "step", flag_value="MAJOR", help="Raise MAJOR: 1.0.0 after 0.4.2.")
@click.option("--minor", "step", flag_value="MINOR", help="Raise MINOR.")
@click.option("--patch", "step", flag_value="PATCH", help="Raise PATCH.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the version (default: today).")
@project_option
@project_package_option
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
