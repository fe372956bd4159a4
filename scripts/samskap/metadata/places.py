"""Where the things stand that are described to machines: addresses on the site, and identifiers that are the same in
every language.

An identifier is the English address of the page that tells of the thing (the one of ``hreflang="x-default"``) with a
fragment: it leads a reader to the page, and a machine to the linked data in it.
"""

from __future__ import annotations

LATEST = "data/latest/"
"""Where the files of the current version stand below the site's root."""


def organisation(site_url: str) -> str:
    """The identifier of who makes and publishes all of it."""
    return f"{site_url}#organisation"


def website(site_url: str) -> str:
    """The identifier of the site as a whole."""
    return f"{site_url}#website"


def dataset(site_url: str) -> str:
    """The identifier of the data package."""
    return thing(site_url, "data/", "dataset")


def thing(site_url: str, path: str, kind: str) -> str:
    """The identifier of what the page at a path below the language tells of; ``kind`` says what it is."""
    return f"{site_url}en/{path}#{kind}"


def file(site_url: str, name: str) -> str:
    """The address of a file of the current version."""
    return f"{site_url}{LATEST}{name}"
