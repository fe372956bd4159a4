"""The Atom feeds: what RFC 4287 asks of them, and that they tell what the corpus and the pages hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conftest import CompareGolden
from samskap.evidence.latest import newest_first
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.addresses import address
from samskap.pages.atom import ATOM, Category, Entry, Feed
from samskap.pages.feeds import FEED, MOST, cell_feeds, feed, feed_files, feeds_of
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.shown import everything, records_by_page
from sites import URL, Site

NAME = {"a": ATOM}
CONSTRUCTS = {
    "feed": {
        "once": {"id", "title", "updated", "author", "rights"},
        "more": {"link", "entry"},
    },
    "entry": {
        "once": {"id", "title", "updated", "summary"},
        "more": {"link", "category"},
    },
    "author": {"once": {"name"}, "more": set()},
}
"""The elements that a construct holds: those that RFC 4287 (section 4) wants once, and those it allows repeatedly."""
ATTRIBUTES = {
    "feed": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "title": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "summary": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "link": {"rel", "type", "hreflang", "href"},
    "category": {"term", "scheme", "label"},
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def renderer(corpus: Corpus, language: str) -> Renderer:
    return Renderer(corpus=corpus, words=words(language))


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode())


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(text) for text in root.xpath(path, namespaces=NAME)]


def faults(root: etree._Element) -> list[str]:
    """What is wrong with a feed by the table of elements of RFC 4287 and its rules on ids, dates and links."""
    found = []
    for element in root.iter():
        name = etree.QName(element).localname
        if not element.tag.startswith(f"{{{ATOM}}}"):
            found.append(f"{name}: not of Atom")
        if set(element.attrib) - ATTRIBUTES.get(name, set()):
            found.append(f"{name}: attributes {dict(element.attrib)}")
        children = [etree.QName(child).localname for child in element]
        construct = CONSTRUCTS.get(name, {"once": set(), "more": set()})
        found += [
            f"{name}: {child} {children.count(child)} times"
            for child in construct["once"]
            if children.count(child) != 1
        ]
        found += [f"{name}: {child} not allowed" for child in set(children) - construct["once"] - construct["more"]]
    for construct in (root, *root.findall("a:entry", NAME)):
        relations = [link.get("rel") for link in construct.findall("a:link", NAME)]
        if relations.count("alternate") != 1:
            found.append(f"{relations}: no one alternate link")
    found += [f"{text}: no instant" for text in texts(root, "//a:updated/text()") if not INSTANT.fullmatch(text)]
    found += [
        f"{text}: no IRI" for text in texts(root, "//a:id/text() | //@href | //@scheme") if not urlsplit(text).scheme
    ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_hold_what_the_standard_asks_for(language: str, corpus: Corpus) -> None:
    files = feed_files(renderer(corpus, language), URL)
    topics = sum(len(corpus.vocabulary(kind)) for kind in ("policy-area", "target-group", "actor"))
    assert len(files) == 1 + topics + len(corpus.vocabulary("factor")) + len(corpus.vocabulary("outcome"))
    for path, xml in files.items():
        root = parsed(xml)
        assert faults(root) == [], path
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert texts(root, "a:link[@rel='self']/@href") == [f"{URL}{language}/{path}"]
        assert texts(root, "a:link[@rel='alternate']/@href") == [f"{URL}{language}/{path.removesuffix(FEED)}"]
        assert all(UUID(text).version == 5 for text in texts(root, "//a:id/text()"))


def test_faults_of_a_broken_feed_are_found() -> None:
    entry = Entry(id="no iri", title="", updated="2026-11", page="x", summary="")
    broken = parsed(
        made([entry, entry]).xml().replace("<author>", "<author><age>7</age>").replace("<rights>x</rights>", "")
    )
    found = "\n".join(faults(broken))
    for fault in ("rights 0 times", "age not allowed", "2026-11: no instant", "no iri: no IRI"):
        assert fault in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_of_a_page_tells_of_its_records_and_is_as_new_as_the_newest(language: str, corpus: Corpus) -> None:
    shown = {**records_by_page(corpus), "": list(everything(corpus))}
    for path, xml in feed_files(renderer(corpus, language), URL).items():
        root, records = parsed(xml), shown.get(path.removesuffix(FEED), [])
        expected = [f"{URL}{language}/{address(record)}" for record in newest_first(records, corpus)]
        assert texts(root, "a:entry/a:link/@href") == expected
        instants = texts(root, "a:entry/a:updated/text()")
        assert instants == sorted(instants, reverse=True)
        assert texts(root, "a:updated/text()") == [max(instants, default=corpus.created)]
        assert len(set(texts(root, "//a:id/text()"))) == 1 + len(records)


def test_ids_hold_when_the_site_moves_and_differ_by_language_and_package(corpus: Corpus) -> None:
    def ids(language: str, url: str, of: Corpus = corpus) -> set[str]:
        files = feed_files(renderer(of, language), url)
        return {text for xml in files.values() for text in texts(parsed(xml), "//a:id/text()")}

    here = ids("sv", URL)
    assert ids("sv", "https://elsewhere.example/below/") == here
    assert not ids("da", URL) & here
    assert not ids("sv", URL, replace(corpus, descriptor={**corpus.descriptor, "name": "other"})) & here


def test_feed_of_many_records_holds_the_newest_fifty(corpus: Corpus) -> None:
    (case, *_) = corpus.cases.values()
    many = [replace(case, id=f"case-{number:03}", coded_on=f"{2000 + number}-01") for number in range(MOST + 7)]
    found = feed(renderer(corpus, "en"), "Many", "cases/", many, URL)
    assert [entry.updated[:4] for entry in found.entries] == [str(2000 + number) for number in range(MOST + 6, 6, -1)]


def test_cell_feeds_stand_beside_the_pages_of_the_cells(corpus: Corpus) -> None:
    theme, findings = corpus.terms["factor", "facilitation"], tuple(corpus.findings.values())
    cells = [(theme, "co-design", findings[:2]), (theme, "", ())]
    files = cell_feeds(renderer(corpus, "en"), cells, URL)
    assert list(files) == ["themes/facilitation/co-design/feed.atom", "themes/facilitation/no-phase/feed.atom"]
    full, empty = map(parsed, files.values())
    assert faults(full) == faults(empty) == []
    assert texts(full, "a:title/text()") == ["Samskap: Facilitation – Co-design"]
    assert (len(full.findall("a:entry", NAME)), len(empty.findall("a:entry", NAME))) == (2, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_of_a_topic_matches_its_golden_text(language: str, corpus: Corpus, compare_golden: CompareGolden) -> None:
    xml = feed_files(renderer(corpus, language), URL)["topics/integration/feed.atom"]
    compare_golden(f"feeds/{language}/integration.atom", xml)


TEXT = st.text(st.characters(codec=None), max_size=30)


@given(TEXT, TEXT, TEXT)
def test_any_text_makes_a_feed_that_reads_back_as_it_was(title: str, summary: str, label: str) -> None:
    entry = Entry(
        id="urn:uuid:0",
        title=title,
        updated="2026-11-01T00:00:00Z",
        page=URL,
        summary=summary,
        categories=(Category("t", URL, label),),
    )
    root = parsed(made([entry]).xml().encode("utf-8").decode("utf-8"))
    assert faults(root) == []
    for text, found in (
        (title, root.findtext("a:entry/a:title", namespaces=NAME)),
        (summary, root.findtext("a:entry/a:summary", namespaces=NAME)),
        (label, root.find("a:entry/a:category", NAME).get("label")),
    ):
        kept = "".join(sign if etree_allows(sign) else " " for sign in text)
        assert (found or "").split() == kept.split()


def etree_allows(sign: str) -> bool:
    """Whether libxml2 takes a character as text."""
    try:
        etree.Element("x").text = sign
    except ValueError:
        return False
    return True


def made(entries: list[Entry]) -> Feed:
    return Feed(
        id="urn:uuid:1",
        title="x",
        language="en",
        updated=datetime(2026, 1, 2).strftime("%Y-%m-%dT%H:%M:%SZ"),
        author="x",
        address=URL,
        page=URL,
        licence=("x", URL),
        entries=entries,
    )


def test_pages_that_change_with_records_name_their_feed() -> None:
    def of(kind: str, path: str) -> list[str]:
        return [feed for _title, feed in feeds_of(Page(path=path, title="T", description="", body="", kind=kind))]

    assert of("home", "") == of("latest", "latest/") == ["feed.atom"]
    assert of("theme", "themes/learning/") == ["themes/learning/feed.atom"]
    assert of("cell", "themes/learning/co-design/") == ["themes/learning/co-design/feed.atom"]
    assert of("case", "cases/x/") == []


def test_built_site_has_every_feed_that_a_page_names_and_every_page_that_a_feed_names(built_project) -> None:
    site = Site(built_project / "site")
    named = set()
    for page in site.pages.values():
        for link in page.root.xpath("//link[@type='application/atom+xml']"):
            named.add(page.absolute(link.get("href")))
            assert link.get("href") in page.root.xpath("//footer[@class='changed']//a/@href")
    feeds = {URL + file.relative_to(site.folder).as_posix(): file for file in site.folder.rglob("*.atom")}
    assert named == set(feeds)
    for file in feeds.values():
        root = etree.fromstring(file.read_bytes())
        assert faults(root) == []
        targets = texts(root, "//a:link[@rel!='license']/@href | //@scheme")
        assert not [target for target in targets if site.problem(target)]
