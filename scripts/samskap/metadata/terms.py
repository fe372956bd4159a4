"""Terms and vocabularies in schema.org's words; their identifiers are those of the SKOS file."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.downloads.concepts import concept_uri, scheme_uri
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
            "inDefinedTermSet": {"@id": scheme_uri(term.vocabulary, scope.site_url)},
        }
    )


def term_mentioned(term: Term, scope: Scope) -> Node:
    """A term as others name it."""
    return {
        "@type": "DefinedTerm",
        "@id": concept_uri(term.vocabulary, term.id, scope.site_url),
        "name": term.label[scope.words.language],
    }


def term_set(vocabulary: str, name: str, scope: Scope, terms: Iterable[Term] = ()) -> Node:
    """A vocabulary under its name, with the terms that the page explains."""
    return filled(
        {
            "@type": "DefinedTermSet",
            "@id": scheme_uri(vocabulary, scope.site_url),
            "name": name,
            "license": licence(scope.corpus),
            "isPartOf": {"@id": places.dataset(scope.site_url)},
            "hasDefinedTerm": [{**term_mentioned(term, scope), "termCode": term.id} for term in terms],
        }
    )
