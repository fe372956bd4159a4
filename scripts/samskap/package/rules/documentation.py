"""Rules on the words of the descriptor: what a codebook is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samskap.package.contents import Contents
from samskap.package.descriptor import DESCRIPTOR, REFERENCE_SCHEMA
from samskap.problems import Problem

_ALWAYS = ("title", "description")
_WHERE_GIVEN = ("guidance", "unit")


def words_of_descriptor(contents: Contents) -> Iterator[Problem]:
    """Every table and every field has a title and a description in every language; other words are in all or none."""
    for resource in contents.descriptor["resources"]:
        yield from _missing(DESCRIPTOR, str(resource["name"]), resource, contents.languages)
        for field in resource.get("schema", {}).get("fields", ()):
            yield from _missing(DESCRIPTOR, f"{resource['name']}.{field['name']}", field, contents.languages)
    for field in contents.reference_schema.get("fields", ()):
        yield from _missing(REFERENCE_SCHEMA, f"references.{field['name']}", field, contents.languages)


def _missing(file: str, name: str, item: Mapping[str, Any], languages: tuple[str, ...]) -> Iterator[Problem]:
    for word in (*_ALWAYS, *_WHERE_GIVEN):
        keys = [word if language == "en" else f"{word}_{language}" for language in languages]
        if word in _ALWAYS or any(item.get(key) for key in keys):
            for key in keys:
                if not item.get(key):
                    yield Problem(file, "undocumented", field=f"{name}.{key}", values={"name": name, "property": key})
