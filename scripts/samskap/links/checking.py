"""Asking for addresses one after the other, and what is then known of links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from samskap.links.answers import Answer
from samskap.model import Link

Ask = Callable[[str], Answer | None]
"""From an address to what became of it; None where it was not asked for."""


def asked(addresses: Iterable[str], ask: Ask, day: str) -> Iterator[Link]:
    """What became of each address, asked for on a day (ISO 8601); addresses that were not asked for are left out.

    Hosts take turns, so that the pause of one is used for another.
    """
    for address in _in_turn(list(addresses)):
        answer = ask(address)
        if answer is not None:
            yield Link(url=address, checked=day, outcome=answer.outcome, status=answer.status)


def with_news(links: Iterable[Link], news: Iterable[Link], addresses: Sequence[str]) -> list[Link]:
    """What is known of links after some news, by address; addresses that no record names any more are dropped."""
    known = {link.url: link for link in (*links, *news)}
    return [known[address] for address in sorted(set(addresses) & known.keys())]


def _in_turn(addresses: Sequence[str]) -> list[str]:
    """The addresses so that each host has its first before any has its second."""
    turns: dict[str, int] = {}
    numbered = []
    for address in addresses:
        host = urlsplit(address).netloc
        numbered.append((turns.get(host, 0), address))
        turns[host] = turns.get(host, 0) + 1
    return [address for _turn, address in sorted(numbered, key=lambda pair: pair[0])]
