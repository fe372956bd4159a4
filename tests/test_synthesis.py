"""What findings say together: the counts, the stories on the pages, the charts, the note on confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from conftest import SAMPLE
from samskap.evidence import confidence as rules
from samskap.evidence.confidence import Concern, adequacy, coherence, confidence, limitations, relevance
from samskap.evidence.related import overlapping
from samskap.evidence.synthesis import (
    Balance,
    balance,
    case_of,
    disagreements,
    frequencies,
    gaps,
    most_frequent_first,
    phases_of,
    themes_of,
)
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus, Finding
from samskap.package.reading import read_corpus
from samskap.pages.charts import LINES, PER_LINE, most, sign_chart
from samskap.pages.page import Page
from samskap.pages.phases import phase_pages
from samskap.pages.renderer import Renderer
from samskap.pages.stories import theme_story
from samskap.pages.themes import theme_pages
from samskap.pages.topics import topic_pages
from sites import ROOT

SAMPLE_CORPUS = read_corpus(SAMPLE)
BASE = next(iter(SAMPLE_CORPUS.findings.values()))
DIRECTIONS = ("enables", "hinders", "mixed", "describes")


def made(number: int, **values: object) -> Finding:
    """A finding like the first of the sample, with other values."""
    return replace(BASE, id=f"made-{number}", **values)  # type: ignore[arg-type]


def terms(vocabulary: str) -> list[str]:
    return [term.id for term in SAMPLE_CORPUS.vocabulary(vocabulary)]


def some(vocabulary: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(terms(vocabulary)), unique=True, max_size=3).map(tuple)


findings = st.lists(
    st.fixed_dictionaries(
        {
            "case": st.sampled_from(["", *SAMPLE_CORPUS.cases]),
            "reference": st.sampled_from(list(SAMPLE_CORPUS.references)),
            "factors": some("factor"),
            "outcomes": some("outcome"),
            "phases": some("phase"),
            "direction": st.sampled_from(DIRECTIONS),
            "design": st.sampled_from(["", *terms("design")]),
            "read": st.sampled_from(terms("read")),
            "coding": st.sampled_from(["agreed", "adjudicated"]),
            "review": st.sampled_from(["unreviewed", "reviewed"]),
        }
    ),
    max_size=12,
).map(lambda rows: [made(number, **row) for number, row in enumerate(rows)])


def theme_page(corpus: Corpus, theme: str, language: str) -> Page:
    renderer = Renderer(corpus=corpus, words=words(language))
    return next(page for page in theme_pages(renderer) if page.record == theme)


def topic_page(corpus: Corpus, topic: str, language: str) -> Page:
    renderer = Renderer(corpus=corpus, words=words(language))
    return next(page for page in topic_pages(renderer) if page.record == topic)


def with_findings(corpus: Corpus, found: Sequence[Finding]) -> Corpus:
    return replace(corpus, findings={finding.id: finding for finding in found})


@pytest.mark.parametrize(
    ("counts", "effects", "leading"),
    [
        ((3, 1, 0, 5), 4, "enables"),
        ((1, 3, 1, 0), 5, "hinders"),
        ((2, 2, 0, 1), 4, ""),
        ((2, 1, 1, 0), 4, ""),
        ((0, 0, 0, 4), 0, ""),
    ],
)
def test_balance_leading_direction_has_more_than_half_of_the_effects(
    counts: tuple[int, ...], effects: int, leading: str
) -> None:
    found = Balance(dict(zip(DIRECTIONS, counts, strict=True)))
    assert (found.effects, found.leading) == (effects, leading)


def test_disagreement_on_a_phase_names_both_sides(corpus: Corpus) -> None:
    one = made(1, direction="enables", reference="sep2021prov", phases=("co-design",))
    other = made(2, direction="hinders", reference="dikt2015bok", phases=("co-design", "co-assessment"))
    (pair,) = disagreements([one, other, made(3, direction="enables", phases=())], phases_of)
    assert (pair.on, pair.enables, pair.hinders) == ("co-design", (one,), (other,))


def test_disagreement_inside_one_publication_is_none() -> None:
    pair = [made(1, direction="enables", phases=()), made(2, direction="hinders", phases=())]
    assert disagreements(pair, phases_of) == ()


def test_disagreement_on_a_case_leaves_out_findings_without_case() -> None:
    pair = [made(1, direction="enables", case=""), made(2, direction="hinders", case="", reference="sep2021prov")]
    assert disagreements(pair, case_of) == ()
    assert [item.on for item in disagreements(pair, phases_of)] == ["co-commissioning"]


def test_gaps_of_the_sample_are_what_no_finding_is_about(corpus: Corpus) -> None:
    found = gaps([finding for finding in corpus.findings.values() if finding.case == "provanger-boligmote"], corpus)
    assert [term.id for term in found.countries] == ["SE", "DK"]
    assert "co-commissioning" not in {term.id for term in found.phases}
    assert {term.id for term in found.themes} >= {"facilitation", "learning"}


def test_overlapping_topics_come_by_the_share_of_their_cases() -> None:
    others = {("a", "large"): list("abcdefgh"), ("a", "same"): ["a", "b"], ("a", "none"): ["z"]}
    assert overlapping(["a", "b"], others, 5) == [(("a", "same"), 2), (("a", "large"), 2)]
    assert overlapping([], others, 5) == []


@settings(max_examples=40)
@given(findings)
def test_frequencies_put_what_is_not_named_last_and_the_rest_by_number(found: list[Finding]) -> None:
    counts = frequencies(found, themes_of)
    named = [number for theme, number in counts.items() if theme]
    assert named == sorted(named, reverse=True)
    assert "" not in list(counts)[:-1]
    assert Counter(finding.id for finding in most_frequent_first(found, themes_of)) == Counter(
        finding.id for finding in found
    )


@settings(max_examples=40)
@given(st.sampled_from(LANGUAGES), findings)
def test_story_holds_every_finding_once_and_tells_their_numbers(language: str, found: list[Finding]) -> None:
    corpus = with_findings(SAMPLE_CORPUS, found)
    story = theme_story(Renderer(corpus=corpus, words=words(language)), found, "themes/facilitation/")
    told = [finding for section in story.sections for finding in section.findings]
    assert Counter(finding.id for finding in told) == Counter(finding.id for finding in found)
    assert all(finding.direction == section.direction for section in story.sections for finding in section.findings)
    lead = html.fromstring(f"<p>{story.lead}</p>").text_content()
    sentence = [int(number) for number in re.findall(r"\d+", lead)]
    counts = [number for number in balance(found, corpus).counts.values() if number]
    assert sentence[: 2 + len(counts)] == [len(found), len({finding.reference for finding in found}), *counts]


@settings(max_examples=40)
@given(findings, st.integers(min_value=1, max_value=40))
def test_chart_draws_as_many_signs_as_there_are_findings(found: list[Finding], times: int) -> None:
    counts = {direction: times * number for direction, number in balance(found, SAMPLE_CORPUS).counts.items()}
    chart = sign_chart({"row": counts}, "title")
    drawing = html.fromstring(str(chart.svg))
    signs = {path.get("class").removeprefix("sign-"): path.get("d").count("z") for path in drawing.iter("path")}
    assert {direction: -(-number // chart.scale) for direction, number in counts.items() if number} == {
        direction: number for direction, number in signs.items() if direction != "none"
    }
    assert sum(signs.values()) <= PER_LINE * LINES


def test_chart_escapes_its_labels_and_has_no_style() -> None:
    svg = str(sign_chart({"<b>&": {"enables": 1}}, 'a "title"').svg)
    assert "<b>" not in svg
    assert "style" not in svg
    assert html.fromstring(svg).get("aria-label") == 'a "title"'


def test_chart_shows_the_rows_with_most_findings_first() -> None:
    rows = {"a": {"enables": 1}, "b": {"enables": 3}, "c": {"enables": 0}, "d": {"enables": 2}}
    assert list(most(rows, 2)) == ["b", "d"]
    assert list(most(rows, 9)) == ["b", "d", "a"]


def test_confidence_without_findings_cannot_be_said(corpus: Corpus) -> None:
    assert {part.concern for part in confidence([], corpus)} == {Concern.UNKNOWN}


def test_confidence_of_few_effects_says_nothing_of_coherence(corpus: Corpus) -> None:
    pair = [made(1, direction="enables"), made(2, direction="enables"), made(3, direction="describes")]
    assert coherence(pair, corpus).concern is Concern.UNKNOWN
    assert coherence([*pair, made(4, direction="enables")], corpus).concern is Concern.FEW


def test_confidence_of_one_publication_raises_many_concerns_about_adequacy(corpus: Corpus) -> None:
    assert adequacy([made(number) for number in range(20)], corpus).concern is Concern.MANY


def test_confidence_of_reviewed_full_texts_raises_few_concerns_about_limitations(corpus: Corpus) -> None:
    sure = {"read": "full-text-excerpt", "review": "reviewed", "coding": "agreed", "design": "case-study"}
    assert limitations([made(1, **sure)], corpus).concern is Concern.FEW
    assert limitations([made(1, **sure | {"read": "full-text"})], corpus).concern is Concern.FEW
    assert limitations([made(1, **sure | {"read": "abstract"})], corpus).concern is Concern.SOME
    thin = {"read": "abstract", "review": "unreviewed", "coding": "adjudicated", "design": "case-study"}
    assert limitations([made(1, **thin)], corpus).concern is Concern.MANY


def test_confidence_of_one_country_raises_many_concerns_about_relevance(corpus: Corpus) -> None:
    assert relevance([made(1, case="provanger-boligmote")], corpus).concern is Concern.MANY
    assert relevance([made(1, case="")], corpus).concern is Concern.UNKNOWN


@settings(max_examples=40)
@given(findings)
def test_confidence_a_review_never_raises_a_concern(found: list[Finding]) -> None:
    before = [part.concern for part in confidence(found, SAMPLE_CORPUS)]
    for name, value in (("review", "reviewed"), ("coding", "agreed"), ("read", "full-text")):
        better = [replace(finding, **{name: value}) for finding in found]  # type: ignore[arg-type]
        after = [part.concern for part in confidence(better, SAMPLE_CORPUS)]
        assert all(now <= then for now, then in zip(after, before, strict=True))


@settings(max_examples=40)
@given(findings)
def test_confidence_agreeing_with_the_majority_never_raises_a_concern(found: list[Finding]) -> None:
    if balance(found, SAMPLE_CORPUS).leading != "enables":
        found = [replace(finding, direction="enables") for finding in found]
    before = coherence(found, SAMPLE_CORPUS).concern
    for place, finding in enumerate(found):
        if finding.direction == "hinders":
            agreeing = [*found[:place], replace(finding, direction="enables"), *found[place + 1 :]]
            assert coherence(agreeing, SAMPLE_CORPUS).concern <= before


@pytest.mark.parametrize("number", range(1, 13))
def test_confidence_more_publications_with_a_finding_each_never_raise_a_concern(number: int) -> None:
    references = {f"r{place}": replace(SAMPLE_CORPUS.references[BASE.reference], id=f"r{place}") for place in range(13)}
    cases = {f"c{place}": replace(SAMPLE_CORPUS.cases[BASE.case], id=f"c{place}") for place in range(13)}
    corpus = replace(SAMPLE_CORPUS, references=references, cases=cases)
    own = [made(place, reference=f"r{place}", case=f"c{place}") for place in range(number + 1)]
    assert adequacy(own, corpus).concern <= adequacy(own[:-1], corpus).concern


@pytest.mark.parametrize("language", LANGUAGES)
def test_theme_page_without_finding_says_so_and_draws_nothing(corpus: Corpus, language: str) -> None:
    body = theme_page(with_findings(corpus, []), "facilitation", language).body
    said = {
        "sv": "Inget resultat har kodats till det här temat än",
        "da": "Intet resultat er kodet til dette tema endnu",
        "en": "No finding has been coded for this theme yet",
    }
    assert said[language] in body
    assert "<svg" not in body
    assert 'id="confidence"' not in body


def test_phase_and_topic_pages_without_finding_say_so(corpus: Corpus) -> None:
    renderer = Renderer(corpus=with_findings(corpus, []), words=words("en"))
    phase = next(page for page in phase_pages(renderer) if page.record == "co-design")
    assert "No finding has been coded to this phase yet." in phase.body
    body = topic_page(renderer.corpus, "integration", "en").body
    assert "1 case, but no finding has been drawn from it yet." in body
    assert "<svg" not in phase.body + body


def test_theme_page_of_one_finding_calls_it_an_example(corpus: Corpus) -> None:
    body = theme_page(with_findings(corpus, [made(1, factors=("facilitation",))]), "facilitation", "en").body
    assert "1 finding from 1 publication is about this theme." in body
    assert "A single finding is an example, not a pattern." in body
    assert "No finding here tells what hinders." in body


def test_theme_page_of_descriptions_only_says_that_no_effect_is_stated(corpus: Corpus) -> None:
    only = [made(number, factors=("facilitation",), direction="describes") for number in range(4)]
    assert "None of them states an effect." in theme_page(with_findings(corpus, only), "facilitation", "en").body


def test_theme_page_leads_from_numbers_to_the_pages_of_its_cells(corpus: Corpus) -> None:
    body = theme_page(corpus, "facilitation", "en").body
    assert '<a href="../../themes/facilitation/co-design/">2</a>' in body


def test_actor_page_without_hindrance_leads_to_topics_with_the_same_cases(corpus: Corpus) -> None:
    page = topic_page(corpus, "researchers", "en")
    assert page.path == "topics/actors/researchers/"
    assert 'href="../../../findings/exempelstad-sprakcafe-1/"' in page.body
    kept = [finding for finding in corpus.findings.values() if finding.id != "exempelstad-sprakcafe-1"]
    moved = made(1, direction="hinders", case="eksempelby-legeplads")
    body = topic_page(with_findings(corpus, [*kept, moved]), "researchers", "en").body
    assert "No finding here tells what hinders." in body
    assert 'href="../../../topics/actors/volunteers/#hinders"' in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_method_page_names_the_thresholds_of_the_code(language: str) -> None:
    text = (ROOT / "docs" / language / "method.md").read_text(encoding="utf-8")
    section = text.split("{#confidence}")[1].split("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("|")][2:]
    percent = [round(100 * share) for share in (rules.COHERENT, rules.DIVIDED, rules.SHARE_FEW, rules.SHARE_MANY)]
    assert [[int(number) for number in re.findall(r"\d+", row)] for row in rows] == [
        [rules.WEAKNESSES_SOME - 1, rules.WEAKNESSES_MANY],
        percent[:2],
        [rules.PUBLICATIONS_FEW, rules.CASES_FEW, percent[2], rules.PUBLICATIONS_MANY, percent[3]],
        [
            rules.COUNTRIES_FEW,
            rules.AREAS_FEW,
            rules.GROUPS_FEW,
            round(100 * rules.RECENT_FEW),
            rules.RECENT_YEARS,
            rules.COUNTRIES_MANY,
            rules.COUNTRIES_MANY,
        ],
    ]
    assert [int(number) for number in re.findall(r" (\d) ", section.split("\n- ")[-1])] == [rules.EFFECTS_NEEDED]
