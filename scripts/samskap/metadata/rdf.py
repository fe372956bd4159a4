"""Graphs in the vocabularies of catalogues, and how they are written: the same statements give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

DCAT = Namespace("http://www.w3.org/ns/dcat#")  # that of rdflib 7 does not know DCAT 3
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

PREFIXES: Mapping[str, Namespace] = {
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dct": Namespace(str(DCTERMS)),
    "foaf": Namespace(str(FOAF)),
    "owl": Namespace(str(OWL)),
    "rdfs": Namespace(str(RDFS)),
    "skos": Namespace(str(SKOS)),
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": Namespace(str(XSD)),
}

Statement = tuple[Node, Node, Node]


def graph(statements: Iterable[Statement]) -> Graph:
    """A graph of statements, taken up in their alphabetical order, which the writers keep."""
    made = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    for statement in sorted(set(statements), key=lambda parts: [part.n3() for part in parts]):
        made.add(statement)
    return made


def texts(by_language: Mapping[str, str]) -> list[Literal]:
    """Texts with the tags of their languages; a missing text is left out."""
    return [Literal(text, lang=language) for language, text in by_language.items() if text]


def typed(node: URIRef, *kinds: URIRef) -> list[Statement]:
    """What a node is."""
    return [(node, RDF.type, kind) for kind in kinds]


def to_turtle(made: Graph) -> str:
    """A graph without blank nodes as Turtle."""
    return made.serialize(format="turtle").strip() + "\n"


def to_json_ld(made: Graph) -> str:
    """A graph as JSON-LD with a context of its prefixes; nodes and values in alphabetical order."""
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    document = json.loads(made.serialize(format="json-ld", context=context))
    return json.dumps(_ordered(document), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
