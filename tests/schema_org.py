"""The part of schema.org's vocabulary that the pages use, and what is wrong with a description by it.

Types stand with the types they are kinds of, properties with the types that have them and those of their values.
``benchmarks/linked_data.py`` compares the two tables with the vocabulary as schema.org publishes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PARENTS: Mapping[str, tuple[str, ...]] = {
    "Action": ("Thing",),
    "AdministrativeArea": ("Place",),
    "Article": ("CreativeWork",),
    "Book": ("CreativeWork",),
    "BreadcrumbList": ("ItemList",),
    "Chapter": ("CreativeWork",),
    "Claim": ("CreativeWork",),
    "CollectionPage": ("WebPage",),
    "Country": ("AdministrativeArea",),
    "CreativeWork": ("Thing",),
    "CreativeWorkSeries": ("CreativeWork",),
    "DataDownload": ("MediaObject",),
    "Dataset": ("CreativeWork",),
    "DefinedTerm": ("Intangible",),
    "DefinedTermSet": ("CreativeWork",),
    "EntryPoint": ("Intangible",),
    "GeoCoordinates": ("StructuredValue",),
    "Intangible": ("Thing",),
    "ItemList": ("Intangible",),
    "ItemPage": ("WebPage",),
    "ListItem": ("Intangible",),
    "MediaObject": ("CreativeWork",),
    "Organization": ("Thing",),
    "Periodical": ("CreativeWorkSeries",),
    "Person": ("Thing",),
    "Place": ("Thing",),
    "PropertyValue": ("StructuredValue",),
    "PublicationIssue": ("CreativeWork",),
    "PublicationVolume": ("CreativeWork",),
    "Report": ("Article",),
    "ScholarlyArticle": ("Article",),
    "SearchAction": ("Action",),
    "SearchResultsPage": ("WebPage",),
    "StructuredValue": ("Intangible",),
    "Thesis": ("CreativeWork",),
    "Thing": (),
    "WebPage": ("CreativeWork",),
    "WebSite": ("CreativeWork",),
}

PROPERTIES: Mapping[str, tuple[str, str]] = {
    "about": ("CreativeWork", "Thing"),
    "abstract": ("CreativeWork", "Text"),
    "alternateName": ("Thing", "Text"),
    "appearance": ("Claim", "CreativeWork"),
    "author": ("CreativeWork", "Organization Person"),
    "breadcrumb": ("WebPage", "BreadcrumbList"),
    "citation": ("CreativeWork", "CreativeWork"),
    "conditionsOfAccess": ("CreativeWork", "Text"),
    "containedInPlace": ("Place", "Place"),
    "contentLocation": ("CreativeWork", "Place"),
    "contentSize": ("MediaObject", "Text"),
    "contentUrl": ("MediaObject", "URL"),
    "contributor": ("CreativeWork", "Organization Person"),
    "creativeWorkStatus": ("CreativeWork", "Text"),
    "creator": ("CreativeWork", "Organization Person"),
    "creditText": ("CreativeWork", "Text"),
    "dateCreated": ("CreativeWork", "Date"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "description": ("Thing", "Text"),
    "distribution": ("Dataset", "DataDownload"),
    "editor": ("CreativeWork", "Person"),
    "encodingFormat": ("CreativeWork MediaObject", "Text"),
    "familyName": ("Person", "Text"),
    "geo": ("Place", "GeoCoordinates"),
    "givenName": ("Person", "Text"),
    "hasDefinedTerm": ("DefinedTermSet", "DefinedTerm"),
    "identifier": ("Thing", "PropertyValue Text"),
    "inDefinedTermSet": ("DefinedTerm", "DefinedTermSet"),
    "inLanguage": ("CreativeWork", "Text"),
    "inSupportOf": ("Thesis", "Text"),
    "isAccessibleForFree": ("CreativeWork", "Boolean"),
    "isBasedOn": ("CreativeWork", "URL"),
    "isPartOf": ("CreativeWork", "CreativeWork"),
    "isbn": ("Book", "Text"),
    "issueNumber": ("PublicationIssue", "Text"),
    "item": ("ListItem", "Thing"),
    "itemListElement": ("ItemList", "ListItem"),
    "keywords": ("CreativeWork", "DefinedTerm Text"),
    "latitude": ("GeoCoordinates", "Number"),
    "license": ("CreativeWork", "URL"),
    "longitude": ("GeoCoordinates", "Number"),
    "mainEntity": ("CreativeWork", "Thing"),
    "measurementTechnique": ("Dataset", "Text"),
    "name": ("Thing", "Text"),
    "pagination": ("Article Chapter", "Text"),
    "position": ("ListItem", "Integer"),
    "potentialAction": ("Thing", "Action"),
    "propertyID": ("PropertyValue", "Text"),
    "publisher": ("CreativeWork", "Organization Person"),
    "sameAs": ("Thing", "URL"),
    "sha256": ("MediaObject", "Text"),
    "sourceOrganization": ("CreativeWork", "Organization"),
    "spatialCoverage": ("CreativeWork", "Place"),
    "target": ("Action", "EntryPoint"),
    "temporalCoverage": ("CreativeWork", "Text"),
    "termCode": ("DefinedTerm", "Text"),
    "text": ("CreativeWork", "Text"),
    "url": ("Thing", "URL"),
    "urlTemplate": ("EntryPoint", "Text"),
    "value": ("PropertyValue", "Text"),
    "variableMeasured": ("Dataset", "PropertyValue"),
    "version": ("CreativeWork", "Text"),
    "volumeNumber": ("PublicationVolume", "Text"),
}
LITERALS: Mapping[str, type] = {
    "Boolean": bool,
    "Date": str,
    "Integer": int,
    "Number": float,
    "Text": str,
    "URL": str,
}
ANNOTATIONS = {"query-input"}
"""Properties that schema.org has a notation for ("Potential Actions"), and no term."""


def kinds(name: str) -> set[str]:
    """A type and the types that it is a kind of. Raises ``KeyError`` for one that is not in the table."""
    return {name}.union(*map(kinds, PARENTS[name]))


def faults(node: Any) -> Iterator[str]:
    """What is wrong with a description and with those inside it, by the two tables."""
    if isinstance(node, list):
        for item in node:
            yield from faults(item)
    elif isinstance(node, dict) and "@type" in node:
        if node["@type"] not in PARENTS:
            yield f"{node['@type']}: no type of the table"
            return
        for name, value in node.items():
            if not name.startswith("@") and name not in ANNOTATIONS:
                yield from _wrong(node["@type"], name, value)
            yield from faults(value)
    elif isinstance(node, dict) and set(node) != {"@id"}:
        yield f"{sorted(node)}: no type"


def _wrong(kind: str, name: str, value: Any) -> Iterator[str]:
    if name not in PROPERTIES:
        yield f"{kind}.{name}: no property of the table"
        return
    domains, ranges = (set(part.split()) for part in PROPERTIES[name])
    if not kinds(kind) & domains:
        yield f"{kind}.{name}: a property of {domains}"
    for item in value if isinstance(value, list) else [value]:
        if item in ("", None, [], {}) or not _fits(item, ranges):
            yield f"{kind}.{name}: {item!r} is none of {ranges}"


def _fits(value: Any, ranges: set[str]) -> bool:
    if isinstance(value, dict):
        return bool(ranges - set(LITERALS)) and ("@type" not in value or bool(kinds(value["@type"]) & ranges))
    if isinstance(value, str) and ranges <= {"URL", "Thing"}:
        return value.startswith(("http://", "https://"))
    return any(type(value) is LITERALS[name] for name in ranges & set(LITERALS))
