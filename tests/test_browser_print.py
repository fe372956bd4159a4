"""Pages on paper: everything that is said, with the addresses of sources, and nothing that only a screen needs."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage, open_details
from sites import URL

SHEET = {"width": 658, "height": 1001}
"""A sheet of A4 without its margins, in CSS pixels."""
PRINTED = {
    "case": ("da/cases/exempelstad-sprakcafe/", 4),
    "theme": ("sv/themes/facilitation/", 4),
    "reference": ("en/references/exempel2020kostnader/", 4),
    "data": ("sv/data/", 18),
}
"""Pages, and on how many sheets each fits at most."""
NOT_ON_PAPER = "article :is(.actions, .toc, .jump, .scripted, .compare, .select, .formats, .bibliography, #correct)"
"""What only a screen needs."""


def lines(page: Page) -> Counter[str]:
    """What is to be read on the page as it is shown now, by line."""
    return Counter(page.locator("article").inner_text().splitlines())


@pytest.mark.parametrize("kind", PRINTED)
def test_printed_page_says_all_in_dark_on_white_and_fits_the_sheet(kind: str, open_page: OpenPage):
    page = open_page(viewport=SHEET, color_scheme="dark")
    path, most = PRINTED[kind]
    page.goto(URL + path)
    folded = page.locator("details:not([open])").count()
    open_details(page)
    page.evaluate(f"document.querySelectorAll('{NOT_ON_PAPER}').forEach((one) => one.remove())")
    said = lines(page)
    page.reload()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("details:not([open])").count() == folded
    assert said - lines(page) == Counter()
    assert page.locator("nav, button").filter(visible=True).count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(28, 43, 48)"
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", paper)
    assert 1 <= len(sheets) <= most
    assert set(sheets) <= {(b"594", b"841"), (b"595", b"842"), (b"595", b"841")}


def test_printed_source_shows_its_address_once(page: Page):
    page.emulate_media(media="print")
    page.goto(f"{URL}en/references/exempel2020kostnader/")
    shown = """(link) => [link.textContent, getComputedStyle(link, "::after").content, link.href]"""
    button = page.locator("article .actions a[rel=external]").first
    expect(button).to_be_visible()
    _, after, address = button.evaluate(shown)
    assert address in after
    for link in page.locator("article .facts a[rel=external]").all():
        text, after, address = link.evaluate(shown)
        assert (address in text) != (address in after)


def test_rows_and_records_are_not_cut_between_sheets(page: Page):
    page.emulate_media(media="print")
    for path, parts in (("sv/themes/facilitation/", ".record, tr"), ("sv/data/", "tr"), ("sv/cases/", ".record")):
        page.goto(URL + path)
        breaks = page.locator(f"article :is({parts})").evaluate_all(
            "(found) => found.map((one) => getComputedStyle(one).breakInside)"
        )
        assert breaks
        assert set(breaks) == {"avoid"}, path
