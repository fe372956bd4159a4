"""How many bytes and milliseconds is the first result away, at one and at fifty times the data? Needs a built site."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Request, sync_playwright

from samskap.languages import LANGUAGES, words
from samskap.package.reading import read_corpus
from samskap.pages.renderer import Renderer
from samskap.pages.search import search_records
from samskap.pages.search_facets import facet_labels
from samskap.pages.search_page import search_files
from samskap.pages.search_record import KINDS, SearchRecord
from samskap.site.language import read_prose
from samskap.site.search import index
from samskap.site.serve import served

ROOT = Path(__file__).parents[1]
QUERIES = {
    "sv": "samproduktion,samskaping,tillit,invandrare,språkcafé,Växjö,Malmo,etniska föreningar,äldre,bibliotek,"
    "medborgarbudget,psykisk ohälsa,vad hindrar samproduktion,Ostrom,brukarinflytande skola,bostadsområde,ungdomar,"
    "volontärer flyktingar,utvärdering,kommun",
    "da": "samskabelse,samproduktion,tillid,innvandrere,frivillige,Aarhus,Århus,boligområde,ældre,bibliotek,"
    "borgerbudget,psykiatri,hvad hæmmer samskabelse,Ostrom,brugerinddragelse skole,unge,frontmedarbejdere,"
    "bydelsmødre,evaluering,kommune",
    "en": "co-production,samskabelse,trust,migrants,language café,Vaxjo,Copenhagen,ethnic associations,older people,"
    "library,participatory budgeting,mental health,barriers to co-production,Ostrom,user involvement school,"
    "neighbourhood,young people,volunteers refugees,evaluation,municipality",
}
"""Twenty queries a language, as readers type them: words, names, whole questions, spellings, other languages."""

COPIED = ("case", "finding", "reference")


def main() -> None:
    """Measure every query at both sizes, and print medians, worst values and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factor", type=int, default=50)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    chosen = parser.parse_args()
    print("| language | size | records | index, s | kB, median | kB, worst | ms, median | ms, worst | slowest |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium)
        for language in chosen.language or LANGUAGES:
            rows = [_row(Path(folder), language, factor, browser) for factor in (1, chosen.factor)]
            ratios = " | ".join(f"{after / before:.1f}" for before, after in zip(*rows, strict=True))
            print(f"| {language} | ratio | {ratios} | |", flush=True)


def _row(folder: Path, language: str, factor: int, browser: Browser) -> list[float]:
    records = list(enlarged(_records(language), factor))
    seconds = _index(folder, language, records)
    with served(folder / "site") as base:
        measured = {
            query: _measure(browser, f"{base}{language}/search/", query) for query in QUERIES[language].split(",")
        }
    sizes, times = ([values[at] for values in measured.values()] for at in (0, 1))
    slowest = max(measured, key=lambda query: measured[query][1])
    row = [len(records), seconds, statistics.median(sizes), max(sizes), statistics.median(times), max(times)]
    print(f"| {language} | {factor}x | {' | '.join(f'{value:.0f}' for value in row)} | {slowest} |", flush=True)
    return row


def _measure(browser: Browser, address: str, query: str) -> tuple[float, float]:
    """Kilobytes loaded and milliseconds from the key that ends the query to the first result, nothing cached."""
    page = browser.new_page()
    loaded: list[Request] = []
    page.goto(address)
    page.on("requestfinished", lambda request: loaded.append(request))
    start = time.perf_counter()
    page.get_by_role("searchbox").fill(query)
    page.locator(".search-results li, .search-said:visible").first.wait_for(timeout=120_000)
    spent = 1000 * (time.perf_counter() - start)
    size = sum(request.sizes()["responseBodySize"] for request in list(loaded)) / 1000
    page.close()
    return size, spent


def _records(language: str) -> list[SearchRecord]:
    renderer = Renderer(corpus=read_corpus(ROOT / "datapackage"), words=words(language))
    return search_records(renderer, [], read_prose(ROOT / "docs" / language))


def enlarged(records: list[SearchRecord], factor: int) -> Iterator[SearchRecord]:
    """The records, and made-up copies of cases, findings and references in which one word of five is another word.

    The words are drawn from all of the records as often as they occur, and one of fifty is a word of no record, so that
    the vocabulary grows with the data as it does in real texts.
    """
    draw = random.Random(0)
    vocabulary = re.findall(r"\w{4,}", " ".join(record.text for record in records))
    yield from records

    def other(match: re.Match[str]) -> str:
        if draw.random() < 0.8:
            return match[0]
        word = draw.choice(vocabulary)
        return word if draw.random() < 0.9 else f"{word[:4]}{draw.choice(vocabulary)[-4:]}".lower()

    for number in range(1, factor):
        for record in records:
            if record.kind in COPIED:
                path = f"{record.path.rstrip('/')}-{number}/"
                title, text = (re.sub(r"\w{4,}", other, value) for value in (record.title, record.text))
                yield replace(record, path=path, title=title, text=text)


def _index(folder: Path, language: str, records: list[SearchRecord]) -> float:
    """Put the page of the search, its scripts and an index of the records into a folder; seconds for the index."""
    site, built = folder / "site" / language, ROOT / "site" / language
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(built / "assets", site / "assets")
    (site / "search").mkdir()
    shutil.copy(built / "search" / "index.html", site / "search")
    renderer = Renderer(corpus=read_corpus(ROOT / "datapackage"), words=words(language))
    for path, text in search_files(renderer).items():
        (site / path).write_text(text, encoding="utf-8")
    labels = facet_labels(renderer, KINDS, [year for record in records for year in record.values.get("year", ())])
    start = time.perf_counter()
    index(records, labels, language, folder / "work" / language, site)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
