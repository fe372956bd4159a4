"""The log of a web server, line by line: Combined Log Format, as Apache and nginx write it.

Format: https://httpd.apache.org/docs/current/logs.html#combined. What visitors send (address asked for, referrer,
agent) may be anything; it is parsed in linear time and a line is never held longer than :data:`LONGEST_LINE`.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, cast

STANDARD_INPUT = "-"
LONGEST_LINE = 1 << 16
_GZIP = b"\x1f\x8b"
_MONTHS = dict(zip(re.findall("...", "JanFebMarAprMayJunJulAugSepOctNovDec"), range(1, 13), strict=True))
_QUOTED = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_LINE = re.compile(
    rf"(?P<address>\S++) \S++ \S++ "
    r"\[(?P<day>\d\d)/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}):(?P<clock>\d\d:\d\d:\d\d) (?P<zone>[+-]\d{4})\] "
    rf"{_QUOTED} (?P<status>\d{{3}}) (?:\d++|-) {_QUOTED} {_QUOTED}(?: .*+)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Request:
    """A line of a log. ``time`` is seconds since 1970 (UTC), ``day`` the ISO date in the server's time zone.

    ``asked`` is the first line of the request ("GET /sv/ HTTP/1.1"); ``address`` and ``agent`` tell users apart.
    """

    time: int
    day: str
    asked: str
    status: int
    address: str
    agent: str


def parse_line(line: bytes) -> Request | None:
    """The request that a line tells of; None where the line is not in Combined Log Format."""
    found = _LINE.fullmatch(line.decode("latin-1").rstrip("\r\n"))
    if not found:
        return None
    try:
        moment = datetime.fromisoformat(f"{found['year']}-{_MONTHS[found['month']]:02}-{found['day']}T{found['clock']}")
    except (KeyError, ValueError):
        return None
    time = int((moment - _offset(found["zone"]) - datetime(1970, 1, 1)).total_seconds())
    asked, _referrer, agent = found[7], found[9], found[10]
    return Request(time, moment.date().isoformat(), asked, int(found["status"]), found["address"], agent)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a log for reading ("-": standard input), unpacked if it is packed with gzip. Raises ``OSError``."""
    with sys.stdin.buffer if name == STANDARD_INPUT else Path(name).open("rb") as raw:
        stream = io.BufferedReader(cast(io.RawIOBase, raw))
        packed = stream.peek(2)[:2] == _GZIP
        yield cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a log, each cut at :data:`LONGEST_LINE` bytes: what is cut off is read past, never held.

    Raises ``OSError``, ``EOFError`` or ``zlib.error`` where the file is damaged.
    """
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line


def _offset(zone: str) -> timedelta:
    """The distance of a time zone ("+0100") from UTC."""
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)
