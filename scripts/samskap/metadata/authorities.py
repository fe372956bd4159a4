"""Names from the authority tables that DCAT-AP asks for (Publications Office of the European Union, IANA, SEMIC).

Source: DCAT-AP 3.0, "Controlled Vocabularies". Labels of the terms are those of the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

from samskap.metadata.coverage import LANGUAGES_ALPHA3
from samskap.metadata.rdf import SPDX, Statement, typed

AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")

THEME_SCHEME = AUTHORITY["data-theme"]
PUBLIC = AUTHORITY["access-right/PUBLIC"]
AVAILABLE = AUTHORITY["planned-availability/AVAILABLE"]
ATTRIBUTION = URIRef("http://purl.org/adms/licencetype/Attribution")
SHA256 = SPDX.checksumAlgorithm_sha256
_SCHEMES: Mapping[URIRef, URIRef] = {
    ATTRIBUTION: URIRef("http://purl.org/adms/licencetype/1.0"),
    SHA256: URIRef("http://spdx.org/rdf/terms#ChecksumAlgorithm"),
}

_FILE_TYPES: Mapping[str, str] = {
    ".csv": "CSV",
    ".json": "JSON",
    ".jsonld": "JSON_LD",
    ".ttl": "RDF_TURTLE",
    ".txt": "TXT",
    ".xlsx": "XLSX",
    ".zip": "ZIP",
}
_THEME_LABELS: Mapping[str, Mapping[str, str]] = {
    "SOCI": {"sv": "Befolkning och samhälle", "da": "Befolkning og samfund", "en": "Population and society"},
    "GOVE": {
        "sv": "Regeringen och den offentliga sektorn",
        "da": "Regeringen og den offentlige sektor",
        "en": "Government and public sector",
    },
}


def language(tag: str) -> URIRef:
    """A language by its tag (BCP 47). Raises ``KeyError`` for one that the package has no texts in."""
    return AUTHORITY[f"language/{LANGUAGES_ALPHA3[tag]}"]


def country(alpha3: str) -> URIRef:
    """A country by its three letters (ISO 3166-1)."""
    return AUTHORITY[f"country/{alpha3}"]


def theme(code: str) -> URIRef:
    """A data theme by its code."""
    return AUTHORITY[f"data-theme/{code}"]


def frequency(code: str) -> URIRef:
    """A frequency by its code."""
    return AUTHORITY[f"frequency/{code}"]


def media_type(name: str) -> URIRef:
    """A registered media type by its name."""
    return IANA[name]


def file_type(name: str) -> URIRef | None:
    """The format of a file by its name; None where the table is not known to have it."""
    code = _FILE_TYPES.get(PurePosixPath(name).suffix)
    return AUTHORITY[f"file-type/{code}"] if code else None


def term(node: URIRef, kind: URIRef, labels: Mapping[str, str] | None = None) -> Iterator[Statement]:
    """What the catalogue says of a term it uses, so that it can be checked without the tables: kind, table, labels."""
    yield from typed(node, kind)
    yield node, SKOS.inScheme, _SCHEMES.get(node) or URIRef(str(node).rpartition("/")[0])
    yield from ((node, SKOS.prefLabel, Literal(label, lang=tag)) for tag, label in (labels or {}).items())


def statements(languages: Iterable[str], themes: Iterable[str], period: str) -> Iterator[Statement]:
    """The terms that do not depend on what the catalogue describes."""
    yield from typed(THEME_SCHEME, SKOS.ConceptScheme)
    yield THEME_SCHEME, DCTERMS.title, Literal("Data theme", lang="en")
    for tag in languages:
        yield from term(language(tag), DCTERMS.LinguisticSystem)
    for code in themes:
        yield from term(theme(code), SKOS.Concept, _THEME_LABELS[code])
    yield from term(frequency(period), DCTERMS.Frequency)
    yield from term(PUBLIC, DCTERMS.RightsStatement)
    yield from term(AVAILABLE, SKOS.Concept, {"en": "available"})
    yield from term(ATTRIBUTION, SKOS.Concept, {"en": "Attribution"})
    yield from term(SHA256, SPDX.ChecksumAlgorithm)
