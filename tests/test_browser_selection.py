"""Selecting references and cases, and taking them along, in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import CONTEXT, NARROW, Log, OpenPage, logged
from samskap.downloads.bibliographies import FORMATS, Library, join
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.pages.case_citations import case_citations
from sites import URL

CASE, CITED = "exempelstad-sprakcafe", ["exempel2020kostnader", "provsson2012uppsats", "sep2021prov"]
FIRST, SECOND = "anonndprov", "exempel2020kostnader"
SHARED = f"?refs={FIRST},{SECOND}&cases={CASE}"
WORDS = {
    "sv": ("Din lista", "Tillagt. I din lista: 1.", "2 referenser, 1 fall", "3 referenser, 1 fall", "Ta bort: "),
    "da": ("Din liste", "Tilføjet. På din liste: 1.", "2 referencer, 1 case", "3 referencer, 1 case", "Fjern: "),
    "en": ("Your selection", "Added. Your selection: 1.", "2 references, 1 case", "3 references, 1 case", "Remove: "),
}
NOTHING_KEPT = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
)


def entries(page: Page) -> Locator:
    """The entries of the list."""
    return page.locator(".selection-list > li")


def status(page: Page) -> Locator:
    """What the page says."""
    return page.locator(".selection-status")


def saved(page: Page, ending: str) -> bytes:
    """The file that the button gives."""
    with page.expect_download() as download:
        page.locator(f"[data-file={ending}]").press("Enter")
    assert download.value.suggested_filename == f"samskap-selection.{ending}"
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_selected_on_three_pages_is_shared_taken_along_and_cleared(
    language: str, page: Page, open_page: OpenPage, corpus: Corpus, log: Log
):
    name, added, count, more, remove = WORDS[language]
    page.goto(f"{URL}{language}/references/")
    link = page.get_by_role("banner").get_by_role("link", name=name)
    expect(link).to_have_count(0)
    first = page.locator(f"[data-item='references/{FIRST}']")
    first.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_be_focused()
    expect(page.locator(".selection-said")).to_have_text(added)
    expect(link).to_have_text(f"{name} 1")
    page.goto(f"{URL}{language}/references/{SECOND}/")
    page.get_by_role("button", name=f"{name}: {corpus.references[SECOND].title}").press("Space")
    page.goto(f"{URL}{language}/cases/")
    page.locator(f"[data-item='cases/{CASE}']").click()
    expect(page.locator(".tray-open")).to_have_count(0)

    link.press("Enter")
    page.wait_for_url(f"{URL}{language}/selection/")
    heading = page.locator(".selection-count")
    expect(heading).to_have_text(count)
    apa = entries(page).locator(".selection-text").all_text_contents()
    assert [line.split(".")[0].split(",")[0] for line in apa] == [apa[0].split(".")[0], "Påhitt", "Samskap"]
    assert corpus.references[FIRST].title in apa[0], "hostile text is text"
    shared = str(page.locator("#selection-address").input_value())
    assert shared == f"{URL}{language}/selection/{SHARED}"

    library = Library(corpus)
    for form in FORMATS:
        references = [library.write(form, [corpus.references[item]]) for item in (FIRST, SECOND)]
        case = case_citations(corpus, URL)[f"{language}/cases/{CASE}.{form.ending}"]
        opening, closing = form.opening.encode(), form.closing.encode()
        bare = [text.removeprefix(opening).removesuffix(closing) for text in (*references, case)]
        assert saved(page, form.ending) == join(form, bare)
    assert saved(page, "txt").decode("utf-8") == "".join(f"{line}\n" for line in apa)
    page.get_by_role("radio", name="Vancouver").check()
    numbered = saved(page, "txt").decode("utf-8").splitlines()
    assert [line.split(" ", 2)[0] for line in numbered] == ["1.", "2.", "3."]
    assert corpus.references[FIRST].title in numbered[0], "in the order of choice"

    page.locator("[data-do=cited]").press("Enter")
    expect(heading).to_have_text(more if len(CITED) == 2 else more.replace("3", "4"))
    page.get_by_role("button", name=remove + corpus.references[FIRST].title).press("Enter")
    expect(entries(page)).to_have_count(4)
    expect(entries(page).first.get_by_role("button").last).to_be_focused()
    page.locator("[data-do=undo]").press("Enter")
    expect(entries(page)).to_have_count(5)
    expect(heading).to_be_focused()
    page.locator("[data-do=clear]").press("Enter")
    expect(page.locator("[data-do=undo]")).to_be_focused()
    expect(page.locator(".selection-none")).to_be_visible()
    expect(link).to_have_count(0)
    page.reload()
    expect(page.locator(".selection-none")).to_be_visible()

    other = open_page(viewport=NARROW)
    other.goto(shared)
    expect(entries(other)).to_have_count(3)
    assert log.wrong == []


def test_address_shows_its_list_and_leaves_the_reader_s_own_until_told_otherwise(page: Page, log: Log):
    page.goto(f"{URL}en/references/dikt2015bok/")
    page.locator("p > button.select").click()
    page.goto(f"{URL}en/selection/?from=mail&refs=sep2021prov,no-such,..,%3Cb%3Ex%3C/b%3E&cases={CASE},NONE")
    expect(entries(page)).to_have_count(6)
    expect(page.locator(".selection-missing")).to_contain_text(["no-such", "..", "<b>x", "NONE"])
    expect(page.locator(".selection-count")).to_have_text("1 reference, 1 case")
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    assert "refs=sep2021prov,no-such" in str(page.locator(".languages a").first.get_attribute("href"))
    page.get_by_role("link", name="Show your own selection").click()
    expect(page.locator(".selection-count")).to_have_text("1 reference")
    page.go_back()
    page.get_by_role("button", name="Replace your selection with it").click()
    expect(status(page)).to_have_text("The list is your selection now.")
    assert page.url == f"{URL}en/selection/?from=mail"
    expect(entries(page)).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(entries(page)).to_have_count(1)
    expect(entries(page)).to_contain_text("Naboer og andre fremmede")
    assert [line for line in log.wrong if "404" not in line] == []


def test_selection_that_the_browser_does_not_keep_is_told_and_travels_in_the_address(browser: Browser, log: Log):
    context = logged(browser.new_context(**CONTEXT), log)
    context.add_init_script(NOTHING_KEPT)
    page = context.new_page()
    page.goto(f"{URL}da/topics/integration/")
    page.locator("#sources + p + details summary").click()
    page.locator(f"details [data-item='references/{SECOND}']").click()
    expect(page.locator(".selection-said")).to_contain_text("Din browser lader ikke Samskap gemme listen.")
    page.locator(".selection-link").click()
    page.wait_for_url(f"{URL}da/selection/?refs={SECOND}")
    expect(entries(page)).to_have_count(1)
    assert log.wrong == []
    context.close()


def test_selection_whose_entries_cannot_be_fetched_says_so_gives_no_half_file_and_tries_again(page: Page):
    page.goto(f"{URL}sv/selection/{SHARED}")
    expect(entries(page)).to_have_count(3)
    page.route(f"**/{SECOND}.bib", lambda route: route.abort())
    page.locator("[data-file=bib]").click()
    expect(status(page)).to_contain_text("Filen gick inte att skapa")
    page.route(f"**/references/{SECOND}/", lambda route: route.abort())
    page.reload()
    expect(page.locator(".selection-missing")).to_contain_text(f"”{SECOND}” kunde inte läsas in.")
    page.unroute(f"**/references/{SECOND}/")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator(".selection-missing")).to_have_count(0)
    expect(page.locator(".selection-count")).to_have_text("2 referenser, 1 fall")


def test_hits_of_the_search_can_be_selected_and_a_selection_is_read_as_what_it_is(page: Page):
    page.goto(f"{URL}en/cases/")
    page.evaluate("localStorage.setItem('selection', JSON.stringify(['references/../data', 7, 'cases/x', 'cases/x']))")
    page.reload()
    expect(page.locator(".selection-link")).to_have_text("Your selection 1")
    page.evaluate("localStorage.setItem('selection', '{\"not\": \"a list\"}')")
    page.goto(f"{URL}en/themes/")
    page.keyboard.press("Control+k")
    page.keyboard.type("exempelstad")
    page.locator(f".search-results [data-item='cases/{CASE}']").click()
    expect(page.locator(".selection-number")).to_have_text("1")


def test_selection_without_script_says_what_it_needs_and_offers_what_is_ready(open_page: OpenPage):
    page = open_page(java_script_enabled=False)
    page.goto(f"{URL}da/selection/?refs={FIRST}")
    expect(page.locator(".without-script")).to_be_visible()
    expect(page.locator(".without-script")).to_contain_text("JavaScript")
    expect(page.locator("article [download]")).to_have_count(3)
    expect(page.locator(".selection")).to_be_hidden()
    page.goto(f"{URL}da/references/")
    expect(page.locator("button.select:visible, .selection-link:visible")).to_have_count(0)


def test_printed_selection_is_the_formatted_list_alone(page: Page):
    page.goto(f"{URL}en/selection/{SHARED}")
    expect(entries(page)).to_have_count(3)
    lines = [*entries(page).locator(".selection-text").all_inner_texts()]
    page.emulate_media(media="print")
    shown = page.locator("main").inner_text().splitlines()
    assert [line for line in shown if line][:5] == ["Your selection", "2 references, 1 case", *lines]
    assert page.locator("button, input, .selection-link").filter(visible=True).count() == 0
