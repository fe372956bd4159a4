"""Whether Zotero would save references and our own pages rightly.

Zotero itself was not run: its translation server is not in the npm registry, and the machine reaches no other host. The
rules by which it reads a page are written down in :mod:`zotero` from the sources of its translators; the pages are
those of the built sample, and for types that the sample lacks, made-up references.
"""

from __future__ import annotations

import json
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from lxml import html

from made_up import BLANK, EVERY_TYPE, PERSONS
from samskap.citation.coins import coins
from samskap.citation.ris import page_range
from samskap.citation.tags import TYPES, reference_tags
from samskap.languages import LANGUAGES
from samskap.model import Corpus, Name, Reference
from samskap.pages.own import own_items
from sites import URL, Site
from zotero import Creator, Saved, context_objects, embedded

ITEM_TYPES = {
    "article": "journalArticle", "book": "book", "chapter": "bookSection", "report": "report",
    "working-paper": "report", "master-thesis": "thesis", "bachelor-thesis": "thesis", "doctoral-thesis": "thesis",
    "web-page": "webpage", "conference-paper": "conferencePaper",
}  # fmt: skip


@pytest.fixture(scope="session")
def site(built_project: Path) -> Site:
    return Site(built_project / "site")


def creator(role: str, name: Name) -> Creator:
    """A name as Zotero keeps it: without the full stop at its end."""
    return role, name.family.rstrip("."), name.given.rstrip(".")


def check(saved: Saved | None, reference: Reference, label: str, *, everything: bool) -> None:
    """What was saved is what the corpus knows; COinS (not ``everything``) have no place for some of it."""
    assert saved
    kind = "journalArticle" if reference.journal else ITEM_TYPES[reference.type]
    assert saved.type == kind, reference.id
    assert saved["title"] == " ".join(reference.title.split())
    assert saved["date"].replace("/", "-") == (reference.date or str(reference.year or ""))
    assert saved["doi"] == reference.doi
    names = [creator("author", name) for name in reference.authors]
    expected: dict[str, str] = {}
    if kind in {"journalArticle", "bookSection"}:
        expected["container"] = reference.journal or reference.booktitle
        expected |= {name: getattr(reference, name) for name in ("volume", "issue")}
        expected["pages"] = "-".join(page_range(reference.pages))
    if kind in {"book", "report", "thesis"}:
        expected["publisher"] = reference.publisher or reference.institution
    if kind == "thesis":
        expected["degree"] = label
    if kind == "book":
        expected["isbn"] = reference.isbn
    if kind == "conferencePaper":
        expected["conference" if everything else "container"] = reference.booktitle
    if everything:
        names += [creator("editor", name) for name in reference.editors]
        expected["language"] = reference.language
        expected["series"] = reference.booktitle if kind in {"report", "thesis"} else ""
        expected["number"] = (reference.issue or reference.volume) if kind == "report" else ""
        if reference.link:  # else Zotero takes the address of our page
            expected["url"] = reference.link
    elif not reference.doi:
        expected["url"] = reference.url
    assert saved.creators == tuple(names), reference.id
    assert {name: saved[name] for name in expected} == expected, reference.id


def page_of(reference: Reference) -> html.HtmlElement:
    """The tags and the COinS of a reference on a page, escaped once as our pages escape them."""
    tags = "".join(
        f'<meta name="{name}" content="{escape(text)}">' for name, text in reference_tags(reference, "Label")
    )
    span = f'<span class="Z3988" title="{escape(coins(reference, "Label"))}"></span>'
    return html.document_fromstring(f"<html><head>{tags}</head><body>{span}</body></html>")


@pytest.mark.parametrize("name", [Name(family="von Fiktiv", given="Öjvind É."), Name(family="Region Prov"), PERSONS[0]])
def test_author_alone_is_saved_as_one(name: Name):
    book = replace(BLANK, type="book", authors=(name,), editors=(name,))
    check(embedded(page_of(book)), book, "Label", everything=True)


def test_every_type_has_a_type_for_zotero():
    assert TYPES.keys() == ITEM_TYPES.keys() == {reference.type for reference in EVERY_TYPE}


@pytest.mark.parametrize("reference", EVERY_TYPE, ids=lambda item: item.id)
def test_reference_of_every_type_is_saved_as_it_is(reference: Reference):
    bodies = [name for name in reference.authors if not name.given and "," in name.family]
    root = page_of(reference)
    (listed,) = context_objects(root)
    check(listed, reference, "Label", everything=False)
    if not bodies:  # Highwire Press tags have no way to write a body with a comma in its name
        check(embedded(root), reference, "Label", everything=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_references_are_saved_as_the_corpus_has_them(site: Site, corpus: Corpus, language: str):
    pages = site.of(language)
    for reference in corpus.references.values():
        root = pages[f"references/{reference.id}/"].root
        check(embedded(root), reference, _label(corpus, reference, language), everything=True)
        assert not context_objects(root)


@pytest.mark.parametrize("path", ["references/", "references/kinds/thesis/", "references/languages/sv/", "latest/"])
def test_lists_of_references_are_saved_one_and_all(site: Site, corpus: Corpus, path: str):
    page = site.of("da")[path]
    ids = [item.get("id") for item in page.root.xpath("//li[span[@class='Z3988']]")]
    saved = context_objects(page.root)
    assert len(saved) == len(ids) > 0
    assert path != "references/" or set(ids) == corpus.references.keys()
    for identifier, item in zip(ids, saved, strict=True):
        reference = corpus.references[identifier]
        check(item, reference, _label(corpus, reference, "da"), everything=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_pages_are_saved_as_pages_of_samskap_with_version_and_date(site: Site, corpus: Corpus, language: str):
    pages = site.of(language)
    for path, item in own_items(corpus, language, URL).items():
        root = pages[path].root
        saved = embedded(root)
        assert saved
        assert saved.type == ("dataset" if path == "data/" else "webpage")
        assert saved.creators == (("author", "Samskap", ""),)
        assert saved["title"] == " ".join(item["title"].split())
        assert saved["date"].replace("/", "-") == corpus.created[:10]
        assert saved["url"] == f"{URL}{language}/{path}"
        assert saved["language"] == language
        assert f"version {corpus.version}" in saved["container"] or path == "data/"
        assert not context_objects(root)


def test_citation_of_our_own_pages_stands_on_them_in_every_form(site: Site, corpus: Corpus):
    for path in ("cases/eksempelby-legeplads/", "data/"):
        page = site.of("sv")[path]
        (bibtex, ris, csl) = (
            str(text) for text in page.root.xpath("//h2[@id='cite']/following::pre[position()<4]/text()")
        )
        (item,) = json.loads(csl)
        assert f"url = {{{item['URL']}}}" in bibtex
        assert ris.splitlines()[0] == ("TY  - DATA" if path == "data/" else "TY  - ELEC")
        assert f"UR  - {item['URL']}" in ris.splitlines()
        assert item["issued"] == {"date-parts": [[int(part) for part in corpus.created[:10].split("-")]]}


def _label(corpus: Corpus, reference: Reference, language: str) -> str:
    return corpus.terms["reference-type", reference.type].label[language]
