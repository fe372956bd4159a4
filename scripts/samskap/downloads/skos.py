"""The vocabularies as SKOS: JSON-LD that is written here, and the same graph as Turtle.

Every vocabulary is a concept scheme, every term a concept in it. Two vocabularies hold what SKOS has other things for:
the typologies of others (``scheme``) are concept schemes themselves, and their concepts (``scheme-concept``) are in
them, so that matches lead from one scheme to another. A group (of factors, of types of references) is the broader
concept of its terms and a top concept of their scheme too. Rules: SKOS Reference, W3C Recommendation 18 August 2009.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rdflib import DCTERMS, OWL, RDF, SKOS, XSD, Graph, Literal, URIRef

from samskap.languages import words
from samskap.model import Corpus, Term
from samskap.package.vocabularies import GROUPS, VOCABULARIES

IDENTIFIERS = "id/"
"""The page below the site's root whose anchors are the concepts: the same address in every language."""
TYPOLOGIES, THEIR_CONCEPTS = "scheme", "scheme-concept"
_MATCHES = {"exactMatch": "exact_match", "closeMatch": "close_match", "relatedMatch": "related_match"}
_TEXTS = ("prefLabel", "altLabel", "definition", "editorialNote")
_LINKS = ("inScheme", "topConceptOf", "hasTopConcept", "broader", "narrower", *_MATCHES)
_PREDICATES = {name: SKOS[name] for name in (*_TEXTS, *_LINKS, "notation")} | {
    **{name: DCTERMS[name] for name in ("title", "identifier", "license", "modified", "source")},
    "version": OWL.versionInfo,
}

Node = dict[str, Any]


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


def concept_uri(vocabulary: str, identifier: str, site_url: str) -> str:
    """The address that stands for a term, the same in every language."""
    return f"{site_url}{IDENTIFIERS}#{vocabulary}-{identifier}"


def linked_vocabularies(corpus: Corpus, site_url: str) -> Node:
    """Every concept scheme, then every concept, as JSON-LD in the order of the codebook."""
    terms = [term for name in VOCABULARIES for term in corpus.vocabulary(name)]
    nodes = [*_schemes(corpus, site_url), *(_concept(term, corpus, site_url) for term in terms if _is_concept(term))]
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


def _schemes(corpus: Corpus, site_url: str) -> Iterator[Node]:
    """A concept scheme for each vocabulary of our own and for each typology of others."""
    about = {
        "license": corpus.descriptor["licenses"][0]["path"],
        "version": corpus.version,
        "modified": corpus.created.partition("T")[0],
    }
    for name, message in VOCABULARIES.items():
        tops = [*corpus.vocabulary(GROUPS.get(name, "")), *(term for term in corpus.vocabulary(name) if not term.group)]
        if name not in (TYPOLOGIES, THEIR_CONCEPTS) and tops:
            titles = {language: words(language).text(message) for language in corpus.languages}
            yield {
                "@id": f"{site_url}{IDENTIFIERS}#{name}",
                "@type": "skos:ConceptScheme",
                "title": titles,
                "prefLabel": titles,
                "identifier": name,
                **about,
                "hasTopConcept": [_uri(term, site_url) for term in tops],
            }
    for typology in corpus.vocabulary(TYPOLOGIES):
        concepts = [term for term in corpus.vocabulary(THEIR_CONCEPTS) if term.group == typology.id]
        yield {
            "@id": _uri(typology, site_url),
            "@type": "skos:ConceptScheme",
            "title": dict(typology.label),
            **_words(typology, corpus, site_url),
            "identifier": typology.id,
            **about,
            "hasTopConcept": [_uri(term, site_url) for term in concepts],
        }


def _concept(term: Term, corpus: Corpus, site_url: str) -> Node:
    tops = [scheme for scheme in _in_schemes(term, site_url) if not _broader(term, corpus)]
    narrower = [other for other in _grouped(term, corpus) if _is_concept(other)]
    links = {
        "inScheme": _in_schemes(term, site_url),
        "topConceptOf": tops,
        "broader": [_uri(group, site_url) for group in _broader(term, corpus)],
        "narrower": [_uri(other, site_url) for other in narrower],
        **{name: _matches(getattr(term, attribute), site_url) for name, attribute in _MATCHES.items()},
    }
    return {
        "@id": _uri(term, site_url),
        "@type": "skos:Concept",
        "notation": term.id,
        **_words(term, corpus, site_url),
        **{name: found for name, found in links.items() if found},
    }


def _words(term: Term, corpus: Corpus, site_url: str) -> Node:
    """Labels, definition, its basis and its sources; another word that equals the label of the language is left out."""
    aliases = {
        language: [word for word in dict.fromkeys(found) if word != term.label[language]]
        for language, found in term.aliases.items()
    }
    found = {
        "prefLabel": _filled(term.label),
        "altLabel": _filled(aliases),
        "definition": _filled(term.definition),
        "editorialNote": _filled(corpus.terms["basis", term.basis].label),
        "source": [f"{site_url}en/references/{reference}/" for reference in term.sources],
    }
    return {name: value for name, value in found.items() if value}


def _in_schemes(term: Term, site_url: str) -> list[str]:
    """The concept schemes that a concept is in: its vocabulary or typology; a group is also in that of its terms."""
    if term.vocabulary == THEIR_CONCEPTS:
        return [concept_uri(TYPOLOGIES, term.group, site_url)]
    names = [term.vocabulary, *(name for name, groups in GROUPS.items() if groups == term.vocabulary)]
    return [f"{site_url}{IDENTIFIERS}#{name}" for name in names]


def _broader(term: Term, corpus: Corpus) -> list[Term]:
    """The group of a term as its broader concept; the typology of a concept is its scheme and not broader."""
    if not term.group or term.vocabulary == THEIR_CONCEPTS:
        return []
    return [corpus.terms[GROUPS.get(term.vocabulary, term.vocabulary), term.group]]


def _grouped(term: Term, corpus: Corpus) -> Iterator[Term]:
    """The terms whose group a term is."""
    for name in VOCABULARIES:
        if GROUPS.get(name, name) == term.vocabulary:
            yield from (other for other in corpus.vocabulary(name) if other.group == term.id)


def _matches(identifiers: Sequence[str], site_url: str) -> list[str]:
    return [concept_uri(THEIR_CONCEPTS, identifier, site_url) for identifier in identifiers]


def _is_concept(term: Term) -> bool:
    return term.vocabulary != TYPOLOGIES


def _uri(term: Term, site_url: str) -> str:
    return concept_uri(term.vocabulary, term.id, site_url)


def _filled(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {language: text for language, text in texts.items() if text}
