"""Places: countries and municipalities, a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samskap.evidence.counts import themes_by_direction
from samskap.model import Case, Municipality, Term
from samskap.pages.addresses import address
from samskap.pages.cases import by_title
from samskap.pages.charts import theme_chart
from samskap.pages.nordic_map import Drawing, by_name, country_map, nordic_map
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.stories import place_story
from samskap.pages.themes import theme_links
from samskap.pages.topics import cases_by_term, counted, findings_of


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A municipality and the number of its cases."""

    place: Municipality
    cases: int


def place_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages below ``places/``."""
    corpus, words = renderer.corpus, renderer.words
    title = words.text("Places")
    by_country, by_municipality = cases_by_term(renderer), cases_by_municipality(renderer)
    yield renderer.page(
        "places",
        "places/",
        title=title,
        description=words.text("The cases by country and municipality."),
        kind="list",
        drawing=nordic_map(renderer, by_municipality, "places/"),
        groups=[
            {
                "anchor": country.term.id.lower(),
                "country": country.term,
                "cases": country.cases,
                "without": [
                    case for case in by_country.get(("country", country.term.id), []) if not case.municipalities
                ],
                "municipalities": municipalities(renderer, country.term, by_municipality),
            }
            for country in counted(renderer, "country", by_country)
        ],
    )
    for country in corpus.vocabulary("country"):
        drawing = country_map(renderer, country.id, by_municipality, address(country))
        own = municipalities(renderer, country, by_municipality)
        yield _place_page(renderer, country, by_country.get(("country", country.id), []), title, drawing, own)
    for place, cases in by_municipality.items():
        yield _place_page(renderer, corpus.municipalities[place], cases, title)


def municipalities(renderer: Renderer, country: Term, cases: Mapping[str, Sequence[Case]]) -> list[CountedPlace]:
    """The municipalities of a country in alphabetical order, with their numbers of cases; ``cases`` by municipality."""
    places = [place for place in renderer.corpus.municipalities.values() if place.country == country.id]
    return [CountedPlace(place, len(cases[place.id])) for place in by_name(renderer, places)]


def cases_by_municipality(renderer: Renderer) -> dict[str, list[Case]]:
    """The cases of every municipality, by its id, in alphabetical order."""
    groups: dict[str, list[Case]] = {place: [] for place in renderer.corpus.municipalities}
    for case in by_title(renderer, renderer.corpus.cases.values()):
        for place in case.municipalities:
            groups[place].append(case)
    return groups


def _place_page(
    renderer: Renderer,
    place: Municipality | Term,
    cases: list[Case],
    section: str,
    drawing: Drawing | None = None,
    places: Sequence[CountedPlace] = (),
) -> Page:
    path, words = address(place), renderer.words
    municipality = place if isinstance(place, Municipality) else None
    name = place.name[words.language] if isinstance(place, Municipality) else place.label[words.language]
    findings = findings_of(renderer, cases)
    table = themes_by_direction(findings, renderer.corpus)
    return renderer.page(
        "place",
        path,
        title=name,
        description=words.text("Co-production of public services in {place}: cases and what they found.", place=name),
        kind="place",
        record=place.id,
        scripts=("tray.js",),
        crumbs=((section, "places/"),),
        municipality=municipality,
        municipalities=places,
        drawing=drawing,
        cases=cases,
        story=place_story(renderer, findings, cases, path),
        table=table,
        chart=theme_chart(renderer, table, name),
        row_labels=theme_links(renderer, table, path),
    )
