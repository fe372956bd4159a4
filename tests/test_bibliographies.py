"""The references of pages as files: what is in them, that it is what the pages list, and how the pages lead to them."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from pybtex.database import parse_string

from conftest import CompareGolden
from samskap.citation.csl import references_to_csl
from samskap.citation.records import key
from samskap.citation.ris import TYPES, to_ris
from samskap.downloads.bibliographies import FORMATS, Format, Library
from samskap.languages import LANGUAGES
from samskap.model import Corpus, told
from samskap.package.bibliography import to_bibtex, to_reference
from samskap.package.bibtex import parse
from samskap.pages.addresses import address
from samskap.pages.bibliographies import bibliographies, bibliography_sections, references_by_page
from samskap.pages.case_citations import case_citations, citation_files
from samskap.pages.own import own_items
from samskap.site.serve import served
from sites import URL, HtmlPage, Site

LISTED = "//main//li[contains(@class, 'record')]/a[1]/@href | //article[contains(@class, 'page-keywords')]//dd/a/@href"
"""Links to what a page lists: the first of each record, and those of the keywords."""


@pytest.fixture(scope="module")
def site(built_project: Path) -> Site:
    return Site(built_project / "site")


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, bytes]:
    """The files of all pages by path of the page and ending."""
    found = bibliography_sections(corpus)
    return {f"{section}/{path}": content for section, part in found for path, content in part.items()}


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """The records of a RIS text, as a reference manager reads them: the values of each tag, in order."""
    records: list[dict[str, list[str]]] = []
    for line in text.split("\r\n"):
        tag, mark, value = line[:2], line[2:6], line[6:]
        if not line:
            continue
        assert mark == "  - ", line
        if tag == "TY":
            records.append({})
        records[-1].setdefault(tag, []).append(value)
    assert all(record.pop("ER") == [""] for record in records)
    return records


def test_every_file_of_a_page_parses_back_to_exactly_its_references(files: Mapping[str, bytes], corpus: Corpus):
    pages = references_by_page(corpus)
    assert files.keys() == {f"{path[:-1]}.{form.ending}" for path in pages for form in FORMATS}
    for path, references in pages.items():
        bib, ris, csl = (files[f"{path[:-1]}.{form.ending}"].decode("utf-8") for form in FORMATS)
        entries, faults = parse(bib)
        assert not faults
        assert [to_reference(entry) for entry in entries] == list(references)
        assert list(parse_string(bib, "bibtex").entries) == [item.id for item in references]
        known = [(item.id, TYPES[item.type], [str(name) for name in item.authors]) for item in references]
        assert [(item["ID"][0], item["TY"][0], item.get("AU", [])) for item in read_ris(ris)] == known
        assert json.loads(csl) == references_to_csl(references, corpus, "en")


def test_case_has_its_own_references_and_a_topic_those_of_its_cases_and_findings(corpus: Corpus):
    pages = references_by_page(corpus)
    case = corpus.cases["exempelstad-sprakcafe"]
    assert {item.id for item in pages[address(case)]} == set(case.references)
    assert set(case.references) <= {item.id for item in pages["topics/integration/"]}
    findings = [finding for finding in corpus.findings.values() if "facilitation" in finding.factors]
    assert {item.id for item in pages["themes/facilitation/"]} == {finding.reference for finding in findings}
    assert pages["references/dikt2015bok/"] == (corpus.references["dikt2015bok"],)
    assert not any(path.startswith("findings/") or path.count("/") > 3 for path in pages)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)
def test_file_of_any_references_is_their_own_files_put_together(form: Format, corpus: Corpus):
    library = Library(corpus)
    opening, closing = form.opening.encode(), form.closing.encode()
    every = sorted(corpus.references.values(), key=lambda item: item.id)
    for chosen in ([], *combinations(every, 1), *combinations(every, 2), every):
        whole = library.write(form, reversed(chosen))
        assert len(whole) == library.size(form, chosen)
        bare = [library.write(form, [item]).removeprefix(opening).removesuffix(closing) for item in chosen]
        assert whole == opening + form.between.encode().join(bare) + closing
    whole = library.write(form, every)
    assert whole.decode("utf-8") == {"bib": to_bibtex(every), "ris": to_ris(every)}.get(form.ending, whole.decode())


@pytest.mark.parametrize("ending", [form.ending for form in FORMATS])
def test_bibliography_matches_golden_text(
    ending: str, files: Mapping[str, bytes], corpus: Corpus, compare_golden: CompareGolden
):
    shown = {
        "case": files[f"cases/exempelstad-sprakcafe.{ending}"],
        "language": files[f"references/languages/sv.{ending}"],
        "citation": case_citations(corpus, URL)[f"da/cases/exempelstad-sprakcafe.{ending}"],
    }
    for name, content in shown.items():
        compare_golden(f"bibliographies/{name}.{ending}.txt", content.decode("utf-8").replace("\r\n", "\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_is_cited_by_title_version_and_address_in_every_format(language: str, corpus: Corpus):
    for case in corpus.cases.values():
        url, title = f"{URL}{language}/{address(case)}", told(case.title, language).text
        item = own_items(corpus, language, URL)[address(case)]
        texts = {ending: content.decode("utf-8") for ending, content in citation_files(item).items()}
        assert json.loads(texts["json"]) == [item | {"id": key(item)}]
        entries, faults = parse(texts["bib"])
        (entry,) = entries
        reference = to_reference(entry)
        assert not faults
        assert (entry.key, entry.type) == (f"samskap-cases-{case.id}", "online")
        assert (reference.title, reference.url, reference.language) == (title, url, language)
        assert corpus.version in entry.fields["titleaddon"]
        (record,) = read_ris(texts["ris"])
        assert (record["TI"], record["UR"], record["LA"]) == ([title], [url], [language])
        assert [str(name) for name in reference.authors] == record["AU"] == [item["author"][0]["literal"]]


NEWS = ("latest/", "data/changes/", "contribute/manual/")  # tell of records that are new or changed, or examples


def references_listed(page: HtmlPage) -> set[str]:
    """Ids of the references that a page lists; the page of a reference is about that one."""
    own = page.path.partition("/")[2]
    below = f"{URL}{page.language}/references/"
    if page.root.xpath("//article[contains(@class, 'page-reference')]"):
        return {own.split("/")[1]}
    paths = (page.absolute(href).removeprefix(below) for href in page.root.xpath(LISTED) if "/references/" in href)
    return {path.rstrip("/") for path in paths}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_lists_references_leads_to_files_with_exactly_these(language: str, site: Site, corpus: Corpus):
    names = [form.name for form in FORMATS]
    leading = {}
    for path, page in site.of(language).items():
        lines = page.root.xpath("//p[@class='bibliography']")
        listed = references_listed(page)
        assert len(lines) == bool(listed and not path.startswith(NEWS)), page.path
        for line in lines:
            links = line.xpath(".//a")
            leading[path] = listed
            assert [link.text for link in links] == names
            assert [link.get("type") for link in links] == [form.media_type for form in FORMATS]
            assert all(link.get("download") is not None for link in links)
            targets = [site.folder / page.absolute(link.get("href")).removeprefix(URL) for link in links]
            assert {item["id"] for item in json.loads(targets[2].read_bytes())} == listed, page.path
            assert [item.id for item in map(to_reference, parse(targets[0].read_text(encoding="utf-8"))[0])] == sorted(
                listed
            )
            sizes = [-(-target.stat().st_size // 1000) for target in targets]
            assert [size.split("\xa0")[0] for size in line.xpath(".//small/text()")] == [
                f"({size} kB)" for size in sizes
            ]
            if "page-reference " not in f"{page.one('//article').get('class')} ":
                assert f" {len(listed)} " in line.text_content()
    assert leading.keys() == bibliographies(corpus).keys()


def test_server_tells_the_media_type_of_bibliographies(site: Site):
    with served(site.folder) as base:
        for form, expected in zip(
            FORMATS, (*(form.media_type for form in FORMATS[:2]), "application/json"), strict=True
        ):
            with urllib.request.urlopen(f"{base}data/latest/bibliographies/places/se.{form.ending}") as answer:
                assert answer.headers["Content-Type"] == expected
