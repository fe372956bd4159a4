"""How references are formatted by CSL styles, labelled in short and given as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CompareGolden
from made_up import BLANK, BODY, EVERY_TYPE, GENRES, PERSONS
from samskap.citation import styles
from samskap.citation.cache import Memory
from samskap.citation.csl import TYPES, Item, cited_references, dataset_item, page_item, to_csl
from samskap.citation.records import page_to_bibtex, page_to_ris
from samskap.citation.styles import STYLES, format_alike, format_references
from samskap.languages import LANGUAGES
from samskap.model import Corpus, Name, Reference
from samskap.package.bibliography import ENTRY_TYPES
from samskap.package.bibtex import parse
from samskap.pages.own import DATA, own_items

EVERY_WAY = [(style, language) for style in STYLES for language in LANGUAGES]
TAG = re.compile(r"</?(?:i|b|sup)>|<span class=\"small-caps\">|</span>")


def items_of_every_type() -> list[Item]:
    return [to_csl(reference, GENRES.get(reference.type, "")) for reference in EVERY_TYPE]


def formatted(reference: Reference, style: str = "apa", language: str = "en", *, html: bool = False) -> str:
    return format_references([to_csl(reference)], style, language, html=html)[reference.id]


def test_every_type_of_publication_has_a_csl_type_and_is_formatted_here():
    assert TYPES.keys() == ENTRY_TYPES.keys() == {reference.type for reference in EVERY_TYPE}


@pytest.mark.parametrize(("style", "language"), EVERY_WAY)
def test_format_references_of_every_type_matches_golden_text(
    style: str, language: str, corpus: Corpus, compare_golden: CompareGolden
):
    items = [*items_of_every_type(), *cited_references(corpus, language)]
    texts = format_references(items, style, language)
    compare_golden(f"citation/{style}-{language}.txt", "".join(f"{key}\n  {text}\n" for key, text in texts.items()))


@pytest.mark.parametrize(("style", "language"), EVERY_WAY)
def test_format_references_sets_no_doubled_punctuation_and_no_running_number(style: str, language: str):
    for text in format_references(items_of_every_type(), style, language).values():
        assert not re.search(r"[?!]\.|(?<!\.)\.\.(?!\.)|,,|\(\)|\[\]|\s\s", text)
        assert not re.match(r"\d+\.", text)


@pytest.mark.parametrize(("style", "language"), EVERY_WAY)
def test_format_references_without_author_gives_the_title_once_and_first(style: str, language: str):
    for reference in EVERY_TYPE:
        text = formatted(reference, style, language)
        title = reference.title.replace("\ue000", "").replace("'", "’").strip()
        assert text.count(title) == 1
        if not reference.authors and not (style == "apa" and reference.type == "web-page"):
            assert text.lstrip("”“‘").startswith(title[:10]) or reference.type == "book"


def test_format_references_without_author_does_not_make_the_editors_of_a_book_the_authors_of_its_chapter():
    chapter = next(reference for reference in EVERY_TYPE if reference.id == "chapter-anonymous")
    assert formatted(chapter).startswith("Nobody’s chapter. (2011). In Å. Påhitt")


@pytest.mark.parametrize(("language", "names"), [("sv", "S.Æ. Opdigt och A. Tre"), ("da", "S.Æ. Opdigt og A. Tre")])
def test_format_references_sets_no_comma_before_the_word_for_and(language: str, names: str):
    editors = (*PERSONS, Name(family="Tre", given="Anna"))
    chapter = replace(BLANK, type="chapter", authors=PERSONS, editors=editors, booktitle="Book")
    assert f"Å. Påhitt, {names}" in formatted(chapter, "harvard", language)


def test_format_references_names_the_editors_of_a_book_once():
    book = next(reference for reference in EVERY_TYPE if reference.id == "book-edited")
    for style in STYLES:
        assert formatted(book, style).count("Påhitt") == 1


@pytest.mark.parametrize(("language", "year"), [("sv", "(u.å.)"), ("da", "(u.å.)"), ("en", "(n.d.)")])
def test_format_references_without_year_says_so_in_the_language(language: str, year: str):
    assert year in formatted(replace(BLANK, authors=PERSONS), "apa", language)


def test_format_references_keeps_the_name_of_a_body_whole():
    for style in STYLES:
        assert formatted(replace(BLANK, authors=(BODY,)), style).startswith(BODY.family)


def test_format_references_gives_no_access_date_that_is_not_known():
    page = replace(BLANK, type="web-page", authors=PERSONS, url="https://example.org/")
    assert formatted(page, "apa").endswith("(n.d.). Title. https://example.org/")
    assert formatted(page, "harvard").endswith("Available at: https://example.org/.")
    assert formatted(page, "vancouver").endswith("Title [Internet]. Available from: https://example.org/")


def test_format_references_as_html_keeps_script_in_a_title_as_text():
    html = formatted(next(item for item in EVERY_TYPE if item.id == "hostile"), html=True)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;i&gt;more&lt;/i&gt;" in html
    assert re.findall(r"<[^>]*>", html) == ["<i>", "</i>"]


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1), style=st.sampled_from(sorted(STYLES)))
def test_format_references_as_html_holds_no_tag_but_its_own_for_any_text(text: str, style: str):
    reference = replace(BLANK, title=f"T{text}", authors=(BODY, replace(BODY, family=f"F{text}")), publisher=text)
    html = formatted(reference, style, html=True)
    assert not re.search("[<>\ue000-\ue007]", TAG.sub("", html))


def test_format_references_does_not_depend_on_the_other_references():
    items = items_of_every_type()
    together = format_references(items, "apa", "sv")
    assert together == {item["id"]: format_references([item], "apa", "sv")[item["id"]] for item in items[::-1]}


def test_format_references_gives_the_same_text_without_the_quick_look_up_of_macros(monkeypatch: pytest.MonkeyPatch):
    items, ways = items_of_every_type(), list(zip(STYLES, LANGUAGES, strict=True))
    quick = {way: format_references(items, *way) for way in ways}
    monkeypatch.setattr(styles, "_remember_macros", lambda root: None)
    styles._style.cache_clear()
    slow = {way: format_references(items, *way) for way in ways}
    styles._style.cache_clear()
    assert quick == slow


def test_format_references_in_an_unknown_style_or_language_raises():
    with pytest.raises(KeyError):
        formatted(BLANK, "chicago")
    with pytest.raises(KeyError):
        formatted(BLANK, "apa", "fi")


def test_memory_gives_back_what_was_formatted_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    items = items_of_every_type()
    path = tmp_path / "cache" / "citations.json"
    memory = Memory(path)
    first = format_references(items, "apa", "sv", html=True, memory=memory)
    memory.save()
    written = path.read_bytes()
    monkeypatch.setattr(styles, "_format", lambda *_arguments: "made anew")
    again = Memory(path)
    assert format_references(items, "apa", "sv", html=True, memory=again) == first
    again.save()
    assert path.read_bytes() == written


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}', "\ufeff{}", "\x00", "[" * 100_000])
def test_memory_of_a_corrupt_file_is_empty_and_the_file_is_mended(tmp_path: Path, content: str):
    path = tmp_path / "citations.json"
    path.write_text(content, encoding="utf-8")
    memory = Memory(path)
    assert memory.recall(["x"], lambda: "made") == "made"
    memory.save()
    assert Memory(path).recall(["x"], lambda: "made anew") == "made"


def test_memory_makes_a_text_anew_when_the_item_changes(tmp_path: Path):
    memory = Memory(tmp_path / "citations.json")
    assert memory.recall([{"title": "a"}], lambda: "A") == "A"
    assert memory.recall([{"title": "b"}], lambda: "B") == "B"


def test_csl_item_leaves_out_what_is_not_known_and_what_is_not_for_readers():
    assert to_csl(BLANK) == {"id": "blank", "type": "article-journal", "title": "Title", "language": "en"}


def test_csl_item_has_a_url_only_without_a_doi():
    reference = replace(BLANK, url="https://example.org/", accessed="2026-11")
    assert to_csl(reference)["URL"] == "https://example.org/"
    assert to_csl(reference)["accessed"] == {"date-parts": [[2026, 11]]}
    assert not {"URL", "accessed"} & to_csl(replace(reference, doi="10.5555/1")).keys()


def test_csl_items_of_every_type_match_golden_text(compare_golden: CompareGolden):
    compare_golden("citation/items.json", json.dumps(items_of_every_type(), ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_package_and_case_are_cited_with_version_year_and_address(
    language: str, corpus: Corpus, compare_golden: CompareGolden
):
    case = corpus.cases["eksempelby-legeplads"]
    items = [
        dataset_item(corpus, language, "https://example.org/data/"),
        page_item("cases/x/", case.title[language], corpus, language, "https://example.org/cases/x/"),
    ]
    texts = [text for style in STYLES for text in format_references(items, style, language).values()]
    for text in texts:
        assert corpus.version in text
        assert corpus.created[:4] in text
        assert "https://example.org/" in text
    compare_golden(f"citation/own-{language}.txt", "".join(f"{text}\n" for text in texts))


def alike(title: str, url: str) -> Item:
    return {
        "id": "page", "type": "webpage", "title": title, "container-title": "Samskap: prov (version 1.0.0)", "URL": url,
        "author": [{"literal": "Samskap"}], "issued": {"date-parts": [[2026, 11, 22]]}, "language": "sv",
    }  # fmt: skip


@pytest.mark.parametrize(("style", "language"), EVERY_WAY)
def test_format_alike_gives_what_citeproc_gives_for_the_pages_of_the_sample(style: str, language: str, corpus: Corpus):
    items = [item for path, item in own_items(corpus, language, "https://example.org/").items() if path != DATA]
    chosen = [item for item in items if item["id"].startswith(("cases/", "findings/"))] + items[-3:]
    assert format_alike(chosen, style, language) == format_references(chosen, style, language)


@settings(max_examples=25, deadline=None)
@given(
    title=st.text(st.sampled_from("Aa1é .,:;?!…\"'’”()[]/-–<&>_*\ue100\n"), min_size=1, max_size=12),
    style=st.sampled_from(sorted(STYLES)),
)
def test_format_alike_gives_what_citeproc_gives_for_any_title(title: str, style: str):
    item = alike(" ".join(f"T{title}".split()), "https://example.org/sv/?a=%20&b/")
    assert format_alike([item], style, "sv", html=True) == format_references([item], style, "sv", html=True)


def test_format_alike_asks_citeproc_once_for_each_way_of_ending(monkeypatch: pytest.MonkeyPatch):
    formatted = styles._format
    asked: list[str] = []
    monkeypatch.setattr(styles, "_format", lambda *given: asked.append(given[0]["title"]) or formatted(*given))
    items = [{**alike(f"Title {number}{end}", "https://example.org/"), "id": str(number)} for number, end in
             enumerate(["", "", "?", "", "?"])]  # fmt: skip
    assert len(format_alike(items, "apa", "sv", memory=Memory())) == 5
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("pages", "written"), [("1-14", "1–14"), ("101-120", "101–20"), ("S31–S47", "S31–47"), ("e5", "e5"), ("7-9", "7–9")]
)
def test_vancouver_shortens_ranges_of_numbers_of_the_same_length(pages: str, written: str):
    article = replace(BLANK, journal="J", volume="1", pages=pages, authors=PERSONS)
    assert formatted(article, "vancouver").endswith(f"J. 1:{written}.")


@pytest.mark.parametrize(
    ("language", "date"), [("sv", "(2021, 4 mars)"), ("da", "(2021, 4. marts)"), ("en", "(2021, March 4)")]
)
def test_apa_writes_dates_in_the_order_of_the_language(language: str, date: str):
    page = replace(BLANK, type="web-page", authors=(BODY,), year=2021, date="2021-03-04")
    assert date in formatted(page, "apa", language)


@pytest.mark.parametrize(("language", "editors"), [("sv", "(Red.)"), ("da", "(Red.)"), ("en", "(Eds.)")])
def test_apa_names_editors_in_the_language_with_a_capital(language: str, editors: str):
    assert editors in formatted(next(item for item in EVERY_TYPE if item.id == "chapter-anonymous"), "apa", language)


@pytest.mark.parametrize(
    ("language", "number"), [("sv", "Rapport nr 17"), ("da", "Rapport nr. 17"), ("en", "Report no.: 17")]
)
def test_vancouver_writes_the_number_of_a_report_as_the_language_does(language: str, number: str):
    assert number in formatted(replace(BLANK, type="report", authors=(BODY,), issue="17"), "vancouver", language)


def test_apa_moves_the_description_of_a_work_without_author_before_the_year_with_its_title():
    thesis = replace(
        BLANK, type="master-thesis", year=2017, institution="Lunds universitet", url="https://example.org/"
    )
    (text,) = format_references([to_csl(thesis, "Masteruppsats")], "apa", "sv").values()
    assert text == "Title [Masteruppsats, Lunds universitet]. (2017). https://example.org/"
    report = replace(BLANK, type="report", year=2020, booktitle="Nord", issue="2020:036", publisher="Norden")
    assert formatted(report, "apa", "sv") == "Title (Nord 2020:036). (2020). Norden."


def test_format_references_sets_typographic_apostrophes_but_no_half_quotation():
    assert formatted(replace(BLANK, title="The user's view")).startswith("The user’s view.")
    assert formatted(replace(BLANK, title="'Users' voices'")).startswith("'Users' voices'.")


def test_own_pages_as_bibtex_and_ris_are_read_back_by_the_package_itself(corpus: Corpus):
    items = own_items(corpus, "da", "https://example.org/")
    text = "".join(page_to_bibtex(item) for item in (items[DATA], next(iter(items.values()))))
    (first, second), faults = parse(text)
    assert not faults
    assert (first.type, second.type) == ("dataset", "online")
    assert first.fields["version"] == corpus.version
    assert first.fields["date"] == second.fields["date"] == corpus.created[:10]
    assert first.persons["author"] == (Name(family="Samskap"),)
    assert page_to_ris(items[DATA]).splitlines()[-3:] == ["LA  - da", "ER  - ", ""]
