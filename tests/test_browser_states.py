"""Pages in the states that readers bring them into: without a barrier in any colours, text size or width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browsing import LOOK_RULES, NARROW, WIDE, barriers, crowded, open_details, small_targets
from sites import URL


def as_it_comes(page: Page) -> None:
    """The page as it is first seen."""
    expect(page.locator("main")).to_be_visible()


def skip_link_in_other_colours(page: Page) -> None:
    """The first press of the tabulator key, in colours that are not those of the system, chosen in the header."""
    page.locator("button.scheme").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.reload()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)


def with_choices(page: Page) -> None:
    """A list narrowed by its address, with every facet unfolded."""
    expect(page.locator(".facets-chosen button")).not_to_have_count(0)
    open_details(page)


def with_cases_to_compare(page: Page) -> None:
    """Two cases of the list chosen, so that the tray with them is shown."""
    for button in page.locator("button.compare").all()[:2]:
        button.click()
    expect(page.get_by_role("region").get_by_role("link").last).to_be_visible()


def with_some_selected(page: Page) -> None:
    """Two records of the list selected, so that the header counts them."""
    for button in page.locator("button.select").all()[:2]:
        button.click()
    expect(page.locator(".selection-link")).to_be_visible()


def selection_named(page: Page) -> None:
    """The selection that the address names, beside which the reader's own stands untouched."""
    expect(page.locator(".selection-list li")).to_have_count(2)


def selection_shown(page: Page) -> None:
    """The selection that the address names, numbered, made the reader's own, with a way back."""
    page.get_by_role("radio").last.check()
    page.locator("[data-do=merge]").click()
    expect(page.locator("[data-do=undo]")).to_be_visible()


def compared(page: Page) -> None:
    """The cases that the address names, beside one another."""
    expect(page.get_by_role("table")).to_have_count(2)


def search_open(page: Page) -> None:
    """The search over the page, with what it has found."""
    page.keyboard.press("Control+k")
    page.keyboard.type("exempelstad")
    expect(page.locator(".search-results li")).not_to_have_count(0)


def search_done(page: Page) -> None:
    """The page of the search, with results or the word that there are none, and every facet unfolded."""
    expect(page.locator(".search-status")).not_to_be_empty()
    open_details(page)


def map_counted_anew(page: Page) -> None:
    """The map of the evidence narrowed by its address, with every facet unfolded."""
    expect(page.get_by_role("status")).not_to_be_empty()
    open_details(page)


def note_on_a_term(page: Page) -> None:
    """The note that a term with the focus shows."""
    page.locator("main a[href$='topics/actors/volunteers/']").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def circle_with_focus(page: Page) -> None:
    """A municipality on the map of the Nordic countries that the keyboard has reached."""
    page.locator("main svg a:visible").first.focus()


def form_with_mistakes(page: Page) -> None:
    """The form with a finding and what is wrong beside the fields; all unfolded it is among the pages of every kind."""
    expect(page.locator(".case-form")).to_be_visible()
    page.locator("#case-title").fill("Provby")
    page.locator("#case-start_year").fill("2024")
    page.locator("#case-end_year").fill("2019")
    page.locator("[data-do=add-findings]").press("Enter")
    page.locator(".form-errors a").first.press("Enter")
    expect(page.locator(".form-problem p")).not_to_have_count(0)


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home with the skip link in other colours": ("da/", skip_link_in_other_colours),
    "list of findings with one that the address names": ("da/findings/#exempelstad-sprakcafe-1", as_it_comes),
    "cases with choices": ("sv/cases/?country=SE&phase=co-design", with_choices),
    "cases with some to compare": ("da/cases/", with_cases_to_compare),
    "shelf with some selected": ("en/references/languages/sv/", with_some_selected),
    "selection with what is not found": (
        "da/selection/?refs=dikt2015bok,nope&cases=exempelstad-sprakcafe",
        selection_shown,
    ),
    "selection that came with the address": ("sv/selection/?refs=dikt2015bok,nope", selection_named),
    "cases compared": ("en/compare/?cases=eksempelby-legeplads,exempelstad-sprakcafe", compared),
    "findings without any left": ("da/findings/?country=DK&direction=mixed", with_choices),
    "search over a page": ("da/themes/", search_open),
    "search with results": ("sv/search/?q=exempelstad", search_done),
    "search without results": ("en/search/?q=qqqqq", search_done),
    "form with mistakes": ("da/contribute/new-case/", form_with_mistakes),
    "map of the evidence counted anew": ("da/map/?country=SE", map_counted_anew),
    "case with a note on a term": ("en/cases/exempelstad-sprakcafe/", note_on_a_term),
    "places with a circle that has the focus": ("da/places/", circle_with_focus),
}
"""A page below the root, and what brings it into a state; the next state is one more line."""


UNFOLDED = ("da/cases/exempelstad-sprakcafe/", "sv/themes/facilitation/", "sv/data/", "sv/map/")
"""Pages with all unfolded; of these other tests ask in light and dark colours, wide and narrow."""


@pytest.mark.parametrize("path", UNFOLDED)
def test_unfolded_page_has_no_barrier_in_forced_colours_or_large_text(path: str, page: Page):
    page.goto(URL + path)
    open_details(page)
    found = {"moving": moving(page), "forced colours": in_forced_colours(page), "text of 200 %": in_large_text(page)}
    assert not any(found.values()), found


@pytest.mark.parametrize("state", STATES)
def test_state_has_no_barrier_in_any_colours_text_size_or_width(state: str, page: Page):
    path, bring = STATES[state]
    page.goto(URL + path)
    bring(page)
    found = faults(page)
    assert not any(found.values()), found


def faults(page: Page) -> dict[str, list[str]]:
    """What is wrong with a page in its present state, by the circumstance in which it is."""
    found = {"light": barriers(page), "moving": moving(page)}
    found["forced colours"] = in_forced_colours(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)
    found["narrow and dark"] = [*barriers(page, LOOK_RULES), *small_targets(page), *sideways(page)]
    page.set_viewport_size(WIDE)
    return found | {"text of 200 %": in_large_text(page)}


def in_forced_colours(page: Page) -> list[str]:
    """What cannot be read in the colours of a reader who sets them for everything."""
    page.emulate_media(forced_colors="active")
    found = barriers(page, ["color-contrast"])
    page.emulate_media(forced_colors="none")
    return found


def in_large_text(page: Page) -> list[str]:
    """What is cut, lies on other text or has no room when text is twice as large."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return [*crowded(page), *sideways(page)]


def moving(page: Page) -> list[str]:
    """What moves although the reader asked for less motion."""
    return list(
        page.evaluate(
            "document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.id || 'it')"
        )
    )


def sideways(page: Page) -> list[str]:
    """How far the page can be scrolled sideways, if it can."""
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{beyond} px"] if beyond > 0 else []


def test_crowded_and_barriers_find_text_that_is_cut_lies_on_other_text_or_is_pale(page: Page):
    page.goto(f"{URL}en/about/")
    assert crowded(page) == []
    assert barriers(page, LOOK_RULES) == []
    page.evaluate(
        """() => {
            const [first, second, ...others] = document.querySelectorAll("main p");
            Object.assign(first.style, { height: "1.5em", overflow: "hidden" });
            second.style.transform = "translateY(3rem)";
            Object.assign(others.at(-1), { className: "another" }).style.color = "#ccc";
        }"""
    )
    assert {fault.partition(":")[0] for fault in crowded(page)} == {"cut", "overlaps"}
    assert "color-contrast" in {fault.partition(":")[0] for fault in barriers(page, LOOK_RULES)}
