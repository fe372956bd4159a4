"""What ``samskap read-issue`` says: the case file that an issue holds, as YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import yaml

from samskap.contribution.case_file import Content
from samskap.contribution.issue_form import read_issue
from samskap.languages import Words
from samskap.package.reading import read_corpus
from samskap.problems import to_text
from samskap.reporting import CLEAN, PROBLEMS


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that people can go on writing in them."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def case_file_yaml(content: Content) -> str:
    """A case file as YAML that is read back as the same."""
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def run_read_issue(path: Path, name: str, package: Path, words: Words) -> int:
    """Show the case file that the text of an issue holds, or say why it holds none; gives the exit code.

    The text stands in a file; "-" is standard input.
    """
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    text = data.decode("utf-8", errors="replace")
    file, problems = read_issue(name, text, read_corpus(package))
    if file is None:
        click.echo(to_text(problems, words), nl=False, err=True)
        return PROBLEMS
    click.echo(case_file_yaml(file.content), nl=False)
    return CLEAN
