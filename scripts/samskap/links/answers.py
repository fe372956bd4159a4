"""What an answer says of an address: it works, it is dead, it is refused to programs, or one cannot tell today."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass

GONE = frozenset({404, 410})
"""Not Found and Gone (RFC 9110): there is no such page."""

NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""What the resolver says of a name that nobody has; that it could not find out (EAI_AGAIN) is another thing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the HTTP status (None: nothing) and the seconds to wait before the host is asked again."""

    outcome: str
    status: int | None = None
    wait: float = 0.0


def outcome(status: int) -> str:
    """What an HTTP status says of an address, as ``links.csv`` writes it.

    What is refused (401, 403, 429, ...) is refused to a program: a reader's browser may be let in.
    """
    if status < 400:
        return "works"
    if status in GONE:
        return "dead"
    return "refused" if status < 500 else "temporary"


def of_failure(error: BaseException) -> Answer:
    """What a failed request says: dead where the host does not exist, else temporary."""
    found = next((cause for cause in _causes(error) if isinstance(cause, socket.gaierror)), None)
    return Answer("dead" if found is not None and found.errno in NO_SUCH_HOST else "temporary")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from: by the language, and as requests and urllib3 hand it on."""
    seen: list[BaseException] = [error]
    for cause in seen:
        yield cause
        parts = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        seen += [part for part in parts if isinstance(part, BaseException) and part not in seen]
