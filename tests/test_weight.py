"""The weight of pages: what the network of a phone in the countryside has to carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import HtmlPage, Site
from weights import LIMIT, compressed, weight


@pytest.fixture(scope="module")
def site(built_project: Path) -> Site:
    return Site(built_project / "site")


def test_first_visit_to_any_page_stays_below_the_limit(site: Site):
    totals = {path: sum(weight(site, page).values()) for path, page in site.pages.items()}
    assert {path: total for path, total in totals.items() if total > LIMIT} == {}


def test_what_every_page_of_a_language_carries_is_light(site: Site):
    """The frame leaves most of the weight to what is said: the page for what is missing says next to nothing."""
    page = site.pages["en/404.html"]
    assert sum(weight(site, page).values()) < 39_000


def test_weight_counts_a_page_with_its_styles_scripts_imports_and_images(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        """<!doctype html><link rel="stylesheet" href="../s.css"><link rel="canonical" href="http://samskap.test/a/">
        <script type="module" src="../m.js"></script><img src="../i.svg" alt=""><a href="../big.csv">x</a>""",
        encoding="utf-8",
    )
    files = {"s.css": "p{}", "m.js": 'import { n } from "./n.js";\nexport * from "./o.js";\n', "i.svg": "<svg/>"}
    files |= {"n.js": 'import "./m.js";\n', "o.js": "", "big.csv": "1,2"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    site = Site(tmp_path)
    found = weight(site, HtmlPage("a/", tmp_path / "a" / "index.html"))
    assert list(found) == ["a/index.html", "i.svg", "m.js", "n.js", "o.js", "s.css"]
    assert found["s.css"] == compressed(tmp_path / "s.css") < 40
