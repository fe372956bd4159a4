"""Addresses that agree: canonical and alternate links, site map, robots; and the XML that is written for machines."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from samskap.languages import LANGUAGES, words
from samskap.metadata.llms import llms_txt
from samskap.metadata.opensearch import opensearch
from samskap.metadata.sitemap import MOST, Entry, alternates, entries, index, latest_day, parts, xml
from samskap.model import Corpus
from sites import URL, Site
from test_catalogue import FILES

SHAPE = Path(__file__).parent / "shapes" / "sitemap.rng"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(built_project: Path) -> Site:
    return Site(built_project / "site")


def xmllint(files: Iterable[Path], *options: str) -> subprocess.CompletedProcess[str]:
    """What xmllint says to files, all in one call. Raises where it is not installed."""
    if not shutil.which("xmllint"):
        raise RuntimeError("No xmllint found: install it (Debian: apt-get install libxml2-utils).")
    command = ["xmllint", "--noout", "--nonet", *options, *map(str, files)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def listed(site: Site) -> dict[str, dict[str, str]]:
    """Every address of the site map with its alternates, from the index on; fails where one stands twice."""
    found: dict[str, dict[str, str]] = {}
    whole = etree.parse(site.folder / "sitemap.xml")
    for part in whole.xpath("s:sitemap/s:loc/text()", namespaces=NAMES):
        for url in etree.parse(site.folder / part.removeprefix(URL)).xpath("s:url", namespaces=NAMES):
            address = url.findtext("s:loc", namespaces=NAMES)
            assert address not in found
            links = url.findall("x:link", NAMES)
            found[address] = {link.get("hreflang"): link.get("href") for link in links}
            assert len(found[address]) == len(links)
    return found


def test_canonical_and_alternate_links_agree_with_each_other_and_with_the_site_map(site: Site) -> None:
    told: dict[str, dict[str, str]] = {}
    for path, page in site.pages.items():
        canonical = page.root.xpath("//link[@rel='canonical']/@href")
        links = page.root.xpath("//link[@rel='alternate'][@hreflang]")
        if page.retired:  # where they lead is told in test_versions.py
            assert (links, canonical != [URL + path]) == ([], True)
            continue
        assert canonical == ([] if page.missing else [URL + path])
        if page.missing or page.root.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"):
            assert links == []
            continue
        told[canonical[0]] = {link.get("hreflang"): link.get("href") for link in links}
        assert len(told[canonical[0]]) == len(links)
    for address, found in told.items():
        assert address in found.values()
        assert found.keys() == {*LANGUAGES, "x-default"}
        for other in found.values():
            assert told[other] == found
    assert listed(site) == told


def test_pages_name_the_language_of_each_alternate_as_it_is(site: Site) -> None:
    for address, found in listed(site).items():
        for tag, other in found.items():
            page = site.pages[other.removeprefix(URL)]
            assert tag == "x-default" or page.root.get("lang") == tag, address


def test_last_change_in_the_site_map_is_that_of_the_page(site: Site, corpus: Corpus) -> None:
    released = corpus.created[:10]
    for language in LANGUAGES:
        for url in etree.parse(site.folder / language / "sitemap.xml").xpath("s:url", namespaces=NAMES):
            page = site.pages[url.findtext("s:loc", namespaces=NAMES).removeprefix(URL)]
            shown = page.root.xpath("//footer[@class='changed']//time/@datetime")
            day = url.findtext("s:lastmod", namespaces=NAMES)
            assert (day is None) == (not shown)
            assert day is None or day == latest_day(shown[0], released)


@pytest.mark.parametrize(
    ("changed", "released", "day"),
    [
        ("2026-02", "2026-11-22T00:00:00Z", "2026-02-28"),
        ("2026-11", "2026-11-22", "2026-11-22"),
        ("2026-11-05", "2026-11-22", "2026-11-05"),
        ("", "2026-11-22", ""),
    ],
)
def test_latest_day_of_a_month_is_its_last_or_that_of_the_release(changed: str, released: str, day: str) -> None:
    assert latest_day(changed, released) == day


def test_site_map_of_many_pages_has_parts_below_the_limits_of_the_protocol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [(f"cases/{'long-address-' * 28}{number}/", "2026-11") for number in range(7)]
    made = list(entries(pages, "sv", "https://samskap.example/", "2026-11-22"))
    assert min(len(entry.address) for entry in made) > 390
    assert MOST < 50_000
    assert len(xml(made[:1])) * MOST < 50_000_000
    monkeypatch.setattr("samskap.metadata.sitemap.MOST", 3)
    found = parts(made)
    assert list(found) == ["sitemap.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [text.count("<url>") for text in found.values()] == [3, 3, 1]
    (tmp_path / "last.xml").write_text(found["sitemap-3.xml"], encoding="utf-8")
    (tmp_path / "index.xml").write_text(index(["https://samskap.example/?a=1&b=<2>"]), encoding="utf-8")
    assert xmllint(tmp_path.iterdir(), "--relaxng", str(SHAPE)).returncode == 0


def test_xml_for_machines_is_clean(site: Site) -> None:
    maps, written = list(site.folder.rglob("sitemap*.xml")), list(site.folder.rglob("*.atom"))
    written += [*maps, *site.folder.rglob("opensearch.xml")]
    assert len(maps) == 2 + len(LANGUAGES)
    assert len(written) > 100
    clean = xmllint(written)
    assert (clean.returncode, clean.stderr) == (0, "")
    valid = xmllint(maps, "--relaxng", str(SHAPE))
    assert valid.returncode == 0, valid.stderr


def test_broken_site_maps_are_found(tmp_path: Path) -> None:
    whole = xml([Entry("https://a.example/", "2026-11-22", alternates("", "https://a.example/"))])
    for number, broken in enumerate(
        (
            whole.replace("2026-11-22", "2026-11"),
            whole.replace("<loc>https://a.example/</loc>", ""),
            whole.replace('hreflang="sv"', 'hreflang="på svenska"'),
            whole.replace("<loc>https:", "<loc>"),
        )
    ):
        file = tmp_path / f"{number}.xml"
        file.write_text(broken, encoding="utf-8")
        assert broken != whole
        assert xmllint([file], "--relaxng", str(SHAPE)).returncode != 0, broken


def test_robots_may_read_everything_and_find_the_site_map(site: Site) -> None:
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {URL}sitemap.xml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_offers_the_search_of_its_language_to_the_browser(language: str, site: Site) -> None:
    for path, page in site.of(language).items():
        assert page.absolute(page.one("//link[@rel='search']").get("href")) == f"{URL}{language}/opensearch.xml", path
    root = etree.parse(site.folder / language / "opensearch.xml").getroot()
    texts = {etree.QName(child).localname: child.text for child in root}
    assert texts["Language"] == language
    assert len(texts["ShortName"]) <= 16
    assert len(texts["Description"]) <= 1024
    template = urlsplit(root.find("{*}Url").get("template"))
    assert (f"{template.scheme}://{template.netloc}{template.path}", template.query) == (
        f"{URL}{language}/search/",
        "q={searchTerms}",
    )
    assert site.problem(texts["Image"]) == ""


def test_search_description_escapes_the_address() -> None:
    root = etree.fromstring(opensearch(words("da"), 'https://a.example/?x="1"&y=<2>/').encode())
    assert root.find("{*}Url").get("template").startswith('https://a.example/?x="1"&y=<2>/da/search/')


def test_llms_txt_tells_of_the_data_first_and_leads_nowhere_that_does_not_exist(site: Site, corpus: Corpus) -> None:
    text = (site.folder / "llms.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == f"# {corpus.descriptor['title']}"
    assert lines[2] == f"> {corpus.descriptor['description']}"
    assert f"Version {corpus.version} of" in lines[4]
    assert f"{len(corpus.findings)} findings" in lines[4]
    places = [text.index(part) for part in ("datapackage.json", "catalogue.ttl", "cases.csv", "/en/cases/")]
    assert places == sorted(places)
    assert "No human has reviewed the records yet." in text
    targets = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert len(targets) > 25
    assert [target for target in targets if not target.startswith(URL) or site.problem(target)] == []
    assert llms_txt(corpus, FILES, "https://a.example/").count("https://a.example/data/latest/") == len(FILES)
