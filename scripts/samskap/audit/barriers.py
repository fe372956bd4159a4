"""What axe finds on a page of every kind, where a browser and axe are installed."""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from samskap.audit.pages import built_pages
from samskap.languages import LANGUAGES
from samskap.site.serve import served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = ({"width": 320, "height": 640}, {"width": 1280, "height": 900})


def barriers(site: Path) -> dict[str, tuple[str, int]]:
    """For each kind of page the path of the page looked at, and how many barriers axe finds on it, at two widths.

    Empty where the packages ``playwright`` and ``axe-playwright-python`` or a Chromium are missing. Rules: WCAG 2.2,
    levels A and AA, and axe's best practices.
    """
    program = os.environ.get("SAMSKAP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program or not all(map(find_spec, ("playwright", "axe_playwright_python"))):
        return {}
    from playwright.sync_api import sync_playwright

    script = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    found = {}
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_page(reduced_motion="reduce")
        for kind, path in one_of_each(site).items():
            page.goto(base + path)
            page.evaluate(script)
            number = 0
            for width in WIDTHS:
                page.set_viewport_size({"width": width["width"], "height": width["height"]})
                number += page.evaluate(
                    "(options) => axe.run(document, options).then(({ violations }) => violations.flatMap("
                    "(rule) => rule.nodes).length)",
                    {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]},
                )
            found[kind] = (path, number)
        browser.close()
    return found


def one_of_each(site: Path) -> dict[str, str]:
    """The path of one page of every kind, the languages by turns."""
    paths: dict[str, dict[str, str]] = {}
    for page in built_pages(site):
        paths.setdefault(page.kind or "prose", {}).setdefault(page.path.partition("/")[0], page.path)
    chosen = {}
    for number, kind in enumerate(sorted(paths)):
        wanted = LANGUAGES[number % len(LANGUAGES)]
        chosen[kind] = paths[kind].get(wanted) or paths[kind][min(paths[kind])]
    return chosen
