"""The page on which readers see and take with them the references and cases that they have selected."""

from __future__ import annotations

from samskap.pages.bibliographies import ALL
from samskap.pages.mentions import STYLE_NAMES
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer


def selection_page(renderer: Renderer) -> Page:
    """The page on which ``selection-page.js`` shows what the reader has selected."""
    words = renderer.words
    return renderer.page(
        "selection",
        "selection/",
        title=words.text("Your selection"),
        description=words.text("References and cases that you have selected, as text and as files."),
        kind="selection",
        scripts=("selection-page.js",),
        style_names=STYLE_NAMES,
        whole=renderer.mentions.bibliography(ALL),
        no_date=words.text("n.d."),
    )
