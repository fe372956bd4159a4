"""The built site in a real Chromium: requests, accessibility, narrow screens, keyboard, colours, no script."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import (
    KINDS,
    LOOK_RULES,
    MIXED,
    NARROW,
    VARIANTS,
    WIDE,
    Log,
    OpenPage,
    background,
    barriers,
    open_details,
    small_targets,
)
from samskap.languages import LANGUAGES
from sites import ROOT, URL, Site

CONTROLS = ".without-script, .scripted, button:is(.compare, .select)"
"""What stands on a page only without script, and what only a script makes useful."""
LATE = re.compile(r"/assets/(?!scheme|choose)[\w-]+\.js$")
"""The scripts that come when the page has been painted; the page waits for the others."""
THEME = ROOT / "scripts" / "samskap" / "theme"


def test_pages_under_test_are_of_every_kind(built_project: Path):
    site = Site(built_project / "site")

    def kinds(paths: set[str]) -> set[str]:
        return {str(name) for path in paths for name in site.pages[path].root.xpath("//article/@class")}

    assert kinds({f"sv/{path}" for path in KINDS.values()}) == kinds(set(site.pages) - {"", "404.html", "id/"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_visit_on_a_phone_asks_no_other_host_fails_nowhere_and_never_scrolls_sideways(
    language: str, open_page: OpenPage, log: Log
):
    page, wide = open_page(viewport=NARROW), {}
    seen = {kind: path for kind, path in KINDS.items() if not any(variant in kind for variant in VARIANTS)}
    others = [path for kind, path in seen.items() if MIXED[kind] != f"{language}/{path}"]
    for path in others:
        answer = page.goto(f"{URL}{language}/{path}")
        assert answer is not None
        assert answer.status == 200
        open_details(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            wide[path] = width
    assert wide == {}
    assert log.wrong == []
    assert len(log.requests) >= len(others)
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
def test_page_has_no_barrier_that_axe_finds_and_no_target_too_small_for_a_finger(kind: str, page: Page):
    page.set_viewport_size(NARROW)
    page.goto(URL + MIXED[kind])
    open_details(page)
    found = {"narrow and light": barriers(page), "small targets": small_targets(page)}
    found["sideways"] = [] if page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"] else [kind]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(WIDE)
    if not any(variant in kind for variant in VARIANTS):
        found["wide and dark"] = barriers(page, LOOK_RULES)
    assert not any(found.values()), found


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb`` as WCAG 2.2 defines it, from 0 to 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground(scheme: str):
    style = (THEME / "assets" / "samskap.css").read_text(encoding="utf-8")
    tokens = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", style)
    colour = {name: luminance(light if scheme == "light" else dark) for name, light, dark in tokens}
    shades = [name for name in colour if name.startswith("shade-")]
    grounds, apart = ("ground", "surface", "tint"), ("line", "accent-ink", "mark", "land", "land-here", *shades)
    pairs = [(text, ground) for text in colour.keys() - {*grounds, *apart} for ground in grounds]
    on_shades = ("ink", "muted", "enables", "hinders", "mixed", "describes")
    pairs += [(text, shade) for text in on_shades for shade in shades]
    pairs += [("accent-ink", "accent"), ("ink", "mark"), ("accent", "mark")]
    contrasts = {pair: contrast(*(colour[name] for name in pair)) for pair in pairs}
    assert len(contrasts) > 20
    assert {pair: value for pair, value in contrasts.items() if value < 4.5} == {}


def contrast(first: float, second: float) -> float:
    """The contrast ratio of two luminances, from 1 to 21 (WCAG 2.2)."""
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def test_chooser_leads_to_the_language_of_the_browser(page: Page):
    languages = {"sv-SE": "sv/", "da": "da/", "nb": "da/", "nn-NO": "da/", "en-GB": "en/", "de-DE": ""}
    agent = page.evaluate("navigator.userAgent")
    for language, expected in languages.items():
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": language})
        page.goto(URL)
        page.wait_for_url(URL + expected)
        assert page.evaluate("navigator.languages") == [language]
        assert page.locator("h1").count() == 1
        session.detach()


def test_chooser_with_choose_stays(open_page: OpenPage):
    page = open_page(locale="sv-SE")
    page.goto(f"{URL}#choose")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    assert page.url == f"{URL}#choose"


def test_chooser_without_script_leads_on_by_links(open_page: OpenPage):
    page = open_page(locale="sv-SE", java_script_enabled=False)
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


def test_colours_button_works_from_the_keyboard_and_is_remembered(open_page: OpenPage):
    page = open_page(color_scheme="light")
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


def test_chosen_colours_hold_against_those_of_the_system(open_page: OpenPage):
    page = open_page(color_scheme="dark")
    page.goto(f"{URL}en/")
    dark = background(page)
    page.get_by_role("button", name="Light colours").click()
    light = background(page)
    assert light != dark
    page.emulate_media(color_scheme="light")
    assert background(page) == light
    page.emulate_media(color_scheme="dark")
    assert background(page) == light


def test_colours_without_script_follow_the_system(open_page: OpenPage):
    page = open_page(java_script_enabled=False, color_scheme="dark")
    page.goto(f"{URL}en/")
    expect(page.locator("button.scheme")).to_be_hidden()
    dark = background(page)
    page.emulate_media(color_scheme="light")
    assert background(page) != dark


def scripts_by_address(site: Site) -> dict[str, tuple[str, ...]]:
    """The names of the scripts of a page of every kind, by its address."""
    found = {}
    for address in MIXED.values():
        page = site.pages.get(address.removesuffix("#choose"), site.pages["404.html"])
        found[address] = tuple(source.rsplit("/", 1)[-1] for source in page.root.xpath("//script/@src"))
    return found


def test_scripts_take_nothing_away_that_pages_say_without_them(open_page: OpenPage, built_project: Path):
    with_script = open_page()
    without = open_page(java_script_enabled=False)
    by_scripts = {names: address for address, names in scripts_by_address(Site(built_project / "site")).items()}
    for address in by_scripts.values():
        lines = []
        for page in (without, with_script):
            page.goto(URL + address)
            page.evaluate(f"document.querySelectorAll('{CONTROLS}').forEach((element) => element.remove())")
            lines.append(Counter(page.locator("main").inner_text().splitlines()))
        assert lines[0]
        assert lines[0] - lines[1] == Counter(), address


def test_scripts_that_come_late_shift_nothing(open_page: OpenPage, built_project: Path):
    page = open_page(viewport=NARROW)
    by_scripts = {names: address for address, names in scripts_by_address(Site(built_project / "site")).items()}
    for address in by_scripts.values():
        held: list[Route] = []
        page.route(LATE, partial(keep, held))
        page.goto(URL + address, wait_until="commit")
        page.evaluate(PAINTED)
        page.route(LATE, Route.continue_)
        for route in held:
            route.continue_()
        page.wait_for_load_state()
        page.unroute(LATE)
        assert shifts(page) == [], address


PAINTED = """() => new Promise((done) =>
    new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true }))"""


def keep(held: list[Route], route: Route) -> None:
    """Leave a request without an answer for now."""
    held.append(route)


def shifts(page: Page) -> list[str]:
    """What has moved on the page since it was first painted, without the reader's doing."""
    return list(
        page.evaluate(
            """() => new Promise((done) => {
                const seen = [];
                new PerformanceObserver((list) => seen.push(...list.getEntries()))
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(seen.flatMap((shift) => shift.sources.map((source) =>
                    `${shift.value.toFixed(3)}: ${source.node?.outerHTML?.slice(0, 120)}`))), 100);
            })"""
        )
    )


def test_text_from_the_package_never_runs(page: Page, log: Log):
    for path in ("cases/exempelstad-sprakcafe/", "references/anonndprov/", "findings/", "references/"):
        page.goto(f"{URL}sv/{path}")
        expect(page.locator("main")).to_be_visible()
        assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
    assert log.wrong == []
