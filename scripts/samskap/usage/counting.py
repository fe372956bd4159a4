"""Counting by the rules of the COUNTER Code of Practice, Release 5.1, section 7 (processing rules).

- Only answered requests count: GET with status 200 or 304.
- Robots and programs are left out, by COUNTER's list (the package ``counter_robots``).
- Of requests of one user for one address that follow each other within 30 seconds, only the last counts.

A user is an address with an agent. Both are known here only as a keyed hash whose key is drawn anew each time and
never leaves this module; a hash is dropped as soon as its 30 seconds are over.
"""

from __future__ import annotations

import secrets
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from heapq import heappop, heappush, merge

from counter_robots import is_robot_or_machine

from samskap.usage.addresses import counted_address
from samskap.usage.log import Request, parse_line

DOUBLE_CLICK = 30
"""Seconds between two requests up to which they are one (COUNTER 7.2)."""

DISORDER = 3600
"""Seconds by which a line may be older than one before it: a server writes a line when the answer has been sent."""

LONGEST_AGENT = 1000
_ANSWERED = {200, 304}

Key = tuple[str, str, str]
"""Month, path and language: what is counted."""


class Fate(StrEnum):
    """What became of a line."""

    COUNTED = "counted"
    UNREADABLE = "unreadable"
    UNANSWERED = "unanswered"
    ELSEWHERE = "elsewhere"
    ROBOT = "robot"
    REPEATED = "repeated"
    DISORDERED = "disordered"
    OTHER_MONTH = "other-month"


@dataclass(frozen=True, order=True, slots=True)
class Hit:
    """A request that may count: when, what, and by whom (a keyed hash of user and address)."""

    time: int
    key: Key
    user: bytes


@dataclass(slots=True)
class Report:
    """What was counted, what became of the lines, and the days they are of (in the server's time zone).

    ``readable`` are the logs with at least one request; ``unreadable`` is by log the first line that is none.
    """

    counts: Counter[Key] = field(default_factory=Counter)
    fates: Counter[Fate] = field(default_factory=Counter)
    readable: set[str] = field(default_factory=set)
    unreadable: dict[str, int] = field(default_factory=dict)
    days: set[str] = field(default_factory=set)

    @property
    def months(self) -> set[str]:
        """The months of the lines that could be read."""
        return {day[:7] for day in self.days}


def count(logs: Mapping[str, Iterable[bytes]], root: str = "/", months: Collection[str] = ()) -> Report:
    """Count the requests of logs (lines by the log's name); ``root`` is the path of the site's root.

    ``months`` are those to be counted (default: all). The order of the logs does not matter, nor that of lines within
    :data:`DISORDER`. Memory grows with that time and with the number of different counts, not with the logs.
    """
    report, salt = Report(), secrets.token_bytes(32)
    hits = merge(*(_hits(name, lines, root, salt, report) for name, lines in logs.items()))
    for hit in _last_clicks(_in_order(hits, report), report):
        chosen = not months or hit.key[0] in months
        report.fates[Fate.COUNTED if chosen else Fate.OTHER_MONTH] += 1
        report.counts[hit.key] += chosen
    report.counts += Counter()  # drops what was not chosen
    return report


def _hits(name: str, lines: Iterable[bytes], root: str, salt: bytes, report: Report) -> Iterator[Hit]:
    """The requests of a log that may count; the report is told of every other line."""
    for number, line in enumerate(lines, start=1):
        request = parse_line(line)
        if request is None:
            report.fates[Fate.UNREADABLE] += 1
            report.unreadable.setdefault(name, number)
            continue
        report.readable.add(name)
        report.days.add(request.day)
        hit = _hit(request, root, salt)
        if isinstance(hit, Fate):
            report.fates[hit] += 1
        else:
            yield hit


def _hit(request: Request, root: str, salt: bytes) -> Hit | Fate:
    parts = request.asked.split(" ")
    if request.status not in _ANSWERED or len(parts) != 3 or parts[0] != "GET":
        return Fate.UNANSWERED
    address = counted_address(parts[1], root)
    if address is None:
        return Fate.ELSEWHERE
    if _is_robot(request.agent[:LONGEST_AGENT]):
        return Fate.ROBOT
    user = "\0".join((request.address, request.agent, *address)).encode("latin-1")
    return Hit(request.time, (request.day[:7], *address), blake2b(user, key=salt, digest_size=16).digest())


@lru_cache(maxsize=1 << 12)
def _is_robot(agent: str) -> bool:
    return bool(is_robot_or_machine(agent))


def _in_order(hits: Iterable[Hit], report: Report) -> Iterator[Hit]:
    """The hits by time, though some come up to :data:`DISORDER` late; those that come later are left out."""
    waiting: list[Hit] = []
    newest = 0
    for hit in hits:
        newest = max(newest, hit.time)
        if hit.time < newest - DISORDER:
            report.fates[Fate.DISORDERED] += 1
            continue
        heappush(waiting, hit)
        while waiting[0].time < newest - DISORDER:
            yield heappop(waiting)
    while waiting:
        yield heappop(waiting)


def _last_clicks(hits: Iterable[Hit], report: Report) -> Iterator[Hit]:
    """The hits without those that the same user repeats within :data:`DOUBLE_CLICK`: the last of them stays."""
    recent: OrderedDict[bytes, Hit] = OrderedDict()
    for hit in hits:
        while recent and next(iter(recent.values())).time < hit.time - DOUBLE_CLICK:
            yield recent.popitem(last=False)[1]
        if recent.pop(hit.user, None):
            report.fates[Fate.REPEATED] += 1
        recent[hit.user] = hit
    yield from recent.values()
