"""The columns of the case template: which there are, what is chosen from in each, and what is told beside a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samskap.contribution.labels import Labels
from samskap.contribution.schema_values import JsonSchema
from samskap.downloads.workbook.cells import FIRST_ROW
from samskap.languages import Words
from samskap.model import Corpus
from samskap.package.bibliography import LANGUAGES as TAGS
from samskap.package.vocabularies import VOCABULARIES

ROWS = 500
"""Rows of a sheet that are ready to be filled in."""

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column: the field, its schema, and the formula of what is chosen from (or "")."""

    name: str
    schema: JsonSchema
    choices: str = ""

    @property
    def several(self) -> bool:
        """Whether a cell may hold several values."""
        return self.schema.get("type") == "array"


def template_columns(
    section: str, schema: JsonSchema, names: Mapping[str, str], lists: Mapping[str, Sequence[str]]
) -> Iterator[TemplateColumn]:
    """The columns of a section: its own fields, ids that are given later last."""
    part = schema["properties"][section]
    properties = dict(part.get("items", part)["properties"])
    if section == "contributor":
        properties["comment"] = schema["properties"]["comment"]
    if section not in ("references", "contributor"):
        properties["id"] = properties.pop("id")
    if section == "findings":
        properties = {"case": properties.pop("case"), **properties}
    for name, value in properties.items():
        yield TemplateColumn(name, value, _choices(name, value, names, lists))


def _choices(name: str, schema: JsonSchema, names: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> str:
    """What a cell of a field is chosen from: a named list, the titles of the cases, or the ids of the references."""
    item = schema.get("items", schema)
    refers = item.get("x-refers-to") or schema.get("x-refers-to", "")
    if refers in ("cases", "references"):
        sheet, letter = names["case" if refers == "cases" else "references"].replace("'", "''"), "A"
        return f"='{sheet}'!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + ROWS}"
    kind = refers or item.get("$ref", "").rpartition("/")[2] or _own_list(name, schema)
    return f"={list_name(kind)}" if kind in lists else ""


def _own_list(name: str, schema: JsonSchema) -> str:
    if name == "language":
        return "language"
    return "boolean" if schema.get("type") == "boolean" else ""


def list_name(kind: str) -> str:
    """The name of the list of words of a kind, as cells refer to it."""
    return "choose_" + kind.replace("-", "_")


def choices_by_kind(corpus: Corpus, own: Words) -> dict[str, list[str]]:
    """The words to choose from by kind, in the order of readers; each is read back as the one code it stands for."""
    labels, language = Labels(corpus, {}, own.language), own.language
    places = sorted(corpus.municipalities.values(), key=lambda place: own.sort_key(place.name[language]))
    found: dict[str, Iterable[tuple[str, str]]] = {
        name: [(term.label[language], term.id) for term in corpus.vocabulary(name)] for name in VOCABULARIES
    }
    found["municipalities"] = [(place.name[language], place.id) for place in places]
    found["language"] = sorted(((own.language_name(tag), tag) for tag in TAGS), key=lambda pair: own.sort_key(pair[0]))
    found["boolean"] = [(own.text("yes"), "true"), (own.text("no"), "false")]
    return {
        kind: [label if labels.codes(kind, label) == (code,) else code for label, code in pairs]
        for kind, pairs in found.items()
        if pairs
    }


def validation(column: TemplateColumn, heading: str) -> dict[str, Any]:
    """What Excel shows beside a cell and lets one choose; only where one value is to be chosen does it insist."""
    hint = {"input_title": _cut(heading, _LONGEST_TITLE), "input_message": _cut(_hint(column), _LONGEST_MESSAGE)}
    if not column.choices:
        return {"validate": "any", **hint}
    return {"validate": "list", "source": column.choices, "show_error": not column.several, **hint}


def _hint(column: TemplateColumn) -> str:
    """The meaning of a field, and an example where it is short."""
    description = str(column.schema.get("description", column.schema.get("title", "")))
    example = "; ".join(map(str, column.schema.get("examples", [])[:1]))
    both = f"{description} ({example})"
    return both if example and len(both) <= _LONGEST_MESSAGE and not column.choices else description


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
