"""What adding files has done, or would do, as text, JSON or Markdown in a language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from samskap.contribution.addition import Addition
from samskap.languages import N_, Words
from samskap.package.editions import KINDS
from samskap.problems import as_objects, escaped, to_markdown, to_text

Address = Callable[[Any], str]
"""Gives the address at which a record will be read."""

NAMES = {
    "cases": N_("case"),
    "findings": N_("finding"),
    "references": N_("reference"),
    "municipalities": N_("municipality"),
}


def addition_text(addition: Addition, words: Words, address: Address) -> str:
    """What an addition does as lines of text, after its problems."""
    parts = [to_text(addition.problems, words)]
    for heading, lines in _told(addition, words, address):
        shown = ("  ".join(filter(None, (name, key, where, fields))) for name, key, where, fields in lines)
        parts.append("\n".join([f"{heading}:", *(f"  {line}" for line in shown), ""]))
    return "".join(parts)


def addition_markdown(addition: Addition, words: Words, address: Address) -> str:
    """What an addition does as lists in Markdown, after tables of its problems."""
    parts = [to_markdown(addition.problems, words)] if addition.problems else []
    for heading, lines in _told(addition, words, address):
        items = (
            f"- {name} `{key}`{f' ({escaped(fields)})' if fields else ''}: <{where}>"
            for name, key, where, fields in lines
        )
        parts.append("\n".join([f"## {heading}", "", *items, ""]))
    return "\n".join(parts)


def addition_json(addition: Addition, words: Words, address: Address) -> str:
    """What an addition does as a JSON object: problems, records added and changed, and the files that change."""
    told = {
        "problems": as_objects(addition.problems, words),
        "added": [
            {"kind": KINDS[table], "id": identifier, "address": where}
            for table, identifier, where in _added(addition, address)
        ],
        "changed": [
            {"kind": KINDS[table], "id": identifier, "address": where, "fields": [*addition.changed[table][identifier]]}
            for table, identifier, where in _changed(addition, address)
        ],
        "files": sorted(addition.files),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(addition: Addition, words: Words, address: Address) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    """New and changed records under a heading: what each is, its id, its address, and the fields that change."""
    new = [(words.text(NAMES[table]), key, where, "") for table, key, where in _added(addition, address)]
    changed = [
        (words.text(NAMES[table]), key, where, ", ".join(addition.changed[table][key]))
        for table, key, where in _changed(addition, address)
    ]
    if new:
        yield words.text("New records"), new
    if changed:
        yield words.text("Changed records"), changed


def _added(addition: Addition, address: Address) -> Iterator[tuple[str, str, str]]:
    for table, identifiers in addition.added.items():
        for identifier in identifiers:
            yield table, identifier, address(getattr(addition.corpus, table)[identifier])


def _changed(addition: Addition, address: Address) -> Iterator[tuple[str, str, str]]:
    for table, records in addition.changed.items():
        for identifier in records:
            yield table, identifier, address(getattr(addition.corpus, table)[identifier])
