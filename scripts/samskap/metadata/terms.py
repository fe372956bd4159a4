"""Terms and vocabularies in schema.org's words; their identifiers are those of the SKOS file."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.metadata import places
from samskap.metadata.schema_org import Node, Scope, filled, licence
from samskap.model import Term


def defined_term(term: Term, scope: Scope) -> Node:
    """A term with its definition and other words for it."""
    language = scope.words.language
    return filled(
        {
            **term_mentioned(term, scope),
            "termCode": term.id,
            "description": term.definition[language],
            "alternateName": [word for word in term.aliases[language] if word != term.label[language]],
            "inDefinedTermSet": {"@id": places.scheme(scope.site_url, term.vocabulary)},
        }
    )


def term_mentioned(term: Term, scope: Scope) -> Node:
    """A term as others name it."""
    return {
        "@type": "DefinedTerm",
        "@id": places.term(scope.site_url, term.vocabulary, term.id),
        "name": term.label[scope.words.language],
    }


def term_set(vocabulary: str, name: str, scope: Scope, terms: Iterable[Term] = ()) -> Node:
    """A vocabulary under its name, with the terms that the page explains."""
    return filled(
        {
            "@type": "DefinedTermSet",
            "@id": places.scheme(scope.site_url, vocabulary),
            "name": name,
            "license": licence(scope.corpus),
            "isPartOf": {"@id": places.dataset(scope.site_url)},
            "hasDefinedTerm": [{**term_mentioned(term, scope), "termCode": term.id} for term in terms],
        }
    )
