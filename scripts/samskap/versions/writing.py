"""A difference as text, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from samskap.languages import Words
from samskap.package.editions import Edition
from samskap.problems import shown
from samskap.versions.compare import Difference
from samskap.versions.naming import Names
from samskap.versions.sentences import structure_sentence, structure_sentences
from samskap.versions.steps import needed, reasons
from samskap.versions.telling import ToldRecord, ToldRetired, ToldTable, told_tables

COUNTED = frozenset({"retired"})
"""Tables whose rows are only counted in text: retired records are named already."""

_ACTIVE = re.compile(r"[!-'*+<-@\[-`{-~]|:(?! |$)|(?<=\d)[.)](?= |$)|^-")  # not: full stops and colons in a sentence

LONGEST = 400
"""Signs of a value that are shown; JSON has all of them."""


def to_json(difference: Difference, old: Edition, new: Edition, words: Words) -> str:
    """A difference as JSON: the two versions, the step it asks for, the structure, and every record by table.

    Values stand as they are and as labels in the language of ``words``.
    """
    return json.dumps(as_object(difference, old, new, words), ensure_ascii=False, indent=2) + "\n"


def as_object(difference: Difference, old: Edition, new: Edition, words: Words) -> dict[str, Any]:
    """A difference as an object for JSON."""
    names = Names(old, new, words)
    step = needed(reasons(difference, new))
    return {
        "language": words.language,
        "old": {"version": old.version, "created": old.created},
        "new": {"version": new.version, "created": new.created},
        "step": "" if step is None else step.name.lower(),
        "structure": [asdict(change) | {"text": structure_sentence(change, names)} for change in difference.structure],
        "tables": [_table(table) for table in told_tables(difference, names)],
    }


def to_text(difference: Difference, old: Edition, new: Edition, words: Words) -> str:
    """A difference as text: + is new, ~ differs, - is gone; below a record, a line for each value before and after."""
    names = Names(old, new, words)
    lines = [heading(difference, old, new, words)]
    lines += [f"* {sentence}" for sentence in structure_sentences(difference.structure, names)]
    for table in told_tables(difference, names):
        lines += ["", f"{table.title}: {counts(table, words)}", *_text_records(table, words)]
    return "\n".join(lines if difference else [*lines, words.text("Nothing has changed.")]) + "\n"


def to_markdown(difference: Difference, old: Edition, new: Edition, words: Words) -> str:
    """A difference as Markdown; what comes from the package cannot break out of it."""
    names = Names(old, new, words)
    lines = [f"# {escaped(heading(difference, old, new, words))}"]
    if not difference:
        lines += ["", words.text("Nothing has changed.")]
    if difference.structure:
        lines += ["", *(f"- {escaped(sentence)}" for sentence in structure_sentences(difference.structure, names))]
    for table in told_tables(difference, names):
        lines += ["", f"## {escaped(table.title)}: {counts(table, words)}", *_markdown_records(table, words)]
    return "\n".join(lines) + "\n"


def heading(difference: Difference, old: Edition, new: Edition, words: Words) -> str:
    """Which versions are compared; they may call themselves the same."""
    if difference and (old.version, old.created) == (new.version, new.created):
        date = words.date(new.created)
        return words.text("Both give version {version} of {date}, but they differ", version=new.version, date=date)
    versions = [
        words.text("version {version} of {date}", version=item.version, date=words.date(item.created))
        for item in (old, new)
    ]
    return words.text("From {old} to {new}", old=versions[0], new=versions[1])


def counts(table: ToldTable, words: Words) -> str:
    """How many records are new, differ and are gone."""
    parts = []
    if table.added:
        parts.append(words.text("added: {number}", number=words.number(len(table.added))))
    if table.changed:
        parts.append(words.text("changed: {number}", number=words.number(len(table.changed))))
    if table.retired:
        parts.append(words.text("retired: {number}", number=words.number(len(table.retired))))
    return ", ".join(parts)


def _table(table: ToldTable) -> dict[str, Any]:
    return asdict(table) | {
        "added": [{"key": record.key, "name": record.name} for record in table.added],
    }


def _text_records(table: ToldTable, words: Words) -> Iterator[str]:
    if table.table in COUNTED:
        return
    for sign, records in (("+", table.added), ("~", table.changed), ("-", table.retired)):
        for record in records:
            yield f"  {sign} {_shown(' / '.join(record.key))}  {shown(record.name)}".rstrip()
            yield from (f"      {line}" for line in details(record, words))


def _markdown_records(table: ToldTable, words: Words) -> Iterator[str]:
    if table.table in COUNTED:
        return
    for sign, records in (
        (words.text("Added"), table.added),
        (words.text("Changed"), table.changed),
        (words.text("Retired"), table.retired),
    ):
        if records:
            yield from ("", f"### {sign}", "")
        for record in records:
            yield f"- {escaped(shown(record.name))} ({escaped(' / '.join(record.key))})".replace("-  (", "- (")
            yield from (f"  - {escaped(line)}" for line in details(record, words))


def details(record: ToldRecord | ToldRetired, words: Words) -> Iterator[str]:
    """What is told of a record below its name, as lines of text: each value before and after, or why it is gone."""
    if isinstance(record, ToldRetired):
        yield from filter(None, [record.reason])
        if record.replaced_by:
            yield words.text("Replaced by {record}.", record=f"{record.replacement} ({record.replaced_by})")
        return
    for field in record.fields:
        for value in field.values:
            title = f"{field.title} ({words.language_name(value.language)})" if value.language else field.title
            yield _became(title, _shown(value.old_label), _shown(value.new_label), words)


def _became(title: str, old: str, new: str, words: Words) -> str:
    """What a value was and is, as a line; nothing in quotation marks stands for "empty"."""
    if old and new:
        return words.text("{field}: “{old}” has become “{new}”", field=title, old=old, new=new)
    if new:
        return words.text("{field}: “{new}”, empty before", field=title, new=new)
    return words.text("{field}: now empty, “{old}” before", field=title, old=old)


def _shown(text: str) -> str:
    """A value on one line, without control characters, not too long."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def escaped(text: str) -> str:
    """A text for Markdown and HTML, whole: every sign that either could read as markup is a character reference."""
    return _ACTIVE.sub(lambda sign: f"&#{ord(sign[0])};", text)
