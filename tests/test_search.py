"""What the search finds: records, the words by which they are found, facets, and the index that is built of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CompareGolden
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.addresses import SECTIONS, address
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search import search_records
from samskap.pages.search_facets import FACETS, facet_labels
from samskap.pages.search_page import TERMS, WORDS, search_files
from samskap.pages.search_prose import plain_prose
from samskap.pages.search_record import KINDS, SearchRecord
from samskap.pages.search_words import all_words, families, folded, hidden_words, other_spellings

PROSE = {"about.md": '---\ntitle: "Om"\n---\n\n# Om {#om}\n\n- Se [fallen](../cases/) om *medborgarbudget*.\n'}
LIST = Page(path="cases/", title="Fall", description="Alla fall.", body="", kind="list")


@pytest.fixture(scope="session")
def renderers(corpus: Corpus) -> Mapping[str, Renderer]:
    return {language: Renderer(corpus=corpus, words=words(language)) for language in LANGUAGES}


@pytest.fixture(scope="session")
def records(renderers: Mapping[str, Renderer]) -> Mapping[str, list[SearchRecord]]:
    return {language: search_records(renderer, [LIST], PROSE) for language, renderer in renderers.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_record_of_each_kind_matches_its_golden_text(
    records: Mapping[str, list[SearchRecord]], language: str, compare_golden: CompareGolden
) -> None:
    chosen: dict[str, SearchRecord] = {}
    for record in records[language]:
        chosen.setdefault(record.kind, record)
    assert set(chosen) == set(KINDS)
    text = json.dumps({kind: asdict(chosen[kind]) for kind in KINDS}, ensure_ascii=False, indent=1)
    compare_golden(f"search/{language}.json", f"{text}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_are_those_of_the_pages_each_once(
    records: Mapping[str, list[SearchRecord]], language: str, corpus: Corpus
) -> None:
    sections = {name for name, section in SECTIONS.items() if not section.startswith("references")}
    expected = [*corpus.cases.values(), *corpus.findings.values(), *corpus.references.values()]
    expected += [
        *corpus.municipalities.values(),
        *(term for term in corpus.terms.values() if term.vocabulary in sections),
    ]
    paths = [record.path for record in records[language]]
    assert sorted(paths) == sorted([LIST.path, "about/", *map(address, expected)])


def test_record_carries_the_words_of_its_terms_in_every_language(records: Mapping[str, list[SearchRecord]]) -> None:
    for language in LANGUAGES:
        (case,) = [record for record in records[language] if record.path == "cases/exempelstad-sprakcafe/"]
        said = f"{case.title} {case.text} {case.words}".lower()
        assert {"innvandrere", "migrants", "migranter", "nyankomne", "integrering"} <= set(said.split())


def test_two_concepts_that_name_each_other_are_one_family_and_others_are_none(corpus: Corpus) -> None:
    (family,) = families(corpus)
    assert family.concepts == ("co-production", "samskabelse")


def test_family_is_mentioned_by_each_of_its_words_and_their_inflections(corpus: Corpus) -> None:
    (family,) = families(corpus)
    for concept in family.concepts:
        for word in all_words(corpus.terms["concept", concept]):
            assert family.mentioned(folded(f"en {word} här")), word
            assert family.mentioned(folded(f"{word}s")), word
    assert family.mentioned(folded("Om co production och samskapandets villkor"))


@pytest.mark.parametrize("text", ["produktion", "Fællesskabet i byen", "cooperation", "Samhället skapar"])
def test_family_is_not_mentioned_by_words_that_only_look_alike(text: str, corpus: Corpus) -> None:
    (family,) = families(corpus)
    assert not family.mentioned(folded(text))


def test_name_of_the_site_is_no_word_of_the_family(renderers: Mapping[str, Renderer]) -> None:
    about = {"about.md": '---\ntitle: "Om Samskap"\n---\n\nSamskaps sidor.'}
    (found, *_rest) = search_records(renderers["sv"], [], about)
    assert found.families == ()
    assert found.title == "Om Samskap"


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Ærø", {"aero", "aeroe", "ärö"}),
        ("Växjö", {"vaexjoe", "væxjø"}),
        ("Aarhus", {"århus"}),
        ("Tromsø", {"tromso", "tromsoe", "tromsö"}),
        ("Åbo", {"aabo"}),
    ],
)
def test_name_is_spelled_without_its_letters_and_as_the_neighbours_do(name: str, spelled: set[str]) -> None:
    assert spelled <= set(other_spellings(name).split())


@given(st.sampled_from(["ø", "æ", "aa", "læring", "Ærøgade i Aarhus", "kommune"]), st.text(max_size=30))
def test_hidden_words_are_none_that_the_text_says(word: str, rest: str) -> None:
    text = f"{word} {rest}"
    assert not set(hidden_words([], text).split()) & set(text.lower().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_record_has_a_label(
    records: Mapping[str, list[SearchRecord]], renderers: Mapping[str, Renderer], language: str
) -> None:
    years = {year for record in records[language] for year in record.values.get("year", ())}
    labels = facet_labels(renderers[language], KINDS, years)
    assert list(labels) == list(FACETS)
    for record in records[language]:
        assert record.values["kind"] == (record.kind,)
        for facet, values in record.values.items():
            assert values
            assert set(values) <= labels[facet][1].keys()


def test_finding_has_the_values_of_its_case_and_its_reference(records: Mapping[str, list[SearchRecord]]) -> None:
    (finding,) = [record for record in records["da"] if record.path == "findings/exempelstad-sprakcafe-1/"]
    assert finding.values == {
        "kind": ("finding",),
        "country": ("SE",),
        "topic": ("integration", "education"),
        "group": ("migrants", "residents"),
        "phase": ("co-implementation",),
        "direction": ("hinders",),
        "reference": ("thesis",),
        "year": ("2012",),
    }


def test_prose_loses_the_signs_of_markdown() -> None:
    assert plain_prose(PROSE["about.md"]) == ("Om", "Om Se fallen om medborgarbudget .")


def test_files_offer_every_term_with_a_page_and_the_words_of_the_families(
    renderers: Mapping[str, Renderer], corpus: Corpus
) -> None:
    files = search_files(renderers["da"])
    terms = json.loads(files[TERMS])
    migrants = next(item for item in terms if item[0] == "topics/migrants/")
    assert migrants[1] == "Migranter"
    assert {"innvandrere", "invandrare", "immigrants"} <= set(migrants[2])
    assert ["places/provanger/", "Provanger", []] in terms
    assert "samskab" in json.loads(files[WORDS])["co-production"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_of_the_site_holds_every_record_and_nothing_that_is_not_asked_for(
    built_project: Path, language: str, records: Mapping[str, list[SearchRecord]]
) -> None:
    made = built_project / "site" / language / "search" / "pagefind"
    found = {}
    for file in made.glob("fragment/*"):
        content = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[file.stem] = content["url"].strip("/")
    known = {record.path.strip("/") for record in records[language]}
    assert known <= set(found.values())
    assert json.loads((made / "facets.json").read_text(encoding="utf-8"))["records"].keys() == found.keys()
    for path in found.values():
        assert (built_project / "site" / language / path / "index.html").is_file()
    assert {path.suffix for path in made.iterdir()} <= {".js", ".json", ".pf_meta", ".pagefind", ""}
    assert {path.name for path in made.glob("*.js")} == {"pagefind.js", "pagefind-worker.js"}
