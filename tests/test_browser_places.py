"""The maps and the home page in a real Chromium: keyboard, no script, narrow screens, forced colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import NARROW, WIDE, OpenPage
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.places import place_pages
from sites import URL
from test_nordic_map import crowded, renderer

STROKE = "getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_keyboard_reaches_a_circle_and_goes_to_its_place(language: str, page: Page):
    own = words(language)
    one_case = own.plural("{number} case", "{number} cases", 1)
    page.goto(f"{URL}{language}/places/#content")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=own.text("Past the map"))).to_be_focused()
    page.keyboard.press("Tab")
    circle = page.get_by_role("link", name=f"Eksempelby: {one_case}")
    expect(circle).to_be_focused()
    focused = page.evaluate(STROKE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=f"Exempelstad: {one_case}")).to_be_focused()
    assert circle.locator("circle").evaluate("circle => getComputedStyle(circle).strokeWidth") != focused
    page.keyboard.press("Enter")
    page.wait_for_url(f"{URL}{language}/places/exempelstad/")


def test_map_skip_link_leads_past_the_circles(page: Page):
    page.goto(f"{URL}en/places/#content")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("figcaption ~ p a, .places-list a").first).to_be_focused()


@pytest.mark.parametrize(("viewport", "level", "other"), [(NARROW, "around", "near"), (WIDE, "near", "around")])
def test_map_without_script_circle_of_several_leads_to_its_list(
    viewport: dict[str, int],
    level: str,
    other: str,
    corpus: Corpus,
    built_project: Path,
    open_page: OpenPage,
):
    built = (built_project / "site" / "sv" / "places" / "index.html").read_text(encoding="utf-8")
    body = next(page.body for page in place_pages(renderer(crowded(corpus), "sv")) if page.path == "places/")

    shown = re.sub(
        r'<div class="wide places">.*(?=</article>)', lambda _: body[body.index("<div") :], built, flags=re.S
    )
    page = open_page(viewport=viewport, java_script_enabled=False)
    site, assets = built_project / "site", f"{URL}sv/assets/**"
    page.route(assets, lambda route: route.fulfill(path=site / route.request.url.removeprefix(URL)))
    page.route(f"{URL}sv/places/", lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.goto(f"{URL}sv/places/")
    expect(page.locator(f"#{level}-exempelstad")).to_be_visible()
    expect(page.locator(f"#{other}-exempelstad")).to_be_hidden()
    page.get_by_role("link", name="Exempelstad och 1 annan kommun: 1 fall").click()
    page.wait_for_url(f"{URL}sv/places/#{level}-exempelstad")
    expect(page.locator(f"#{level}-exempelstad")).to_be_in_viewport()
    page.locator(f"#{level}-exempelstad").get_by_role("link", name="Exempelstad").click()
    page.wait_for_url(f"{URL}sv/places/exempelstad/")


def test_maps_have_targets_for_a_finger_and_fit_every_width(page: Page):
    for path in ("places/", "places/se/"):
        page.goto(f"{URL}da/{path}")
        for width in (320, 360, 500, 640, 800, 900, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            boxes = [circle.bounding_box() for circle in page.locator(".nordic a circle").all() if circle.is_visible()]
            assert len(boxes) == (2 if path == "places/" else 1), f"each place once, {width} px"
            assert min(side for box in boxes if box for side in (box["width"], box["height"])) >= 24, f"{width} px"
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_map_in_forced_colours_shows_lands_and_circles(open_page: OpenPage):
    page = open_page(forced_colors="active")
    page.goto(f"{URL}sv/places/")
    fill = "element => getComputedStyle(element).fill"
    stroke = "element => getComputedStyle(element).stroke"
    land, circle = page.locator(".land").first, page.locator(".wide circle").first
    assert land.evaluate(stroke) != land.evaluate(fill)
    assert circle.evaluate(stroke) != circle.evaluate(fill)
    assert page.locator(".wide text").first.evaluate(fill) != circle.evaluate(fill)


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_leads_by_people_to_a_topic_without_script(language: str, open_page: OpenPage):
    page = open_page(viewport=NARROW, java_script_enabled=False)
    page.goto(f"{URL}{language}/")
    page.locator(".hero").get_by_role("link", name=words(language).text("By people or topic")).click()
    expect(page.locator("#topics")).to_be_in_viewport()
    page.locator("main").locator('a[href="topics/migrants/"]').click()
    page.wait_for_url(f"{URL}{language}/topics/migrants/")
    expect(page.locator("main a.statement").first).to_be_visible()
