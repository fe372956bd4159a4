"""The vocabularies as SKOS: the same graph in both files, every term whole, valid by the rules of the standard."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, URIRef

from conftest import SAMPLE
from samskap.downloads.concepts import concept_uri
from samskap.downloads.skos import skos_files
from samskap.languages import LANGUAGES
from samskap.model import Corpus, Term
from samskap.package.reading import read_corpus
from samskap.package.vocabularies import GROUPS, VOCABULARIES
from sites import ROOT, URL, Site

TERM = f"{URL}id/#"
MATCHES = {"exact_match": SKOS.exactMatch, "close_match": SKOS.closeMatch, "related_match": SKOS.relatedMatch}


@pytest.fixture(scope="module", params=[SAMPLE, ROOT / "datapackage"], ids=["sample", "real"])
def terms(request: pytest.FixtureRequest) -> Corpus:
    return read_corpus(request.param)


@pytest.fixture(scope="module")
def files(terms: Corpus) -> Mapping[str, bytes]:
    return skos_files(terms, URL)


@pytest.fixture(scope="module")
def graph(files: Mapping[str, bytes]) -> Graph:
    return Graph().parse(data=files["vocabularies.ttl"], format="turtle")


def uri(term: Term) -> URIRef:
    return URIRef(concept_uri(term.vocabulary, term.id, URL))


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> dict[str, list[str]]:
    """The texts of a subject by language, in alphabetical order."""
    found: dict[str, list[str]] = {}
    for text in sorted(graph.objects(subject, predicate)):
        assert isinstance(text, Literal)
        found.setdefault(str(text.language), []).append(str(text))
    return found


def one_each(text: Mapping[str, str]) -> dict[str, list[str]]:
    return {language: [text[language]] for language in sorted(text)}


def test_json_ld_and_turtle_say_the_same(files: Mapping[str, bytes], graph: Graph) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from within rdflib's parser
        linked = Graph().parse(data=files["vocabularies.jsonld"], format="json-ld")
    assert set(linked) == set(graph)


def test_every_term_is_a_concept_or_a_scheme_with_all_its_words(terms: Corpus, graph: Graph) -> None:
    for term in terms.terms.values():
        node, kind = uri(term), SKOS.ConceptScheme if term.vocabulary == "scheme" else SKOS.Concept
        assert (node, RDF.type, kind) in graph
        assert texts(graph, node, SKOS.prefLabel) == one_each(term.label)
        assert texts(graph, node, SKOS.definition) == one_each(term.definition)
        aliases = {language: sorted({*found} - {term.label[language]}) for language, found in term.aliases.items()}
        assert texts(graph, node, SKOS.altLabel) == {
            language: aliases[language] for language in sorted(aliases) if aliases[language]
        }
        sources = {URIRef(f"{URL}en/references/{reference}/") for reference in term.sources}
        assert set(graph.objects(node, DCTERMS.source)) == sources
        if kind == SKOS.Concept:
            assert list(graph.objects(node, SKOS.notation)) == [Literal(term.id)]
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(
        [term for term in terms.terms.values() if term.vocabulary != "scheme"]
    )


def test_groups_are_broader_and_matches_lead_to_concepts_of_the_typologies(terms: Corpus, graph: Graph) -> None:
    for term in terms.terms.values():
        if term.vocabulary in {"scheme", "scheme-concept"}:
            continue
        group = terms.terms.get((GROUPS.get(term.vocabulary, term.vocabulary), term.group))
        assert list(graph.objects(uri(term), SKOS.broader)) == ([uri(group)] if group else [])
        for attribute, predicate in MATCHES.items():
            wanted = {uri(terms.terms["scheme-concept", found]) for found in getattr(term, attribute)}
            assert set(graph.objects(uri(term), predicate)) == wanted
    assert set(graph.subject_objects(SKOS.narrower)) == {(two, one) for one, two in graph.subject_objects(SKOS.broader)}
    assert set(graph.subject_objects(SKOS.hasTopConcept)) == {
        (scheme, top) for top, scheme in graph.subject_objects(SKOS.topConceptOf)
    }


def test_concept_is_in_a_scheme_and_is_its_top_or_has_a_broader_one_there(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        schemes = set(graph.objects(concept, SKOS.inScheme))
        assert schemes
        broader = set(graph.objects(concept, SKOS.broader))
        for scheme in schemes:
            assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
            inside = {one for one in broader if (one, SKOS.inScheme, scheme) in graph}
            assert ((concept, SKOS.topConceptOf, scheme) in graph) != bool(inside)


def test_schemes_tell_licence_version_and_title(terms: Corpus, graph: Graph) -> None:
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    used = {name for name in VOCABULARIES if terms.vocabulary(name)} - {"scheme", "scheme-concept"}
    assert schemes == {URIRef(TERM + name) for name in used} | {uri(term) for term in terms.vocabulary("scheme")}
    for scheme in schemes:
        assert list(texts(graph, scheme, DCTERMS.title)) == sorted(LANGUAGES)
        assert list(graph.objects(scheme, DCTERMS.license)) == [URIRef(terms.descriptor["licenses"][0]["path"])]
        assert list(graph.objects(scheme, OWL.versionInfo)) == [Literal(terms.version)]


def test_integrity_conditions_of_skos_hold(graph: Graph) -> None:
    concepts, schemes = (set(graph.subjects(RDF.type, kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme))
    assert not concepts & schemes, "S9"
    for node in concepts | schemes:
        preferred, other = list(graph.objects(node, SKOS.prefLabel)), set(graph.objects(node, SKOS.altLabel))
        assert not set(preferred) & other, "S13"
        assert max(Counter(text.language for text in preferred).values()) == 1, "S14"
    related = set(graph.subject_objects(SKOS.related)) | set(graph.subject_objects(SKOS.relatedMatch))
    above = {(node, top) for node in concepts for top in graph.transitive_objects(node, SKOS.broader) if top != node}
    assert not {(one, two) for one, two in related if (one, two) in above or (two, one) in above}, "S27"
    assert not any(one == two for one, two in graph.subject_objects(SKOS.broader))
    exact = set(graph.subject_objects(SKOS.exactMatch))
    assert not exact & related, "S46"
    assert not exact & set(graph.subject_objects(SKOS.closeMatch))


def test_no_address_is_invented(terms: Corpus, graph: Graph) -> None:
    own = {term for term in graph.subjects(RDF.type, None) if str(term).startswith(TERM)}
    references = {URIRef(f"{URL}en/references/{reference}/") for reference in terms.references}
    given = {URIRef(terms.descriptor["licenses"][0]["path"]), SKOS.Concept, SKOS.ConceptScheme}
    objects = {found for found in graph.objects() if isinstance(found, URIRef)}
    assert objects <= own | references | given
    assert set(graph.subjects()) == own
    assert len(own) == len(terms.terms) + len({*VOCABULARIES} & {term.vocabulary for term in terms.terms.values()}) - 2


def test_every_address_of_a_term_is_an_anchor_that_leads_to_it_in_every_language(
    built_project: Path, corpus: Corpus
) -> None:
    site = Site(built_project / "site")
    linked = json.loads(
        (built_project / "site" / "data" / "latest" / "vocabularies.jsonld").read_text(encoding="utf-8")
    )
    nodes = [node["@id"] for node in linked["@graph"]]
    sources = [source for node in linked["@graph"] for source in node.get("source", [])]
    assert len(nodes) > len(corpus.terms)
    assert {address: site.problem(address) for address in [*nodes, *sources] if site.problem(address)} == {}
    page = site.pages["id/"]
    for term in corpus.terms.values():
        anchor = f"{term.vocabulary}-{term.id}"
        links = page.one(f"//li[@id='{anchor}']").xpath("a")
        assert [(link.get("lang"), link.text_content()) for link in links] == list(term.label.items())
        assert [page.absolute(link.get("href")) for link in links] == [
            f"{URL}{language}/data/vocabularies/#{anchor}" for language in term.label
        ]
