"""The page of the form and what it fetches, without a browser: every field of a case file, the words, the records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from itertools import chain

import pytest
from lxml import html

from samskap.contribution.schema import case_file_schema
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.pages.form_data import form_files
from samskap.pages.new_case import new_case_page
from samskap.pages.renderer import Renderer
from samskap.problem_kinds import KINDS

NOT_ASKED = {"layout", "kind", "references.id", "references.ris", "findings.id", "findings.case"}
"""What the form fills in itself: RIS goes into the field of BibTeX, ids are made, kinds come with the address."""


def form_of(corpus: Corpus, language: str, **given: str) -> html.HtmlElement:
    """The page of the form as a browser's parser sees it."""
    renderer = Renderer(corpus=corpus, words=words(language), **given)  # type: ignore[arg-type]
    return html.fromstring(f"<main>{new_case_page(renderer).body}</main>")


def names(schema: Mapping[str, object], section: str) -> set[str]:
    """The fields of a part of a case file, with the part before them."""
    part = schema["properties"][section]  # type: ignore[index]
    return {f"{section}.{name}" for name in part.get("items", part)["properties"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_asks_for_every_field_of_a_case_file_once_and_says_what_it_means(language: str, corpus: Corpus):
    schema = case_file_schema(corpus, words(language))
    page = form_of(corpus, language)
    asked = [
        f"{field.get('data-section')}.{field.get('data-field')}".lstrip(".") for field in page.xpath("//*[@data-field]")
    ]
    expected = {"language", "comment"}.union(*(names(schema, part) for part in ("case", "findings", "references")))
    expected |= names(schema, "contributor") - {"case.references"}
    assert Counter(asked) == Counter(sorted(expected - NOT_ASKED - {"case.references"}))
    for field in page.xpath("//*[@data-field]"):
        described = field.xpath("descendant-or-self::*[@aria-describedby]")[0].get("aria-describedby").split()
        assert set(described) <= set(page.xpath("//@id")), field.get("data-field")
    needed = {
        f"{part}.{name}"
        for part in ("case", "findings", "references")
        for name, value in schema["properties"][part].get("items", schema["properties"][part])["properties"].items()
        if value.get("x-required")
    }
    marked = {
        f"{field.get('data-section')}.{field.get('data-field')}"
        for field in page.xpath("//*[@data-field][.//*[@class='form-needed']]")
    }
    assert marked == needed - NOT_ASKED


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_shows_every_term_with_its_definition(language: str, corpus: Corpus):
    page = form_of(corpus, language)
    for name in ("policy_areas", "phases", "direction", "factors"):
        vocabulary = name.removesuffix("s").replace("_", "-")
        for term in corpus.vocabulary(vocabulary):
            (option,) = page.xpath(f"(//*[@data-field='{name}'])[1]//li[.//input[@value='{term.id}']]")
            shown = " ".join(option.text_content().split())
            assert shown == f"{term.label[language]}{term.definition[language]}".strip()
            assert option.xpath(".//input/@aria-describedby") == option.xpath("./p/@id")


def test_form_is_one_block_of_html_without_an_empty_line_so_that_markdown_leaves_it_alone(corpus: Corpus):
    body = new_case_page(Renderer(corpus=corpus, words=words("sv"))).body.strip()
    form = body[body.index("<form") :]
    assert form.endswith("</form>")
    assert "\n\n" not in form
    assert "style=" not in form


def test_form_without_script_tells_how_else_to_send_a_case_and_offers_only_ways_that_there_are(corpus: Corpus):
    full = form_of(corpus, "da", repository="https://example.org/samskap", contact="post@example.org")
    (plain,) = full.xpath("//div[@class='without-script']")
    assert "mailto:post@example.org" in plain.xpath(".//a/@href")
    assert "https://example.org/samskap/upload/main/datapackage/inbox" in plain.xpath(".//a/@href")
    assert full.xpath("//@data-way") == ["mail", "issue", "pull", "file"]
    bare = form_of(corpus, "da")
    assert bare.xpath("//@data-way") == ["file"]
    assert not [link for link in bare.xpath("//a/@href") if link.startswith(("mailto:", "https:"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_json_has_the_schema_the_words_of_every_problem_and_the_records_there_are(language: str, corpus: Corpus):
    own = words(language)
    files = form_files(Renderer(corpus=corpus, words=own, contact="post@example.org"))
    data = json.loads(files["contribute/new-case/form.json"])
    assert data["schema"] == json.loads(json.dumps(case_file_schema(corpus, own)))
    assert data["messages"].keys() == KINDS.keys()
    assert data["messages"]["end-before-start"]["wrong"] == own.translation(KINDS["end-before-start"].wrong)
    assert [item[0] for item in data["known"]["cases"]] == list(corpus.cases)
    assert [item[0] for item in data["known"]["references"]] == list(corpus.references)
    assert sorted(chain.from_iterable(data["known"]["findings"].values())) == sorted(corpus.findings)
    assert (data["repository"], data["contact"]) == ("", "post@example.org")
