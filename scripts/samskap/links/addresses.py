"""Which addresses the records name, and which of them are to be asked for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from samskap.model import Corpus, Link


def named(corpus: Corpus) -> list[str]:
    """The addresses that cases and references name, each once, in the order of the package.

    They are the pages read, the publications' own addresses and their DOIs at the resolver. Copies are left out: we
    link to none of them. So is what is no web address.
    """
    return [address for address in dict.fromkeys(_addresses(corpus)) if _is_web(address)]


def due(addresses: Iterable[str], links: Iterable[Link], today: date, again: int) -> list[str]:
    """The addresses that were last asked for at least ``again`` days before today, or never.

    Those never asked for come first, then the others, the longest ago first. So a batch goes on where the last ended.
    """
    checked = {link.url: link.checked for link in links}
    latest = (today - timedelta(days=again)).isoformat()
    waiting = [address for address in addresses if checked.get(address, "") <= latest]
    return sorted(waiting, key=lambda address: checked.get(address, ""))


def _addresses(corpus: Corpus) -> Iterator[str]:
    for case in corpus.cases.values():
        yield case.source_url
    for reference in corpus.references.values():
        yield reference.link
        yield reference.url
        yield "" if reference.source_is_copy else reference.source_url


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
