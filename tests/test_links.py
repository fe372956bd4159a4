"""Links: a server of our own that answers in every way, and what is kept of its answers. The web is not asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from samskap.cli import main
from samskap.languages import words
from samskap.links import Answer, Asker, asked, due, named, outcome
from samskap.links.answers import of_failure
from samskap.links.checking import with_news
from samskap.links.console import run_links
from samskap.model import Corpus, Link
from samskap.package.check import check
from samskap.package.reading import read_corpus

TODAY = date(2026, 1, 2)
STATUSES = {"/here": 200, "/gone": 404, "/removed": 410, "/closed": 403, "/broken": 503, "/busy": 429}


@dataclass
class Server:
    """A web server: what it was asked for, as method, path and user agent."""

    root: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    found = Server("")

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            found.asked.append((self.command, self.path, self.headers["User-Agent"]))
            if self.path == "/moved":
                self.send_response(301)
                self.send_header("Location", "/here")
            elif self.path == "/no-head":
                self.send_response(405 if self.command == "HEAD" else 200)
            elif self.path == "/silent":
                self.close_connection = True
                return
            else:
                self.send_response(STATUSES[self.path])
            if self.path == "/busy":
                self.send_header("Retry-After", "3600")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET = answer  # noqa: N815 - the names that http.server asks for

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        found.root = f"http://127.0.0.1:{running.server_port}"
        yield found
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "expected", "methods"),
    [
        ("/here", Answer("works", 200), ["HEAD"]),
        ("/moved", Answer("works", 200), ["HEAD", "HEAD"]),
        ("/no-head", Answer("works", 200), ["HEAD", "GET"]),
        ("/gone", Answer("dead", 404), ["HEAD", "GET"]),
        ("/removed", Answer("dead", 410), ["HEAD", "GET"]),
        ("/closed", Answer("refused", 403), ["HEAD", "GET"]),
        ("/broken", Answer("temporary", 503), ["HEAD", "GET"]),
        ("/silent", Answer("temporary", None), ["HEAD"]),
    ],
)
def test_answer_tells_what_became_of_an_address(server: Server, path: str, expected: Answer, methods: list[str]):
    server.asked.clear()
    assert Asker("https://example.org/", pause=0.0).ask(server.root + path) == expected
    assert [method for method, _path, _agent in server.asked] == methods
    assert all(agent.endswith("(link check; +https://example.org/)") for _method, _path, agent in server.asked)


def test_host_that_asks_to_be_left_in_peace_is_not_asked_again(server: Server):
    asker = Asker(pause=0.0)
    assert asker.ask(server.root + "/busy") == Answer("refused", 429, 3600.0)
    server.asked.clear()
    assert asker.ask(server.root + "/here") is None
    assert server.asked == []


def test_pause_is_kept_for_each_host(server: Server):
    slept: list[float] = []
    asker = Asker(pause=2.0, clock=lambda: 100.0, sleep=slept.append)
    for address in (
        f"{server.root}/here",
        f"{server.root}/here",
        f"{server.root.replace('127.0.0.1', 'localhost')}/here",
    ):
        asker.ask(address)
    assert slept == [0.0, 2.0, 0.0]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(socket.EAI_NONAME, "dead"), (socket.EAI_AGAIN, "temporary"), (socket.EAI_FAIL, "temporary")],
)
def test_host_is_dead_only_where_the_resolver_says_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, number: int, expected: str
):
    def resolve(*_arguments: object, **_options: object) -> None:
        raise socket.gaierror(number, "made up")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert Asker(pause=0.0).ask("http://no-such-host.invalid/") == Answer(expected, None)


def test_failure_that_is_no_matter_of_names_is_temporary():
    assert of_failure(requests.ConnectTimeout("made up")).outcome == "temporary"
    assert [outcome(status) for status in (204, 308, 400, 451, 500)] == [
        "works",
        "works",
        "refused",
        "refused",
        "temporary",
    ]


def test_addresses_are_those_of_cases_and_references_but_for_copies(corpus: Corpus):
    found = named(corpus)
    assert len(found) == len(set(found))
    assert "https://doi.org/10.5555/exempel.2020.1_a(b)" in found
    assert "https://example.org/exempelstad" in found
    copied = replace(corpus.references["sep2021prov"], source_is_copy=True)
    assert copied.source_url in found
    assert copied.source_url not in named(replace(corpus, references={copied.id: copied}))
    changed = replace(corpus.cases["exempelstad-sprakcafe"], source_url="ftp://example.org/x")
    assert "ftp://example.org/x" not in named(replace(corpus, cases={changed.id: changed}))


def test_due_are_those_never_asked_for_then_the_oldest():
    links = [Link(url=url, checked=day, outcome="works", status=200) for url, day in (
        ("old", "2025-01-01"), ("older", "2024-01-01"), ("new", "2026-01-01"),
    )]  # fmt: skip
    assert due(["new", "old", "never", "older"], links, TODAY, again=30) == ["never", "older", "old"]
    assert due(["new", "old", "never", "older"], links, TODAY, again=0) == ["never", "older", "old", "new"]


def test_hosts_take_turns_and_what_was_not_asked_for_is_not_known():
    addresses = ["http://a/1", "http://a/2", "http://b/1"]
    answers = {"http://a/1": Answer("works", 200), "http://b/1": Answer("dead", 404)}
    found = list(asked(addresses, answers.get, "2026-01-02"))
    assert [(link.url, link.outcome) for link in found] == [("http://a/1", "works"), ("http://b/1", "dead")]
    assert with_news([replace(found[0], url="http://c/")], found, ["http://b/1"]) == [found[1]]


def test_run_goes_on_where_the_last_ended_and_writes_a_table_that_passes_the_check(sample: Path):
    def ask(address: str) -> Answer:
        seen.append(address)
        if len(seen) == 4:
            raise KeyboardInterrupt
        return Answer("works", 200)

    seen: list[str] = []
    every, known = named(read_corpus(sample)), {link.url for link in read_corpus(sample).links}
    assert run_links(sample, ask, TODAY, again=90, limit=2, words=words("en"), quiet=True) == 0
    assert seen == [address for address in every if address not in known][:2]
    run_links(sample, ask, TODAY, again=90, limit=99, words=words("en"), quiet=True)  # cut short at the second
    now = {link.url: link for link in read_corpus(sample).links}
    assert {url for url, link in now.items() if link.checked == TODAY.isoformat()} == set(seen[:3])
    assert [*now] == sorted(now)
    assert known & set(every) <= set(now)
    assert check(sample) == []


@pytest.mark.parametrize(("language", "said"), [("sv", "1 är död."), ("da", "1 er død."), ("en", "1 is dead.")])
def test_command_names_the_dead_and_says_how_many_are_left(
    sample: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
):
    monkeypatch.setattr(Asker, "ask", lambda _asker, _address: Answer("dead", None))
    done = CliRunner().invoke(main, ["links", "--package", str(sample), "--limit", "1", "--language", language])
    assert (done.exit_code, done.stderr.splitlines()[0]) == (0, said)
    assert done.stdout.startswith("http")
    assert len(done.stderr.splitlines()) == 2


def test_broken_package_is_told_and_nothing_is_asked(sample: Path):
    (sample / "links.csv").write_text("url,checked,outcome,status\nhttps://x/,yesterday,fine,7\n", encoding="utf-8")
    assert [problem.field for problem in check(sample)] == ["checked", "outcome", "status"]
    assert run_links(sample, pytest.fail, TODAY, again=90, limit=9, words=words("en"), quiet=True) == 1
