"""The vocabularies as SKOS: JSON-LD that is written here, and the same graph as Turtle.

Every vocabulary is a concept scheme, every term a concept in it. Two vocabularies hold what SKOS has other things for:
the typologies of others (``scheme``) are concept schemes themselves, and their concepts (``scheme-concept``) are in
them, so that matches lead from one scheme to another. A group (of factors, of types of references) is the broader
concept of its terms and a top concept of their scheme too. Rules: SKOS Reference, W3C Recommendation 18 August 2009.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rdflib import DCTERMS, OWL, RDF, SKOS, XSD, Graph, Literal, URIRef

from samskap.downloads.concepts import IDENTIFIERS, MATCHES, Node, concept_nodes, scheme_nodes
from samskap.model import Corpus

_TEXTS = ("prefLabel", "altLabel", "definition", "editorialNote")
_LINKS = ("inScheme", "topConceptOf", "hasTopConcept", "broader", "narrower", *MATCHES)
_PREDICATES = {name: SKOS[name] for name in (*_TEXTS, *_LINKS, "notation")} | {
    **{name: DCTERMS[name] for name in ("title", "identifier", "license", "modified", "source")},
    "version": OWL.versionInfo,
}


def skos_files(corpus: Corpus, site_url: str) -> dict[str, bytes]:
    """``vocabularies.ttl`` and ``vocabularies.jsonld`` by name; ``site_url`` is the address of the site's root."""
    linked = linked_vocabularies(corpus, site_url)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("skos", SKOS), ("dct", DCTERMS), ("owl", OWL), ("xsd", XSD)):
        graph.bind(prefix, namespace)
    graph.bind("term", f"{site_url}{IDENTIFIERS}#")
    for node in linked["@graph"]:
        for triple in _triples(node):
            graph.add(triple)
    text = json.dumps(linked, ensure_ascii=False, indent=1) + "\n"
    turtle = graph.serialize(format="turtle").strip() + "\n"
    return {"vocabularies.ttl": turtle.encode("utf-8"), "vocabularies.jsonld": text.encode("utf-8")}


def linked_vocabularies(corpus: Corpus, site_url: str) -> Node:
    """Every concept scheme, then every concept, as JSON-LD in the order of the codebook."""
    nodes = [*scheme_nodes(corpus, site_url), *concept_nodes(corpus, site_url)]
    return {"@context": _context(), "@graph": nodes}


def _triples(node: Node) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    """What a node of the JSON-LD says."""
    subject = URIRef(node["@id"])
    yield subject, RDF.type, SKOS[node["@type"].removeprefix("skos:")]
    for name, value in node.items():
        if name in _PREDICATES:
            yield from ((subject, _PREDICATES[name], found) for found in _objects(name, value))


def _objects(name: str, value: Any) -> Iterator[URIRef | Literal]:
    if isinstance(value, dict):
        for language, texts in value.items():
            yield from (Literal(text, lang=language) for text in ([texts] if isinstance(texts, str) else texts))
    elif isinstance(value, list) or name == "license":
        yield from map(URIRef, [value] if isinstance(value, str) else value)
    else:
        yield Literal(value, datatype=XSD.date if name == "modified" else None)


def _context() -> Node:
    """The prefixes and terms of the file, written out so that nothing is loaded to read it."""
    links = {name: {"@id": f"skos:{name}", "@type": "@id", "@container": "@set"} for name in _LINKS}
    texts = {name: {"@id": f"skos:{name}", "@container": "@language"} for name in _TEXTS}
    return {
        "skos": str(SKOS),
        "dct": str(DCTERMS),
        "owl": str(OWL),
        "xsd": str(XSD),
        **texts,
        **links,
        "notation": "skos:notation",
        "title": {"@id": "dct:title", "@container": "@language"},
        "identifier": "dct:identifier",
        "license": {"@id": "dct:license", "@type": "@id"},
        "modified": {"@id": "dct:modified", "@type": "xsd:date"},
        "source": {"@id": "dct:source", "@type": "@id", "@container": "@set"},
        "version": "owl:versionInfo",
    }
