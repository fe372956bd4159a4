"""The maps of the pages: every place of the package on them or beside them, and where their circles lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samskap.geography.layout import NARROW, WIDE
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.pages.home import QUESTIONS, home_page
from samskap.pages.nordic_map import country_map, nordic_map
from samskap.pages.places import cases_by_municipality, place_pages
from samskap.pages.renderer import Renderer
from sites import ROOT


def renderer(corpus: Corpus, language: str = "en") -> Renderer:
    return Renderer(corpus=corpus, words=words(language))


@pytest.fixture(scope="module")
def real() -> Renderer:
    """The package of the repository, in English."""
    return renderer(read_corpus(ROOT / "datapackage"))


def crowded(corpus: Corpus) -> Corpus:
    """A package with a second municipality where Exempelstad is, in the same case."""
    near = replace(corpus.municipalities["exempelstad"], id="nabostad", name=dict.fromkeys(LANGUAGES, "Nabostad"))
    case = next(case for case in corpus.cases.values() if case.municipalities == ("exempelstad",))
    cases = {**corpus.cases, case.id: replace(case, municipalities=("exempelstad", "nabostad"))}
    return replace(corpus, municipalities={**corpus.municipalities, near.id: near}, cases=cases)


def test_map_shows_every_municipality_with_a_point_once_a_level_and_names_the_others(real: Renderer) -> None:
    cases = cases_by_municipality(real)
    drawing = nordic_map(real, cases, "places/")
    known = {
        place.id for place in real.corpus.municipalities.values() if place.latitude is not None and cases[place.id]
    }
    for level in (NARROW.name, WIDE.name):
        shown = [place.id for mark in drawing.marks[level] for place, _number in mark.places]
        assert (len(shown), set(shown)) == (len(known), known)
    rest = {place.id for place in real.corpus.municipalities.values() if cases[place.id]} - known
    assert {place.id for place in drawing.unplaced} == rest
    at_known = {case.id for place in known for case in cases[place]}
    assert (drawing.cases, drawing.placed) == (len(at_known), len(known))
    assert len(drawing.marks["narrow"]) <= len(drawing.marks["wide"])


def test_maps_of_countries_show_what_the_map_of_all_shows(real: Renderer) -> None:
    cases = cases_by_municipality(real)
    maps = [country_map(real, term.id, cases, "places/xx/") for term in real.corpus.vocabulary("country")]
    placed = nordic_map(real, cases, "places/").placed
    assert sum(drawing.placed for drawing in maps if drawing) == placed


def test_map_of_a_country_without_points_or_outline_is_absent(corpus: Corpus) -> None:
    cases = cases_by_municipality(renderer(corpus))
    assert country_map(renderer(corpus), "NO", cases, "places/no/") is None, "its one municipality has no point"
    assert country_map(renderer(corpus), "XX", cases, "places/xx/") is None


def test_circle_of_several_places_leads_to_their_list_and_counts_a_shared_case_once(corpus: Corpus) -> None:
    own = renderer(crowded(corpus))
    drawing = nordic_map(own, cases_by_municipality(own), "places/")
    mark = next(mark for mark in drawing.marks["wide"] if mark.anchor)
    assert (mark.path, mark.label) == ("#near-exempelstad", "Exempelstad and 1 other place: 1 case")
    page = next(page for page in place_pages(own) if page.path == "places/")
    assert '<li class="wide" id="near-exempelstad">' in page.body
    assert '<li class="narrow" id="around-exempelstad">' in page.body
    assert page.body.count("<title>Exempelstad and 1 other place: 1 case</title>") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_page_names_every_case_without_a_municipality(corpus: Corpus, language: str) -> None:
    page = next(page for page in place_pages(renderer(corpus, language)) if page.path == "places/")
    without = [case for case in corpus.cases.values() if not case.municipalities]
    assert len(without) > 0
    for case in without:
        assert f'href="../cases/{case.id}/"' in page.body


def test_blocks_of_the_pages_with_maps_hold_no_empty_line(corpus: Corpus) -> None:
    own = renderer(crowded(corpus))
    for page in (home_page(own), *place_pages(own)):
        for opened, closed in (("<svg", "</svg>"), ("<figure", "</figure>"), ('<div class="hero"', "</div>")):
            for block in page.markdown().split(opened)[1:]:
                assert "\n\n" not in block.partition(closed)[0], page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_asks_the_readers_question_in_their_language(corpus: Corpus, language: str) -> None:
    body = home_page(renderer(corpus, language)).body
    assert '<form class="question" role="search" action="search/" method="get">' in body
    assert body.count('href="search/?q=') == len(QUESTIONS)
    assert words(language).text("What would you like to know?") in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_leads_to_themes_people_and_places(corpus: Corpus, language: str) -> None:
    body = home_page(renderer(corpus, language)).body
    for path in ("#themes", "#topics", "#places", "themes/facilitation/", "topics/migrants/", "places/se/", "places/"):
        assert f'href="{path}"' in body
    for term in (*corpus.vocabulary("target-group"), *corpus.vocabulary("policy-area")):
        coded = any(term.id in (*case.target_groups, *case.policy_areas) for case in corpus.cases.values())
        assert (f'href="topics/{term.id}/"' in body) is coded
