"""The data catalogue in RDF: valid by shapes of our own, the values of the corpus, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF, SH, SKOS, XSD
from rdflib.term import Node

from samskap.downloads import Download
from samskap.languages import LANGUAGES
from samskap.metadata.catalogue import catalogue
from samskap.metadata.distributions import languages_of
from samskap.metadata.files import NAMES, describing_files
from samskap.metadata.linkset import linkset
from samskap.metadata.media_types import TYPES, is_registered, media_type
from samskap.metadata.rdf import DCAT, SPDX, VCARD, to_json_ld, to_turtle
from samskap.model import Corpus

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib's, of itself

URL = "https://example.org/below/"
DATASET = URIRef(f"{URL}en/data/#dataset")
FILES = (
    Download("samskap-0.0.1.zip", "The whole data package in one file", 1_234_567, None, "0a" * 32),
    Download("cases.csv", "Cases, one a row, in three languages", 4321, 4, "1b" * 32),
    Download("evidence-sv.csv", "Flat table in Swedish: one finding a row", 9, 6, "2c" * 32),
    Download("references.ris", "References, one a row", 5, None, "3d" * 32),
)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(Path(__file__).parent / "shapes" / "dcat-ap.ttl")


@pytest.fixture
def graph(corpus: Corpus) -> Graph:
    return catalogue(corpus, FILES, URL)


def broken(graph: Graph, shapes: Graph) -> list[tuple[str, str]]:
    """Type of the node and path of each rule that is not met."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    found = []
    for result in report.objects(None, SH.result):
        kind = graph.value(report.value(result, SH.focusNode), RDF.type)
        found.append((str(kind).rpartition("#")[2], str(report.value(result, SH.resultPath))))
    return found


def test_catalogue_keeps_to_the_shapes(graph: Graph, shapes: Graph) -> None:
    assert broken(graph, shapes) == []


def test_catalogue_without_what_is_mandatory_breaks_the_shapes(graph: Graph, shapes: Graph) -> None:
    mandatory: list[tuple[Node, Node]] = [
        (DATASET, DCTERMS.title),
        (DATASET, DCAT.version),
        (URIRef(f"{URL}en/data/#catalogue"), DCTERMS.publisher),
        (URIRef(f"{URL}en/data/#distribution-cases.csv"), DCAT.accessURL),
        (URIRef(f"{URL}en/data/#checksum-cases.csv"), SPDX.algorithm),
        (URIRef(f"{URL}#organisation"), FOAF.name),
        (URIRef(f"{URL}en/contribute/#contact"), VCARD.hasURL),
    ]
    for node, relation in mandatory:
        assert (node, relation, None) in graph
        graph.remove((node, relation, None))
    wanted = {str(relation) for _node, relation in mandatory} - {str(VCARD.hasURL)}
    paths = {path for _kind, path in broken(graph, shapes)}
    assert wanted <= paths
    assert len(paths - wanted) == 2  # where Denmark looks for the version, and the alternatives of the contact


def test_catalogue_with_wrong_values_breaks_the_shapes(graph: Graph, shapes: Graph) -> None:
    file = URIRef(f"{URL}en/data/#distribution-cases.csv")
    period = graph.value(DATASET, DCTERMS.temporal)
    for node, relation, value in (
        (file, DCAT.byteSize, Literal("much")),
        (file, DCTERMS.license, Literal("free")),
        (DATASET, DCTERMS.issued, Literal("2026", datatype=XSD.gYear)),
        (DATASET, DCAT.theme, URIRef("https://example.org/themes/society")),
        (DATASET, DCTERMS.title, Literal("Encore", lang="en")),
        (period, DCAT.startDate, Literal("2030", datatype=XSD.gYear)),
    ):
        graph.add((node, relation, value))
        assert str(relation) in {path for _kind, path in broken(graph, shapes)}, relation
        graph.remove((node, relation, value))
    assert broken(graph, shapes) == []


def test_catalogue_tells_what_the_descriptor_and_the_cases_say(graph: Graph, corpus: Corpus) -> None:
    titles = {
        title.language: str(title) for title in graph.objects(DATASET, DCTERMS.title) if isinstance(title, Literal)
    }
    assert titles == {
        language: corpus.descriptor["title" if language == "en" else f"title_{language}"] for language in LANGUAGES
    }
    assert str(graph.value(DATASET, DCAT.version)) == corpus.version
    places = {str(place).rpartition("/")[2] for place in graph.objects(DATASET, DCTERMS.spatial)}
    assert places == {"SWE", "DNK", "NOR"}
    period = graph.value(DATASET, DCTERMS.temporal)
    assert [str(graph.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)] == ["2015", "2021"]
    assert graph.value(URIRef(f"{URL}#organisation"), DCTERMS.type) is None
    assert not set(graph.objects(None, VCARD.hasEmail))


def test_catalogue_of_cases_without_years_tells_none(corpus: Corpus, shapes: Graph) -> None:
    cases = {name: replace(case, start_year=None, end_year=None) for name, case in corpus.cases.items()}
    found = catalogue(replace(corpus, cases=cases), FILES, URL)
    assert found.value(DATASET, DCTERMS.temporal) is None
    assert broken(found, shapes) == []


def test_distributions_tell_size_hash_type_and_languages_of_each_file(graph: Graph) -> None:
    for file in FILES:
        node = graph.value(predicate=DCTERMS.title, object=Literal(file.name))
        assert str(graph.value(node, DCAT.downloadURL)) == f"{URL}data/latest/{file.name}"
        assert int(graph.value(node, DCAT.byteSize) or 0) == file.bytes
        assert str(graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue)) == file.sha256
        languages = {str(language).rpartition("/")[2] for language in graph.objects(node, DCTERMS.language)}
        assert languages == ({"SWE"} if file.name == "evidence-sv.csv" else {"SWE", "DAN", "ENG"})
        known = is_registered(media_type(file.name))
        assert bool(graph.value(node, DCAT.mediaType)) == known
    assert {str(text) for text in graph.objects(None, DCTERMS.description)} >= {
        "Fall, ett per rad, på tre språk",
        "Cases, one a row, in three languages",
    }


def test_keywords_have_the_tag_of_their_language_where_it_is_known(graph: Graph, corpus: Corpus) -> None:
    expected = {("sample", None)} if "sample" in corpus.descriptor["keywords"] else set()
    found = {(str(word), word.language) for word in graph.objects(DATASET, DCAT.keyword) if isinstance(word, Literal)}
    assert expected <= found
    labels = {(term.label[tag], tag) for term in corpus.terms.values() for tag in LANGUAGES}
    assert {word for word in found if word[1]} <= labels


def test_every_node_is_named_and_both_forms_say_the_same(graph: Graph) -> None:
    turtle = Graph().parse(data=to_turtle(graph), format="turtle")
    linked = Graph().parse(data=to_json_ld(graph), format="json-ld")
    assert not [node for node in turtle.all_nodes() if not isinstance(node, URIRef | Literal)]
    assert isomorphic(turtle, linked)
    assert len(turtle) == len(graph)
    assert json.loads(to_json_ld(graph))["@context"]["dcat"] == str(DCAT)
    assert (
        URIRef("http://publications.europa.eu/resource/authority/data-theme/SOCI"),
        RDF.type,
        SKOS.Concept,
    ) in turtle


def test_linkset_leads_from_the_page_to_the_files_and_back(corpus: Corpus) -> None:
    forth, *back = linkset(corpus, FILES, URL)["linkset"]
    assert [item["href"] for item in forth["item"]] == [link["anchor"] for link in back]
    assert {link["collection"][0]["href"] for link in back} == {forth["anchor"]}
    assert forth["item"][1] == {"href": f"{URL}data/latest/cases.csv", "type": "text/csv"}
    assert forth["type"][1]["href"] == "https://schema.org/Dataset"


def test_every_download_has_a_media_type(corpus: Corpus) -> None:
    made = describing_files(corpus, FILES, URL)
    assert list(made) == list(NAMES)
    assert media_type("references.json") == "application/vnd.citationstyles.csl+json"
    assert [media_type(name) for name in made] == [
        "text/turtle",
        "application/ld+json",
        "application/ld+json",
        "application/linkset+json",
    ]
    assert all(media_type(f"x{ending}") for ending in TYPES)
    with pytest.raises(KeyError):
        media_type("x.exe")
    assert languages_of("case-xx.csv", corpus) == corpus.languages
