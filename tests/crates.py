"""Asks rocrate-validator, in its own environment and without a network, what is wrong with crates.

usage: crates.py CACHE FOLDER...

The context of RO-Crate is laid into its cache: the terms that our crates use, and what they stand for. Prints a JSON
list of messages for each folder.
"""

from __future__ import annotations

import io
import json
import sys

from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings
from urllib3 import HTTPResponse

URL = "https://w3id.org/ro/crate/1.1/context"
SCHEMA = "http://schema.org/"
TERMS = """
    ContactPoint Country CreativeWork Dataset Organization WebPage about author contactPoint contactType contentSize
    datePublished description encodingFormat hasPart identifier inLanguage isAccessibleForFree keywords license name
    publisher spatialCoverage temporalCoverage url version
"""
CONTEXT = {name: SCHEMA + name for name in TERMS.split()}
CONTEXT |= {"File": f"{SCHEMA}MediaObject", "conformsTo": "http://purl.org/dc/terms/conformsTo"}


class Local(HTTPAdapter):
    """Answers every request with the context."""

    def send(self, request, **_):
        body = io.BytesIO(json.dumps({"@context": CONTEXT}).encode())
        headers = {"Content-Type": "application/ld+json"}
        return self.build_response(request, HTTPResponse(body, headers, 200, preload_content=False))


def messages(folder: str, cache: str) -> list[str]:
    """What a crate must have and has not."""
    settings = ValidationSettings(
        rocrate_uri=folder,
        profile_identifier="ro-crate-1.1",
        requirement_severity=Severity.REQUIRED,
        validate_profile_checks=False,
        cache_path=cache,
        offline=True,
    )
    return [str(issue.message) for issue in services.validate(settings).get_issues()]


def main() -> None:
    """Lay the context into the cache, then validate."""
    cache, *folders = sys.argv[1:]
    session = CachedSession(cache, backend="sqlite", expire_after=-1)
    session.mount("https://", Local())
    session.get(URL)
    session.close()
    print(json.dumps([messages(folder, cache) for folder in folders]))


if __name__ == "__main__":
    main()
