"""The folder with the files for download as a research object: RO-Crate 1.1, for those who archive it whole.

https://www.researchobject.org/ro-crate/specification/1.1/: one file of flattened JSON-LD, in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from samskap.downloads import Download
from samskap.languages import words
from samskap.metadata import places
from samskap.metadata.coverage import alpha3, countries, keywords, years
from samskap.metadata.distributions import languages_of
from samskap.metadata.media_types import media_type
from samskap.metadata.schema_org import filled
from samskap.model import Corpus

Entity = dict[str, Any]

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"
ADDED = {"sha256": "https://schema.org/sha256"}
"""Terms that the context of the version does not have yet."""
FILE = "ro-crate-metadata.json"


def ro_crate(corpus: Corpus, files: Sequence[Download], site_url: str) -> dict[str, Any]:
    """The metadata document of the crate whose parts are the files; ``site_url`` is the site's root."""
    return {
        "@context": [CONTEXT, ADDED],
        "@graph": [
            {
                "@id": FILE,
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": PROFILE},
            },
            filled(_root(corpus, files, site_url)),
            *(filled(_file(file, corpus)) for file in files),
            *_about(corpus, site_url),
        ],
    }


def _root(corpus: Corpus, files: Sequence[Download], site_url: str) -> Entity:
    """The folder itself."""
    descriptor, organisation = corpus.descriptor, {"@id": places.organisation(site_url)}
    found = years(corpus)
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": descriptor["description"],
        "version": corpus.version,
        "datePublished": corpus.created.partition("T")[0],
        "license": {"@id": descriptor["licenses"][0]["path"]},
        "author": organisation,
        "publisher": organisation,
        "url": {"@id": f"{site_url}en/data/"},
        "inLanguage": list(corpus.languages),
        "keywords": [word.get("en") or word[""] for word in keywords(corpus)],
        "isAccessibleForFree": True,
        "spatialCoverage": [{"@id": _place(term.id)} for term in countries(corpus)],
        "temporalCoverage": f"{found[0]}/{found[1]}" if found else "",
        "hasPart": [{"@id": file.name} for file in files],
    }


def _file(file: Download, corpus: Corpus) -> Entity:
    return {
        "@id": file.name,
        "@type": "File",
        "name": file.name,
        "description": words("en").text(file.description),
        "contentSize": str(file.bytes),
        "encodingFormat": media_type(file.name),
        "sha256": file.sha256,
        "inLanguage": list(languages_of(file.name, corpus)),
    }


def _about(corpus: Corpus, site_url: str) -> Iterator[Entity]:
    """What the folder refers to: who made it, the licence, the page, the countries."""
    licence = corpus.descriptor["licenses"][0]
    contact = places.thing(site_url, "contribute/", "contact")
    yield {
        "@id": places.organisation(site_url),
        "@type": "Organization",
        "name": corpus.descriptor["contributors"][0]["title"],
        "url": site_url,
        "contactPoint": {"@id": contact},
    }
    yield {
        "@id": contact,
        "@type": "ContactPoint",
        "name": words("en").text("Contribute"),
        "contactType": "corrections",
        "url": f"{site_url}en/contribute/",
    }
    yield {
        "@id": licence["path"],
        "@type": "CreativeWork",
        "name": licence["title"],
        "identifier": licence["name"],
        "description": f"{licence['title']} ({licence['name']})",
    }
    yield {"@id": f"{site_url}en/data/", "@type": "WebPage", "name": words("en").text("Data")}
    for term in countries(corpus):
        yield {"@id": _place(term.id), "@type": "Country", "name": term.label["en"]}


def _place(country: str) -> str:
    return f"http://publications.europa.eu/resource/authority/country/{alpha3(country)}"
