"""The pages as JSON-LD and their links for machines: schema.org's words, and the values of the corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from samskap.citation.csl import TYPES as CITED
from samskap.languages import LANGUAGES, words
from samskap.metadata.coverage import alpha3, keywords, years
from samskap.metadata.publications import TYPES, publication
from samskap.metadata.schema_org import Scope, filled
from samskap.model import Corpus, Name, told
from samskap.pages.addresses import SECTIONS, address
from samskap.pages.page import Page
from schema_org import faults
from sites import URL, HtmlPage, Site

Node = dict[str, Any]
Described = Mapping[str, tuple[HtmlPage, list[Node]]]

PROSE = ("about", "accessibility", "contribute", "method")


@pytest.fixture(scope="module")
def described(built_project: Path) -> Described:
    """Every page with JSON-LD by path: the page and its nodes."""
    pages = Site(built_project / "site").pages.values()
    return {page.path: (page, nodes) for page in pages if (nodes := list(nodes_of(page)))}


def nodes_of(page: HtmlPage) -> Iterator[Node]:
    for block in page.root.xpath("//script[@type='application/ld+json']"):
        document = json.loads(block.text)
        assert document["@context"] == "https://schema.org"
        yield from document["@graph"]


def subject(described: Described, path: str) -> Node:
    """What a page tells of: the node that its own one names as the main entity."""
    _page, nodes = described[path]
    return next(node for node in nodes if node["@id"] == nodes[0]["mainEntity"]["@id"])


def several(node: Node, name: str) -> list[Any]:
    """The values of a property, which is no list where there is one."""
    value = node.get(name, [])
    return value if isinstance(value, list) else [value]


def names(node: Node, name: str) -> list[str]:
    return [value["name"] for value in several(node, name)]


def test_every_generated_page_describes_itself_in_words_of_schema_org(described: Described) -> None:
    assert len(described) > 300
    assert not {f"{tag}/{name}/" for tag in LANGUAGES for name in PROSE} & set(described)
    for path, (page, nodes) in described.items():
        assert list(faults(nodes)) == [], path
        own = nodes[0]
        assert own["@id"] == own["url"] == URL + path
        assert page.retired or page.one("//link[@rel='canonical']").get("href") == own["url"]
        assert own["inLanguage"] == page.language
        assert own["description"] == page.one("//meta[@name='description']").get("content")
        assert len({node["@id"] for node in nodes}) == len(nodes)


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Pamphlet"}, "no type of the table"),
        ({"@type": "Book", "sha256": "0"}, "a property of"),
        ({"@type": "Book", "shelf": "0"}, "no property of the table"),
        ({"@type": "Book", "author": {"@type": "Place", "name": "x"}}, "is none of"),
        ({"@type": "Book", "name": ""}, "is none of"),
        ({"@type": "Book", "url": "book"}, "is none of"),
        ({"@type": "Book", "author": {"name": "x"}}, "no type"),
    ],
)
def test_faults_of_a_description_are_found(node: Node, fault: str) -> None:
    assert fault in "\n".join(faults(node))


def test_crumbs_of_a_page_are_those_that_readers_see(described: Described) -> None:
    for path, (page, nodes) in described.items():
        shown = [(link.text, page.absolute(link.get("href"))) for link in page.root.xpath("//nav[@class='crumbs']//a")]
        steps = nodes[0].get("breadcrumb", {}).get("itemListElement", [])
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        if shown:
            assert [step["item"] for step in steps] == [*(target for _name, target in shown), URL + path]
            assert [" ".join(step["name"].split()) for step in steps[:-1]] == [name for name, _target in shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_tell_what_the_corpus_holds(language: str, described: Described, corpus: Corpus) -> None:
    for case in corpus.cases.values():
        node = subject(described, f"{language}/{address(case)}")
        assert node["@id"] == f"{URL}en/{address(case)}#case"
        title, summary = told(case.title, language), told(case.summary, language)
        assert (node["name"], node["abstract"]) == (title.text, summary.text)
        assert node["inLanguage"] == title.language == ("da" if case.id == "provanger-boligmote" else language)
        assert names(node, "citation") == [corpus.references[key].title for key in case.references]
        assert node["creativeWorkStatus"] == corpus.terms["review", case.review].label[language]
        assert ("temporalCoverage" in node) == (case.start_year is not None and case.end_year is not None)
    assert names(subject(described, f"{language}/cases/nordisk-prove-uden-sted/"), "contentLocation") == [
        corpus.terms["country", "NO"].label[language]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_tell_what_the_corpus_holds(language: str, described: Described, corpus: Corpus) -> None:
    for finding in corpus.findings.values():
        node = subject(described, f"{language}/{address(finding)}")
        statement = told(finding.statement, language)
        assert (node["@type"], node["text"], node["inLanguage"]) == ("Claim", statement.text, statement.language)
        assert names(node, "appearance") == [corpus.references[finding.reference].title]
        assert names(node, "keywords") == [corpus.terms["direction", finding.direction].label[language]]
        coded = {"factor": finding.factors, "outcome": finding.outcomes, "phase": finding.phases}
        about = [corpus.terms[kind, name].label[language] for kind, found in coded.items() for name in found]
        about += [told(corpus.cases[finding.case].title, language).text] if finding.case else []
        assert names(node, "about") == about


@pytest.mark.parametrize("language", LANGUAGES)
def test_references_tell_what_the_corpus_holds_and_nothing_else(
    language: str, described: Described, corpus: Corpus
) -> None:
    for reference in corpus.references.values():
        node = subject(described, f"{language}/{address(reference)}")
        assert (node["@type"], node["name"]) == (TYPES[reference.type], reference.title)
        assert names(node, "author") == [f"{name.given} {name.family}".strip() for name in reference.authors]
        assert node.get("datePublished", "") == (reference.date or str(reference.year or ""))
        assert node.get("sameAs", "") == (f"https://doi.org/{reference.doi}" if reference.doi else "")
        assert not set(node) & {"license", "isAccessibleForFree", "creator"}
    chapter = subject(described, f"{language}/references/eksempel2019kapitel/")
    assert chapter["isPartOf"] == {"@type": "Book", "name": "Håndbog i det opdigtede", "isbn": "978-0-00-000000-2"}
    issue = subject(described, f"{language}/references/exempel2020kostnader/")["isPartOf"]
    assert (issue["issueNumber"], issue["isPartOf"]["volumeNumber"]) == ("3", "12")
    assert issue["isPartOf"]["isPartOf"]["name"] == "Journal of Made-up Studies & Samples"


def test_publications_of_every_type_keep_to_schema_org_however_much_is_known(corpus: Corpus) -> None:
    assert set(TYPES) == set(CITED)
    scope, reference = Scope(corpus, words("sv"), URL, address), corpus.references["exempel2020kostnader"]
    for kind in set(TYPES) & {term.id for term in corpus.vocabulary("reference-type")}:
        full = replace(
            reference,
            type=kind,
            booktitle="B",
            isbn="1",
            urn="u",
            editors=(Name(family="Body"), Name(family="A", given="B")),
            institution="I",
        )
        assert list(faults(publication(full, scope))) == []
        assert list(faults(publication(replace(full, journal="", publisher="P", doi=""), scope))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_and_places_tell_what_the_corpus_holds(language: str, described: Described, corpus: Corpus) -> None:
    for term in corpus.terms.values():
        if term.vocabulary in SECTIONS and (path := f"{language}/{address(term)}") in described:
            node = subject(described, path)
            assert node["name"] == term.label[language]
            if term.vocabulary != "country":
                assert (node["termCode"], node["description"]) == (term.id, term.definition[language])
    for place in corpus.municipalities.values():
        node = subject(described, f"{language}/{address(place)}")
        point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        assert node.get("geo") == (point if place.latitude is not None else None)
        assert node["containedInPlace"]["identifier"] == place.country
    sets = [node for node in described[f"{language}/data/vocabularies/"][1] if node["@type"] == "DefinedTermSet"]
    listed = {
        (node["@id"].rpartition("#")[2], term["termCode"]) for node in sets for term in several(node, "hasDefinedTerm")
    }
    assert listed == set(corpus.terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_page_describes_every_file_of_the_package(
    language: str, described: Described, corpus: Corpus, built_project: Path
) -> None:
    page, _nodes = described[f"{language}/data/"]
    node = subject(described, f"{language}/data/")
    title = corpus.descriptor["title" if language == "en" else f"title_{language}"]
    assert (node["name"], node["version"]) == (title, corpus.version)
    assert node["temporalCoverage"] == "2015/2021"
    assert {place["identifier"] for place in node["spatialCoverage"]} == {"SE", "DK", "NO"}
    assert node["creditText"].startswith("Samskap")
    assert "<" not in node["creditText"]
    for item in node["distribution"]:
        content = (built_project / "site" / "data" / "latest" / item["name"]).read_bytes()
        assert item["contentSize"] == f"{len(content)} B"
        assert item["contentUrl"] == f"{URL}data/latest/{item['name']}"
        assert item["sha256"] in page.text
    assert {item["name"] for item in node["distribution"]} >= {"cases.csv", "datapackage.json", "references.ris"}


def test_home_page_tells_how_the_site_is_searched(described: Described) -> None:
    for language in LANGUAGES:
        page, nodes = described[f"{language}/"]
        (site,) = (node for node in nodes if node["@type"] == "WebSite")
        form = page.root.xpath("//form[@role='search']")[0]
        field = form.xpath(".//input[@type='search']/@name")[0]
        template = site["potentialAction"]["target"]["urlTemplate"]
        assert template == f"{page.absolute(form.get('action'))}?{field}={{search_term_string}}"


def test_links_for_machines_lead_to_what_they_say(described: Described, corpus: Corpus) -> None:
    def links(path: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in described[path][0].root.xpath("//link[@rel]"):
            found.setdefault(link.get("rel"), []).append(link.get("href"))
        return found

    case = links("sv/cases/exempelstad-sprakcafe/")
    assert case["cite-as"] == case["canonical"]
    assert case["type"] == ["https://schema.org/AboutPage", "https://schema.org/CreativeWork"]
    assert case["license"] == [corpus.descriptor["licenses"][0]["path"]]
    assert case["author"] == [f"{URL}sv/about/"]
    assert case["describedby"] == [f"{URL}data/latest/cases/exempelstad-sprakcafe.json"]
    article = links("da/references/exempel2020kostnader/")
    assert article["cite-as"] == ["https://doi.org/10.5555/exempel.2020.1_a(b)"]
    assert not {"license", "author"} & set(article)
    assert links("da/references/anonndprov/")["cite-as"] == [f"{URL}da/references/anonndprov/"]
    data, site = links("en/data/"), described["en/data/"][0].file.parents[2]
    for target in (*data["item"], *data["describedby"], *data["linkset"]):
        assert (site / target.removeprefix(URL)).is_file(), target
    assert "type" not in links("en/cases/")


def test_text_with_code_stays_data() -> None:
    code = "</script><script>alert(1)</script> \"' {{ 7*7 }} <!-- \u2028 ]]>"
    hostile = Page(path="x/", title="T", description="D", body="B", kind="case", linked_data=json.dumps({"name": code}))
    root = html.fromstring(f"<html><body>{hostile.markdown().partition('B')[2]}</body></html>")
    (block,) = root.xpath("//script")
    assert json.loads(block.text) == {"name": code}


def test_filled_leaves_nothing_empty() -> None:
    node = {"a": "", "b": None, "c": [], "d": [""], "e": [1], "f": [1, 2], "g": {}, "h": False, "i": 0}
    assert filled(node) == {"e": 1, "f": [1, 2], "h": False, "i": 0}


def test_coverage_is_what_the_cases_say(corpus: Corpus) -> None:
    assert years(corpus) == (2015, 2021)
    assert years(replace(corpus, cases={})) is None
    assert (alpha3("SE"), alpha3("GL"), alpha3("FO")) == ("SWE", "GRL", "FRO")
    label = corpus.terms["policy-area", "integration"].label
    given_ = {**corpus.descriptor, "keywords": [label["da"].upper(), "no such term"]}
    assert keywords(replace(corpus, descriptor=given_)) == [label, {"": "no such term"}]
