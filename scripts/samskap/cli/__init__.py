"""What can be typed: the commands of ``COMMANDS``.

Exit 0 clean (or warnings), 1 problems, 2 usage; ``diff``: 0 the same, 1 different, 2 trouble. A command imports what it
runs only when it is run, so that help and completion are quick.
"""

from __future__ import annotations

import click

from samskap import __version__
from samskap.cli import adding, case_files, coders, importing, links, package, report, site, usage, versions

COMMANDS = (
    case_files.check,
    case_files.new,
    package.fmt,
    package.stats,
    adding.add,
    importing.import_,
    links.links,
    coders.agreement,
    site.build,
    site.serve,
    site.audit,
    site.describe,
    usage.usage,
    versions.diff,
    versions.release,
    report.report,
    report.read_issue,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="samskap")
def main() -> None:
    """Samskap: check, tidy and count an evidence base on co-production, and build its site."""


for command in COMMANDS:
    main.add_command(command)
