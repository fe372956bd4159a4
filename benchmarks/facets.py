"""What does a choice in the facets of a long list cost? Processor time in Chromium, on made-up lists of cases."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright
from scaling import PACKAGE, again

import samskap
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.pages.cases import case_pages
from samskap.pages.renderer import Renderer
from samskap.site.serve import served

ASSETS = Path(samskap.__file__).parent / "theme/assets"
PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>List</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="samskap.css">
<script type="module" src="list.js"></script><script type="module" src="tray.js"></script>
<body><main><article class="md-typeset page-list">{}</article></main>"""
CHOICES = 6
"""Options that are chosen and taken back, from the first of the form on."""
CLICKS = """async (choices) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (const input of [...document.querySelectorAll("form.facets input")].slice(0, choices)) {
        for (const again of [false, true]) {
            input.click();
            await frame();
        }
    }
}"""
PARTS = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration")


def main() -> None:
    """Time choices on lists of several lengths and print the averages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[173, 1_000, 10_000])
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    arguments = parser.parse_args()
    corpus = read_corpus(PACKAGE)
    print("| rows | script | style | layout | all of a choice | until the list is ready |")
    print("|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, served(Path(folder)) as address:
        shutil.copytree(ASSETS, folder, dirs_exist_ok=True)
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--disable-gpu"])
        for rows in arguments.rows:
            listed = next(case_pages(Renderer(corpus=enlarged(corpus, rows), words=words("sv"))))
            Path(folder, "index.html").write_text(PAGE.format(listed.body), encoding="utf-8")
            print(f"| {rows:,} | {' | '.join(f'{value:.0f}' for value in timed(browser, address))} |")
        browser.close()


def timed(browser: Browser, address: str) -> Iterator[float]:
    """Milliseconds of processor time: of a choice on the average, in parts and whole; of all before the first."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.wait_for_selector("form.facets:not([hidden])")
    before = measured(session)
    page.evaluate(CLICKS, CHOICES)
    after = measured(session)
    yield from ((after[part] - before[part]) / (2 * CHOICES) for part in PARTS)
    yield before["TaskDuration"]
    page.close()


def measured(session: CDPSession) -> dict[str, float]:
    """What the page's main thread has worked so far, in milliseconds of processor time."""
    return {item["name"]: 1000 * item["value"] for item in session.send("Performance.getMetrics")["metrics"]}


def enlarged(corpus: Corpus, rows: int) -> Corpus:
    """A corpus of that many cases: ours, again and again under other ids and titles, without findings."""
    cases = [
        replace(again(case, number), references=())  # type: ignore[type-var]
        for number, case in islice(
            ((place // len(corpus.cases), case) for place, case in enumerate(cycle(corpus.cases.values()))), rows
        )
    ]
    return replace(corpus, cases={case.id: case for case in cases}, findings={})


if __name__ == "__main__":
    main()
