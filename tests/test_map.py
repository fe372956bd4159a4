"""The map of the evidence: its cells, its pages, and the files that hold the same counts."""

from __future__ import annotations

import csv
import html
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CompareGolden
from samskap.citation.csl import references_to_csl
from samskap.citation.styles import format_references
from samskap.downloads.evidence import evidence_csv
from samskap.evidence.counts import WITHOUT_PHASE, by_direction, phases_by_direction, themes, themes_by_direction
from samskap.evidence.matrix import Cell, cells, columns, extent, nearest
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus, Finding
from samskap.pages.addresses import NO_PHASE
from samskap.pages.cells import cell_pages, csv_path
from samskap.pages.evidence_map import cell_path, map_page, shade
from samskap.pages.map_files import MAP_CSV, MAP_JSON, MAP_SVG, cell_tables, findings_json, map_downloads
from samskap.pages.page import Page
from samskap.pages.phrases import sentence
from samskap.pages.renderer import Renderer
from samskap.pages.tally import tally

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def renderers(corpus: Corpus) -> Mapping[str, Renderer]:
    items = references_to_csl(corpus.references.values(), corpus, "sv")
    return {
        language: Renderer(
            corpus=corpus,
            words=words(language),
            citations={"apa": format_references(items, "apa", language, html=True)},
        )
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def pages(renderers: Mapping[str, Renderer]) -> Mapping[str, Mapping[str, Page]]:
    return {language: {page.path: page for page in cell_pages(own)} for language, own in renderers.items()}


def cell(corpus: Corpus, theme: str, phase: str) -> Cell:
    return next(item for item in cells(corpus) if (item.theme.id, item.phase) == (theme, phase))


def test_cells_are_every_theme_by_every_phase_and_none(corpus: Corpus) -> None:
    expected = [(theme.id, phase) for theme in themes(corpus) for phase in columns(corpus)]
    assert [(item.theme.id, item.phase) for item in cells(corpus)] == expected
    assert columns(corpus)[-1] == WITHOUT_PHASE


def test_finding_with_several_themes_and_phases_stands_in_each_cell_they_span(corpus: Corpus) -> None:
    holding = {
        (item.theme.id, item.phase)
        for item in cells(corpus)
        if "exempelstad-sprakcafe-2" in [finding.id for finding in item.findings]
    }
    own = ("facilitation", "social-capital", "learning", "empowerment")
    assert holding == {(theme, phase) for theme in own for phase in ("co-design", "co-assessment")}


def coded(corpus: Corpus, codings: list[tuple[list[str], list[str], list[str], str]]) -> Corpus:
    """The corpus with as many findings as there are codings (factors, outcomes, phases, direction)."""
    model = next(iter(corpus.findings.values()))
    findings: dict[str, Finding] = {}
    for number, (factors, outcomes, phases, direction) in enumerate(codings):
        findings[f"f-{number}"] = replace(
            model,
            id=f"f-{number}",
            factors=tuple(factors),
            outcomes=tuple(outcomes),
            phases=tuple(phases),
            direction=direction,
        )
    return replace(corpus, findings=findings)


def some(corpus: Corpus, vocabulary: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([term.id for term in corpus.vocabulary(vocabulary)]), unique=True)


@given(data=st.data())
def test_cells_count_each_finding_once_and_agree_with_the_direction_tables(corpus: Corpus, data: st.DataObject) -> None:
    directions = st.sampled_from([term.id for term in corpus.vocabulary("direction")])
    coding = st.tuples(some(corpus, "factor"), some(corpus, "outcome"), some(corpus, "phase"), directions)
    own = coded(corpus, data.draw(st.lists(coding, max_size=12)))
    matrix = cells(own)
    for item in matrix:
        ids = [finding.id for finding in item.findings]
        expected = [
            finding.id
            for finding in own.findings.values()
            if item.theme.id in (*finding.factors, *finding.outcomes) and item.phase in (finding.phases or ("",))
        ]
        assert ids == expected
        assert item.counts == by_direction(item.findings, own)
        assert item.total == sum(item.counts.values())
    by_theme = themes_by_direction(tuple(own.findings.values()), own).rows
    for theme in themes(own):
        row = [item for item in matrix if item.theme.id == theme.id]
        once = {finding.id: finding for item in row for finding in item.findings}
        assert by_direction(once.values(), own) == by_theme.get(theme.id, by_direction((), own))
        by_phase = phases_by_direction(list(once.values()), own).rows
        assert {item.phase: item.counts for item in row} == by_phase


def test_extent_leaves_out_what_names_no_phase(corpus: Corpus) -> None:
    own = coded(
        corpus,
        [
            (["facilitation"], [], [], "enables"),
            (["facilitation"], [], [], "enables"),
            (["facilitation"], [], ["co-design"], "enables"),
            ([], ["learning"], ["co-initiation", "co-commissioning", "co-implementation"], "mixed"),
        ],
    )
    found = extent(cells(own))
    assert (found.cells, found.filled) == (len(themes(corpus)) * 5, 4)
    assert found.fullest is not None
    assert (found.fullest.theme.id, found.fullest.phase) == ("facilitation", "co-design")
    assert (found.phase_least_covered, found.themes_in_it) == ("co-assessment", 0)


def test_extent_of_no_findings_has_no_fullest_cell(corpus: Corpus) -> None:
    found = extent(cells(replace(corpus, findings={})))
    assert (found.filled, found.fullest) == (0, None)


def test_nearest_of_an_empty_cell_is_the_nearest_phase_and_the_fullest_theme(corpus: Corpus) -> None:
    own = coded(
        corpus,
        [
            (["facilitation"], [], ["co-initiation"], "enables"),
            (["facilitation"], [], ["co-assessment"], "enables"),
            (["facilitation"], [], ["co-assessment"], "hinders"),
            (["facilitation"], [], [], "hinders"),
            (["digital-tools"], [], ["co-design"], "mixed"),
        ],
    )
    matrix = cells(own)
    row = [item for item in matrix if item.theme.id == "facilitation"]
    column = [item for item in matrix if item.phase == "co-design"]
    found = nearest(row[2], row, column)
    assert [(item.theme.id, item.phase) for item in found] == [
        ("facilitation", "co-assessment"),
        ("digital-tools", "co-design"),
    ]
    assert nearest(row[2], row[5:] + row[2:3], []) == ()


def test_shade_grows_with_the_number_and_ends_at_the_fullest() -> None:
    shades = [shade(number, 37) for number in range(38)]
    assert shades == sorted(shades)
    assert (shades[0], shades[1], shades[-1]) == (0, 1, 4)
    assert shade(0, 0) == 0


@pytest.mark.parametrize(
    ("language", "one", "several", "none"),
    [
        ("sv", "1 resultat; 1 hindrar", "4 resultat; 2 främjar, 2 är blandade", "inget resultat än"),
        ("da", "1 resultat; 1 hæmmer", "4 resultater; 2 fremmer, 2 er blandede", "intet resultat endnu"),
        ("en", "1 finding; 1 hinders", "4 findings; 2 enable, 2 are mixed", "no finding yet"),
    ],
)
def test_tally_says_the_counts_in_a_sentence(
    renderers: Mapping[str, Renderer], language: str, one: str, several: str, none: str
) -> None:
    own = renderers[language]
    counts = dict.fromkeys(("enables", "hinders", "mixed", "describes"), 0)
    assert tally(counts | {"hinders": 1}, own) == one
    assert tally(counts | {"enables": 2, "mixed": 2}, own) == several
    assert tally(counts, own) == none


def test_tally_of_a_direction_that_is_new_says_its_label(corpus: Corpus, renderers: Mapping[str, Renderer]) -> None:
    term = replace(corpus.terms["direction", "mixed"], id="unclear", label={"en": "{Unclear}"}, position=9)
    own = replace(renderers["en"], corpus=replace(corpus, terms={**corpus.terms, ("direction", "unclear"): term}))
    assert tally({"unclear": 2, "enables": 0, "hinders": 0, "mixed": 0, "describes": 0}, own) == (
        "2 findings; 2 × {Unclear}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_cell_matches_its_golden_text(
    pages: Mapping[str, Mapping[str, Page]], language: str, compare_golden: CompareGolden
) -> None:
    compare_golden(f"map/cell-{language}.md", pages[language]["themes/facilitation/co-design/"].markdown())


def test_every_cell_has_a_page_that_says_what_it_counts(
    corpus: Corpus, pages: Mapping[str, Mapping[str, Page]], renderers: Mapping[str, Renderer]
) -> None:
    for language in LANGUAGES:
        assert list(pages[language]) == [cell_path(item) for item in cells(corpus)]
        for item in cells(corpus):
            page = pages[language][cell_path(item)]
            assert page.description.endswith(f". {sentence(tally(item.counts, renderers[language]))}.")
            assert [finding.id for finding in corpus.findings.values() if f'id="{finding.id}"' in page.body] == sorted(
                finding.id for finding in item.findings
            )


def test_page_of_an_empty_cell_leads_to_what_is_nearest_and_asks_for_more(
    pages: Mapping[str, Mapping[str, Page]],
) -> None:
    body = pages["en"]["themes/facilitation/co-commissioning/"].body
    assert "No finding yet" in body
    nearest_part = body.partition("{#nearest}")[2].partition("</ul>")[0]
    assert "themes/facilitation/co-design/" in nearest_part
    assert "contribute/#new-case" in body


def test_page_of_findings_without_phase_that_is_empty_is_no_gap(pages: Mapping[str, Mapping[str, Page]]) -> None:
    body = pages["en"]["themes/facilitation/no-phase/"].body
    assert "Every finding on this theme names a phase." in body
    assert "contribute/" not in body
    assert "2 findings; 2 enable" in body
    assert "No finding has been coded for this theme yet." not in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_drawing_and_page_of_the_map_hold_the_same_counts(
    corpus: Corpus, renderers: Mapping[str, Renderer], language: str
) -> None:
    own = renderers[language]
    files = map_downloads(own)
    rows = list(csv.reader(io.StringIO(files[MAP_CSV].decode("utf-8"))))
    expected = [
        [item.theme.id, item.phase or NO_PHASE, *map(str, item.counts.values()), str(item.total)]
        for item in cells(corpus)
    ]
    assert [[row[3], row[5], *row[6:]] for row in rows[1:]] == expected
    assert len(rows[0]) == len(set(rows[0])) == 11
    body = html.unescape(map_page(own, dict.fromkeys((MAP_CSV, MAP_SVG), 1)).body)
    drawn = [title.text for title in ElementTree.fromstring(files[MAP_SVG]).iter(f"{SVG}title")][1:]
    assert len(drawn) == len(expected)
    for said, item in zip(drawn, cells(corpus), strict=True):
        name, _colon, says = str(said).rpartition(": ")
        assert says == tally(item.counts, own)
        assert f'{cell_path(item)}"><span class="unseen">{name}: <span class="says">{says}</span>' in body


def test_drawing_escapes_what_it_shows_and_holds_no_style_and_no_script(renderers: Mapping[str, Renderer]) -> None:
    own, corpus = renderers["en"], renderers["en"].corpus
    hostile = '</text><script>alert(1)</script>"&'
    terms = {
        key: replace(term, label={**term.label, "en": hostile}) if key[0] in {"factor", "phase"} else term
        for key, term in corpus.terms.items()
    }
    root = ElementTree.fromstring(map_downloads(replace(own, corpus=replace(corpus, terms=terms)))[MAP_SVG])
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "line", "path", "text", "g",
    }  # fmt: skip
    assert not [element for element in root.iter() if "style" in element.attrib]
    assert hostile in [element.text for element in root.iter(f"{SVG}text")]
    assert root.get("aria-labelledby") == "title description"


def test_findings_for_the_filter_are_those_of_the_map_each_with_its_cells(
    corpus: Corpus, renderers: Mapping[str, Renderer]
) -> None:
    found = json.loads(findings_json(renderers["da"])[MAP_JSON])
    spanned = Counter((theme, phase) for item in found for theme in item["themes"] for phase in item["phases"])
    assert spanned == {(item.theme.id, item.phase): item.total for item in cells(corpus) if item.total}
    loose = [item for item in found if item["country"] == ["not-stated"]]
    assert len(loose) == sum(
        not finding.case and bool(finding.factors or finding.outcomes) for finding in corpus.findings.values()
    )
    assert {name for item in found for name in item} == {
        "themes", "phases", "direction", "country", "topic", "group", "read",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_of_a_cell_is_the_rows_of_the_flat_table(
    corpus: Corpus, renderers: Mapping[str, Renderer], language: str
) -> None:
    items = references_to_csl(corpus.references.values(), corpus, "sv")
    whole = evidence_csv(corpus, language, format_references(items, "apa", language)).decode("utf-8")
    header, *rows = csv.reader(io.StringIO(whole))
    by_finding = dict(zip(corpus.findings, rows, strict=True))
    tables = cell_tables(renderers[language])
    assert set(tables) == {csv_path(item) for item in cells(corpus)}
    for item in cells(corpus):
        found = list(csv.reader(io.StringIO(tables[csv_path(item)].decode("utf-8"))))
        assert found == [header, *(by_finding[finding.id] for finding in item.findings)]
    assert csv_path(cell(corpus, "facilitation", "co-design")) == (
        "themes/facilitation/co-design/facilitation-co-design.csv"
    )
    assert Counter(path.endswith("-no-phase.csv") for path in tables)[True] == len(themes(corpus))
