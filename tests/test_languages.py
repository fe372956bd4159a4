"""Words, order, dates and numbers per language, and the catalogues of messages."""

from __future__ import annotations

import string
from collections import Counter

import pytest

from messages import PACKAGE, used_messages
from samskap.languages import LANGUAGES, read_messages, words

PLACES = ["Örebro", "Aarhus", "Ängelholm", "Zürich", "Åbo", "Odense", "Ærø", "Østersund", "västerås", "Wien", "Oslo"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "Aarhus Odense Oslo västerås Wien Zürich Åbo Ängelholm Ærø Örebro Østersund"),
        ("da", "Odense Oslo västerås Wien Zürich Ængelholm Ærø Örebro Østersund Åbo Aarhus"),
        ("en", "Aarhus Åbo Ærø Ängelholm Odense Örebro Oslo Østersund västerås Wien Zürich"),
    ],
)
def test_sort_key_nordic_names_follow_the_alphabet_of_the_language(language: str, expected: str) -> None:
    ordered = sorted(PLACES, key=words(language).sort_key)
    assert [name.replace("Ä", "Æ") if language == "da" else name for name in ordered] == expected.split()


@pytest.mark.parametrize(
    ("language", "number", "day", "month", "parts"),
    [
        ("sv", "1\xa0234,5", "22 november 2026", "mars 2021", "a, b och c"),
        ("da", "1.234,5", "22. november 2026", "marts 2021", "a, b og c"),
        ("en", "1,234.5", "22 November 2026", "March 2021", "a, b and c"),
    ],
)
def test_words_numbers_dates_and_lists_follow_the_language(
    language: str, number: str, day: str, month: str, parts: str
) -> None:
    own = words(language)
    assert own.number(1234.5) == number
    assert (own.date("2026-11-22T00:00:00Z"), own.date("2021-03"), own.date("1999")) == (day, month, "1999")
    assert own.joined("abc") == parts


@pytest.mark.parametrize(("language", "expected"), [("sv", "a går, b går och c går"), ("da", "a går, b går, og c går")])
def test_clauses_have_the_comma_of_their_language(language: str, expected: str) -> None:
    own = words(language)
    assert own.clauses(["a går", "b går", "c går"]) == expected
    assert own.clauses(["a går"]) == "a går"


def test_words_unknown_language_raises_key_error() -> None:
    with pytest.raises(KeyError):
        words("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_every_message_used_and_no_other(language: str) -> None:
    used = {
        message if isinstance(message, str) else message[0] for found in used_messages().values() for message in found
    }
    assert set(words(language).messages) == used


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_each_message_once_and_whole(language: str) -> None:
    paths = sorted((PACKAGE / "locale" / language).glob("*.po"))
    counted = Counter(message for path in paths for message in read_messages(path))
    assert [message for message, number in counted.items() if number > 1] == []
    assert "fuzzy" not in "".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_keep_the_fields_of_the_english_message(language: str) -> None:
    for message, translations in words(language).messages.items():
        for translation in translations:
            assert fields(translation) == fields(message), message


@pytest.mark.parametrize("language", ["sv", "da"])
def test_messages_of_a_sentence_are_not_left_in_english(language: str) -> None:
    same = {message for message, found in words(language).messages.items() if found[0] == message}
    sentences = {message: "".join(text for text, *_ in string.Formatter().parse(message)) for message in same}
    assert [message for message, text in sentences.items() if len(text.split()) > 3] == []


def fields(message: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name}
