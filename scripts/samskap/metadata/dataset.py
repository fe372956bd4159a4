"""The data package in schema.org's words, as Google Dataset Search and others read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samskap.downloads import Download
from samskap.downloads.notices import HOW_MADE
from samskap.languages import N_
from samskap.metadata import places
from samskap.metadata.coverage import countries, keywords, years
from samskap.metadata.distributions import languages_of
from samskap.metadata.media_types import media_type
from samskap.metadata.records import country_place
from samskap.metadata.schema_org import Node, Scope, filled, licence
from samskap.package.descriptor import schema_of
from samskap.package.descriptor import words as words_of

ACCESS = N_("Open to everyone, without registration and without cost.")


def dataset(scope: Scope, files: Iterable[Download], credit: str) -> Node:
    """The data package with its files; ``credit`` is how it is cited, as text."""
    corpus, words = scope.corpus, scope.words
    found, organisation = years(corpus), {"@id": places.organisation(scope.site_url)}
    return filled(
        {
            "@type": "Dataset",
            "@id": places.dataset(scope.site_url),
            "url": f"{scope.base}data/",
            "name": words_of(corpus.descriptor, "title", words.language),
            "description": words_of(corpus.descriptor, "description", words.language),
            "version": corpus.version,
            "datePublished": corpus.created.partition("T")[0],
            "dateModified": corpus.created.partition("T")[0],
            "license": licence(corpus),
            "creator": organisation,
            "publisher": organisation,
            "creditText": credit,
            "inLanguage": list(corpus.languages),
            "keywords": [word.get(words.language) or word[""] for word in keywords(corpus)],
            "isAccessibleForFree": True,
            "conditionsOfAccess": words.text(ACCESS),
            "isBasedOn": [source["path"] for source in corpus.descriptor.get("sources", ()) if "path" in source],
            "measurementTechnique": words.text(HOW_MADE),
            "variableMeasured": list(_variables(scope)),
            "spatialCoverage": [country_place(term.id, scope) for term in countries(corpus)],
            "temporalCoverage": f"{found[0]}/{found[1]}" if found else "",
            "distribution": [_distribution(file, scope) for file in files],
        }
    )


def _variables(scope: Scope) -> Iterator[Node]:
    """The fields of the findings that are coded by a vocabulary: what the data can be counted by."""
    for field in schema_of(scope.corpus.descriptor, "findings")["fields"]:
        if "vocabulary" in field:
            yield {
                "@type": "PropertyValue",
                "propertyID": field["name"],
                "name": words_of(field, "title", scope.words.language),
                "description": words_of(field, "description", scope.words.language),
            }


def _distribution(file: Download, scope: Scope) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": scope.words.text(file.description),
        "contentUrl": places.file(scope.site_url, file.name),
        "encodingFormat": media_type(file.name),
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
        "inLanguage": list(languages_of(file.name, scope.corpus)),
    }
