"""What the tests in a real browser share: one page of every kind, screens, axe's rules, what a visit asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from playwright.sync_api import BrowserContext, Page, Playwright, Request

from samskap.languages import LANGUAGES
from sites import URL

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
    "map": "map/",
    "cell": "themes/facilitation/co-design/",
    "cell-without-findings": "themes/facilitation/co-initiation/",
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
    "keywords": "references/keywords/",
    "glossary": "glossary/",
    "manual": "contribute/manual/",
    "manual-terms": "contribute/manual/factor/",
    "search": "search/",
    "selection": "selection/",
    "data": "data/",
    "dictionary": "data/dictionary/",
    "vocabularies": "data/vocabularies/",
    "checks": "data/checks/",
    "versions": "data/versions/",
    "changes": "data/changes/0.0.0/",
    "retired": "cases/eksempelby-baenk/",
    "score": "data/score/",
    "latest": "latest/",
    "sitemap": "sitemap/",
    "about": "about/",
    "method": "method/",
    "accessibility": "accessibility/",
    "contribute": "contribute/",
    "help-wanted": "contribute/help-wanted/",
    "new-case": "contribute/new-case/",
    "missing": "404.html",
}
"""One page of every kind, by its path below the language."""

VARIANTS = ("without", "outcome", "municipality", "shelf", "missing")
"""What the names of kinds have that look like another kind."""

MIXED = {kind: f"{LANGUAGES[number % 3]}/{path}" for number, (kind, path) in enumerate(KINDS.items())} | {
    "chooser": "#choose",
    "identifiers": "id/",
    "missing-anywhere": "no/such/page/",
}
"""One page of every kind and the three of the root, in mixed languages, by its path below the root."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK_RULES = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""Those of the rules whose answer depends on colours and layout; the others say the same however a page is shown."""
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


@dataclass
class Log:
    """What a context asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def failed(self, request: Request) -> None:
        """Note a request that failed, unless it was given up because the next page was asked for."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url}: {request.failure}")


OpenPage = Callable[..., Page]
"""What the fixture ``open_page`` gives: Playwright's options of a context in, a page of such a context out."""

CONTEXT = {"locale": "de-DE", "viewport": WIDE, "reduced_motion": "reduce"}
"""The options of a context unless a test asks for others."""

LOOK = {"viewport": WIDE, "color_scheme": "light", "forced_colors": "none"}
"""The options of a context that can be changed on an open page."""


def logged(context: BrowserContext, log: Log) -> BrowserContext:
    """The context, whose requests and complaints go into the log from now on."""
    context.set_default_timeout(10_000)
    context.on("request", lambda request: log.requests.append(request.url))
    context.on("requestfailed", log.failed)
    context.on("console", lambda message: log.wrong.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: log.wrong.append(str(error.error)))
    context.on("dialog", lambda dialog: (log.wrong.append(dialog.message), dialog.dismiss()))
    return context


def forget(page: Page) -> None:
    """Leave the page empty, without anything that it has stored or that a test has set for it."""
    page.unroute_all(behavior="ignoreErrors")
    if page.url.startswith(URL):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    page.mouse.move(0, 0)


def barriers(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds on the page as it is shown now, by the rules of tags or of names: rule and place of each.

    Axe passes over what looks like five others beside it, as the rows of a long table do, and need not fetch the
    stylesheets and media anew (``preload``): that is for rules of other tags and for pages that play sound.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    chosen = {"type": "tag" if rules == RULES else "rule", "values": rules}
    found = page.evaluate(
        f"(options) => axe.run({{ include: [document], exclude: {ALIKE} }}, options).then((found) => found.violations)",
        {"runOnly": chosen, "resultTypes": ["violations"], "preload": False},
    )
    return [f"{rule['id']}: {node['html']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


ALIKE = """[...document.querySelectorAll("main *")].filter((element) => {
    let before = 0, other = element;
    while (before < 5 && (other = other.previousElementSibling))
        before += other.localName === element.localName
            && other.getAttribute("class") === element.getAttribute("class");
    return before === 5;
})"""
"""The elements after the fifth of the same name and classes in the same place."""


def small_targets(page: Page) -> list[str]:
    """What can be pressed, itself or by its label, stands in no sentence and is below 24 by 24 pixels (WCAG 2.5.8)."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
                .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline"
                    && getComputedStyle(element).clipPath === "none")
                .map((element) => [element.outerHTML, (element.closest("label") ?? element).getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24)
                .map(([html, box]) => `${html}: ${box.width} x ${box.height}`)"""
        )
    )


def crowded(page: Page) -> list[str]:
    """Text that is cut off by its box, and text that lies on other text, as the page is shown now."""
    return list(page.evaluate(CROWDED))


CROWDED = """() => {
    const blocks = [...document.querySelectorAll("body *")].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
        && element.checkVisibility() && element.getClientRects().length && getComputedStyle(element).clipPath === "none"
        && !element.closest(".skip, [role=tooltip]"));
    const name = (element) => element.textContent.trim().slice(0, 60);
    const cut = blocks.filter((element) => getComputedStyle(element).overflowX !== "visible"
        && !["auto", "scroll"].includes(getComputedStyle(element).overflowY)
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1));
    const layer = (element) => element && !["fixed", "sticky"].includes(getComputedStyle(element).position)
        ? layer(element.parentElement) : element;
    const frame = (element) => element && getComputedStyle(element).overflowY === "visible"
        ? frame(element.parentElement) : element?.getBoundingClientRect();
    const lines = blocks.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3)
        .flatMap((node) => {
            const range = document.createRange(), seen = frame(element) ?? { top: -Infinity, bottom: Infinity };
            range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => ({ element, layer: layer(element),
                left: box.left + 1, right: box.right - 1,
                top: Math.max(seen.top, box.top + box.height * .3),
                bottom: Math.min(seen.bottom, box.bottom - box.height * .3) }));
        })).filter((box) => box.right > box.left && box.bottom > box.top).sort((one, other) => one.top - other.top);
    const overlaps = [];
    lines.forEach((one, number) => {
        for (const other of lines.slice(number + 1)) {
            if (other.top >= one.bottom) break;
            if (other.element !== one.element && other.layer === one.layer
                && other.left < one.right && one.left < other.right)
                overlaps.push(`overlaps: ${name(one.element)} | ${name(other.element)}`);
        }
    });
    return [...cut.map((element) => `cut: ${name(element)}`), ...overlaps];
}"""
"""Of a line only the middle counts, as tightly set lines overlap. What stays in sight may lie on what scrolls.

Chromium calls text of an SVG visible that a container query hides, so only what has a box counts."""


def open_details(page: Page) -> None:
    """Open everything that the page lets a reader unfold."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")


def background(page: Page) -> str:
    """The colour behind the page."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))
