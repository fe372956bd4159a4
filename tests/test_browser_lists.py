"""Facets on lists and comparing cases, in a real Chromium."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import NARROW, Log, OpenPage
from samskap.languages import LANGUAGES
from sites import URL

WORDS = {
    "sv": ("Länder", "Faser", "Målgrupper", "1 av 4 fall", "4 fall", "Ta bort Länder: Sverige", "Jämför"),
    "da": ("Lande", "Faser", "Målgrupper", "1 af 4 cases", "4 cases", "Fjern Lande: Sverige", "Sammenlign"),
    "en": ("Countries", "Phases", "Target groups", "1 of 4 cases", "4 cases", "Remove Countries: Sweden", "Compare"),
}
CHOICE = {"country": "SE", "phase": "co-design", "group": "migrants"}
FILTERED = "country=SE&phase=co-design&group=migrants"
CASE = "exempelstad-sprakcafe"
PAIR = "eksempelby-legeplads,exempelstad-sprakcafe"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by Tab")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_filtered_by_keyboard_are_still_so_when_the_reader_comes_back(language: str, page: Page, log: Log):
    countries, phases, groups, shown, every, remove, _compare = WORDS[language]
    page.goto(f"{URL}{language}/cases/?from=mail#cases")
    status, records = page.get_by_role("status").first, page.locator(".records > .record:visible")
    expect(status).to_have_text(every)
    for name, legend in zip(CHOICE, (countries, phases, groups), strict=True):
        if name != "country":  # the first facet is open
            tab_to(page, page.locator("summary", has_text=re.compile(f"^{legend}$")))
            page.keyboard.press("Enter")
        tab_to(page, page.locator(f"input[name={name}][value={CHOICE[name]}]"))
        page.keyboard.press("Space")
    expect(status).to_have_text(shown)
    expect(records).to_have_count(1)
    assert page.url == f"{URL}{language}/cases/?from=mail&{FILTERED}#cases"
    assert f"?from=mail&{FILTERED}" in str(page.locator(".languages a").first.get_attribute("href"))

    tab_to(page, records.locator(".record-title"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{URL}{language}/cases/{CASE}/")
    page.go_back()
    expect(status).to_have_text(shown)
    expect(records).to_have_count(1)
    expect(page.locator("main input:checked")).to_have_count(3)

    chips = page.locator(".facets-chosen button")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name=remove).press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    page.go_back()
    expect(chips).to_have_count(3)
    page.locator("[data-clear]").press("Enter")
    expect(status).to_have_text(every)
    expect(records).to_have_count(4)
    assert page.url == f"{URL}{language}/cases/?from=mail#cases"
    assert log.wrong == []


def test_filtered_address_shows_the_same_elsewhere_and_passes_over_what_it_does_not_know(open_page: OpenPage):
    page = open_page(viewport=NARROW)
    page.goto(f"{URL}da/findings/?country=DK&country=XX&direction=enables&direction=%3Cb%3E&factor=")
    expect(page.get_by_role("status").first).to_have_text("2 af 6 resultater")
    expect(page.locator(".records > .record:visible")).to_have_count(2)
    expect(page.locator("h2:visible")).to_have_count(1)
    page.goto(f"{URL}en/references/?kind=book&kind=chapter")
    expect(page.get_by_role("status").first).to_have_text("2 of 7 references")
    page.goto(f"{URL}sv/cases/?country=SE&phase=co-initiation")
    expect(page.get_by_role("status").first).to_have_text("Inget fall stämmer in på alla val.")
    expect(page.locator(".records > .record:visible")).to_have_count(0)


def test_counts_beside_options_are_what_choosing_them_would_leave(page: Page):
    page.goto(f"{URL}sv/cases/")
    wrong = page.evaluate(
        """async () => {
            const { narrow } = await import("./../assets/facets.js");
            let seed = 7;
            const random = (number) => (seed = (seed * 16807) % 2147483647) % number;
            const sizes = [3, 5, 9], wrong = [];
            for (let round = 0; round < 60; round += 1) {
                const codes = sizes.map((size) => Array.from({ length: 40 }, () => []));
                codes.forEach((list, facet) => list.forEach((ids) => {
                    for (let id = 0; id < sizes[facet]; id += 1) if (!random(3)) ids.push(id);
                }));
                const chosen = sizes.map((size) => Array.from({ length: size }, () => !random(4)));
                const fits = (item, facet, options) => !options.includes(true)
                    || codes[facet][item].some((id) => options[id]);
                const items = Array.from({ length: 40 }, (_, item) => item);
                const { kept, counts } = narrow(codes, chosen);
                const plain = items.map((item) => sizes.every((_, facet) => fits(item, facet, chosen[facet])));
                const plainCounts = sizes.map((size, facet) => Array.from({ length: size }, (_, option) =>
                    items.filter((item) => codes[facet][item].includes(option)
                        && sizes.every((_, other) => other === facet || fits(item, other, chosen[other]))).length));
                if (JSON.stringify([kept, counts]) !== JSON.stringify([plain, plainCounts])) wrong.push(round);
            }
            return wrong;
        }"""
    )
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_cases_chosen_in_the_list_are_compared_at_an_address_that_can_be_shared(
    language: str, page: Page, open_page: OpenPage, log: Log
):
    compare = WORDS[language][-1]
    page.goto(f"{URL}{language}/cases/")
    for case in PAIR.split(","):
        button = page.locator(f"button.compare[data-case={case}]")
        button.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("region").get_by_role("link", name=compare).press("Enter")
    page.wait_for_url(f"{URL}{language}/compare/?cases={PAIR}")
    expect_tables(page)
    facts, themes = page.get_by_role("table").all()
    expect(facts.get_by_role("columnheader")).to_have_count(3)
    expect(facts.get_by_role("row").nth(1).locator(".verdict-different")).to_have_count(1)
    expect(facts.locator(".verdict-part")).not_to_have_count(0)
    expect(themes.locator(".verdict-agree")).to_have_count(2)
    expect(themes.locator(".verdict-only")).not_to_have_count(0)
    expect(themes.locator(".direction-hinders")).not_to_have_count(0)

    other = open_page(viewport=NARROW)
    other.goto(page.url)
    expect_tables(other)
    assert texts(other) == texts(page)
    assert other.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    assert log.wrong == []


def expect_tables(page: Page) -> None:
    """Wait for the two tables, of facts and of findings."""
    expect(page.get_by_role("table")).to_have_count(2)


def texts(page: Page) -> list[str]:
    """What the cells and the summary of a comparison say."""
    return page.locator(".comparison-result :is(th, td, dt, dd)").all_text_contents()


def test_comparison_adds_and_removes_cases_and_says_what_is_wrong_with_the_address(page: Page):
    page.goto(f"{URL}en/compare/?cases={CASE},no-such-case,{CASE}")
    status = page.get_by_role("status")
    expect(status).to_have_text("There is no case “no-such-case”. Choose at least one more case.")
    expect(page.get_by_role("table")).to_have_count(0)
    for case in ("eksempelby-legeplads", "provanger-boligmote", "nordisk-prove-uden-sted"):
        page.get_by_label("Add a case").select_option(case)
        page.get_by_role("button", name="Add", exact=True).click()
    expect(status).to_have_text("4 cases are compared below.")
    expect_tables(page)
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_disabled()
    expect(page.locator(".verdict-gaps")).not_to_have_count(0)
    danish = page.get_by_role("columnheader").get_by_role("link", name="Beboere og kommune planlægger i Provanger")
    expect(danish.first).to_have_attribute("lang", "da")
    expect(page.locator(".comparison .wanted")).to_have_count(0)
    page.get_by_role("button", name="Remove A Nordic trial without a place").click()
    expect(page.get_by_role("table").first.get_by_role("columnheader")).to_have_count(4)
    page.go_back()
    expect(page.get_by_role("table").first.get_by_role("columnheader")).to_have_count(5)
    page.goto(f"{URL}sv/compare/")
    expect(status).to_contain_text("Välj två till fyra fall")


def test_tray_takes_four_cases_and_is_cleared(page: Page):
    page.goto(f"{URL}en/cases/")
    chosen = json.dumps([{"id": f"case-{number}", "title": f"Case {number}"} for number in (1, 2, 3)])
    page.evaluate("chosen => sessionStorage.setItem('compare', chosen)", chosen)
    page.goto(f"{URL}en/cases/{CASE}/")
    tray, button = page.get_by_role("region"), page.locator("button.compare")
    expect(tray.get_by_role("status")).to_contain_text("3 cases chosen: Case 1; Case 2; Case 3.")
    button.click()
    expect(tray.get_by_role("status")).to_contain_text("4 cases chosen")
    page.goto(f"{URL}en/places/dk/")
    button.click()
    expect(tray.get_by_role("status")).to_contain_text("At most four cases can be compared.")
    expect(button).to_have_attribute("aria-pressed", "false")
    tray.get_by_role("button").click()
    expect(tray.get_by_role("status")).to_be_empty()
    expect(button).to_be_focused()


def test_case_page_leads_to_the_comparison_with_a_related_case(page: Page):
    page.goto(f"{URL}da/cases/{CASE}/")
    page.get_by_role("link", name="Sammenlign med denne case").first.click()
    expect_tables(page)
    assert page.url == f"{URL}da/compare/?cases={CASE},eksempelby-legeplads"


def test_lists_without_script_are_whole_and_the_comparison_says_what_it_needs(open_page: OpenPage):
    page = open_page(java_script_enabled=False)
    for path, records in {"cases": 4, "findings": 6, "references": 7}.items():
        page.goto(f"{URL}sv/{path}/?country=SE")
        expect(page.locator(".records > .record:visible")).to_have_count(records)
        expect(page.locator("form.facets")).to_be_hidden()
        expect(page.locator("button.compare:visible")).to_have_count(0)
    page.goto(f"{URL}sv/compare/")
    expect(page.get_by_text("fungerar bara på nätet")).to_be_visible()
    page.get_by_role("link", name="Alla fall").click()
    page.wait_for_url(f"{URL}sv/cases/")
