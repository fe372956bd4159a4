"""When pages last changed and what changed; the glossary; the keywords; the letters of long lists."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.evidence.history import Change, last_change
from samskap.evidence.latest import newest_first
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.vocabularies import VOCABULARIES
from samskap.pages.addresses import GLOSSARY, SECTIONS, address, term_address
from samskap.pages.changes import added, with_changes
from samskap.pages.glossary import glossary_files, glossary_page
from samskap.pages.letters import by_letter
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.shelves import KEYWORDS, keyword_path, keyword_shelves
from samskap.pages.shown import everything, records_by_page
from sites import ROOT, Site

MONTHS = st.sampled_from(["2026-11", "2026-12", "2027-01"])


def a_page(path: str, kind: str, record: str = "") -> Page:
    return Page(path=path, title="T", description="D", body="", kind=kind, record=record)


def test_last_change_counts_what_was_added_in_the_newest_month(corpus: Corpus) -> None:
    (case, other, *_), (finding, *_) = corpus.cases.values(), corpus.findings.values()
    records = [
        replace(case, coded_on="2027-02"),
        replace(other, coded_on="2026-12"),
        replace(finding, coded_on="2027-02"),
    ]
    assert last_change(records) == Change("2027-02", cases=1, findings=1, references=0)
    assert last_change([]) is None


@given(st.lists(MONTHS, min_size=1))
def test_last_change_is_the_newest_month_whatever_the_order(corpus: Corpus, months: list[str]) -> None:
    (reference, *_) = corpus.references.values()
    change = last_change([replace(reference, coded_on=month) for month in months])
    assert change == Change(max(months), 0, 0, months.count(max(months)))


@given(st.lists(MONTHS, min_size=3))
def test_newest_first_never_puts_an_older_month_before_a_newer(corpus: Corpus, months: list[str]) -> None:
    (case, *_) = corpus.cases.values()
    found = newest_first([replace(case, coded_on=month) for month in months], corpus)
    assert [record.coded_on for record in found] == sorted(months, reverse=True)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "Tillagt: fallet, 2 resultat och 1 referens."),
        ("da", "Tilføjet: casen, 2 resultater og 1 reference."),
        ("en", "Added: this case, 2 findings and 1 reference."),
    ],
)
def test_added_names_the_record_of_the_page_and_counts_the_others(language: str, expected: str, corpus: Corpus) -> None:
    (case, *_) = corpus.cases.values()
    assert added(Change(case.coded_on, 1, 2, 1), case, words(language)) == expected


def test_added_later_leaves_out_the_record_that_was_there_before(corpus: Corpus) -> None:
    (case, *_) = corpus.cases.values()
    assert added(Change("2030-01", 0, 1, 0), case, words("en")) == "Added: 1 finding."


def test_pages_change_with_the_records_they_show_and_no_others(corpus: Corpus) -> None:
    finding = corpus.findings["eksempelby-legeplads-1"]
    later = replace(corpus, findings={**corpus.findings, finding.id: replace(finding, coded_on="2027-03")})
    shown = {
        path
        for path, records in records_by_page(later).items()
        if any(record.coded_on == "2027-03" for record in records)
    }
    case = corpus.cases[finding.case]
    assert shown == {
        "findings/",
        *(f"topics/actors/{actor}/" for actor in case.actors),
        address(finding),
        address(case),
        address(corpus.references[finding.reference]),
        "phases/co-design/",
        "themes/facilitation/",
        "themes/facilitation/co-design/",
        "places/dk/",
        *(f"places/{place}/" for place in case.municipalities),
        *(f"topics/{topic}/" for topic in (*case.policy_areas, *case.target_groups)),
    }
    pages = [a_page("findings/", "list"), a_page("cases/", "list"), a_page("", "home"), a_page("glossary/", "glossary")]
    found = with_changes(Renderer(corpus=later, words=words("en")), pages)
    assert [(page.changed, page.change) for page in found] == [
        ("2027-03", "Added: 1 finding."),
        ("2026-11", "Added: 4 cases."),
        ("2027-03", "Added: 1 finding."),
        (corpus.created[:10], f"Made for version {corpus.version} of the data."),
    ]


def test_page_of_a_term_without_records_changes_with_the_version(corpus: Corpus) -> None:
    (page,) = with_changes(Renderer(corpus=corpus, words=words("en")), [a_page("themes/none/", "theme", "none")])
    assert (page.changed, page.feeds) == (corpus.created[:10], (("Samskap: T", "themes/none/feed.atom"),))


def test_every_page_of_the_built_site_says_when_it_last_changed(built_project: Path) -> None:
    site = Site(built_project / "site")
    for language in LANGUAGES:
        for path, page in site.of(language).items():
            (when,) = page.root.xpath("//article/footer[@class='changed']//time")
            assert words(language).date(when.get("datetime")) == when.text, path
            assert when.getparent().text_content().strip().endswith("."), path


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_written_page_says_when_it_changed_and_what(path: Path) -> None:
    meta = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert words("en").date(meta["changed"])
    assert meta["change"].endswith(".")


def test_written_pages_changed_on_the_same_day_in_every_language() -> None:
    def days(language: str) -> dict[str, str]:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / language).glob("*.md")}
        return {name: yaml.safe_load(text.split("---\n")[1])["changed"] for name, text in texts.items()}

    assert days("sv") == days("da") == days("en")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", "1 2 A E O V Z Å Ä Ö"), ("da", "1 2 E O V Z Æ Ø Å"), ("en", "1 2 A E O V Z")],
)
def test_letters_follow_the_alphabet_of_the_language(language: str, expected: str) -> None:
    names = ["Østersund", "Ängelholm", "Åbo", "Oslo", "västerås", "éclair", "Aarhus", "Zürich", "”Örebro”", "1", "2"]
    letters = by_letter(words(language), names, str)
    assert [letter.name for letter in letters] == expected.split()
    assert sum(len(letter.items) for letter in letters) == len(names)
    assert len({letter.anchor for letter in letters}) == len(letters)


@settings(max_examples=30)
@given(st.lists(st.text(min_size=0, max_size=4)), st.sampled_from(LANGUAGES))
def test_letters_hold_every_name_once_in_order(names: list[str], language: str) -> None:
    own = words(language)
    letters = by_letter(own, names, str)
    assert [name for letter in letters for name in letter.items] == sorted(names, key=own.sort_key)
    assert len({letter.name for letter in letters}) == len(letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_glossary_explains_every_term_of_its_vocabularies_once(language: str, corpus: Corpus) -> None:
    terms = [term for name in GLOSSARY for term in corpus.vocabulary(name)]
    renderer = Renderer(corpus=corpus, words=words(language))
    body = glossary_page(renderer).body
    assert all(body.count(f'<div id="{term.vocabulary}-{term.id}">') == 1 for term in terms)
    (path, text), *others = glossary_files(renderer).items()
    assert (path, others) == ("glossary/terms.json", [])
    notes = json.loads(text)
    foreign = [tag for tag in LANGUAGES if tag != language]
    assert [tag for tag, _name in notes["languages"]] == foreign
    assert notes["terms"] == {
        term_address(term): [term.definition[language], *(term.label[tag] for tag in foreign)] for term in terms
    }


def test_glossary_gives_aliases_and_the_concepts_of_other_typologies(corpus: Corpus) -> None:
    body = glossary_page(Renderer(corpus=corpus, words=words("sv"))).body
    entry = body.partition('<div id="phase-co-design">')[2].partition("</div>")[0]
    assert "brukermedvirkning" in entry
    assert '<a href="#scheme-concept-four-cos-co-design">' in entry
    assert '<span lang="da">Fælles udformning</span>' in entry


def test_term_address_leads_to_its_page_the_glossary_or_the_codebook(corpus: Corpus) -> None:
    assert set(GLOSSARY) <= set(VOCABULARIES)
    for term in corpus.terms.values():
        path, _, anchor = term_address(term).partition("#")
        if term.vocabulary in SECTIONS:
            assert (path, anchor) == (address(term), "")
        else:
            assert path == ("glossary/" if term.vocabulary in GLOSSARY else "data/vocabularies/")


def test_keyword_variants_stand_together_under_the_usual_one(corpus: Corpus) -> None:
    (one, two, three, *_) = corpus.references.values()
    given_words = (("Co-production", "IOP"), ("co-production", "co production"), ("co-production", "Malmö", "Malmo"))
    references = [replace(item, keywords=keys) for item, keys in zip((one, two, three), given_words, strict=True)]
    shelves = {shelf.title: shelf for shelf in keyword_shelves(references)}
    assert set(shelves) == {"co-production", "IOP", "Malmö", "Malmo"}
    assert [item.id for item in shelves["co-production"].references] == [one.id, two.id, three.id]
    assert shelves["Malmö"].path == f"{KEYWORDS}#k-malmö"


@given(st.text(max_size=20))
def test_keyword_anchor_is_one_word_that_needs_no_escaping(keyword: str) -> None:
    anchor = keyword_path(keyword).partition("#")[2]
    assert anchor.startswith("k-")
    assert all(sign.isalnum() or sign == "-" for sign in anchor)
    assert keyword_path(keyword.upper().lower()) == keyword_path(keyword.upper())


def test_everything_is_every_record_once(corpus: Corpus) -> None:
    records = list(everything(corpus))
    assert len({address(record) for record in records}) == len(records) == 4 + 6 + 7
