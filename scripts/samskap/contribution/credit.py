"""Credit: who has brought something stands among the contributors of the descriptor, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samskap.package.descriptor import Descriptor

ORCID = "https://orcid.org/"
ROLES: Mapping[str, str] = {
    "new-case": "DataCollector",
    "correction": "DataCurator",
    "translation": "Translator",
    "dispute": "DataCurator",
}
"""What somebody who brings a file has done: types of contributors in the schema of DataCite (4.6)."""


def credited(descriptor: Descriptor, contributor: Mapping[str, Any], kind: str) -> Descriptor:
    """The descriptor with a contributor (``name``, ``orcid``, ``affiliation``) who has brought a file of some kind.

    Who is there already, by ORCID or by name where one of the two has none, only gets what is new. Nobody is added
    without a name.
    """
    name = " ".join(str(contributor.get("name") or "").split())
    if not name:
        return descriptor
    orcid = str(contributor.get("orcid") or "")
    new = {
        "title": name,
        "path": f"{ORCID}{orcid}" if orcid else "",
        "organization": " ".join(str(contributor.get("affiliation") or "").split()),
        "roles": [ROLES[kind]],
    }
    people = [dict(person) for person in descriptor.get("contributors", ())]
    place = next((place for place, person in enumerate(people) if _is_same(person, new)), len(people))
    people[place : place + 1] = [_together(people[place] if place < len(people) else {}, new)]
    return {**descriptor, "contributors": people}


def _is_same(person: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    if person.get("path") and new["path"]:
        return bool(person["path"] == new["path"])
    return str(person.get("title", "")).casefold() == str(new["title"]).casefold()


def _together(person: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a person, with what is new: a name or an affiliation that is there already stays."""
    roles = [*person.get("roles", ()), *(role for role in new["roles"] if role not in person.get("roles", ()))]
    found = {key: person.get(key) or new[key] for key in ("title", "path", "organization")}
    rest = {key: value for key, value in person.items() if key not in found and key != "roles"}
    return {**{key: value for key, value in found.items() if value}, "roles": roles, **rest}
