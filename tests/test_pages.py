"""The pages of the sample, one golden text of each kind in each language, and what holds for all of them."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from conftest import SAMPLE, CompareGolden, MakeOnce
from samskap.citation.cache import Memory
from samskap.downloads import Download
from samskap.downloads.release import release_files
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.cases import case_pages
from samskap.pages.own import own_items
from samskap.pages.page import Page, relative, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.site import pages
from samskap.site.language import citations
from samskap.site.versions import read_versions
from samskap.versions.history import Versions

URL = "https://example.org/"
FILES = (
    Download("samskap-0.0.1.zip", "The whole data package in one file", 1_234_567, None, "0" * 64),
    Download("cases.csv", "Cases, one a row, in three languages", 4321, 4, "1" * 64),
)
PROSE = {"about/": "About", "method/": "Method"}


def renderer(corpus: Corpus, language: str, versions: Versions) -> Renderer:
    own = own_items(corpus, language, URL)
    formatted = citations(corpus, own, language, Memory())
    return Renderer(corpus=corpus, words=words(language), citations=formatted, own=own, versions=versions)


@pytest.fixture(scope="session")
def rendered(corpus: Corpus, make_once: MakeOnce) -> Mapping[str, list[Page]]:
    """All pages in the three languages, made once for all workers."""

    def make(folder: Path) -> None:
        versions = read_versions(SAMPLE, release_files(corpus))
        own = {language: renderer(corpus, language, versions) for language in LANGUAGES}
        made = {language: pages(own[language], FILES, PROSE.items(), URL) for language in LANGUAGES}
        folder.mkdir()
        (folder / "pages.pickle").write_bytes(pickle.dumps(made))

    found: Mapping[str, list[Page]] = pickle.loads((make_once("rendered", make) / "pages.pickle").read_bytes())
    return found


def of_each_kind(found: list[Page]) -> dict[str, Page]:
    """The first page of each kind of record, and every list."""
    chosen: dict[str, Page] = {}
    for page in found:
        name = page.path.strip("/").replace("/", "-") or "home" if page.kind in {"list", "dictionary"} else page.kind
        chosen.setdefault(name, page)
    return chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_each_kind_match_their_golden_texts(
    rendered: Mapping[str, list[Page]], language: str, compare_golden: CompareGolden
) -> None:
    chosen = of_each_kind(rendered[language])
    compare_golden(f"pages/{language}/PAGES.txt", "".join(f"{page.file}\n" for page in rendered[language]))
    for name, page in chosen.items():
        compare_golden(f"pages/{language}/{name}.md", page.markdown())


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_pages_are_those_that_are_made_and_no_other(
    rendered: Mapping[str, list[Page]], language: str, golden: Path
) -> None:
    kept = {path.stem for path in golden.glob(f"pages/{language}/*.md")}
    assert kept == set(of_each_kind(rendered[language]))


def test_pages_have_the_same_addresses_in_every_language(rendered: Mapping[str, list[Page]]) -> None:
    assert len({tuple(sorted(page.path for page in found)) for found in rendered.values()}) == 1


def test_pages_give_every_record_a_page(rendered: Mapping[str, list[Page]], corpus: Corpus) -> None:
    found = {(page.kind, page.record) for page in rendered["sv"]}
    assert {("case", record) for record in corpus.cases} <= found
    assert {("finding", record) for record in corpus.findings} <= found
    assert {("reference", record) for record in corpus.references} <= found
    assert {("place", record) for record in corpus.municipalities} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_front_matter_gives_back_title_and_description(rendered: Mapping[str, list[Page]], language: str) -> None:
    for page in rendered[language]:
        _empty, front, _body = page.markdown().split("---\n", 2)
        meta = yaml.safe_load(front)
        assert (meta["title"], meta["description"]) == (page.title, page.description)
        assert len(page.description) <= 160


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_hold_no_active_text_of_the_package(rendered: Mapping[str, list[Page]], language: str) -> None:
    for page in rendered[language]:
        assert "<script" not in page.body
        assert 'href="javascript' not in page.body
        assert "{{" not in page.body


def test_case_page_without_findings_says_so(rendered: Mapping[str, list[Page]], corpus: Corpus) -> None:
    empty = next(case for case in corpus.cases.values() if not corpus.findings_of_case(case.id))
    page = next(page for page in rendered["en"] if page.record == empty.id)
    assert "No finding has been drawn from the publications about this case yet." in page.body
    assert "No finding coded yet" in page.body


def test_reference_page_without_author_and_year_says_so_in_its_language(
    rendered: Mapping[str, list[Page]], corpus: Corpus
) -> None:
    bare = next(item for item in corpus.references.values() if not item.authors and not item.year)
    said = {
        "sv": ("ingen författare angiven", "u.å."),
        "da": ("ingen forfatter angivet", "u.å."),
        "en": ("no author given", "n.d."),
    }
    for language, expected in said.items():
        body = next(page for page in rendered[language] if page.record == bare.id).body
        assert all(text in body for text in expected), language


def test_reference_page_read_in_a_copy_names_no_address(rendered: Mapping[str, list[Page]], corpus: Corpus) -> None:
    copy = next(item for item in corpus.references.values() if item.source_is_copy)
    for language in LANGUAGES:
        page = next(page for page in rendered[language] if page.record == copy.id)
        assert f'href="{copy.source_url}"' not in page.body


def test_case_page_with_repository_offers_an_issue(corpus: Corpus) -> None:
    found = case_pages(Renderer(corpus=corpus, words=words("en"), citations={}, repository="https://example.org/repo"))
    assert any('href="https://example.org/repo/issues/new?title=' in page.body for page in found if page.kind == "case")


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("", "", "./"),
        ("cases/", "", "cases/"),
        ("", "cases/a/", "../../"),
        ("cases/b/", "cases/a/", "../../cases/b/"),
        ("cases/a/#x", "cases/a/", "#x"),
        ("themes/#x", "cases/a/", "../../themes/#x"),
    ],
)
def test_relative_address_leads_from_page_to_target(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


def test_shortened_long_text_is_cut_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one", 9) == "one"
