"""The score card of the version: how much there is, how closely it was read, and what was measured on the site."""

from __future__ import annotations

from samskap.downloads.score import FAIR, scorecard
from samskap.languages import N_
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.statistics import TABLE_NAMES

MEASURES = {
    "pages": N_("Pages"),
    "weight-median": N_("First visit, the median page"),
    "weight-heaviest": N_("First visit, the heaviest page"),
    "requests-to-others": N_("Requests to other hosts"),
    "reproducible": N_("Two builds give the same bytes"),
}
"""The measures of the whole site in the order of the page, with their names."""


def score_page(renderer: Renderer) -> Page:
    """The page at ``data/score/``."""
    text, card = renderer.words.text, scorecard(renderer.corpus)
    return renderer.page(
        "score",
        "data/score/",
        title=text("Score card"),
        description=text("How much Samskap holds, how it was read and reviewed, and how the site measures up."),
        kind="dictionary",
        crumbs=((text("Data"), "data/"),),
        card=card,
        texts=[(renderer.words.language_name(tag), number) for tag, number in card.texts.items()],
        tables=TABLE_NAMES,
        measures=MEASURES,
        fair=FAIR,
    )
