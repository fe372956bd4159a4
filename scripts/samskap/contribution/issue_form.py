"""The text of an issue read: the answers to one of our forms, or a case file in it, become a case file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.issue_forms import IssueForm, Question, issue_forms
from samskap.contribution.issue_references import references
from samskap.model import Corpus
from samskap.problems import Problem

Answers = Mapping[str, str]
"""The answers by the id of their question, as they stand in the issue."""

_NO_ANSWER = "_No response_"
_HEADING = re.compile(r"^### +(.+?) *$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<ticks>`{3,})ya?ml *\n(?P<text>.*?)^(?P=ticks) *$", re.MULTILINE | re.DOTALL)


def read_issue(name: str, text: str, corpus: Corpus) -> tuple[CaseFile | None, list[Problem]]:
    """The case file that the text of an issue holds, with the lines of the issue; None, with problems, where none.

    ``name`` is what the issue is called in problems. Labels of terms become their ids; other answers stay as they are.
    Raises nothing.
    """
    text = text.replace("\r\n", "\n")
    fence = _FENCE.search(text)
    if fence:
        lines = "\n" * text.count("\n", 0, fence.start("text"))
        return read_case_file(name, (lines + fence["text"]).encode())
    form = _form_of(text, corpus)
    if form is None:
        return None, [Problem(name, "issue-unknown")]
    if form.kind not in _CONTENTS:
        return None, [Problem(name, "issue-by-hand", values={"form": form.name})]
    answers, lines_of = _answers(text, form)
    content = {"layout": "1", "language": form.language, **_CONTENTS[form.kind](answers, form)}
    return CaseFile(name=name, content=_filled(content), lines={"": 1, **lines_of}), []


def _form_of(text: str, corpus: Corpus) -> IssueForm | None:
    """The form whose questions the text has the largest part of; None where it has less than half of every form's."""
    headings = set(_HEADING.findall(text))

    def share(form: IssueForm) -> float:
        return sum(question.label in headings for question in form.questions) / len(form.questions)

    best = max(issue_forms(corpus), key=share)
    return best if share(best) >= 0.5 else None


def _answers(text: str, form: IssueForm) -> tuple[dict[str, str], dict[str, int]]:
    """The answers of a form, and the lines of the issue on which their questions stand.

    Only a heading that is the label of a question begins an answer: people may write headings of their own.
    """
    by_label = {question.label: question.id for question in form.questions}
    found = [match for match in _HEADING.finditer(text) if match[1] in by_label]
    answers: dict[str, str] = {}
    lines: dict[str, int] = {}
    for match, following in zip(found, [*found[1:], None], strict=True):
        answer = text[match.end() : following.start() if following else len(text)].strip()
        answers.setdefault(by_label[match[1]], "" if answer == _NO_ANSWER else answer)
        lines.setdefault(by_label[match[1]], text.count("\n", 0, match.start()) + 1)
    return answers, lines


def _new_case(answers: Answers, form: IssueForm) -> dict[str, Any]:
    said = _section("references", answers, form)
    sources = [{**source, **said} for source in references(answers.get("references", ""))]
    finding = _section("findings", answers, form)
    if finding:
        finding["reference"] = _source(finding.get("reference", ""), [item["id"] for item in sources])
    return {
        "kind": "new-case",
        "contributor": _section("contributor", answers, form),
        "case": _section("case", answers, form),
        "findings": [finding] if finding else [],
        "references": sources,
    }


def _source(answer: str, known: Sequence[str]) -> str:
    """The reference of the finding: the only one, or the one of that number; else what was written."""
    if not answer and len(known) == 1:
        return known[0]
    return known[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(known) else answer


def _wrong_fact(answers: Answers, form: IssueForm) -> dict[str, Any]:
    return {
        "kind": "correction",
        "contributor": _section("contributor", answers, form),
        "comment": answers.get("source", ""),
        **_changed(answers, form, answers.get("value", "")),
    }


def _translation(answers: Answers, form: IssueForm) -> dict[str, Any]:
    language = _chosen(answers, form, "language")
    return {
        "kind": "translation",
        "contributor": _section("contributor", answers, form),
        **_changed(answers, form, {language[0]: answers.get("value", "")} if language else answers.get("value", "")),
    }


def _dispute(answers: Answers, form: IssueForm) -> dict[str, Any]:
    what = ", ".join(_chosen(answers, form, "field"))
    return {
        "kind": "dispute",
        "contributor": _section("contributor", answers, form),
        "comment": "\n".join(filter(None, [what, answers.get("comment", "")])),
        "findings": [{"id": _identifier(answers.get("record", ""))}],
    }


_CONTENTS: Mapping[str, Callable[[Answers, IssueForm], dict[str, Any]]] = {
    "new-case": _new_case,
    "wrong-fact": _wrong_fact,
    "dispute": _dispute,
    "translation": _translation,
}
"""What the answers to a form come to; a new term is added by hand."""


def _changed(answers: Answers, form: IssueForm, value: object) -> dict[str, Any]:
    """The record that a form wants to change, with the field that was chosen; its id alone where none was."""
    path = "".join(_chosen(answers, form, "field")) or "case."
    section, _, field = path.partition(".")
    record = {"id": _identifier(answers.get("record", "")), **({field: value} if field else {})}
    return {section: record if section == "case" else [record]}


def _section(section: str, answers: Answers, form: IssueForm) -> dict[str, Any]:
    """The answers that go to a part of a case file, by field."""
    found = {}
    for question in form.questions:
        begin, _, field = question.id.partition(".")
        if begin == section and field and answers.get(question.id):
            found[field] = _value(question, answers[question.id])
    return found


def _value(question: Question, answer: str) -> str | list[str]:
    if question.options is not None:
        chosen = chosen_values(answer, question.options)
        return chosen if question.several else ", ".join(chosen)
    if question.items:
        return [item.strip(" -*") for item in re.split(r"[\n;]", answer) if item.strip(" -*")]
    return answer


def _chosen(answers: Answers, form: IssueForm, identifier: str) -> list[str]:
    question = next(question for question in form.questions if question.id == identifier)
    return [value for value in chosen_values(answers.get(identifier, ""), question.options or {}) if value]


def chosen_values(answer: str, options: Mapping[str, str]) -> list[str]:
    """The values of labels that GitHub has joined by commas; a label may hold commas, and the longest one counts."""
    found = []
    rest = answer
    while rest:
        label = max((one for one in options if rest == one or rest.startswith(f"{one}, ")), key=len, default=None)
        if label is None:
            label = rest.partition(", ")[0]
        found.append(options.get(label, label))
        rest = rest[len(label) :].removeprefix(", ")
    return found


def _identifier(answer: str) -> str:
    """The id of a record from what people write: the id, or the address of its page."""
    parts = [part for part in re.split(r"[/#?\s]+", answer.strip(" `")) if part]
    return parts[-1] if parts else ""


def _filled(content: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered: parts in which nothing stands are left out."""
    return {key: value for key, value in content.items() if value not in ("", [], {})}
