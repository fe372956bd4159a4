"""Arguments and options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path

import click

from samskap.languages import LANGUAGES
from samskap.locations import LOCAL_URL

FORMATS = ("text", "json", "markdown")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
RESOLVED_FOLDER = click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path)
PACKAGE = Path("datapackage")


def default_language() -> str:
    """The language of the environment (LC_ALL, LC_MESSAGES, LANG, in this order); English if it is another."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    tag = named[:2].lower()
    return tag if tag in LANGUAGES else "en"


package_argument = click.argument("package", type=FOLDER, default=PACKAGE)
package_option = click.option(
    "--package", type=FOLDER, default=PACKAGE, show_default=True, help="Folder of the package."
)
project_option = click.option(
    "--project",
    type=RESOLVED_FOLDER,
    default=Path(),
    help="Folder with mkdocs.yml, docs/ and datapackage/ (default: this one).",
)
project_package_option = click.option(
    "--package", type=RESOLVED_FOLDER, help="Folder of another package than the project's datapackage/."
)
site_url_option = click.option(
    "--site-url",
    envvar="SAMSKAP_SITE_URL",
    default=LOCAL_URL,
    show_default=True,
    help="Address that the site will have.",
)
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default=default_language, help="Language of the messages."
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the result."
)
quiet_option = click.option("--quiet", is_flag=True, help="Show no progress and no summary.")
