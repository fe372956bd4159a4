"""What ``samskap links`` says and writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from samskap.languages import Words
from samskap.links.addresses import due, named
from samskap.links.checking import Ask, asked, with_news
from samskap.model import Link
from samskap.package.check import check
from samskap.package.descriptor import field_names, schema_of
from samskap.package.reading import read_corpus, to_row
from samskap.package.tables import to_csv
from samskap.problems import errors, shown
from samskap.reporting import CLEAN, show_check, steps

FILE = "links.csv"
BATCH = 20
"""So many answers are lost at most where the run is cut short."""


def run_links(package: Path, ask: Ask, today: date, *, again: int, limit: int, words: Words, quiet: bool) -> int:
    """Ask for the addresses of a package that are due, at most so many, and keep what became of them in its links.csv.

    What is known is written again and again, so that a run that is cut short (Ctrl-C) goes on where it ended. Gives the
    exit code.
    """
    found = errors(check(package))
    if found:
        return show_check(found, words, "text", quiet)
    corpus = read_corpus(package)
    addresses = named(corpus)
    waiting = due(addresses, corpus.links, today, again)
    news: list[Link] = []

    def keep() -> None:
        links = with_news(corpus.links, news, addresses)
        schema = schema_of(corpus.descriptor, "links")
        text = to_csv(field_names(schema), (to_row(link, schema, corpus.languages) for link in links))
        (package / FILE).write_bytes(text.encode())

    try:
        with steps(words.text("Asking for {number} addresses", number=len(waiting[:limit])), quiet) as step:
            _collect(asked(waiting[:limit], ask, today.isoformat()), news, keep, step)
    except KeyboardInterrupt:
        click.echo(words.text("Cut short; what is known has been kept."), err=True)
    finally:
        keep()
    _tell(news, len(waiting) - len(news), words, quiet)
    return CLEAN


def _collect(links: Iterable[Link], news: list[Link], keep: Callable[[], None], step: Callable[[str], None]) -> None:
    for link in links:
        news.append(link)
        step(shown(link.url))
        if len(news) % BATCH == 0:
            keep()


def _tell(news: list[Link], left: int, words: Words, quiet: bool) -> None:
    """Say which addresses are dead and, unless quiet, how many are what and how many are left."""
    no_host = words.text("no such host")
    for link in news:
        if link.outcome == "dead":
            click.echo(f"{shown(link.url)}  {link.status or no_host}")
    if quiet:
        return
    counts = Counter(link.outcome for link in news)
    told = [sentence for outcome, sentence in _counted(counts, words) if counts[outcome]]
    click.echo(f"{words.joined(told)}." if told else words.text("No address is due."), err=True)
    if left:
        click.echo(words.plural("{number} address is left.", "{number} addresses are left.", left), err=True)


def _counted(counts: Mapping[str, int], words: Words) -> Iterator[tuple[str, str]]:
    """Every outcome with how many addresses have it."""
    yield "works", words.plural("{number} address works", "{number} addresses work", counts["works"])
    yield "dead", words.plural("{number} is dead", "{number} are dead", counts["dead"])
    yield "refused", words.plural("{number} refuses programs", "{number} refuse programs", counts["refused"])
    wrong = words.plural("{number} gave no proper answer", "{number} gave no proper answers", counts["temporary"])
    yield "temporary", wrong
