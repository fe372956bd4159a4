"""The search in a real Chromium: keys, words of other languages, facets, addresses, nothing found, no script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import LOOK_RULES, NARROW, Log, OpenPage, barriers
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.pages.search_words import all_words, families, folded
from sites import URL

SEARCH = {"sv": "Sök", "da": "Søg", "en": "Search"}
SPRAKCAFE, LEGEPLADS = "cases/exempelstad-sprakcafe/", "cases/eksempelby-legeplads/"


def found(page: Page, queries: list[str]) -> list[set[str]]:
    """The paths of the pages that each query finds, asked of the module that the panel asks."""
    script = """async (queries) => {
        const { Index } = await import(new URL("../assets/search-index.js", location.href));
        const index = (window.index ??= new Index(new URL("../search/", location.href)));
        const paths = [];
        for (const query of queries) {
            const { results } = await index.find(query);
            const data = await Promise.all(results.map((result) => result.data()));
            paths.push(data.map((item) => item.raw_url.slice(1)));
        }
        return paths;
    }"""
    return [set(paths) for paths in page.evaluate(script, queries)]


def status(page: Page) -> Any:
    return page.locator(".search-status")


def test_search_opens_with_its_keys_gives_the_focus_back_and_loads_nothing_before(page: Page, log: Log):
    page.goto(f"{URL}en/cases/")
    link, dialog = page.locator(".search-link"), page.get_by_role("dialog")
    assert not [address for address in log.requests if "search-" in address or "pagefind" in address]
    page.keyboard.press("/")
    field = dialog.get_by_role("searchbox", name="Search all of Samskap")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("and/or")
    expect(field).to_have_value("and/or")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    link.focus()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    dialog.get_by_role("checkbox", name="The key / opens the search").uncheck()
    dialog.get_by_role("button", name="Close").click()
    expect(link).to_be_focused()
    page.reload()
    page.keyboard.press("/")
    expect(dialog).to_have_count(0)
    link.click()
    expect(field).to_be_focused()
    assert log.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_family_find_the_same_pages(language: str, page: Page, corpus: Corpus, log: Log):
    (family,) = families(corpus)
    words = {word for name in family.concepts for word in all_words(corpus.terms["concept", name])}
    single = sorted(word for word in words if " " not in folded(word))
    assert {"samproduktion", "samskabelse", "samskaping", "Co-production", "samskapande"} <= {*single, "samskabelse"}
    page.goto(f"{URL}{language}/about/")
    results = found(page, [*single, "samskabelse", "co production", "samproduktionens"])
    assert results[0] >= {"about/", "references/sep2021prov/", "references/fiktion2018afhandling/"}
    assert [query for query, result in zip(single, results, strict=False) if result != results[0]] == []
    assert results[-3:] == [results[0]] * 3
    both = found(page, ["samskaping handbok"])[0]
    assert "references/sep2021prov/" in both
    assert both < results[0]
    assert log.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_found_without_their_letters_and_terms_by_words_of_the_neighbours(language: str, page: Page):
    page.goto(f"{URL}{language}/about/")
    *places, norwegian, finnish, authors = found(
        page, ["Ærøgade", "aerogade", "Aeroegade", "ärögade", "innvandrere", "yhteissuunnittelu", "Pahitt"]
    )
    assert places[0] >= {LEGEPLADS}
    assert all(LEGEPLADS in place for place in places)
    assert {SPRAKCAFE, "topics/migrants/", "findings/exempelstad-sprakcafe-1/"} <= norwegian
    assert {"phases/co-design/", LEGEPLADS} <= finnish
    assert "references/exempel2020kostnader/" in authors


def test_hit_that_is_not_translated_yet_says_in_which_language_it_is(page: Page, log: Log):
    page.goto(f"{URL}sv/search/?q=Provanger+kommune+beboere")
    hit = page.get_by_role("link", name="Beboere og kommune planlægger i Provanger")
    expect(hit.first).to_have_attribute("lang", "da")
    assert log.wrong == []


@pytest.mark.parametrize(
    ("language", "asked", "number", "first"),
    [
        ("sv", "innvandrere språkcafé", "3 träffar", "Fall · Sverige · 2019"),
        ("da", "innvandrere sprogcafé", "3 søgeresultater", "Case · Sverige · 2019"),
        ("en", "innvandrere language café", "3 results", "Case · Sweden · 2019"),
    ],
)
def test_word_of_norway_leads_to_the_case_with_the_keyboard_only(
    language: str, asked: str, number: str, first: str, page: Page, log: Log
):
    page.goto(f"{URL}{language}/themes/")
    page.keyboard.press("Control+k")
    page.keyboard.type(asked)
    expect(status(page)).to_have_text(number)
    link = page.locator(".search-results a").first
    page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    expect(page.locator(".search-results li").first).to_contain_text(first)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{URL}{language}/{SPRAKCAFE}")
    assert log.wrong == []


@pytest.mark.parametrize("language", ["da"])
def test_facets_narrow_the_results_stand_in_the_address_and_can_be_removed(language: str, page: Page, log: Log):
    page.goto(f"{URL}{language}/search/?q=exempelstad")
    expect(status(page)).not_to_be_empty()
    before = status(page).inner_text()
    page.locator(".facets-fold > summary").click()
    group = page.locator(".facets-all > details").first
    group.locator("summary").click()
    finding = group.locator("label:visible").last
    number = finding.locator(".count").inner_text()
    assert 0 < int(number) < int(before.split()[0])
    finding.get_by_role("checkbox").check()
    expect(status(page)).to_contain_text(number)
    assert page.url == f"{URL}{language}/search/?q=exempelstad&kind=finding"
    expect(page.locator(".search-results li")).to_have_count(int(number))
    other = next(tag for tag in LANGUAGES if tag != language)
    switcher = page.locator(f".languages a[lang={other}]")
    expect(switcher).to_have_attribute("href", page.url.replace(f"/{language}/", f"/{other}/"))
    page.reload()
    expect(status(page)).to_contain_text(number)
    page.locator(".facets-chosen button").click()
    expect(status(page)).to_have_text(before)
    assert page.url == f"{URL}{language}/search/?q=exempelstad"
    page.go_back()
    expect(status(page)).to_contain_text(number)
    expect(page.locator(".facets-chosen button")).to_have_count(1)
    assert log.wrong == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Inga träffar på ”innvandrrere” med Referens."),
        ("da", "Ingen søgeresultater for ”innvandrrere” med Reference."),
        ("en", "Nothing was found for “innvandrrere” with Reference."),
    ],
)
def test_nothing_found_says_what_was_tried_and_offers_the_nearest_term(language: str, said: str, page: Page):
    page.goto(f"{URL}{language}/search/?q=innvandrrere&kind=reference")
    expect(page.locator(".search-said")).to_have_text(said)
    near = page.locator(".search-near a")
    expect(near.nth(1)).to_have_attribute("href", f"{URL}{language}/topics/migrants/")
    page.locator(".search-widen").click()
    expect(page.locator(".search-said")).not_to_contain_text("Referen")
    near.first.click()
    expect(page.get_by_role("searchbox")).to_have_value("innvandrere")
    expect(page.locator(f".search-results a[href$='{SPRAKCAFE}']")).to_be_visible()
    expect(page.locator(".search-nothing")).to_be_hidden()


@pytest.mark.parametrize("language", ["da"])
def test_search_without_script_offers_the_other_ways(language: str, open_page: OpenPage):
    page = open_page(java_script_enabled=False)
    page.goto(f"{URL}{language}/")
    page.get_by_role("link", name=SEARCH[language], exact=True).click()
    page.wait_for_url(f"{URL}{language}/search/")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator(".without-script a").count() == 7
    expect(page.locator(".without-script")).to_contain_text("JavaScript")


def test_search_has_no_barrier_that_axe_finds_while_results_and_facets_are_open(page: Page, log: Log):
    page.set_viewport_size(NARROW)
    page.goto(f"{URL}sv/cases/")
    dialog = page.get_by_role("dialog")
    page.locator(".search-link").click()
    page.keyboard.type("exempelstad")
    dialog.locator(".facets-fold > summary").click()
    dialog.locator(".facets-all > details > summary").first.click()
    dialog.locator(".facets-all label:visible input").first.check()
    expect(dialog.locator(".facets-chosen button")).to_have_count(1)
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= 320")
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, LOOK_RULES) == []
    dialog.get_by_role("searchbox").fill("xyzzyq")
    expect(page.locator(".search-said")).to_be_visible()
    assert barriers(page, LOOK_RULES) == []
    assert log.wrong == []


def test_script_folds_words_as_the_pages_do(page: Page):
    texts = [
        "Växjö",
        "Ærø",
        "Århus-ådalen",
        "CO-production, co production",
        "Øst/vest",
        "ǅ ﬁ ①",
        "İstanbul",
        "x\u00ady",
    ]
    page.goto(f"{URL}en/about/")
    script = """async (texts) => {
        const { fold } = await import(new URL("../assets/search-words.js", location.href));
        return texts.map(fold);
    }"""
    assert page.evaluate(script, texts) == [folded(text) for text in texts]
