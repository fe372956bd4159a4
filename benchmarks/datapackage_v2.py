"""Does the released descriptor follow the official JSON Schemas of Data Package 2.0? They are not part of the project.

Give the folder that holds them (datapackage, dataresource, tabledialect, tableschema). Their version 2.0 has forgotten
the type ``list``, which the text of the standard has (frictionlessdata/datapackage, issue 1089; mended for 2.1):
fields of that type are therefore checked as texts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema.validators import validator_for

from samskap.downloads.release import release_files
from samskap.package.reading import read_corpus

PACKAGE = Path(__file__).parents[1] / "datapackage"


def main() -> None:
    """Print a line for each part of the descriptor that was checked; exit 1 if one breaks its schema."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", type=Path)
    parser.add_argument("--package", type=Path, default=PACKAGE)
    arguments = parser.parse_args()
    released = release_files(read_corpus(arguments.package))["datapackage.json"]
    descriptor = json.loads(released, object_hook=without_lists)
    broken = 0
    for name, part, content in parts(descriptor):
        schema = json.loads((arguments.schemas / f"{part}.json").read_text(encoding="utf-8"))
        validator = validator_for(schema)(schema, format_checker=validator_for(schema).FORMAT_CHECKER)
        errors = [
            f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(content)
        ]
        broken += len(errors)
        print(f"{name} ({part}): {len(errors)} errors", *errors, sep="\n  ")
    sys.exit(bool(broken))


def without_lists(item: dict[str, Any]) -> dict[str, Any]:
    """A field of the type that the schemas do not know, as a text; anything else as it is."""
    if item.get("type") != "list":
        return item
    return {name: value for name, value in item.items() if name != "delimiter"} | {"type": "string"}


def parts(descriptor: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The descriptor, its resources, their dialects and Table Schemas: name, schema that applies, content."""
    yield descriptor["name"], "datapackage", descriptor
    for resource in descriptor["resources"]:
        yield resource["name"], "dataresource", resource
        for key, part in (("dialect", "tabledialect"), ("schema", "tableschema")):
            if key in resource:
                yield resource["name"], part, resource[key]


if __name__ == "__main__":
    main()
