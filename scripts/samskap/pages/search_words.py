"""By which words a record is found that does not say them: synonyms, other languages, other spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from samskap.model import Corpus, Term

_HYPHENS = re.compile("[-\u00ad\u2010\u2011]")
_NO_WORD = re.compile("[^a-z0-9]+")
_CO = re.compile(r"\bco (?=[a-z])")
_PARENTHESES = re.compile(r"[()]")

_PLAIN = str.maketrans({"ø": "o", "æ": "ae"})
_LONG = str.maketrans({"ø": "oe", "ö": "oe", "æ": "ae", "ä": "ae", "å": "aa"})
_SWAPPED = str.maketrans({"ø": "ö", "ö": "ø", "æ": "ä", "ä": "æ"})

LONG = 13
"""Letters of the longest word of which only the beginning is compared."""


@dataclass(frozen=True)
class Family:
    """Words that stand for each other, such as *samproduktion*, *samskabelse* and *co-production*.

    ``concepts`` are the ids of its concepts, ``beginnings`` how its words begin, folded: inflections begin so, too.
    """

    id: str
    concepts: tuple[str, ...]
    beginnings: tuple[str, ...]

    def mentioned(self, text: str) -> bool:
        """Whether a folded text has one of the words."""
        return bool(self._pattern.search(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.beginnings))})")


def folded(text: str) -> str:
    """Text in the letters a to z and digits: no diacritics, ø as o, æ as ae, no hyphens, "co production" as one word.

    The script of the search page folds what is typed in the same way.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _CO.sub("co", _NO_WORD.sub(" ", _HYPHENS.sub("", bare)).strip())


def beginning(word: str) -> str:
    """What inflections and compounds of a folded word or phrase share: three fifths of its last word, at least seven
    letters; all but two letters of a word so long that its beginning is a word itself (fællesskab-else).
    """
    lead, _space, last = word.rpartition(" ")
    kept = len(last) - 2 if len(last) > LONG else max(7, -(-len(last) * 3 // 5))
    return f"{lead} {last[:kept]}".lstrip()


def names(term: Term) -> tuple[str, ...]:
    """What a term is called in every language; what stands in brackets in a label is a name of its own."""
    parts = (part.strip() for label in term.label.values() for part in _PARENTHESES.split(label))
    return _unique(part for part in parts if part)


def all_words(term: Term) -> tuple[str, ...]:
    """Names and other words of a term in every language."""
    return _unique((*names(term), *(alias for aliases in term.aliases.values() for alias in aliases)))


def families(corpus: Corpus) -> tuple[Family, ...]:
    """The families of the concepts: two concepts are one family where the name of one is another word of the other.

    A concept that shares its name with no other has no family; it has hidden words only (see :func:`hidden_words`).
    """
    concepts = corpus.vocabulary("concept")
    called = {term.id: {folded(name) for name in (*names(term), term.id)} for term in concepts}
    others = {term.id: {folded(word) for words in term.aliases.values() for word in words} for term in concepts}
    groups: list[set[str]] = []
    for term in concepts:
        akin = {
            other.id for other in concepts if called[term.id] & others[other.id] or called[other.id] & others[term.id]
        } | {term.id}
        joined = [group for group in groups if group & akin]
        groups = [group for group in groups if group not in joined] + [akin.union(*joined)]
    by_id = {term.id: term for term in concepts}
    return tuple(_family([by_id[name] for name in by_id if name in group]) for group in groups if len(group) > 1)


def _family(members: list[Term]) -> Family:
    words = (word for term in members for word in (*all_words(term), term.id))
    found = {begin for word in words if len(begin := beginning(folded(word))) >= 7}
    contained = {begin for begin in found for other in found - {begin} if re.search(rf"\b{re.escape(other)}", begin)}
    return Family(members[0].id, tuple(term.id for term in members), tuple(sorted(found - contained)))


def single_concepts(corpus: Corpus, found: Iterable[Family]) -> dict[str, re.Pattern[str]]:
    """What finds a name of each concept without a family in a folded text, by the concept's id."""
    related = {identifier for family in found for identifier in family.concepts}
    return {
        term.id: re.compile(rf"\b(?:{'|'.join(re.escape(folded(name)) for name in names(term))})\w{{0,3}}\b")
        for term in corpus.vocabulary("concept")
        if term.id not in related
    }


def hidden_words(terms: Iterable[Term], text: str) -> str:
    """The words that find a record beside those of its ``text``, each once: all words of its terms, and how words may
    be spelled without their letters.
    """
    said = set(_tokens(text))
    words = [token for term in terms for token in _words_of(term)]
    words += [form for token in sorted(said) for form in _spellings(token)]
    return " ".join(token for token in _unique(words) if token not in said and len(token) > 1)


def other_spellings(names: str) -> str:
    """How the words of names are spelled without their letters, in those of the neighbouring country, and of old."""
    said = [token for token in _tokens(names) if len(token) > 2]
    forms = (form for token in said for form in (*_spellings(token), *_neighbours(token)))
    return " ".join(form for form in _unique(forms) if form not in said)


@cache
def _cached(words: tuple[str, ...]) -> tuple[str, ...]:
    tokens = [token for word in words for token in _tokens(word)]
    return _unique([*tokens, *(form for token in tokens for form in _spellings(token))])


def _words_of(term: Term) -> tuple[str, ...]:
    """Every single word of a term, and how it may be spelled."""
    return _cached(all_words(term))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


def _spellings(token: str) -> Iterator[str]:
    """A word with ø, æ or aa as it is typed without them; Pagefind itself finds å, ä and ö as a and o."""
    if "ø" in token or "æ" in token:
        yield token.translate(_PLAIN)
        yield token.translate(_LONG)
    if "aa" in token:
        yield token.replace("aa", "å")


def _neighbours(token: str) -> Iterator[str]:
    swapped = token.translate(_SWAPPED)
    for form in (swapped, token.translate(_LONG), *_spellings(swapped)):
        if form != token:
            yield form


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
