"""What an entry of the bibliography holds beyond what the reader keeps: nothing is to be lost when it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samskap.package.bibliography import (
    ALTERNATIVES,
    ENTRY_TYPES,
    FIELDS,
    LANGIDS,
    LANGUAGES,
    LISTS,
    SYNONYMS,
    TYPES,
    VERBATIM,
    to_bibtex,
    to_reference,
)
from samskap.package.bibtex import ENTRY, Fault, RawEntry, parse
from samskap.package.descriptor import LIST_DELIMITER
from samskap.package.tex import decode, split

KNOWN_FIELDS = frozenset({"type", *FIELDS.values(), *ALTERNATIVES.values()})
KNOWN_ROLES = ("author", "editor")
_KEPT_AS = {alternative: name for name, alternative in ALTERNATIVES.items()}
_BRACKETS = re.compile(r"[{}()]")


def knows_type(entry: RawEntry) -> bool:
    """Whether the entry type, with the level in its ``type`` field, is one that the evidence base keeps."""
    kind, level = entry.type.lower(), entry.fields.get("type", "").lower()
    return (kind, level) in TYPES or (kind in SYNONYMS and not level)


def knows_language(langid: str) -> bool:
    """Whether a ``langid`` is babel's name, or the tag, of a language that the evidence base knows."""
    return langid.lower() in LANGIDS or langid in LANGUAGES


def written_types() -> list[str]:
    """The entry types as a contributor writes them."""
    return [f"@{kind}" + (f" (type = {level})" if level else "") for kind, level in ENTRY_TYPES.values()]


def duplicated_field(fault: Fault) -> str:
    """The name of the field that a fault says stands twice."""
    return fault.detail.split()[-2] if fault.detail.endswith("field") else fault.detail.split()[-1]


def to_cells(entry: RawEntry) -> dict[str, str]:
    """An entry as a row of the table of references, as it stands: a value that is wrong stays what it is."""
    cells = {"id": entry.key}
    for attribute, name in FIELDS.items():
        value = entry.fields.get(name) or entry.fields.get(ALTERNATIVES.get(name, ""), "")
        kept = _kept(name, value)
        cells[attribute] = LIST_DELIMITER.join(kept) if isinstance(kept, tuple) else kept
    date = cells["date"]
    cells |= {"year": date[:4], "date": date if len(date) > 4 else ""}
    for role in KNOWN_ROLES:
        cells[f"{role}s"] = LIST_DELIMITER.join(str(name) for name in entry.persons.get(role, ()))
    return cells


def lost_values(entries: Iterable[RawEntry], text: str = "") -> Iterator[tuple[RawEntry, str, str]]:
    """What would not be the same after reading and writing the entries: entry, field and value.

    The types of the entries must be known. ``text`` is what they were read from: nothing is lost where they are written
    as they stand there.
    """
    before = list(entries)
    after_text = to_bibtex(map(to_reference, before))
    if after_text == text:
        return
    after = {entry.key: entry for entry in parse(after_text)[0]}
    for entry in before:
        written = after[entry.key] if entry.key in after else RawEntry(0, "", entry.key, {}, {})
        for name, value in entry.fields.items():
            kept_as = _KEPT_AS.get(name, name)
            if name in KNOWN_FIELDS - {"type"} and _kept(kept_as, value) != _kept(
                kept_as, written.fields.get(kept_as, "")
            ):
                yield entry, name, value
        for role in KNOWN_ROLES:
            if entry.persons.get(role, ()) != written.persons.get(role, ()):
                yield entry, role, " and ".join(map(str, entry.persons[role]))


def text_outside_entries(text: str) -> Iterator[tuple[int, str]]:
    """What stands between the entries: line and text. Comments and preambles count as such, macros do not."""
    position = 0
    for match in ENTRY.finditer(text):
        if match.start() < position or match[1].lower() in {"comment", "preamble"}:
            continue
        yield from _words_between(text, position, match.start())
        position = _end_of_entry(text, match.end(1))
    yield from _words_between(text, position, len(text))


def _words_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    between = text[start:end]
    if between.strip():
        first = start + len(between) - len(between.lstrip())
        yield text.count("\n", 0, first) + 1, " ".join(between.split())


def _end_of_entry(text: str, start: int) -> int:
    """The position after the bracket that closes the one that opens first."""
    depth, opening = 0, ""
    for match in _BRACKETS.finditer(text, start):
        sign = match[0]
        opening = opening or sign
        if sign == "{" or (sign == opening and depth == 0):
            depth += 1
        elif sign == "}" or (sign == ")" and opening == "(" and depth == 1):
            depth -= 1
        if depth == 0:
            return match.end()
    return len(text)


def _kept(name: str, value: str) -> str | tuple[str, ...]:
    """What a value means: two ways of writing that mean the same are equal."""
    if name in LISTS:
        return tuple(filter(None, map(decode, split(value))))
    text = value.strip() if name in VERBATIM else decode(value)
    if name == "langid":
        return LANGIDS.get(text.lower(), text)
    return "" if name == "source_is_copy" and text == "false" else text
