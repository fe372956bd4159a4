"""Concept schemes and concepts of the vocabularies, as the nodes of JSON-LD that ``skos.py`` writes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samskap.languages import words
from samskap.model import Corpus, Term
from samskap.package.vocabularies import GROUPS, VOCABULARIES

IDENTIFIERS = "id/"
"""The page below the site's root whose anchors are the concepts: the same address in every language."""
TYPOLOGIES, THEIR_CONCEPTS = "scheme", "scheme-concept"
MATCHES = {"exactMatch": "exact_match", "closeMatch": "close_match", "relatedMatch": "related_match"}

Node = dict[str, Any]


def concept_uri(vocabulary: str, identifier: str, site_url: str) -> str:
    """The address that stands for a term, the same in every language."""
    return f"{site_url}{IDENTIFIERS}#{vocabulary}-{identifier}"


def scheme_uri(vocabulary: str, site_url: str) -> str:
    """The address that stands for a vocabulary, the same in every language."""
    return f"{site_url}{IDENTIFIERS}#{vocabulary}"


def scheme_nodes(corpus: Corpus, site_url: str) -> Iterator[Node]:
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
                "@id": scheme_uri(name, site_url),
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


def concept_nodes(corpus: Corpus, site_url: str) -> Iterator[Node]:
    """A concept for each term that is one, in the order of the codebook."""
    for name in VOCABULARIES:
        yield from (_concept(term, corpus, site_url) for term in corpus.vocabulary(name) if _is_concept(term))


def _concept(term: Term, corpus: Corpus, site_url: str) -> Node:
    tops = [scheme for scheme in _in_schemes(term, site_url) if not _broader(term, corpus)]
    narrower = [other for other in _grouped(term, corpus) if _is_concept(other)]
    links = {
        "inScheme": _in_schemes(term, site_url),
        "topConceptOf": tops,
        "broader": [_uri(group, site_url) for group in _broader(term, corpus)],
        "narrower": [_uri(other, site_url) for other in narrower],
        **{name: _matches(getattr(term, attribute), site_url) for name, attribute in MATCHES.items()},
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
    return [scheme_uri(name, site_url) for name in names]


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
