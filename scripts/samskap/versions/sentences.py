"""Changes of the structure as sentences of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samskap.languages import N_
from samskap.versions.naming import Names
from samskap.versions.steps import Reason
from samskap.versions.structure import StructureChange

SENTENCES: Mapping[str, str] = {
    "package-renamed": N_("The package has another name."),
    "table-added": N_("New table: {table}."),
    "table-retired": N_("Table taken out: {table}."),
    "key-changed": N_("{table}: the keys have changed."),
    "field-added": N_("{table}: new field “{field}”."),
    "field-retired": N_("{table}: the field “{field}” is taken out."),
    "fields-reordered": N_("{table}: the fields stand in another order."),
    "type-changed": N_("{table}: the field “{field}” has another type."),
    "reference-changed": N_("{table}: the field “{field}” names terms or records of another list."),
    "constraint-tightened": N_("{table}: the field “{field}” allows fewer values than before ({part})."),
    "constraint-loosened": N_("{table}: the field “{field}” allows more values than before ({part})."),
    "words-changed": N_("{what}: title, description or other words have changed."),
}
"""What each change of the structure is called."""
OF_FIELDS = N_("{table}: title, description or other words have changed for {fields}.")
"""What is said of the fields of a table that are described in other words."""


def structure_sentences(changes: Iterable[StructureChange | Reason], names: Names) -> list[str]:
    """Changes of the structure as sentences; last, one for each table on its fields described in other words."""
    lines: list[str] = []
    reworded: dict[str, list[str]] = {}
    for change in changes:
        if change.code == "words-changed" and change.field:
            reworded.setdefault(change.table, []).append(names.field_title(change.table, change.field))
        else:
            lines.append(structure_sentence(change, names))
    for table, fields in reworded.items():
        lines.append(names.words.text(OF_FIELDS, table=names.table_title(table), fields=names.words.joined(fields)))
    return lines


def structure_sentence(change: StructureChange | Reason, names: Names) -> str:
    """A change of the structure as a sentence."""
    table = names.table_title(change.table) if change.table else ""
    field = names.field_title(change.table, change.field) if change.field else ""
    what = ": ".join(filter(None, [table, field])) or names.words.text("The package")
    part = getattr(change, "part", "")
    return names.words.text(SENTENCES[change.code], table=table, field=field, what=what, part=part)
