"""Comparing versions: what differs is found and nothing else, told in three languages, and asks for the right step."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SAMPLE, CompareGolden
from earlier import CASE, LATER, VERSION, earlier, earlier_files
from samskap.downloads.archive import archive
from samskap.downloads.release import release_files
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.archives import archive_name, kept, number, read_files
from samskap.package.editions import Edition, UnreadableEdition, edition_of
from samskap.pages.changes import with_changes
from samskap.pages.data import data_pages
from samskap.pages.feeds import entry
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.retired import retired_path
from samskap.pages.versions import change_files, version_pages
from samskap.site.versions import read_versions, version_files
from samskap.versions.compare import MEASURED, Difference, compare
from samskap.versions.history import MOST, Kept, Versions
from samskap.versions.steps import Step, needed, raised, reasons
from samskap.versions.structure import is_looser
from samskap.versions.writing import to_json, to_markdown, to_text
from sites import URL, Site, plain
from test_pages import FILES

CELL = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def now(corpus: Corpus) -> Edition:
    return edition_of(release_files(corpus))


@pytest.fixture(scope="module")
def before(corpus: Corpus) -> Edition:
    return edition_of(earlier_files(corpus))


def changed(edition: Edition, table: str, rows: Mapping[Any, Any]) -> Edition:
    return replace(edition, tables={**edition.tables, table: rows})


def reworded(edition: Edition, change: Callable[[dict[str, Any]], object]) -> Edition:
    """The version with its descriptor changed."""
    descriptor = json.loads(json.dumps(edition.descriptor))
    change({item["name"]: item for item in descriptor["resources"]} | {"": descriptor})
    schemas = {item["name"]: item["schema"] for item in descriptor["resources"] if "schema" in item}
    return replace(edition, descriptor=descriptor, schemas={**edition.schemas, **schemas})


def evidence(edition: Edition) -> list[str]:
    """The tables that count when versions are compared, and have rows."""
    return sorted(name for name, rows in edition.tables.items() if rows and name not in MEASURED)


def test_earlier_version_that_the_sample_keeps_has_the_records_it_is_made_up_of(corpus: Corpus, before: Edition):
    released = edition_of(read_files(kept(SAMPLE)[VERSION]))
    assert compare(released, before).tables == (), "run tests/earlier.py"
    assert (released.version, edition_of(release_files(earlier(corpus))).version) == (VERSION, VERSION)


def test_sources_and_release_of_the_same_package_do_not_differ(now: Edition):
    assert compare(edition_of(read_files(SAMPLE)), now) == Difference((), ())
    assert compare(now, edition_of(read_files(SAMPLE))) == Difference((), ())


@given(st.integers())
def test_order_of_rows_and_fields_in_a_row_is_no_difference(now: Edition, seed: int):
    random = Random(seed)

    def shuffled(items: Mapping[Any, Any]) -> dict[Any, Any]:
        return dict(random.sample(list(items.items()), len(items)))

    tables = {name: {key: shuffled(row) for key, row in shuffled(rows).items()} for name, rows in now.tables.items()}
    assert not compare(now, replace(now, tables=shuffled(tables)))


@given(st.data())
def test_change_of_any_cell_is_found_and_nothing_else(now: Edition, data: st.DataObject):
    table = data.draw(st.sampled_from(evidence(now)))
    rows = now.tables[table]
    key = data.draw(st.sampled_from(sorted(rows)))
    field = data.draw(st.sampled_from([item["name"] for item in now.schemas[table]["fields"]]))
    text = data.draw(CELL.filter(lambda cell: cell != rows[key][field]))
    typed = next(item["type"] for item in now.schemas[table]["fields"] if item["name"] == field)
    value = text if typed not in {"integer", "number", "list"} else "4711"
    found = compare(now, changed(now, table, {**rows, key: {**rows[key], field: value}}))
    (difference,) = found.tables
    (record,) = difference.changed
    (told,) = record.fields
    assert (found.structure, difference.table, difference.added, difference.retired) == ((), table, (), ())
    language = field.rpartition("_")[2] if field.rpartition("_")[2] in LANGUAGES and field != told.field else ""
    assert (record.key, told.values) == (key, {language: (rows[key][field], value)})
    assert field == (f"{told.field}_{language}" if language else told.field)


@given(st.data())
def test_records_that_come_and_go_are_found_and_mirror_each_other(now: Edition, data: st.DataObject):
    table = data.draw(st.sampled_from(evidence(now)))
    gone = data.draw(st.sets(st.sampled_from(sorted(now.tables[table])), min_size=1))
    fewer = changed(now, table, {key: row for key, row in now.tables[table].items() if key not in gone})
    there, back = compare(now, fewer), compare(fewer, now)
    assert [found.table for found in there.tables] == [found.table for found in back.tables] == [table]
    assert there.of(table).retired == back.of(table).added == tuple(sorted(gone))
    assert there.of(table).changed == there.of(table).added == back.of(table).retired == ()


def test_measurement_of_the_site_is_no_difference_but_the_form_of_its_table_is(now: Edition):
    assert all(now.tables[table] for table in MEASURED)
    for table in MEASURED:
        more = {**now.tables[table], ("new",): next(iter(now.tables[table].values()))}
        assert not compare(now, changed(now, table, more))
        assert not compare(changed(now, table, {}), now)
        (told,) = compare(now, reworded(now, lambda found, name=table: found[name].update(title="Other"))).structure
        assert (told.code, told.table) == ("words-changed", table)


def test_number_written_otherwise_is_no_difference(now: Edition):
    rows = now.tables["cases"]
    (key, row) = next(item for item in rows.items() if item[1]["latitude"])
    assert not compare(now, changed(now, "cases", {**rows, key: {**row, "latitude": f"{row['latitude']}00"}}))


def test_earlier_version_differs_in_what_was_made_to_differ(before: Edition, now: Edition):
    found = compare(before, now)
    case, finding, reference, place = LATER
    assert {table.table: (table.added, table.retired) for table in found.tables if table.changed} == {
        "cases": (((case,),), ((CASE,),)),
        "findings": (((finding,),), ((f"{CASE}-1",),)),
        "references": (((reference,),), (("pahitt2001utkast",),)),
        "municipalities": (((place,),), (("gammelby",),)),
        "terms": ((("actor", "researchers"),), (("concept", "co-something"), ("factor", "goodwill"))),
    }
    assert {(change.code, change.table, change.field) for change in found.structure} == {
        ("table-added", "retired", ""),
        ("field-added", "findings", "coding"),
        ("constraint-tightened", "cases", "start_year"),
        ("words-changed", "cases", "note"),
    }
    (cafe,) = found.of("cases").changed
    title = next(field for field in cafe.fields if field.field == "title")
    assert set(title.values) == {"sv", "da"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_difference_reads_as_agreed_as_text_and_as_markdown(
    before: Edition, now: Edition, language: str, compare_golden: CompareGolden
):
    found, own = compare(before, now), words(language)
    texts = to_text(found, before, now, own), to_markdown(found, before, now, own)
    compare_golden(f"versions/{language}.txt", texts[0])
    compare_golden(f"versions/{language}.md", texts[1])
    assert "<" not in texts[1]
    assert "|" not in texts[1]


def test_difference_as_json_has_every_change_with_its_labels(before: Edition, now: Edition):
    told = json.loads(to_json(compare(before, now), before, now, words("da")))
    assert (told["old"]["version"], told["new"]["version"], told["step"]) == (VERSION, now.version, "major")
    tables = {table["table"]: table for table in told["tables"]}
    (finding,) = tables["findings"]["changed"]
    direction = next(field for field in finding["fields"] if field["field"] == "direction")
    (value,) = direction["values"]
    assert (direction["title"], value["old"], value["new_label"]) == ("Retning", "mixed", "Hæmmer")
    (retired,) = tables["cases"]["retired"]
    assert (retired["key"], retired["replaced_by"]) == ([CASE], "eksempelby-legeplads")
    assert retired["reason"].startswith("Bænken var en del af legepladsen")


@pytest.mark.parametrize(
    ("change", "step", "code"),
    [
        (lambda found: found["cases"]["schema"]["fields"].pop(), Step.MAJOR, "field-retired"),
        (lambda found: found["cases"]["schema"]["fields"].reverse(), Step.MAJOR, "fields-reordered"),
        (lambda found: found["cases"]["schema"]["fields"][0].update(type="any"), Step.MAJOR, "type-changed"),
        (lambda found: found["cases"]["schema"].update(primaryKey=["id", "country"]), Step.MAJOR, "key-changed"),
        (lambda found: found[""].update(name="other"), Step.MAJOR, "package-renamed"),
        (
            lambda found: found["findings"]["schema"]["fields"][3].update(vocabulary="x"),
            Step.MINOR,
            "reference-changed",
        ),
        (lambda found: found["cases"]["schema"]["fields"][0].pop("constraints"), Step.MINOR, "constraint-loosened"),
        (lambda found: found["cases"].update(description_da="Ord"), Step.PATCH, "words-changed"),
        (lambda found: found[""].update(keywords=[]), Step.PATCH, "words-changed"),
        (lambda found: found["cases"].update(path="other.csv", bytes=1), None, ""),
        (lambda found: found["cases"]["schema"]["fields"][0].update(example="other"), None, ""),
        (lambda found: found[""].update(version="9.9.9", created="2030-01-01T00:00:00Z"), None, ""),
    ],
)
def test_change_of_the_descriptor_asks_for_the_step_of_the_recipe(
    now: Edition, change: Callable[[dict[str, Any]], object], step: Step | None, code: str
):
    found = reasons(compare(now, reworded(now, change)), now)
    assert needed(found) == step
    assert [reason.code for reason in found][:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("table", "field", "value", "step"),
    [
        ("cases", "summary_sv", "Rättat.", Step.PATCH),
        ("cases", "references", "dikt2015bok", Step.MINOR),
        ("findings", "case", "", Step.MINOR),
        ("cases", "", "", Step.MAJOR),
        ("codings", "", "", Step.PATCH),
    ],
)
def test_change_of_a_record_asks_for_the_step_of_the_recipe(
    now: Edition, table: str, field: str, value: str, step: Step
):
    (key, row), *others = now.tables[table].items()
    rows = dict(others) | ({key: {**row, field: value}} if field else {})
    assert needed(reasons(compare(now, changed(now, table, rows)), now)) == step
    if not field:  # the other way round it is added
        assert needed(reasons(compare(changed(now, table, rows), now), now)) == Step.MINOR


@pytest.mark.parametrize(
    ("part", "old", "new", "looser"),
    [
        ("enum", ["a"], ["b", "a"], True),
        ("enum", ["a", "b"], ["a", "c"], False),
        ("minimum", 5, 4, True),
        ("maxLength", 5, 4, False),
        ("pattern", "a", "b", False),
        ("required", True, False, True),
        ("required", None, True, False),
        ("required", True, "one_of_languages", True),
        ("required", "one_of_languages", True, False),
        ("required", None, "one_of_languages", False),
        ("required", "one_of_languages", None, True),
        ("unique", True, None, True),
    ],
)
def test_constraint_is_looser_only_where_all_that_was_allowed_still_is(part: str, old: Any, new: Any, looser: bool):
    assert is_looser(part, old, new) is looser


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ("0.1.0", Step.PATCH, "0.1.1"),
        ("0.1.9", Step.MINOR, "0.2.0"),
        ("0.1.9", Step.MAJOR, "0.2.0"),
        ("1.2.3", Step.MAJOR, "2.0.0"),
    ],
)
def test_raised_version_keeps_to_0_until_people_decide(version: str, step: Step, expected: str):
    assert raised(version, step) == expected
    assert number(expected) > number(version)


@pytest.mark.parametrize("version", ["1.0", "01.0.0", "1.0.0-rc1", "١.0.0", ""])
def test_number_of_what_is_no_version_raises(version: str):
    with pytest.raises(ValueError, match=f"^{re.escape(version)}$"):
        number(version)


@pytest.mark.parametrize(
    ("name", "content"),
    [("datapackage.json", b"[]"), ("datapackage.json", b"{"), ("cases.csv", b"\xff"), ("references.csv", None)],
)
def test_files_that_are_no_version_are_refused_by_name(corpus: Corpus, name: str, content: bytes | None):
    files = dict(release_files(corpus))
    files.pop(name) if content is None else files.update({name: content})
    with pytest.raises(UnreadableEdition) as refusal:
        edition_of(files)
    assert refusal.value.file == name


@pytest.fixture(scope="module")
def versions(corpus: Corpus) -> Versions:
    return read_versions(SAMPLE, release_files(corpus))


def test_history_of_a_record_tells_when_it_came_and_what_changed(versions: Versions):
    came, corrected = versions.events("cases", ("exempelstad-sprakcafe",))
    assert (came.kind, came.version, corrected.kind, corrected.version) == ("added", VERSION, "changed", "")
    assert corrected.fields == ("title", "longitude", "end_year", "target_groups", "actors")
    (new,) = versions.events("cases", (LATER[0],))
    assert (new.kind, new.version, new.since) == ("added", "", VERSION)
    assert versions.names(VERSION, "cases", ("exempelstad-sprakcafe",))
    assert not versions.names(VERSION, "cases", (LATER[0],))
    assert versions.unreleased


def test_released_correction_has_the_date_of_its_version(versions: Versions):
    last = replace(versions.releases[0], edition=versions.current)
    both = Versions((*versions.releases, last), versions.current)
    assert both.corrected("cases", ("exempelstad-sprakcafe",)) == versions.current.created[:10]
    assert both.corrected("cases", (LATER[0],)) == ""
    assert not both.unreleased


def test_kept_archive_is_a_zip_that_holds_its_version(before: Edition):
    data = kept(SAMPLE)[VERSION].read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert json.loads(opened.read("datapackage.json"))["version"] == before.version


@pytest.fixture(scope="module")
def corrected(versions: Versions) -> Versions:
    """The versions once the sample is released in March 2027."""
    current = replace(versions.current, descriptor={**versions.current.descriptor, "created": "2027-03-04T00:00:00Z"})
    return Versions((*versions.releases, replace(versions.releases[0], edition=current)), current)


def test_page_of_a_corrected_record_changed_with_the_version_that_corrected_it(corpus: Corpus, corrected: Versions):
    renderer = Renderer(corpus=corpus, words=words("en"), versions=corrected)
    paths = ("cases/exempelstad-sprakcafe/", "cases/provanger-boligmote/", "findings/")
    pages = [Page(path=path, title="T", description="D", body="", kind="x", record=path) for path in paths]
    assert [(page.changed, page.change) for page in with_changes(renderer, pages)] == [
        ("2027-03", "3 records corrected."),
        ("2026-11", "Added: this case, 1 finding and 1 reference."),
        ("2027-03", "1 record corrected."),
    ]


def test_feed_entry_of_a_corrected_record_is_updated_on_the_day_of_the_version(corpus: Corpus, corrected: Versions):
    renderer = Renderer(corpus=corpus, words=words("sv"), versions=corrected)
    updated = [entry(renderer, corpus.cases[key], URL).updated for key in ("exempelstad-sprakcafe", LATER[0])]
    assert updated == ["2027-03-04T00:00:00Z", "2026-11-01T00:00:00Z"]


def test_released_version_keeps_its_bytes_when_the_data_change_after_it(sample: Path, corpus: Corpus):
    version = corpus.version
    release = archive({**release_files(corpus), "cases.csv": release_files(corpus)["terms.csv"]}, corpus.created)
    (sample / "releases" / archive_name(version)).write_bytes(release)
    files = {**release_files(corpus), "extra.xlsx": b"x"}
    found = version_files(sample, read_versions(sample, files), files)
    assert found[f"v{version}/{archive_name(version)}"] == release
    assert found[f"v{version}/cases.csv"] == files["terms.csv"] != found["latest/cases.csv"]
    assert f"v{version}/extra.xlsx" not in found
    (sample / "releases" / archive_name(version)).write_bytes(archive(release_files(corpus), corpus.created))
    assert f"v{version}/extra.xlsx" in version_files(sample, read_versions(sample, files), files)


def test_data_page_says_whether_the_data_still_are_those_of_their_version(corpus: Corpus, versions: Versions):
    def body(kept: Versions) -> str:
        renderer = Renderer(corpus=corpus, words=words("en"), citations={}, versions=kept)
        return next(data_pages(renderer, FILES, URL)).body.replace("&#46;", ".")

    row = next(iter(versions.current.tables["cases"].values()))
    scored = changed(versions.current, "scores", {})
    altered = changed(versions.current, "cases", {("other",): row})
    for release, same in ((versions.current, True), (scored, True), (altered, False)):
        found = body(Versions((replace(versions.releases[0], edition=release),), versions.current))
        assert (f"Files of version {corpus.version}" in found) is same
        assert ("as files: the newest data, changed since version" in found) is not same
        assert f"{URL}data/v{corpus.version}/cases.csv" in found
    assert f"Files of version {corpus.version}" in body(versions)


def test_package_without_released_versions_says_so(corpus: Corpus):
    versions = Versions((), edition_of(release_files(corpus)))
    renderer = Renderer(corpus=replace(corpus, retired=()), words=words("en"), versions=versions)
    (page,) = version_pages(renderer)
    assert "No version has been released yet." in page.body
    assert change_files(renderer) == {}


def test_changes_beyond_the_most_that_a_page_names_are_counted_and_stand_in_the_file(corpus: Corpus, now: Edition):
    (row, *_) = now.tables["findings"].values()
    many = {(f"f-{number:04}",): {**row, "id": f"f-{number:04}"} for number in range(MOST + 7)}
    told = {key: {**row, "statement_en": "Otherwise."} for key, row in many.items()}
    first = Kept(changed(now, "findings", many), 1, "0" * 64)
    versions = Versions((first,), changed(now, "findings", told))
    renderer = Renderer(corpus=corpus, words=words("en"), versions=versions)
    page = list(version_pages(renderer))[1]
    assert page.body.count("<ins>Otherwise&#46;</ins>") + page.body.count("<ins>Otherwise.</ins>") == MOST
    assert "7 more stand in the file with all changes." in page.body
    (text,) = change_files(renderer).values()
    assert text.count('"new": "Otherwise."') == MOST + 7


def test_site_keeps_every_released_version_as_it_was_released(built_project: Path, corpus: Corpus):
    data = built_project / "site" / "data"
    released = kept(SAMPLE)[VERSION]
    assert (data / f"v{VERSION}" / released.name).read_bytes() == released.read_bytes()
    for name, content in read_files(released).items():
        assert (data / f"v{VERSION}" / name).read_bytes() == content
    shown = Site(built_project / "site").of("da")["data/versions/"].text
    assert hashlib.sha256(released.read_bytes()).hexdigest() in shown
    assert "Version 0.0.0 af 1. december 2025" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_address_of_a_retired_record_says_so_and_leads_on(built_project: Path, corpus: Corpus, language: str):
    site = Site(built_project / "site")
    pages, sitemap = site.of(language), (site.folder / language / "sitemap.xml").read_text(encoding="utf-8")
    for record in corpus.retired:
        path = retired_path(record)
        assert bool(path) is (record.kind != "concept")
        if not path:
            continue
        page = pages[path]
        assert plain(record.reason[language]) in page.text
        assert not page.root.xpath("//meta[@http-equiv='refresh']")
        assert not page.root.xpath("//link[@rel='alternate'][@hreflang]")
        canonical = page.root.xpath("//link[@rel='canonical']/@href")
        links = {page.absolute(link) for link in page.root.xpath("//article//a/@href")}
        if record.replaced_by:
            assert canonical == [URL + f"{language}/" + path.replace(record.id, record.replaced_by)]
            assert set(canonical) <= links
        else:
            assert (canonical, page.root.xpath("//meta[@name='robots']/@content")) == ([], ["noindex"])
        assert page.absolute(f"{'../' * path.count('/')}data/versions/") in links
        assert f"/{path}<" not in sitemap
        assert f'"{path}"' not in (site.folder / language / "search/pagefind/facets.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_on_what_has_changed_speaks_the_language_of_the_reader(built_project: Path, language: str):
    site = Site(built_project / "site")
    page = site.of(language)[f"data/changes/{VERSION}/"]
    said = {
        "sv": ("Riktning förut: Blandat nu: Hindrar", "Påstående ändrades på danska"),
        "da": ("Retning før: Blandet nu: Hæmmer", "Titel før: Sprogcafé | <script>alert(2)</script> æ ø å nu:"),
        "en": ("Direction before: Mixed now: Hinders", "Statement changed in Danish"),
    }[language]
    spaced = plain(" ".join(page.root.xpath("//article//text()")))
    assert all(text in spaced for text in said), spaced
    told = json.loads((site.folder / language / f"data/changes/{VERSION}.json").read_text(encoding="utf-8"))
    assert told["language"] == language
