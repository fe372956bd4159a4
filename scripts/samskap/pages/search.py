"""What the search of a language finds: a record for each page, with all words by which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.pages.search_found import Found, found_pages
from samskap.pages.search_record import KINDS, SearchRecord
from samskap.pages.search_words import families, folded, hidden_words, other_spellings, single_concepts

_OUR_NAME = re.compile(r"\bsamskaps?\b")


def search_records(renderer: Renderer, pages: Iterable[Page], prose: Mapping[str, str]) -> list[SearchRecord]:
    """A record for each page that can be found; ``prose`` are the hand-written pages, file name to Markdown.

    Every record has its kind among its values, and its hidden words: all words of its terms in every language, those of
    the concepts it names, and other spellings of its words.
    """
    return list(_with_words(renderer, found_pages(renderer, pages, prose)))


def _with_words(renderer: Renderer, made: Iterable[Found]) -> Iterator[SearchRecord]:
    known = families(renderer.corpus)
    concepts = single_concepts(renderer.corpus, known)
    for found in made:
        record = found.record
        shown = f"{record.title} {record.text} {record.about}"
        plain = _OUR_NAME.sub("", folded(shown))
        named = [renderer.term("concept", name) for name, pattern in concepts.items() if pattern.search(plain)]
        title = _OUR_NAME.sub("", folded(record.title))
        titled = any(family.mentioned(title) for family in known)
        yield replace(
            record,
            rank=tuple(KINDS).index(record.kind) + (0 if titled else len(KINDS)),
            words=hidden_words([*found.terms, *named], shown),
            spelled=other_spellings(found.named or record.title),
            families=tuple(family.id for family in known if family.mentioned(plain)),
            values={"kind": (record.kind,), **{name: ids for name, ids in record.values.items() if ids}},
        )
