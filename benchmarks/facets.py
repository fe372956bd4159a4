"""How long does a choice in the facets of a long list take? Milliseconds in Chromium, on made-up lists of cases."""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import samskap
from samskap.languages import words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.pages.cases import case_pages
from samskap.pages.renderer import Renderer
from samskap.site.serve import served
from scaling import PACKAGE, again

ASSETS = Path(samskap.__file__).parent / "theme/assets"
CHOICES = 6
"""Options that are chosen and taken back, from the first of the form on."""
PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>List</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="samskap.css">
<script type="module" src="list.js"></script><script type="module" src="tray.js"></script>
<body><main><article class="md-typeset page-list">{}</article></main>"""
CLICKS = """async (choices) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (const input of [...document.querySelectorAll("form.facets input")].slice(0, choices)) {
        for (const again of [false, true]) {
            await frame();
            const start = performance.now();
            input.click();
            const script = performance.now() - start;
            await frame();
            times.push([script, performance.now() - start]);
        }
    }
    return times;
}"""


def main() -> None:
    """Time every choice on lists of several lengths and print medians and maxima."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[173, 1_000, 10_000])
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    arguments = parser.parse_args()
    corpus = read_corpus(PACKAGE)
    print("| rows | ready, ms | script, median ms | until drawn, median ms | until drawn, longest ms |")
    print("|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, served(Path(folder)) as address:
        shutil.copytree(ASSETS, folder, dirs_exist_ok=True)
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--disable-gpu"])
        for rows in arguments.rows:
            listed = next(case_pages(Renderer(corpus=enlarged(corpus, rows), words=words("sv"))))
            Path(folder, "index.html").write_text(PAGE.format(listed.body), encoding="utf-8")
            print(f"| {rows:,} | {' | '.join(f'{value:.0f}' for value in timed(browser, address))} |")
        browser.close()


def timed(browser: Browser, address: str) -> Iterator[float]:
    """From the start to the list being ready, then the times of choosing and of taking back, in milliseconds."""
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("form.facets:not([hidden])")
    yield page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    script, drawn = zip(*page.evaluate(CLICKS, CHOICES), strict=True)
    yield from (statistics.median(script), statistics.median(drawn), max(drawn))
    page.close()


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
