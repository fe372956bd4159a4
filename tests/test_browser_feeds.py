"""Notes on terms in a real Chromium: shown by pointer and keyboard, dismissed by Escape, fetched when needed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import Log, OpenPage
from samskap.languages import LANGUAGES
from sites import URL

WORDS = {
    "sv": ("Personer som gör oavlönade insatser", "danska: Frivillige", "Gemensam utformning"),
    "da": ("Mennesker, der udfører ulønnet arbejde", "svensk: Ideellt engagerade", "Fælles udformning"),
    "en": ("People who do unpaid work", "Danish: Frivillige", "Co-design"),
}
"""How the definition of volunteers begins, its word in another language, and the name of a phase."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_on_a_term_comes_by_pointer_and_keyboard_and_goes_by_escape(language: str, page: Page, log: Log):
    definition, foreign, phase = WORDS[language]
    page.goto(f"{URL}{language}/cases/exempelstad-sprakcafe/")
    asked = [request for request in log.requests if request.endswith("terms.json")]
    assert asked == []
    height = page.evaluate("document.documentElement.scrollHeight")
    link, note = page.locator("main a[href$='topics/actors/volunteers/']"), page.get_by_role("tooltip")

    link.hover()
    expect(note).to_contain_text(definition)
    expect(note).to_contain_text(foreign)
    expect(note.locator("[lang=en], [lang=sv], [lang=da]")).to_have_count(2)
    expect(link).to_have_accessible_description(note.inner_text().replace("\n\n", " ").replace("\n", " "))
    assert page.evaluate("document.documentElement.scrollHeight") == height
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(link).not_to_have_attribute("aria-describedby", "term-note")

    page.mouse.move(0, 0)
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(note).to_contain_text(definition)
    page.mouse.move(5, 5)
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(link).to_be_focused()

    other = page.locator("dd a.phase", has_text=phase)
    other.focus()
    expect(note).to_be_visible()
    expect(note).not_to_contain_text(definition)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{URL}{language}/phases/co-design/")
    assert sum(request.endswith("terms.json") for request in log.requests) == 1
    assert log.wrong == []


def test_note_stays_inside_a_narrow_window_and_a_tap_follows_the_link(open_page: OpenPage):
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(f"{URL}da/findings/")
    link, note = page.locator(".meta a[href*='themes/digital-tools']").first, page.get_by_role("tooltip")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    link.tap()
    page.wait_for_url(f"{URL}da/themes/digital-tools/")


def test_links_lead_to_definitions_when_none_can_be_fetched(page: Page, log: Log):
    page.route("**/terms.json", lambda route: route.fulfill(status=500, body="no"))
    page.goto(f"{URL}en/cases/exempelstad-sprakcafe/")
    link = page.locator("main a[href$='#initiator-joint']")
    with page.expect_response("**/terms.json"):
        link.hover()
    link.click()
    page.wait_for_url(f"{URL}en/glossary/#initiator-joint")
    expect(page.locator("[id='initiator-joint']")).to_be_in_viewport()
    assert [text for text in log.wrong if "500" not in text] == []
