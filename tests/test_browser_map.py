"""The map of the evidence in a real Chromium: from a figure to its source, filtered by keyboard, small, scriptless."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import NARROW, Log, OpenPage
from samskap.languages import LANGUAGES
from sites import URL

CELL = "themes/facilitation/co-design/"
WORDS = {
    "sv": (
        "Processledning, gemensam utformning: ",
        "2 resultat; 2 främjar",
        "1 resultat; 1 främjar",
        "inget resultat än",
    ),
    "da": (
        "Facilitering, fælles udformning: ",
        "2 resultater; 2 fremmer",
        "1 resultat; 1 fremmer",
        "intet resultat endnu",
    ),
    "en": ("Facilitation, co-design: ", "2 findings; 2 enable", "1 finding; 1 enables", "no finding yet"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_leads_from_a_cell_to_its_findings_to_a_reference_and_its_citation(language: str, page: Page, log: Log):
    name, several, _one, _none = WORDS[language]
    page.goto(f"{URL}{language}/map/")
    page.get_by_role("link", name=name + several).click()
    page.wait_for_url(f"{URL}{language}/{CELL}")
    expect(page.locator(".findings > .record")).to_have_count(2)
    page.locator(".findings a[href*='references/exempel2020kostnader']").click()
    page.wait_for_url(f"{URL}{language}/references/exempel2020kostnader/")
    citation = page.locator(".citations > div", has=page.locator("dt", has_text="APA")).locator("dd")
    expect(citation).to_contain_text("Påhitt")
    expect(citation).to_contain_text("2020")
    assert log.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_filtered_by_keyboard_counts_anew_and_its_address_shows_the_same(
    language: str,
    page: Page,
    log: Log,
    open_page: OpenPage,
):
    name, several, one, none = WORDS[language]
    page.goto(f"{URL}{language}/map/")
    whole = page.locator("table.matrix").inner_html()
    assert not [request for request in log.requests if request.endswith(".json")], "loaded only when it is used"
    page.locator("main .facets-fold > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).not_to_be_empty()
    for _ in range(9):
        if page.evaluate("document.activeElement.matches('[name=country][value=SE]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name=name + one)).to_be_visible()
    learned = page.locator("td[data-theme=learning][data-phase='']")  # only from Denmark
    expect(learned).to_contain_text(none)
    expect(learned.locator("a")).to_have_class("cell shade-0")
    assert page.url == f"{URL}{language}/map/?country=SE"

    fresh = open_page()
    fresh.goto(page.url)
    expect(fresh.get_by_role("link", name=name + one)).to_be_visible()
    assert fresh.locator("table.matrix").inner_html() == page.locator("table.matrix").inner_html() != whole

    page.go_back()
    expect(page.get_by_role("link", name=name + several)).to_be_visible()
    assert page.locator("table.matrix").inner_html() == whole
    assert log.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_is_whole_on_a_small_screen_without_script_and_with_large_text(language: str, open_page: OpenPage):
    small = open_page(java_script_enabled=False, viewport=NARROW)
    small.goto(f"{URL}{language}/map/")
    expect(small.locator("main form")).to_be_hidden()
    expect(small.locator("#narrow + p + ul a").first).to_be_visible()
    boxes = [cell.bounding_box() for cell in small.locator("tbody tr").nth(1).locator("td a").all()]
    assert len(boxes) == 6
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= NARROW["width"] for box in boxes)
    assert {box["y"] for box in boxes if box} == {boxes[0]["y"] if boxes[0] else None}, (
        "the cells of a theme side by side"
    )
    small.evaluate("document.documentElement.style.fontSize = '200%'")
    assert small.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    figures = small.locator("td a:has(b)").first
    assert figures.evaluate("(link) => link.scrollWidth <= link.clientWidth + 1")


def test_map_says_so_when_what_it_counts_cannot_be_loaded_and_tries_again(page: Page, log: Log):
    page.route("**/map/findings.json", lambda route: route.abort())
    page.goto(f"{URL}en/map/?country=SE")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/map/findings.json")
    page.locator("main .facets-fold > summary").click()
    expect(page.get_by_role("status")).to_contain_text("of 5 findings are counted")
    assert all("findings.json" in wrong or "ERR_FAILED" in wrong for wrong in log.wrong)
