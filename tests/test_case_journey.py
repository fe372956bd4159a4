"""A case from the form to the site: the files that a browser downloaded are added, the site built, the pages read."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from conftest import SAMPLE, MakeOnce, Typed
from form_journey import TEXTS
from samskap.cli import main
from samskap.downloads import Download
from samskap.languages import LANGUAGES, words
from samskap.model import Case, Corpus, Finding, Reference
from samskap.package.reading import read_corpus
from samskap.pages.renderer import Renderer
from samskap.pages.site import pages
from sites import URL, HtmlPage, Site, make_project, plain, run_build

BUILT = "da"
"""The language of the site that is built; in the others the pages are rendered only."""

OF_CASES = (
    "", "cases/", "latest/", "contribute/help-wanted/", "places/se/", "places/exempelstad/", "places/provby/",
    "topics/social-housing/", "topics/actors/municipality/", "phases/co-commissioning/",
    "phases/co-design/",
)  # fmt: skip
"""Pages that lead to the case, beside those of its finding and its reference."""

OF_FINDINGS = (
    "findings/", "latest/", "themes/social-capital/", "themes/social-capital/co-design/", "themes/empowerment/",
    "themes/empowerment/co-design/",
)  # fmt: skip
OF_REFERENCES = ("references/", "latest/", "references/kinds/article/", "references/years/2024/")
FILES = (Download("samskap-0.0.1.zip", "Everything", 1, None, "0" * 64),)
FEEDS = ("", "topics/social-housing/", "topics/actors/municipality/", "themes/social-capital/")


@dataclass(frozen=True)
class Grown:
    """A project whose package has the cases of the journeys, and its site in one language."""

    folder: Path

    @cached_property
    def corpus(self) -> Corpus:
        return read_corpus(self.folder / "datapackage")

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        return Site(self.folder / "site").of(BUILT)

    def text(self, path: str) -> str:
        """A file of the site."""
        return (self.folder / "site" / path).read_text(encoding="utf-8")

    def case(self, language: str) -> Case:
        """The case that was typed in a language: the only one of its title."""
        title = TEXTS[language][0]
        (found,) = (case for case in self.corpus.cases.values() if case.title.get(language) == title)
        return found

    def records(self, language: str) -> tuple[Case, Finding, Reference]:
        """The case that was typed in a language, its finding and its reference."""
        case = self.case(language)
        (finding,) = (finding for finding in self.corpus.findings.values() if finding.case == case.id)
        return case, finding, self.corpus.references[finding.reference]


@pytest.fixture
def grown(make_once: MakeOnce, typed: Typed, built_project: Path) -> Grown:
    """The three files of the form, added to the sample by the program; the site is built once for all workers."""
    files = [typed(language) for language in LANGUAGES]
    return Grown(make_once("grown-project", partial(_grow, files, built_project)))


def _grow(files: Sequence[Path], built: Path, folder: Path) -> None:
    project = make_project(folder)
    package = Path(shutil.copytree(SAMPLE, project / "datapackage"))
    shutil.copytree(built / "build" / "cache", project / "build" / "cache")
    added = CliRunner().invoke(main, ["add", *map(str, files), "--package", str(package), "--language", "en"])
    assert added.exit_code == 0, added.output
    checked = CliRunner().invoke(main, ["check", "--package", str(package), "--language", "en"])
    assert checked.exit_code == 0, checked.output
    done = run_build(project, package, "--language", BUILT)
    assert done.returncode == 0, done.stdout + done.stderr


def links(page: HtmlPage) -> set[str]:
    """The addresses below the language to which a page's own part leads."""
    found = (page.absolute(href) for href in page.root.xpath("//main//a/@href"))
    return {address.removeprefix(f"{URL}{BUILT}/").partition("#")[0] for address in found}


def test_case_of_the_form_is_on_every_page_of_the_site_that_it_should_be_on(grown: Grown):
    records = {language: grown.records(language) for language in LANGUAGES}
    missing = {
        (path, address)
        for case, finding, reference in records.values()
        for address, paths in (
            (f"cases/{case.id}/", (*OF_CASES, f"findings/{finding.id}/", f"references/{reference.id}/")),
            (f"findings/{finding.id}/", OF_FINDINGS),
            (f"references/{reference.id}/", (*OF_REFERENCES, f"cases/{case.id}/", f"findings/{finding.id}/")),
        )
        for path in paths
        if address not in links(grown.pages[path])
    }
    assert missing == set()
    shelves = {language: links(grown.pages[f"references/languages/{language}/"]) for language in LANGUAGES}
    assert all(f"references/{records[language][2].id}/" in shelves[language] for language in LANGUAGES)
    assert {"places/provby/", "topics/actors/municipality/"} <= links(grown.pages["sitemap/"])
    assert {"themes/social-capital/co-design/", "themes/empowerment/co-design/"} <= links(grown.pages["map/"])
    told = {record.id for found in records.values() for record in found}
    indexed = {entry.text for entry in etree.fromstring(grown.text(f"{BUILT}/sitemap.xml").encode()).iter("{*}loc")}
    assert told <= {str(address).rstrip("/").rpartition("/")[2] for address in indexed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_the_case_says_what_was_typed_and_marks_what_is_not_yet_translated(grown: Grown, language: str):
    title, summary, statement, locator = TEXTS[language]
    case, finding, reference = grown.records(language)
    page = grown.pages[f"cases/{case.id}/"]
    heading = page.one("//h1[@id]")
    assert plain(heading.text_content()) == title
    assert heading.xpath(".//@lang") == ([] if language == BUILT else [language])
    terms = [grown.corpus.terms[key].label[BUILT] for key in (
        ("policy-area", "social-housing"), ("actor", "municipality"), ("phase", "co-commissioning"),
        ("phase", "co-design"), ("read", "abstract"), ("factor", "social-capital"), ("direction", "enables"),
    )]  # fmt: skip
    for text in (title, summary, statement, "Provby", "2024–2025", "Prøve", *terms):
        assert text in page.text, text
    of_finding = grown.pages[f"findings/{finding.id}/"].text
    assert statement in of_finding
    assert locator in of_finding
    assert title in grown.pages[f"references/{reference.id}/"].text


def test_case_of_the_form_is_searched_fed_mapped_and_asked_to_be_translated(grown: Grown):
    records = {language: grown.records(language) for language in LANGUAGES}
    addresses = {
        f"{folder}/{record.id}" for found in records.values()
        for folder, record in zip(("cases", "findings", "references"), found, strict=True)
    }  # fmt: skip
    fragments = [
        json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for file in (grown.folder / "site" / BUILT / "search" / "pagefind" / "fragment").iterdir()
    ]
    searched = {item["url"].strip("/"): f"{item['content']} {item['meta']}" for item in fragments}
    assert addresses | {"places/provby"} <= set(searched)
    for language, (case, finding, _) in records.items():
        assert TEXTS[language][1] in searched[f"cases/{case.id}"]
        assert TEXTS[language][2] in searched[f"findings/{finding.id}"]
    for path in FEEDS:
        feed = etree.fromstring(grown.text(f"{BUILT}/{path}feed.atom").encode())
        told = set(feed.xpath("//*[local-name()='entry']/*[local-name()='link'][@rel='alternate']/@href"))
        section = 1 if path.startswith("themes/") else 0
        folder = ("cases", "findings")[section]
        assert {f"{URL}{BUILT}/{folder}/{found[section].id}/" for found in records.values()} <= told, path
    compared = grown.pages["compare/"].root.xpath("//main//@value")
    mapped = json.loads(grown.text(f"{BUILT}/map/findings.json"))
    typed = {"themes": ["social-capital", "empowerment"], "phases": ["co-design"], "country": ["SE"]}
    assert sum({name: item[name] for name in typed} == typed for item in mapped) == len(LANGUAGES)
    wanted = list(csv.DictReader(grown.text(f"{BUILT}/contribute/help-wanted/help-wanted.csv").splitlines()))
    asked = {(row["Postens id"], row["Hvad der mangler"]) for row in wanted}
    known = json.loads(grown.text(f"{BUILT}/contribute/new-case/form.json"))["known"]
    to = {"sv": "Til dansk og engelsk", "da": "Til svensk og engelsk", "en": "Til svensk og dansk"}
    for language, (case, finding, reference) in records.items():
        assert case.id in compared
        assert {(case.id, to[language]), (finding.id, to[language])} <= asked
        assert case.id in {item[0] for item in known["cases"]}
        assert reference.id in {item[0] for item in known["references"]}
    assert "provby" in {item[0] for item in known["municipalities"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_of_the_form_is_in_every_file_of_the_data_and_its_contributor_is_credited(grown: Grown, language: str):
    case, finding, reference = grown.records(language)
    title, _, statement, _ = TEXTS[language]
    for name, record in (("cases", case), ("findings", finding), ("references", reference)):
        rows = {row["id"]: row for row in csv.DictReader(grown.text(f"data/latest/{name}.csv").splitlines())}
        assert record.id in rows, name
        assert json.loads(grown.text(f"data/latest/{name}/{record.id}.json"))["id"] == record.id
    said = json.loads(grown.text(f"data/latest/cases/{case.id}.json"))
    assert said["title"] == {other: title if other == language else None for other in LANGUAGES}
    assert (said["start_year"], said["end_year"], said["to_check"]) == (2024, 2025, ["translation-wanted"])
    assert statement in grown.text(f"data/latest/evidence-{language}.csv")
    for ending in ("bib", "ris", "json"):
        for path in (f"references/{reference.id}", f"cases/{case.id}", "places/provby", "topics/social-housing"):
            assert reference.id in grown.text(f"data/latest/bibliographies/{path}.{ending}"), path
        assert title in grown.text(f"data/latest/references.{ending}")
    contributors = json.loads(grown.text("data/latest/datapackage.json"))["contributors"]
    assert [person["roles"] for person in contributors if person["title"] == "Ann Prov"] == [["DataCollector"]]


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {BUILT}))
def test_case_of_the_form_is_on_the_same_pages_in_the_other_languages(grown: Grown, language: str):
    own = Renderer(corpus=grown.corpus, words=words(language))
    made = {page.path: page.markdown() for page in pages(own, FILES, (), URL)}
    assert set(made) <= set(grown.pages)
    for origin in LANGUAGES:
        case, finding, reference = grown.records(origin)
        title, summary, statement, _ = TEXTS[origin]
        page = made[f"cases/{case.id}/"]
        assert all(text in page for text in (title, summary, statement))
        assert (f'lang="{origin}"' in page) is (origin != language)
        for record, paths in ((case, OF_CASES), (finding, OF_FINDINGS), (reference, OF_REFERENCES)):
            assert {path for path in paths if record.id not in made[path]} == set()
