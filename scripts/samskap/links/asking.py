"""Asking for an address politely: the head first, one request at a time, with a pause for each host."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

from samskap import __version__
from samskap.links.answers import Answer, of_failure, outcome

PAUSE = 2.0
"""Seconds between two requests to one host."""
LONGEST_WAIT = 60.0
"""Seconds that a host may ask us to wait; one that asks for more is left in peace for the rest of the run."""
TIMEOUT = (10.0, 20.0)
"""Seconds to connect, and to wait for an answer."""


@dataclass
class Asker:
    """Asks for addresses; remembers when each host was last asked, and which hosts want to be left in peace.

    ``contact`` is an address at which one can read who asks, for the user agent; ``pause`` is in seconds; ``clock`` and
    ``sleep`` tell the time and let it pass.
    """

    contact: str = ""
    pause: float = PAUSE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    session: requests.Session = field(default_factory=requests.Session)
    _free: dict[str, float] = field(default_factory=dict)
    _closed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        about = f"; +{self.contact}" if self.contact else ""
        self.session.headers["User-Agent"] = f"samskap-links/{__version__} (link check{about})"
        self.session.headers["Accept"] = "*/*"

    def ask(self, address: str) -> Answer | None:
        """What became of an address; None where its host has asked to be left in peace. Raises nothing.

        Many servers know no HEAD, or answer it wrongly: what does not work is asked for once more with GET, of which
        only the head is read.
        """
        host = urlsplit(address).netloc
        if host in self._closed:
            return None
        answer = self._request("HEAD", host, address)
        if answer.status is not None and answer.outcome != "works" and host not in self._closed:
            answer = self._request("GET", host, address)
        return answer

    def _request(self, method: str, host: str, address: str) -> Answer:
        self.sleep(max(0.0, self._free.get(host, 0.0) - self.clock()))
        try:
            with self.session.request(method, address, timeout=TIMEOUT, allow_redirects=True, stream=True) as response:
                wait = _seconds(response.headers.get("Retry-After", ""))
                answer = Answer(outcome(response.status_code), response.status_code, wait)
        except (requests.RequestException, OSError, ValueError) as error:
            answer = of_failure(error)
        self._free[host] = self.clock() + max(self.pause, min(answer.wait, LONGEST_WAIT))
        if answer.status == 429 or answer.wait > LONGEST_WAIT:
            self._closed.add(host)
        return answer


def _seconds(retry_after: str) -> float:
    """The seconds that a server asks us to wait; a date, or anything else, is taken for a long time."""
    if not retry_after:
        return 0.0
    return float(retry_after) if retry_after.isdecimal() else LONGEST_WAIT + 1
