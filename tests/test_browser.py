"""The built site in a real Chromium: requests, accessibility, narrow screens, keyboard, colours, no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browsing import COLOUR_RULES, KINDS, MIXED, NARROW, RULES, WIDE, Log, NewContext, background, open_details
from samskap.languages import LANGUAGES
from sites import URL, Site


def test_pages_under_test_are_of_every_kind(built_project: Path):
    site = Site(built_project / "site")

    def kinds(paths: set[str]) -> set[str]:
        return {str(name) for path in paths for name in site.pages[path].root.xpath("//article/@class")}

    assert kinds({f"sv/{path}" for path in KINDS.values()}) == kinds(set(site.pages) - {"", "404.html"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_visit_asks_no_other_host_and_nothing_fails(language: str, page: Page, log: Log):
    for path in KINDS.values():
        answer = page.goto(f"{URL}{language}/{path}")
        assert answer is not None
        assert answer.status == 200
    assert log.wrong == []
    assert len(log.requests) >= len(KINDS)
    assert {request for request in log.requests if not request.startswith(URL)} == set()


def test_visit_of_the_root_and_of_a_missing_page_asks_no_other_host(page: Page, log: Log):
    page.goto(f"{URL}#choose")
    assert log.wrong == []
    answer = page.goto(f"{URL}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert len(log.wrong) == 1, "only Chromium's remark that the page itself is a 404"
    assert {request for request in log.requests if not request.startswith(URL)} == set()


@pytest.mark.parametrize("kind", MIXED)
def test_page_has_no_barrier_that_axe_finds(kind: str, page: Page):
    axe, found = Axe(), {}
    page.goto(URL + MIXED[kind])
    open_details(page)
    chosen = {"light": {"type": "tag", "values": RULES}, "dark": {"type": "rule", "values": COLOUR_RULES}}
    for scheme, rules in chosen.items():
        for viewport in (NARROW, WIDE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            results = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
            if results.violations_count:
                found[f"{scheme}, {viewport['width']} px"] = results.generate_report()
    assert not found, "\n".join(f"{circumstance}: {report}" for circumstance, report in found.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_320_pixels_does_not_scroll_sideways(language: str, new_context: NewContext):
    page = new_context(viewport=NARROW).new_page()
    wide = {}
    for address in [*(f"{language}/{path}" for path in KINDS.values()), "#choose", "no/such/page/"]:
        page.goto(URL + address)
        open_details(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide[address] = width
    assert wide == {}


@pytest.mark.parametrize("kind", MIXED)
def test_targets_are_large_enough_for_a_finger_or_stand_in_a_sentence(kind: str, page: Page):
    page.set_viewport_size(NARROW)
    page.goto(URL + MIXED[kind])
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, input, select")]
            .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
            .map((element) => [element.outerHTML, element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html, box]) => `${html}: ${box.width} x ${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("sv-SE", "sv/"), ("da", "da/"), ("nb", "da/"), ("nn-NO", "da/"), ("en-GB", "en/"), ("de-DE", "")],
)
def test_chooser_leads_to_the_language_of_the_browser(locale: str, expected: str, new_context: NewContext):
    page = new_context(locale=locale).new_page()
    page.goto(URL)
    page.wait_for_url(URL + expected)
    assert page.locator("h1").count() == 1


def test_chooser_with_choose_stays(new_context: NewContext):
    page = new_context(locale="sv-SE").new_page()
    page.goto(f"{URL}#choose")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    assert page.url == f"{URL}#choose"


def test_chooser_without_script_leads_on_by_links(new_context: NewContext):
    page = new_context(locale="sv-SE", java_script_enabled=False).new_page()
    for name, tag in {"Svenska": "sv", "Dansk": "da", "English": "en"}.items():
        page.goto(URL)
        assert page.url == URL
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"{URL}{tag}/")


def test_language_switcher_leads_to_the_same_page(page: Page):
    page.goto(f"{URL}sv/cases/exempelstad-sprakcafe/")
    page.get_by_role("link", name="Dansk").click()
    page.wait_for_url(f"{URL}da/cases/exempelstad-sprakcafe/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sprogcafé")


def test_first_tab_reaches_the_skip_link_which_leads_to_the_content(page: Page):
    page.goto(f"{URL}en/cases/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_keyboard_reaches_header_controls_and_the_focus_is_visible(page: Page):
    page.goto(f"{URL}da/themes/")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, visible, inside = page.evaluate(
            """() => { const element = document.activeElement, style = getComputedStyle(element);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                return [element.textContent.trim(), outlined, document.querySelector("main").contains(element)]; }"""
        )
        if inside:
            break
        assert visible, name
        reached.append(name)
    assert reached[:2] == ["Gå til indholdet", "Samskap"]
    assert {"Svenska", "Dansk", "English", "◐", "Temaer"} <= set(reached)


def test_colours_button_works_from_the_keyboard_and_is_remembered(new_context: NewContext):
    page = new_context(color_scheme="light").new_page()
    page.goto(f"{URL}en/")
    light = background(page)
    page.get_by_role("button", name="Dark colours").focus()
    page.keyboard.press("Enter")
    dark = background(page)
    assert dark != light
    page.goto(f"{URL}sv/findings/")
    assert background(page) == dark
    page.get_by_role("button", name="Ljust läge").click()
    assert background(page) == light
    page.reload()
    assert background(page) == light


def test_chosen_colours_hold_against_those_of_the_system(new_context: NewContext):
    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{URL}en/")
    dark = background(page)
    page.get_by_role("button", name="Light colours").click()
    light = background(page)
    assert light != dark
    page.emulate_media(color_scheme="light")
    assert background(page) == light
    page.emulate_media(color_scheme="dark")
    assert background(page) == light


def test_colours_without_script_follow_the_system(new_context: NewContext):
    page = new_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto(f"{URL}en/")
    expect(page.locator("button.scheme")).to_be_hidden()
    dark = background(page)
    page.emulate_media(color_scheme="light")
    assert background(page) != dark


def test_pages_say_the_same_without_script(new_context: NewContext):
    with_script = new_context().new_page()
    without = new_context(java_script_enabled=False).new_page()
    for address in MIXED.values():
        with_script.goto(URL + address)
        without.goto(URL + address)
        texts = [page.locator("main").inner_text() for page in (with_script, without)]
        assert texts[0] == texts[1]
        assert texts[0].strip()


def test_text_from_the_package_never_runs(page: Page, log: Log):
    for path in ("cases/exempelstad-sprakcafe/", "references/anonndprov/", "findings/", "references/"):
        page.goto(f"{URL}sv/{path}")
        expect(page.locator("main")).to_be_visible()
        assert page.locator("script:not([src])").count() == 0
    assert log.wrong == []
