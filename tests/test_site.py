"""The built site as a whole: pages, links, languages, the same bytes each time, hostile text, downloads, failures."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections import Counter
from functools import partial
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner

from conftest import SAMPLE, MakeOnce
from samskap.cli import main
from samskap.contribution.schema import case_file_schema
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus, told
from samskap.package.tables import to_csv
from samskap.pages.addresses import SECTIONS, address
from samskap.site.serve import served
from sites import ROOT, URL, HtmlPage, Site, addresses, copy_project, make_project, plain, run_build, tree

PROSE = ("about", "accessibility", "contribute", "method")
LISTS = (*(f"{name}/" for name in ("cases", "data", "findings", "glossary", "latest", "map", "phases", "places")),
         "references/", "selection/", "sitemap/", "themes/", "topics/", "")  # fmt: skip
ASSETS = ROOT / "scripts" / "samskap" / "theme" / "assets"
CODE = "<script>alert(1)</script>{{ 1234*4321 }}{% raw %}[x](javascript:alert(1))\"onload='x' **b** </title>&amp;#"
"""What the poisoned package has in every text; 1234 times 4321 is 5332114."""


RETIRED = "//article[contains(@class, 'page-retired')]"


@pytest.fixture(scope="session")
def site(built_project: Path) -> Site:
    return Site(built_project / "site")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(built_project: Path, tmp_path: Path) -> Path:
    """A copy of the built project that a test may change."""
    return copy_project(built_project, tmp_path / "another folder")


@pytest.fixture(scope="session")
def poisoned(make_once: MakeOnce, built_project: Path) -> Site:
    """The Danish site of a package in which every text ends with code."""
    return Site(make_once("poisoned-project", partial(_make_poisoned, built_project)) / "site")


def _make_poisoned(clean: Path, folder: Path) -> None:
    """Build the project with the citations of the clean one, whose references have no code in them."""
    project = make_project(folder)
    shutil.copytree(clean / "build" / "cache", project / "build" / "cache")
    package = project / "datapackage"
    package.mkdir()
    shutil.copytree(SAMPLE / "releases", package / "releases")
    for file in filter(Path.is_file, SAMPLE.iterdir()):
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as stream:
                reader = csv.DictReader(stream)
                rows = [{name: _poison(name, text) for name, text in row.items()} for row in reader]
            (package / file.name).write_text(to_csv(reader.fieldnames or (), rows), encoding="utf-8", newline="")
        else:
            (package / file.name).write_bytes(file.read_bytes())
    built = run_build(project, package, "--language", "da")
    assert built.returncode == 0, built.stdout + built.stderr


def _poison(field: str, text: str) -> str:
    texts = ("title", "place", "citizen_role", "summary", "statement", "informants", "locator", "label", "definition")
    is_text = field.endswith(("_sv", "_da", "_en")) and field[:-3] in texts
    return f"{text} {CODE}" if text and (is_text or field in {"note", "design_text"}) else text


def test_pages_of_the_three_languages_have_the_same_addresses(site: Site):
    assert set(site.of("sv")) == set(site.of("da")) == set(site.of("en"))


def in_use(site: Site, language: str) -> dict[str, HtmlPage]:
    """The pages of a language without those at the addresses of retired records."""
    return {path: page for path, page in site.of(language).items() if not page.root.xpath(RETIRED)}


def test_pages_of_a_language_are_as_many_as_records_and_lists(site: Site, language: str, corpus: Corpus):
    themes = len(corpus.vocabulary("factor")) + len(corpus.vocabulary("outcome"))
    topics = sum(len(corpus.vocabulary(name)) for name in ("policy-area", "target-group", "actor"))
    references = corpus.references.values()
    shelves = [{corpus.kind(item) for item in references}, {item.year for item in references}]
    shelves.append({item.language for item in references})
    assert Counter(path.partition("/")[0] for path in site.of(language)) == {
        "": 1,
        "map": 1,
        "cases": 2 + len(corpus.cases),
        "compare": 1,
        "findings": 2 + len(corpus.findings),
        "references": 3 + len(corpus.references) + sum(map(len, shelves)),
        "themes": 2 + themes + themes * (1 + len(corpus.vocabulary("phase"))),
        "phases": 1 + len(corpus.vocabulary("phase")),
        "topics": 1 + topics,
        "places": 2 + len(corpus.vocabulary("country")) + len(corpus.municipalities),
        "data": 7,
        "glossary": 1,
        "latest": 1,
        "sitemap": 1,
        "search": 1,
        "selection": 1,
        **dict.fromkeys(PROSE, 1),
        "contribute": 4 + len(case_file_schema(corpus, words(language))["$defs"]),
    }


def test_every_record_has_its_page(site: Site, language: str, corpus: Corpus):
    records = [*corpus.cases.values(), *corpus.findings.values(), *corpus.references.values()]
    records += corpus.municipalities.values()
    records += [term for term in corpus.terms.values() if term.vocabulary in SECTIONS]
    unused = {address(kind) for kind in corpus.vocabulary("reference-kind")}
    assert {address(record) for record in records} - unused <= set(site.of(language))


def test_every_internal_link_and_anchor_resolves(site: Site):
    wrong = {
        (page.path, target, problem)
        for page in site.pages.values()
        for _, target in addresses(page)
        if page.absolute(target).startswith(URL) and (problem := site.problem(page.absolute(target)))
    }
    assert not wrong


def test_internal_links_are_relative_so_that_the_site_may_stand_in_any_folder(site: Site):
    pages = [page for page in site.pages.values() if not page.missing]
    assert not {
        (page.path, target)
        for page in pages
        for tag, target in addresses(page)
        if tag != "link" and (target.startswith(("/", URL)))
    }


def test_script_stylesheet_and_image_come_from_the_site_itself(site: Site):
    for page in site.pages.values():
        loaded = page.root.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        assert all(page.absolute(target).startswith(URL) for target in loaded)
        assert not page.root.xpath("//iframe | //object | //embed | //style | //link[@rel='preconnect']")


def test_forms_ask_only_the_search_of_their_language(site: Site):
    forms = [(page, form) for page in site.pages.values() for form in page.root.xpath("//form[@action]")]
    assert {page.language for page, _form in forms} == set(LANGUAGES)
    for page, form in forms:
        assert page.absolute(form.get("action")) == f"{URL}{page.language}/search/", page.path
        assert form.get("method") == "get"


def test_stylesheets_load_nothing_from_another_host(site: Site):
    own = {path.name for path in ASSETS.glob("*.css")}
    styles = [file.read_text(encoding="utf-8") for file in site.folder.rglob("*.css") if file.name in own]
    assert len(styles) == len(LANGUAGES) * len(own) > len(LANGUAGES)
    for style in styles:
        assert "url(" not in style
        assert "@import" not in style


def test_page_tells_its_language_and_address(site: Site, language: str):
    for path, page in in_use(site, language).items():
        assert page.root.get("lang") == language
        assert page.one("//link[@rel='canonical']").get("href") == f"{URL}{language}/{path}"
        assert page.root.xpath("//link[@rel='canonical']/@href") == [URL + page.path]


def test_page_links_to_itself_in_every_language(site: Site, language: str):
    for path, page in site.of(language).items():
        links = page.root.xpath("//nav[@class='languages']//a")
        assert {link.get("hreflang"): page.absolute(link.get("href")) for link in links} == {
            tag: f"{URL}{tag}/{path}" for tag in LANGUAGES
        }
        assert [link.get("hreflang") for link in links if link.get("aria-current")] == [language]


def test_alternates_are_absolute_and_agree_between_languages(site: Site, language: str):
    for path, page in in_use(site, language).items():
        alternates = {
            link.get("hreflang"): link.get("href") for link in page.root.xpath("//link[@rel='alternate'][@hreflang]")
        }
        expected = {tag: f"{URL}{tag}/{path}" for tag in LANGUAGES}
        assert alternates == expected | {"x-default": f"{URL}en/{path}" if path else URL}


def test_alternates_of_the_chooser_are_the_home_pages(site: Site):
    links = site.pages[""].root.xpath("//link[@rel='alternate']")
    expected = {tag: f"{URL}{tag}/" for tag in LANGUAGES} | {"x-default": URL}
    assert {link.get("hreflang"): link.get("href") for link in links} == expected


def test_ids_are_unique_on_each_page(site: Site):
    repeated = {
        page.path: [name for name, number in Counter(page.ids).items() if number > 1] for page in site.pages.values()
    }
    assert not {path: names for path, names in repeated.items() if names}


def test_page_has_one_heading_of_the_first_level_and_skips_none(site: Site):
    for page in site.pages.values():
        levels = [int(heading.tag[1]) for heading in page.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, page.path
        assert levels[0] == 1, page.path
        assert all(next_ <= level + 1 for level, next_ in pairwise(levels)), page.path


def test_titles_and_descriptions_are_there_and_tell_pages_apart(site: Site, language: str):
    pages = site.of(language).values()
    titles = Counter(page.one("//head/title").text for page in pages)
    assert not {title for title, number in titles.items() if number > 1}
    assert all(page.one("//meta[@name='description']").get("content") for page in pages)


def test_navigation_never_lists_records(site: Site, language: str):
    expected = {f"{URL}{language}/{path}" for path in (*LISTS, *(f"{name}/" for name in PROSE))}
    for page in site.of(language).values():
        menus = page.root.xpath("//header//nav[@class='menu']//a/@href | //footer//nav//a[not(@rel)]/@href")
        assert {page.absolute(target) for target in menus} == expected


def test_tables_that_stack_on_phones_say_what_they_are(site: Site):
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}
    for page in site.pages.values():
        for table in page.root.xpath("//table[@class]"):
            for element in table.iter("table", *roles):
                assert element.get("role") == roles[element.tag], page.path
            for heading in table.iter("th"):
                assert (
                    heading.get("role")
                    == {"col": "columnheader", "row": "rowheader", "rowgroup": "rowheader"}[heading.get("scope")]
                )
            assert table.find("caption") is not None


def test_build_of_one_language_elsewhere_gives_the_same_bytes_and_keeps_the_others(
    built_project: Path, project: Path, corpus: Corpus
):
    other = {"PYTHONHASHSEED": "12345", "LC_ALL": "da_DK.UTF-8", "TZ": "Pacific/Auckland", "COLUMNS": "40"}
    kept, packed = "da/about/index.html", f"data/latest/samskap-site-{corpus.version}.zip"
    shutil.rmtree(project / "site" / "sv")
    (project / "site" / kept).write_text("xyzzy", encoding="utf-8")
    with (project / "docs" / "da" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n\nnot asked for\n")
    assert run_build(project, SAMPLE, "--language", "sv", env=other).returncode == 0
    sites = [built_project / "site", project / "site"]
    first, second = map(tree, sites)
    assert first.keys() == second.keys()
    assert {path for path in first if first[path] != second[path]} == {kept, packed}
    assert (project / "site" / kept).read_text(encoding="utf-8") == "xyzzy"
    archives = [zipfile.ZipFile(site / packed) for site in sites]
    held = [{item.filename: (item.date_time, item.CRC) for item in archive.infolist()} for archive in archives]
    assert list(held[0]) == list(held[1])
    assert {name for name in held[0] if held[0][name] != held[1][name]} == {kept}


def test_failed_builds_leave_the_old_site_whole(project: Path, sample: Path):
    before, names = tree(project / "site"), {path.name for path in project.iterdir()}
    cases = (sample / "cases.csv").read_text(encoding="utf-8")
    (sample / "cases.csv").write_text(cases.replace(",2019,2021,", ",2021,2019,"), encoding="utf-8", newline="")
    command = ["build", "--project", str(project), "--package", str(sample), "--site-url", URL]
    result = CliRunner().invoke(main, command, env={"LC_ALL": "en_GB.UTF-8"})
    assert result.exit_code == 1
    assert "end-before-start" in result.stdout
    assert "Nothing was built" in result.stderr
    with (project / "docs" / "en" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n\n[nowhere](no-such-page.md)\n")
    result = run_build(project, SAMPLE, "--language", "en")
    assert result.returncode == 1
    assert "no-such-page.md" in result.stdout
    assert "Nothing was built" in result.stderr
    assert tree(project / "site") == before
    assert {path.name for path in project.iterdir()} == names


def test_only_scripts_of_a_page_are_the_theme_s_own(site: Site, poisoned: Site):
    own = {path.name for path in ASSETS.glob("*.js")}
    for page in (*site.pages.values(), *poisoned.pages.values()):
        scripts = page.root.xpath("//script[not(@type='application/ld+json')]")
        names = [script.get("src", "").rsplit("/", 1)[-1] for script in scripts]
        if page.path in {"", "404.html", "id/"}:
            assert names == (["choose.js"] if page.path == "" else [])
        else:
            assert names[:3] == ["scheme.js", "terms.js", "search.js"]
            assert set(names) <= own, page.path
        assert not any(script.text_content() for script in scripts)
        data = page.root.xpath("//script[@type='application/ld+json']")
        assert all(json.loads(block.text)["@graph"] for block in data)
        assert len(data) <= 1


def test_no_attribute_or_address_of_a_page_is_code(site: Site, poisoned: Site):
    for page in (*site.pages.values(), *poisoned.pages.values()):
        names = {name for element in page.root.iter("*") for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or name in {"style", "srcdoc", "formaction"}}
        schemes = {target.partition(":")[0] for _, target in addresses(page) if ":" in target.partition("/")[0]}
        ways = {"mailto"} if page.path.endswith("contribute/new-case/") else set()
        assert schemes <= {"http", "https"} | ways, page.path


def test_template_syntax_in_a_text_is_never_evaluated(poisoned: Site):
    for page in poisoned.pages.values():
        assert "5332114" not in page.file.read_text(encoding="utf-8"), page.path


def test_title_of_a_page_cannot_be_closed_by_a_text(site: Site, poisoned: Site):
    for page in (*site.pages.values(), *poisoned.pages.values()):
        assert len(page.root.xpath("//title[not(ancestor::svg)]")) == 1
        assert {element.tag for element in page.one("//head")} == {"meta", "title", "link", "script"} - (
            {"script"} if page.path in {"404.html", "id/"} else set()
        )


def shown(page: HtmlPage, xpath: str) -> str:
    """The text of an element without children, or of the one in it that tells its language: what a text must become."""
    element = page.one(xpath)
    foreign = element.xpath("./span[@lang][1]")
    assert all(inner.get("lang") not in ("", page.language) for inner in foreign)
    element = foreign[0] if foreign else element
    assert len(element) == 0, f"{page.path}: {element[0].tag} in {xpath}"
    return plain(element.text)


def test_text_of_cases_is_shown_as_it_stands(site: Site, language: str, corpus: Corpus):
    for case in corpus.cases.values():
        page = site.pages[f"{language}/{address(case)}"]
        title = plain(told(case.title, language).text)
        assert shown(page, "//h1") == title
        assert shown(page, "//p[@class='lede']") == plain(told(case.summary, language).text)
        assert page.one("//head/title").text == f"{title} – Samskap"
        assert case.note in page.text


def test_text_of_findings_is_shown_as_it_stands(site: Site, language: str, corpus: Corpus):
    for finding in corpus.findings.values():
        page = site.pages[f"{language}/{address(finding)}"]
        statement = plain(told(finding.statement, language).text)
        assert shown(page, "//h1") == statement
        assert page.one("//meta[@name='description']").get("content").endswith(statement)
        listed = f"//li[@id='{finding.id}']/a[@class='statement']"
        assert shown(site.pages[f"{language}/findings/"], listed) == statement


def test_text_of_references_is_shown_as_it_stands(site: Site, language: str, corpus: Corpus):
    for reference in corpus.references.values():
        page = site.pages[f"{language}/{address(reference)}"]
        assert shown(page, "//h1") == plain(reference.title)
        listed = f"//li[@id='{reference.id}']//cite"
        assert shown(site.pages[f"{language}/references/"], listed) == plain(reference.title)


def test_text_with_code_is_shown_as_it_stands_wherever_it_is_shown(poisoned: Site, corpus: Corpus):
    code = plain(CODE)
    for case in corpus.cases.values():
        page = poisoned.pages[f"da/{address(case)}"]
        assert shown(page, "//h1") == f"{plain(case.title['da'])} {code}"
        assert shown(page, "//p[@class='lede']") == f"{plain(case.summary['da'])} {code}"
        if case.place["da"]:
            assert f"{case.place['da']} {code}" in page.text
    for finding in corpus.findings.values():
        page = poisoned.pages[f"da/{address(finding)}"]
        assert shown(page, "//h1") == f"{plain(told(finding.statement, 'da').text)} {code}"
        assert f"{told(finding.locator, 'da').text} {code}" in page.text
    vocabularies = poisoned.pages["da/data/vocabularies/"].text
    for term in corpus.terms.values():
        assert f"{plain(term.definition['da'])} {code}" in vocabularies
        assert f"{term.label['da']} {code}" in vocabularies


def test_downloads_are_valid_under_stock_frictionless(site: Site):
    command = [sys.executable, "-I", "-m", "frictionless", "validate", "datapackage.json", "--json"]
    latest = site.folder / "data" / "latest"
    result = subprocess.run(command, cwd=latest, capture_output=True, check=False, encoding="utf-8")
    assert json.loads(result.stdout)["valid"], result.stdout


def without_records(files: dict[str, str]) -> dict[str, str]:
    """Files for download without those of a single record, which stand in folders."""
    return {path: content for path, content in files.items() if "/" not in path}


def test_downloads_of_the_version_and_of_latest_are_the_same_files(site: Site, corpus: Corpus):
    latest = without_records(tree(site.folder / "data" / "latest"))
    of_latest = {f"samskap-site-{corpus.version}.zip", "catalogue.ttl", "catalogue.jsonld", "ro-crate-metadata.json"}
    latest = {name: digest for name, digest in latest.items() if name not in of_latest | {"linkset.json"}}
    assert latest == tree(site.folder / "data" / f"v{corpus.version}")
    assert {path.name for path in (site.folder / "data").iterdir()} == {"latest", "v0.0.0", f"v{corpus.version}"}


def test_archive_opens_and_holds_the_files_beside_it(site: Site, corpus: Corpus):
    latest = site.folder / "data" / "latest"
    with zipfile.ZipFile(latest / f"samskap-{corpus.version}.zip") as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (latest / name).read_bytes()


def test_data_page_tells_the_hash_of_every_file(site: Site, language: str, corpus: Corpus):
    page = site.of(language)["data/"]
    rows = {
        row.xpath("string(.//a)"): row.xpath("string(.//td[@class='hash']/details/text())")
        for row in page.root.xpath("//table[@class='files']/tbody/tr[td and .//a]")
    }
    latest = without_records(tree(site.folder / "data" / "latest"))
    assert rows.keys() | {f"samskap-site-{corpus.version}.zip"} == latest.keys()
    assert rows.items() <= latest.items()


def test_nothing_in_the_site_tells_of_the_machine_that_built_it(site: Site, built_project: Path):
    secrets = {
        str(path).encode() for path in (built_project, ROOT, Path.home(), Path(sys.prefix)) if len(path.parts) > 2
    }
    for file in site.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret in content], file


def test_chooser_leads_to_the_three_languages_without_script(site: Site):
    links = site.pages[""].root.xpath("//main//a")
    assert [link.get("href") for link in links] == [f"{tag}/" for tag in LANGUAGES]
    assert [link.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") for link in links] == list(LANGUAGES)


def test_missing_page_leads_on_from_any_address(site: Site):
    page = site.pages["404.html"]
    assert page.root.xpath("//main//a/@href") == [f"{URL}{tag}/" for tag in LANGUAGES]
    for language in LANGUAGES:
        own = site.pages[f"{language}/404.html"]
        deep = f"{URL}{language}/cases/no/such/page/"
        for _, target in addresses(own):
            resolved = urljoin(deep, target)
            assert not (resolved.startswith(URL) and site.problem(resolved)) or target.startswith("#")


def test_server_answers_a_missing_page_with_our_own(site: Site):
    with served(site.folder) as base, pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{base}sv/cases/no-such-case/")
    with caught.value as answer:
        assert answer.code == 404
        assert answer.read() == (site.folder / "404.html").read_bytes()
