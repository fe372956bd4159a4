"""Text from the package is shown as text, wherever a template prints it."""

from __future__ import annotations

from html import unescape

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from samskap.pages.escaping import escape_markdown, fill, safe_link

MARKDOWN = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from("`*_{}[]()<>#+-.!|&:~^=$\"'\\/@ \n\t0123456789javascript"),
    max_size=60,
)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "</title><script>",
    "{{ 7*7 }} {% raw %} {#id}",
    "| a | b |",
    "# heading",
    "1. list",
    "- list",
    "**bold** _em_ `code`",
    "<https://example.org> & &amp; &#60;",
    '" onmouseover="alert(1)',
    "\\*not\\* ![](x)",
    "[^1]: note",
    "*[HTML]: abbreviation",
    ": definition",
    "===",
    "\ue0000\ue001",
)


def shown(source: str) -> BeautifulSoup:
    return BeautifulSoup(MARKDOWN.reset().convert(source), "html.parser")


def plain(text: str) -> str:
    return " ".join(text.split())


@given(TEXT)
def test_escape_markdown_any_text_in_a_paragraph_is_shown_as_it_is(text: str) -> None:
    page = shown(f"{escape_markdown(text)}\n")
    assert plain(page.get_text()) == plain(unescape(escape_markdown(text)))
    assert {tag.name for tag in page.find_all()} <= {"p"}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "before {} after",
        "## {} {{#id}}",
        "- {}",
        "| a |\n|---|\n| {} |",
        '<p class="x">{}</p>',
        '<ul>\n<li title="{}">{}</li>\n</ul>',
        '[text](# "{}")',
    ],
)
def test_escape_markdown_hostile_text_adds_no_element_and_no_attribute(frame: str, text: str) -> None:
    hostile = shown(frame.format(*[escape_markdown(text)] * 2))
    harmless = shown(frame.format("word", "word"))
    assert [(tag.name, sorted(tag.attrs)) for tag in hostile.find_all()] == [
        (tag.name, sorted(tag.attrs)) for tag in harmless.find_all()
    ]
    assert plain(hostile.get_text()) == plain(harmless.get_text().replace("word", text))


def test_fill_message_with_text_and_markup_escapes_only_the_text() -> None:
    link = Markup('<a href="x">y</a>')
    assert fill("See {text}: {link}.", {"text": "*<b>*", "link": link}) == (
        'See &#42;&#60;b&#62;&#42;&#58; <a href="x">y</a>.'
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", 'https://a"b', "", "mailto:x@y"],
)
def test_safe_link_address_that_is_no_web_page_gives_nothing(address: str) -> None:
    assert safe_link(address) == ""


def test_safe_link_web_address_is_given_back() -> None:
    assert safe_link("https://example.org/å?a=1#b") == "https://example.org/å?a=1#b"
