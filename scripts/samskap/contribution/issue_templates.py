"""The files of the issue forms. Source: GitHub Docs, "Syntax for issue forms" (seen 2026-11-22)."""

from __future__ import annotations

from typing import Any

import yaml

from samskap.contribution.issue_forms import IssueForm, Question, issue_forms
from samskap.languages import words
from samskap.model import Corpus

FOLDER = ".github/ISSUE_TEMPLATE"
_HEAD = "# Written by “samskap describe” from the descriptor and the terms; not to be changed here.\n"


def issue_templates(corpus: Corpus) -> dict[str, str]:
    """The files below the root of the repository by name: a form for each kind and language, and the choice of forms.

    Issues without a form stay allowed: they may hold a case file that the form on the site has written.
    """
    files = {f"{FOLDER}/{form.file}": _HEAD + _yaml(_form(form)) for form in issue_forms(corpus)}
    return {**files, f"{FOLDER}/config.yml": _HEAD + _yaml({"blank_issues_enabled": True})}


def _form(form: IssueForm) -> dict[str, Any]:
    said = words(form.language).text(
        "Write in your own words: no sentence of a source, and nothing about private persons who can be recognised. "
        "What you send is public, under the licences of the project."
    )
    return {
        "name": f"{form.name} ({form.language})",
        "description": form.description,
        "title": f"{form.name}: ",
        "labels": [form.kind],
        "body": [{"type": "markdown", "attributes": {"value": said}}, *map(_question, form.questions)],
    }


def _question(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    attributes |= {"description": question.description} if question.description else {}
    if question.options is not None:
        attributes |= {"multiple": question.several, "options": [*question.options]}
    kind = "dropdown" if question.options is not None else "textarea" if question.long else "input"
    found = {"type": kind, "id": question.id.replace(".", "-"), "attributes": attributes}
    return found | ({"validations": {"required": True}} if question.required else {})


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000)
