"""Files of reference managers (BibTeX, RIS, CSL-JSON) as one case file that brings nothing but references."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from samskap.contribution.addition import Addition, plan, read_base
from samskap.contribution.case_file import LARGEST, CaseFile
from samskap.contribution.pasted import Note, Pasted
from samskap.contribution.pasted_bibtex import fault_note, read_entry
from samskap.contribution.pasted_csl import items, read_item
from samskap.contribution.pasted_ris import read_ris
from samskap.contribution.schema_head import LAYOUT
from samskap.contribution.tidying import tidied
from samskap.model import Name
from samskap.package.bibtex import parse
from samskap.package.entries import text_outside_entries
from samskap.problems import Problem

Found = tuple[int, str, Pasted]
"""A reference of a file: its line, its name there (or ""), and what it holds."""


def plan_import(
    name: str, data: bytes, form: str, *, package: Any, month: str, language: str, read: str = ""
) -> Addition:
    """Work out what adding the references of a file to the package in a folder comes to. Writes nothing.

    ``form`` is one of :data:`FORMS`; ``read`` says what was read of each (a term), and that it was read where its DOI
    or address leads, for references that do not say so themselves.
    """
    base = read_base(package)
    if isinstance(base, list):
        return Addition(problems=base)
    file, problems = read_bibliography(name, data, form, language, read)
    if file is None:
        return Addition(problems=problems)
    tidy, told = tidied(file, base.corpus)
    return plan(base, [tidy], month, [*problems, *told])


def read_bibliography(
    name: str, data: bytes, form: str, language: str, read: str = ""
) -> tuple[CaseFile | None, list[Problem]]:
    """Read the bytes of a file as a case file; None, with problems, where it holds no references. Raises nothing."""
    if len(data) > LARGEST:
        return None, [Problem(name, "case-file-too-large", values={"size": len(data), "largest": LARGEST})]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [Problem(name, "file-encoding", values={"position": error.start + 1})]
    if not text.strip():
        return None, [Problem(name, "case-file-empty")]
    problems: list[Problem] = []
    found = list(FORMS[form](name, text, problems))
    content = [_typed(key, pasted, read) for _line, key, pasted in found]
    lines = {f"references.{number}": line for number, (line, _key, _pasted) in enumerate(found, start=1)}
    file = CaseFile(
        name=name,
        content={"layout": str(LAYOUT), "language": language, "references": content},
        lines={"": 1, "references": 1, **lines},
    )
    for number, (_line, _key, pasted) in enumerate(found, start=1):
        path = f"references.{number}"
        for note in pasted.notes:
            problems.append(file.problem(note.code, f"{path}.{note.field}" if note.field else path, **note.values))
        if read and not pasted.values.get("read"):
            problems.append(file.problem("import-read", f"{path}.read", value=read, link=_link(pasted.values)))
    return file if found else None, problems


def _read_bibtex(name: str, text: str, problems: list[Problem]) -> Iterator[Found]:
    entries, faults = parse(text)
    notes = [(fault.line, fault_note(fault)) for fault in faults]
    if not any(note.code == "bibtex-syntax" for _line, note in notes):
        notes += [
            (line, Note("bibtex-outside-entry", "", {"value": value})) for line, value in text_outside_entries(text)
        ]
    problems += [Problem(name, note.code, line or None, values=note.values) for line, note in notes]
    for entry in entries:
        yield entry.line, entry.key, read_entry(entry)


def _read_ris(name: str, text: str, problems: list[Problem]) -> Iterator[Found]:
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("TY  -")] or [0]
    starts[0] = next((number for number, line in enumerate(lines) if line.strip()), 0)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        pasted = read_ris("\n".join(lines[start:end]))
        faults = [note for note in pasted.notes if not pasted.values]
        problems += [
            Problem(name, note.code, start + int(str(note.values.get("line", 1))), values=note.values)
            for note in faults
        ]
        if not faults:
            key = next((line[6:].strip() for line in lines[start:end] if line.startswith("ID  -")), "")
            yield start + 1, key, pasted


def _read_csl(name: str, text: str, problems: list[Problem]) -> Iterator[Found]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(name, "import-form", getattr(error, "lineno", None), values={"detail": str(error)}))
        return
    position = 0
    for number, item in enumerate(items(value), start=1):
        if not isinstance(item, dict):
            problems.append(Problem(name, "import-form", values={"detail": f"{number}: {type(item).__name__}"}))
            continue
        key = str(item.get("id") or "")
        at = text.find(json.dumps(key, ensure_ascii=False), position)
        position = max(position, at)
        yield text.count("\n", 0, position) + 1, key, read_item(item)


FORMS: Mapping[str, Callable[[str, str, list[Problem]], Iterator[Found]]] = {
    "bib": _read_bibtex,
    "ris": _read_ris,
    "csl": _read_csl,
}
"""The forms of files, and how the references of each are read; what is wrong with a file is added to the problems."""


def _typed(key: str, pasted: Pasted, read: str) -> dict[str, Any]:
    """The values of a reference as a case file gives them."""
    values = dict(pasted.values)
    if read and not values.get("read"):
        values = {"source_url": _link(values)} | values | {"read": read}
    typed = {name: _given(value) for name, value in values.items()}
    return {"id": key, **typed} if key else typed


def _given(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_name(item) if isinstance(item, Name) else str(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name(name: Name) -> str:
    """A name that is read back as it is: that of a body stands in braces."""
    return str(name) if name.given else f"{{{name.family}}}"


def _link(values: Mapping[str, Any]) -> str:
    return f"https://doi.org/{values['doi']}" if values.get("doi") else str(values.get("url", ""))
