"""What happens next with a contribution, and by when: what the contributor does, who reviews, by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from samskap.languages import Words
from samskap.report.gathering import Contribution
from samskap.report.plain import plain

ANSWER_DAYS = 14
"""Within how many days we try to answer; CONTRIBUTING.md and the contribute pages say the same."""

GUIDE = "CONTRIBUTING.md"
MOST_NAMES = 20
LONGEST_NAME = 100


def what_next(contribution: Contribution, words: Words, repository: str) -> Iterator[str]:
    """The steps as a numbered list, by when there is an answer, and who is credited, under a heading.

    ``repository`` is the address of the repository's web page, or empty.
    """
    title = words.text("What happens next")
    yield from (f"### {title}", "")
    yield from (f"{number}. {step}" for number, step in enumerate(_steps(contribution, words), start=1))
    told = filter(None, [_promise(words), _rules(words, repository), _credit(contribution, words)])
    yield from (line for paragraph in told for line in ("", paragraph))


def _steps(contribution: Contribution, words: Words) -> Iterator[str]:
    text = words.text
    if not contribution.sound:
        yield text("You mend what must be mended, and save it. Then this comment is renewed.")
    elif any(problem.severity == "warning" for problem in contribution.problems):
        yield text("Nothing has to be mended. Look at what is told above, and change what you want to change.")
    else:
        yield text("Nothing has to be mended, and you need not do anything now.")
    yield text("Somebody other than you compares every statement with its source, and reads it in all three languages.")
    if contribution.files:
        yield text("When you agree, a maintainer turns the file into rows of the tables with “samskap add”.")
    yield text("The change is merged, and is part of the next version of the data.")


def _promise(words: Words) -> str:
    return words.text(
        "We try to answer within {days} days. If you have heard nothing by then, write a comment here.",
        days=words.number(ANSWER_DAYS),
    )


def _rules(words: Words, repository: str) -> str:
    if not repository:
        return ""
    return words.text("The rules stand in {guide}.", guide=f"[{GUIDE}]({repository}/blob/main/{GUIDE})")


def _credit(contribution: Contribution, words: Words) -> str:
    """Who will be named; empty where there is no case file, since tables do not say."""
    if not contribution.cases:
        return ""
    people = (file.content.get("contributor") for file in contribution.cases)
    named = (person.get("name") for person in people if isinstance(person, dict))
    names = dict.fromkeys(name for name in named if isinstance(name, str) and name)
    if not names:
        return words.text("Nobody asks to be named for it. If you want to be, write your name under “contributor”.")
    told = words.joined(plain(name, LONGEST_NAME) for name in islice(names, MOST_NAMES))
    return words.text("Named as contributor to the data: {names}.", names=told)
