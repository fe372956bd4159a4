"""The codebook: every field and every term is described, and what is told of them is what the data hold."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields as attributes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from conftest import SAMPLE, CompareGolden
from samskap.downloads.codebook_text import code, plain
from samskap.downloads.described import filling_in_words, type_in_words
from samskap.downloads.filling import LONGEST_EXAMPLE, Filling, fillings
from samskap.downloads.release import release_files
from samskap.evidence.coded import USERS, uses
from samskap.languages import LANGUAGES, words
from samskap.model import Case, Coding, Corpus, Finding, Link, Municipality, Reference, Retired, Score, Term, Usage
from samskap.package.descriptor import read_json
from samskap.package.fields import PROPERTIES, TYPES, Table, constraints_in_words, described_tables, find_field
from samskap.package.reading import read_corpus
from samskap.package.vocabularies import VOCABULARIES
from sites import ROOT, Site
from sites import plain as flat

PACKAGES = [SAMPLE, ROOT / "datapackage"]
RECORDS = {
    "cases": Case,
    "findings": Finding,
    "references": Reference,
    "municipalities": Municipality,
    "terms": Term,
    "codings": Coding,
    "usage": Usage,
    "scores": Score,
    "links": Link,
    "retired": Retired,
}
# properties of a field in Table Schema 2.0 that the codebook tells, and its constraints that can be put into words
STANDARD = {"name", "type", "format", "title", "description", "constraints", "delimiter"}
CONSTRAINTS = {"required", "unique", "minimum", "maximum", "enum", "pattern"}


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, bytes]:
    return release_files(corpus)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def tables_of(corpus: Corpus) -> dict[str, Table]:
    return {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}


@pytest.mark.parametrize("package", PACKAGES, ids=["sample", "real"])
def test_no_table_field_term_or_vocabulary_is_undocumented(package: Path) -> None:
    corpus = read_corpus(package)
    for table in tables_of(corpus).values():
        for item in (table, *table.fields):
            assert all(item.title[language] and item.description[language] for language in LANGUAGES), item.name
        for field in table.fields:
            assert field.type in TYPES, field.name
            assert set(field.constraints) <= CONSTRAINTS, field.name
            assert field.vocabulary in {"", *VOCABULARIES}
            assert field.unit["en"] or field.type not in {"number"}, field.name
    for term in corpus.terms.values():
        assert term.vocabulary in VOCABULARIES
        assert all(term.label[language] and term.definition[language] for language in LANGUAGES), term
    for name in VOCABULARIES.values():
        assert all(words(language).translation(name) for language in LANGUAGES)


@pytest.mark.parametrize("package", PACKAGES, ids=["sample", "real"])
def test_every_property_of_our_own_in_the_descriptor_is_explained(package: Path) -> None:
    own = {name for names in PROPERTIES for name in names.split(", ")}
    descriptor, references = read_json(package / "datapackage.json"), read_json(package / "references.schema.json")
    schemas = [resource["schema"] for resource in descriptor["resources"] if "schema" in resource] + [references]
    used = {key for schema in schemas for field in schema["fields"] for key in field}
    assert used - STANDARD - own == set()
    assert own - {"languages"} <= used


def test_fields_of_a_table_are_the_attributes_of_its_records(corpus: Corpus) -> None:
    for name, table in tables_of(corpus).items():
        known = {attribute.name for attribute in attributes(RECORDS[name])}
        assert {field.base for field in table.fields} == known | ({"kind"} if name == "references" else set())


def test_column_of_a_language_is_grouped_and_an_english_title_of_its_own_is_not(corpus: Corpus) -> None:
    cases, references = tables_of(corpus)["cases"], tables_of(corpus)["references"]
    title = find_field(cases, "title", "da")
    assert (title.name, title.base, title.language) == ("title_da", "title", "da")
    assert title.base_title == {"sv": "Titel", "da": "Titel", "en": "Title"}
    assert [len(group) for group in cases.groups()][:3] == [1, 3, 1]
    english = find_field(references, "title_en", "sv")
    assert (english.base, english.language, english.base_title["sv"]) == ("title_en", "", "Engelsk titel")
    with pytest.raises(KeyError):
        find_field(cases, "no-such-field", "sv")


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("cases", "id", ["required", "unique"]),
        ("cases", "start_year", ["from 1800 to 2100"]),
        ("terms", "position", ["required", "at least 1"]),
        ("terms", "vocabulary", ["required", "part of the key"]),
        ("codings", "coder", ["required", "part of the key", "one of first, second"]),
        ("cases", "country", ["required"]),
        ("cases", "source_url", ["required", "a web address"]),
    ],
)
def test_constraints_read_as_words(table: str, name: str, expected: list[str], corpus: Corpus) -> None:
    assert constraints_in_words(find_field(tables_of(corpus)[table], name, "en"), words("en")) == expected


def test_type_and_filling_read_as_words(corpus: Corpus) -> None:
    field = find_field(tables_of(corpus)["cases"], "policy_areas", "da")
    assert type_in_words(field, words("da")) == "liste med semikolon mellem værdierne; obligatorisk"
    assert filling_in_words(Filling(1200, 30, 1, ""), words("sv")) == "30 av 1\xa0200 rader (2\xa0%); 1 olika värde"
    assert filling_in_words(Filling(0, 0, 0, ""), words("en")) == "no rows yet"


def test_fields_refer_to_tables_that_exist(corpus: Corpus) -> None:
    tables = tables_of(corpus)
    fields = {f"{name}.{field.name}": field.refers_to for name, table in tables.items() for field in table.fields}
    assert {target for target in fields.values() if target} <= set(tables)
    assert fields["findings.case"] == "cases"
    assert fields["findings.reference"] == fields["cases.references"] == "references"


def test_fields_are_filled_as_the_released_tables_are(corpus: Corpus, files: Mapping[str, bytes]) -> None:
    told = fillings(corpus)
    for name, table in tables_of(corpus).items():
        rows = rows_of(files[table.path])
        for field in table.fields:
            values = [row[field.name] for row in rows if row[field.name]]
            items = {item for value in values for item in (value.split(";") if field.type == "list" else [value])}
            filling = told[name, field.name]
            assert (filling.rows, filling.filled, filling.distinct) == (len(rows), len(values), len(items))
            assert filling.example in {*values, ""}
            assert bool(filling.example) == bool(values)
            if any(len(value) <= LONGEST_EXAMPLE for value in values) and not field.language:
                assert len(filling.example) <= LONGEST_EXAMPLE


def test_examples_of_a_text_in_several_languages_come_from_one_record(corpus: Corpus) -> None:
    told = fillings(corpus)
    for table, name in (("cases", "summary"), ("findings", "statement"), ("terms", "definition")):
        found = {language: told[table, f"{name}_{language}"].example for language in LANGUAGES}
        assert found in [dict(getattr(record, name)) for record in getattr(corpus, table).values()]


def test_table_of_fields_has_a_row_per_column_of_the_release(files: Mapping[str, bytes]) -> None:
    resources = json.loads(files["datapackage.json"])["resources"]
    released = {
        (resource["name"], field["name"]): field
        for resource in resources
        for field in resource.get("schema", {}).get("fields", [])
    }
    rows = {(row["table"], row["field"]): row for row in rows_of(files["codebook-fields.csv"])}
    assert list(rows) == list(released)
    for key, field in released.items():
        row, limits = rows[key], field.get("constraints", {})
        assert row["title_sv"] == field["title_sv"]
        assert row["description_en"] == field["description"]
        assert row["type"] == field["type"]
        assert row["unit_da"] == field.get("unit_da", "")
        assert row["guidance_da"] == field.get("guidance_da", "")
        assert row["example"] == field.get("example", "")
        assert row["values"] == ";".join(limits.get("enum", []))
        assert (row["minimum"], row["pattern"]) == (str(limits.get("minimum", "")), limits.get("pattern", ""))
        assert row["required"] == "true" or not limits.get("required")


def test_table_of_terms_has_every_cell_of_the_terms(files: Mapping[str, bytes]) -> None:
    terms = {(row["vocabulary"], row["id"]): row for row in rows_of(files["terms.csv"])}
    rows = {(row["vocabulary"], row["id"]): row for row in rows_of(files["codebook-terms.csv"])}
    assert rows.keys() == terms.keys()
    for key, term in terms.items():
        assert {name: rows[key][name] for name in term} == term
    assert rows["factor", "social-capital"]["group_sv"] == rows["factor-group", "ties-and-trust"]["label_sv"]


def test_terms_are_counted_as_often_as_the_tables_name_them(corpus: Corpus, files: Mapping[str, bytes]) -> None:
    told = uses(corpus)
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in rows_of(files["findings.csv"]):
        for column, vocabulary in {"factors": "factor", "phases": "phase", "direction": "direction"}.items():
            counted.update((vocabulary, item, "findings") for item in set(filter(None, row[column].split(";"))))
    for row in rows_of(files["cases.csv"]):
        counted.update(("phase", item, "cases") for item in set(filter(None, row["phases"].split(";"))))
    for row in rows_of(files["references.csv"]):
        counted["reference-kind", row["kind"], "references"] += 1
    assert len(counted) > 15
    for (vocabulary, identifier, table), number in counted.items():
        assert told[vocabulary, identifier][table] == number
    assert told["factor-group", "ties-and-trust"]["terms"] == 1
    assert all(tuple(used) == USERS for used in told.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_codebook_as_text_shows_every_field_and_term_as_they_are(
    language: str, files: Mapping[str, bytes], corpus: Corpus
) -> None:
    text = files[f"codebook-{language}.md"].decode("utf-8")
    root = html.fromstring(f"<div>{MarkdownIt().render(text)}</div>")
    shown, codes = flat(root.text_content()), {flat(item.text_content()) for item in root.iter("code")}
    assert {element.tag for element in root.iter("*")} <= {"div", "h1", "h2", "h3", "p", "ul", "li", "strong", "code"}
    for table in tables_of(corpus).values():
        for field in table.fields:
            assert field.name in codes
            assert flat(field.description[language]) in shown
            assert flat(field.guidance[language]) in shown
    for term in corpus.terms.values():
        assert term.id in codes
        assert flat(f"{term.label[language]} ({term.id}): {term.definition[language]}") in shown


@pytest.mark.parametrize("name", ["codebook-da.md", "codebook-fields.csv"])
def test_codebook_matches_golden_text(name: str, files: Mapping[str, bytes], compare_golden: CompareGolden) -> None:
    compare_golden(f"downloads/{name}", files[name].decode("utf-8"))


@given(st.text())
def test_text_and_code_in_markdown_are_shown_as_they_are(text: str) -> None:
    visible = re.sub(r"[\x00\ud800-\udfff]", "", text)
    line = flat(visible)
    rendered = MarkdownIt().render(f"- x {plain(visible)} {code(visible)}")
    root = html.fromstring(f"<div>{rendered}</div>")
    assert flat(root.text_content()) == flat(f"x {line} {line}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_have_an_anchor_for_every_field_and_term(language: str, built_project: Path, corpus: Corpus) -> None:
    site = Site(built_project / "site")
    dictionary = set(site.pages[f"{language}/data/dictionary/"].ids)
    assert {f"{name}-{field.name}" for name, table in tables_of(corpus).items() for field in table.fields} <= dictionary
    assert {f"{name}-{field.base}" for name, table in tables_of(corpus).items() for field in table.fields} <= dictionary
    terms = {f"{vocabulary}-{identifier}" for vocabulary, identifier in corpus.terms}
    assert terms <= set(site.pages[f"{language}/data/vocabularies/"].ids)
