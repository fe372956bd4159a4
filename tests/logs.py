"""Lines of a log for the tests: requests in Combined Log Format."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SAFARI = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1"
)
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)


def line(
    second: int = 0,
    target: str = "/sv/cases/exempelstad-sprakcafe/",
    *,
    method: str = "GET",
    status: int = 200,
    address: str = "192.0.2.7",
    agent: str = FIREFOX,
    referrer: str = "-",
    start: datetime = NOON,
) -> bytes:
    """A line as Apache and nginx write it, some seconds after a moment."""
    when = (start + timedelta(seconds=second)).strftime("%d/%b/%Y:%H:%M:%S %z")
    text = f'{address} - - [{when}] "{method} {target} HTTP/1.1" {status} 5120 "{referrer}" "{agent}"\n'
    return text.encode("latin-1")
