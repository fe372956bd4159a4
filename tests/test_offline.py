"""The zip of the site: every link leads to a file in it or to the web, and it is read in a browser from a folder."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from browsing import Log
from conftest import MakeOnce
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.site.offline import offline_files
from sites import URL


@pytest.fixture(scope="session")
def folder(built_project: Path, corpus: Corpus, make_once: MakeOnce) -> Path:
    """The zip of the sample's site, unpacked."""
    packed = built_project / "site" / "data" / "latest" / f"samskap-site-{corpus.version}.zip"

    def unpack(target: Path) -> None:
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(target)

    return make_once("offline-site", unpack)


def page_of(body: str, name: str) -> str:
    """What the zip holds of a page with this body, of a site of three files."""
    text = f'<html lang="sv"><head><link rel="canonical" href="{URL}{name}"></head><main>{body}</main></html>'
    files = {name: text.encode(), "sv/data/index.html": b"", "data/latest/a b.csv": b"", "data/v1.0.0/a.csv": b""}
    return dict(offline_files(files, URL))[name].decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../../data/", "../../data/index.html"),
        ("../../data/#files", "../../data/index.html#files"),
        ("../../data/?a=1&amp;b=2#c", "../../data/index.html?a=1&amp;b=2#c"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("#top", "#top"),
        ("../../../data/latest/a%20b.csv", "../../../data/latest/a%20b.csv"),
        ("../../../data/v1.0.0/a.csv", f"{URL}data/v1.0.0/a.csv"),
        ("../other/", f"{URL}sv/cases/other/"),
        ("https://example.org/x/", "https://example.org/x/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_link_of_a_page_leads_to_a_file_in_the_zip_or_to_the_web(address: str, expected: str):
    assert f'<a href="{expected}">' in page_of(f'<a href="{address}">x</a>', "sv/cases/one/index.html")


def test_page_in_the_zip_keeps_only_the_script_of_the_colours():
    scripts = '<script src="../assets/scheme.js"></script><script type="module" src="../assets/terms.js"></script>'
    linked = '<script type="application/ld+json">{"a": 1}</script>'
    page = page_of(scripts + linked, "sv/cases/one/index.html")
    assert "scheme.js" in page
    assert "terms.js" not in page
    assert linked in page


def test_zip_holds_every_page_and_the_newest_files_but_not_itself(folder: Path, built_project: Path):
    site = built_project / "site"
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    data = {path.relative_to(site).as_posix() for path in (site / "data" / "latest").rglob("*") if path.is_file()}
    assert {name for name in held if name.endswith(".html")} == pages
    assert {name for name in data if "samskap-site-" not in name} == {name for name in held if name.startswith("data/")}
    assert not [name for name in held if name.endswith(".js") and not name.endswith("/scheme.js")]


def test_every_link_in_the_zip_leads_to_a_file_or_to_an_absolute_address(folder: Path):
    wrong = set()
    for file in folder.rglob("*.html"):
        for address in map(str, html.document_fromstring(file.read_bytes()).xpath("//@href | //@src | //@action")):
            target = unquote(urldefrag(urljoin(file.as_uri(), address))[0].partition("?")[0])
            if target.startswith("file:") and not Path(target.removeprefix("file://")).is_file():
                wrong.add((file.relative_to(folder).as_posix(), address))
    assert wrong == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_page_tells_the_size_of_the_zip(language: str, built_project: Path, corpus: Corpus):
    site = built_project / "site"
    size = (site / "data" / "latest" / f"samskap-site-{corpus.version}.zip").stat().st_size
    page = (site / language / "data" / "index.html").read_text(encoding="utf-8")
    assert re.findall('<span class="offline-size">([^<]*)', page) == [
        f"{words(language).number(round(size / 1_000_000, 1))} MB"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_in_the_zip_says_where_it_is_on_the_web(language: str, folder: Path):
    page = html.document_fromstring((folder / language / "index.html").read_bytes())
    (note,) = page.find_class("offline-note")
    assert words(language).text("This page on the web") in note.text_content()


def test_site_in_a_folder_is_read_from_the_home_page_to_a_file(folder: Path, page: Page, corpus: Corpus, log: Log):
    language = "da"
    own, case = words(language), corpus.cases["exempelstad-sprakcafe"]
    reference = corpus.references[case.references[0]]
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name=own.language_name(language).capitalize(), exact=True).click()
    expect(page.locator(".offline-note")).to_contain_text(own.text("This page on the web"))
    expect(page.locator("form.question")).to_be_hidden()
    page.locator(".menu").get_by_role("link").first.click()
    expect(page.locator("form.facets")).to_be_hidden()
    expect(page.locator("button.compare:visible")).to_have_count(0)
    page.get_by_role("link", name=case.title[language], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(case.title[language])
    page.locator(f"main a[href*='references/{reference.id}/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(reference.title)
    page.locator(".search-link").click()
    expect(page.locator("main .without-script li a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.locator(".menu").get_by_role("link", name=own.text("Data"), exact=True).click()
    file = page.locator("a[href$='latest/cases.csv']").first
    file.locator("xpath=ancestor::details[last()]/summary").click()
    with page.expect_download() as download:
        file.click()
    assert Path(download.value.path()).read_bytes() == (folder / "data" / "latest" / "cases.csv").read_bytes()
    assert log.wrong == []
    assert {request.partition(":")[0] for request in log.requests} == {"file"}
