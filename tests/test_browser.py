"""The built site in a real Chromium: requests, accessibility, narrow screens, keyboard, colours, no script."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, expect, sync_playwright

from samskap.languages import LANGUAGES
from samskap.site.serve import served
from sites import URL, Site

KINDS = {
    "home": "",
    "cases": "cases/",
    "compare": "compare/",
    "case": "cases/exempelstad-sprakcafe/",
    "case-without-findings": "cases/nordisk-prove-uden-sted/",
    "themes": "themes/",
    "factor": "themes/facilitation/",
    "outcome": "themes/learning/",
    "phases": "phases/",
    "phase": "phases/co-design/",
    "topics": "topics/",
    "topic": "topics/integration/",
    "places": "places/",
    "country": "places/se/",
    "municipality": "places/exempelstad/",
    "findings": "findings/",
    "finding": "findings/exempelstad-sprakcafe-1/",
    "references": "references/",
    "shelf": "references/kinds/article/",
    "reference": "references/exempel2020kostnader/",
    "reference-without-author": "references/anonndprov/",
    "data": "data/",
    "dictionary": "data/dictionary/",
    "vocabularies": "data/vocabularies/",
    "checks": "data/checks/",
    "latest": "latest/",
    "sitemap": "sitemap/",
    "about": "about/",
    "method": "method/",
    "accessibility": "accessibility/",
    "contribute": "contribute/",
    "missing": "404.html",
}
"""One page of every kind, by its path below the language."""

MIXED = {kind: f"{LANGUAGES[number % 3]}/{path}" for number, (kind, path) in enumerate(KINDS.items())} | {
    "chooser": "#choose",
    "missing-anywhere": "no/such/page/",
}
"""One page of every kind and the two of the root, in mixed languages, by its path below the root."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules whose answer depends on the colours; in dark colours the others say the same as in light."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

BROWSER_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(playwright: Playwright) -> str:
    """The program that SAMSKAP_CHROMIUM names, the system's Chromium or Playwright's own. Raises if there is none."""
    names = (
        os.environ.get("SAMSKAP_CHROMIUM", ""),
        "chromium",
        "chromium-browser",
        playwright.chromium.executable_path,
    )
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if not found:
        raise RuntimeError("No Chromium found: install it (Debian: apt-get install chromium) or set SAMSKAP_CHROMIUM.")
    return found


@pytest.fixture(scope="session")
def browser(built_project: Path) -> Iterator[Browser]:
    """A Chromium for which ``URL`` is the built site and no other host exists."""
    with served(built_project / "site") as local, sync_playwright() as playwright:
        host = local.removeprefix("http://").rstrip("/")
        rules = f"--host-resolver-rules=MAP samskap.test:80 {host}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=[*BROWSER_ARGUMENTS, rules]
        )
        yield chromium
        chromium.close()


@dataclass
class Log:
    """What a context asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def failed(self, request: Request) -> None:
        """Note a request that failed, unless it was given up because the next page was asked for."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url}: {request.failure}")


@pytest.fixture
def log() -> Log:
    return Log()


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(browser: Browser, log: Log) -> Iterator[NewContext]:
    """Open a context whose requests and complaints are logged; all are closed at the end."""
    contexts = []

    def new(**options: object) -> BrowserContext:
        context = browser.new_context(**({"locale": "de-DE", "viewport": WIDE, "reduced_motion": "reduce"} | options))
        context.set_default_timeout(10_000)
        context.on("request", lambda request: log.requests.append(request.url))
        context.on("requestfailed", log.failed)
        context.on("console", lambda message: log.wrong.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: log.wrong.append(str(error.error)))
        context.on("dialog", lambda dialog: (log.wrong.append(dialog.message), dialog.dismiss()))
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()


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
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
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
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
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


def background(page: Page) -> str:
    """The colour behind the page."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_pages_say_the_same_without_script(new_context: NewContext):
    with_script = new_context().new_page()
    without = new_context(java_script_enabled=False).new_page()
    for address in MIXED.values():
        with_script.goto(URL + address)
        without.goto(URL + address)
        for page in (with_script, without):
            page.evaluate("document.querySelectorAll('.scripted, .without-script').forEach((it) => it.remove())")
        texts = [page.locator("main").inner_text() for page in (with_script, without)]
        assert texts[0] == texts[1]
        assert texts[0].strip()


def test_text_from_the_package_never_runs(page: Page, log: Log):
    for path in ("cases/exempelstad-sprakcafe/", "references/anonndprov/", "findings/", "references/"):
        page.goto(f"{URL}sv/{path}")
        expect(page.locator("main")).to_be_visible()
        assert page.locator("script:not([src])").count() == 0
    assert log.wrong == []
