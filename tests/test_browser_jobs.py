"""What readers come for, in a real Chromium and in each language: ways that lead through several parts of the site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Log
from samskap.citation.short import short_label
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from sites import URL

QUESTIONS = {"sv": "innvandrere språkcafé", "da": "sprogcafé", "en": "language café"}
"""What a reader asks for: in Swedish by a word of Norway."""


def under(heading: Locator) -> Locator:
    """The list that follows a heading."""
    return heading.locator("xpath=following-sibling::ul[1]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_hinders_with_a_group_of_actors_is_three_clicks_from_home(
    language: str, page: Page, corpus: Corpus, log: Log
):
    own, main = words(language), page.get_by_role("main")
    actor = corpus.terms["actor", "volunteers"]
    (finding,) = (
        item
        for case in corpus.cases.values()
        if actor.id in case.actors
        for item in corpus.findings_of_case(case.id)
        if item.direction == "hinders"
    )
    reference = corpus.references[finding.reference]
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url.removeprefix(f"{URL}{language}/")))

    page.goto(f"{URL}{language}/")
    groups = under(main.get_by_role("heading", name=own.text("With whom"), exact=True))
    groups.get_by_role("link", name=actor.label[language], exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(actor.label[language])
    hinders = main.get_by_role("heading", level=2, name=own.text("What hinders"), exact=True)
    under(hinders).get_by_role("link", name=finding.statement[language], exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(finding.statement[language])
    direction = corpus.terms["direction", "hinders"].label[language]
    expect(main.get_by_role("link", name=direction, exact=True)).to_be_visible()
    main.get_by_role("link", name=short_label(reference, own), exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(reference.title)
    apa = main.locator("dt", has_text="APA").locator("xpath=following-sibling::dd[1]")
    for part in (*(person.family for person in reference.authors), str(reference.year), reference.title):
        expect(apa).to_contain_text(part)
    assert visited == ["", "topics/actors/volunteers/", f"findings/{finding.id}/", f"references/{reference.id}/"]
    assert log.wrong == []


@pytest.mark.parametrize("language", ["sv"])
def test_group_without_a_finding_that_hinders_leads_to_one_of_a_topic_near_to_it(
    language: str, page: Page, corpus: Corpus, log: Log
):
    own, main = words(language), page.get_by_role("main")
    group, near = corpus.terms["target-group", "parents"], corpus.terms["actor", "volunteers"]
    finding = corpus.findings["exempelstad-sprakcafe-1"]
    page.goto(f"{URL}{language}/")
    groups = under(main.get_by_role("heading", name=own.text("For whom"), exact=True))
    groups.get_by_role("link", name=group.label[language], exact=True).click()
    expect(main.get_by_text(own.text("No finding here tells what hinders."))).to_be_visible()
    others = main.locator("p", has_text=own.text("See topics with many of the same cases:"))
    others.get_by_role("link", name=near.label[language], exact=True).click()
    page.wait_for_url(f"{URL}{language}/topics/actors/{near.id}/#hinders")
    hinders = main.get_by_role("heading", level=2, name=own.text("What hinders"), exact=True)
    expect(hinders).to_be_in_viewport()
    under(hinders).get_by_role("link", name=finding.statement[language], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(finding.statement[language])
    assert log.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_asked_on_the_home_page_is_answered_by_a_case(language: str, page: Page, corpus: Corpus, log: Log):
    case, own = corpus.cases["exempelstad-sprakcafe"], words(language)
    page.goto(f"{URL}{language}/")
    page.get_by_role("main").get_by_role("searchbox", name=own.text("What would you like to know?")).click()
    page.keyboard.type(QUESTIONS[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{URL}{language}/search/?q=*")
    expect(page.get_by_role("searchbox", name=own.text("Search all of Samskap"))).to_have_value(QUESTIONS[language])
    page.locator(".search-results").get_by_role("link", name=case.title[language]).click()
    page.wait_for_url(f"{URL}{language}/cases/{case.id}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(case.title[language])
    assert log.wrong == []
