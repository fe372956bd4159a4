"""From the log of a web server to ``usage.csv`` and to what is read most."""

from __future__ import annotations

import gzip
import tracemalloc
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from logs import FIREFOX, NOON, ROBOT, SAFARI, line
from samskap.cli import main
from samskap.evidence.usage import downloaded, most_read, recent, span, views
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus, Usage
from samskap.package.canonical import changes
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.pages.data import data_pages
from samskap.pages.overview import latest_page
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer
from samskap.usage.addresses import SECTIONS, counted_address
from samskap.usage.counting import Fate, Report, count
from samskap.usage.log import LONGEST_LINE, lines, opened, parse_line
from samskap.usage.months import CountedBefore, with_counts
from sites import ROOT
from test_pages import FILES

CASE = "/cases/exempelstad-sprakcafe/"


def counted(*log: bytes, root: str = "/") -> dict[tuple[str, str], int]:
    """What is counted in November 2026, by path and language."""
    found = count({"access.log": log}, root).counts
    assert {month for month, _path, _language in found} <= {"2026-11"}
    return {(path, language): number for (_month, path, language), number in found.items()}


def fates(*log: bytes) -> Mapping[Fate, int]:
    return count({"access.log": log}).fates


@pytest.fixture
def empty(sample: Path) -> Path:
    """The sample package without counts."""
    (sample / "usage.csv").write_text("month,language,path,count\n", encoding="utf-8")
    return sample


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log with one view, one download, one robot and one line that is none."""
    path = tmp_path / "access.log"
    path.write_bytes(line() + line(9, "/data/latest/cases.csv") + line(10, agent=ROBOT) + b"nonsense\n")
    return path


def run(*arguments: object, given: bytes | None = None, language: str = "en") -> Result:
    command = ["usage", "import", *map(str, arguments), "--language", language]
    return CliRunner().invoke(main, command, input=given)


# Reading a log


@pytest.mark.parametrize(
    ("text", "time", "day"),
    [
        ('192.0.2.1 - - [10/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"', NOON, "2026-11-10"),
        ('2001:db8::1 - eva [10/Nov/2026:13:00:00 +0100] "GET / HTTP/2.0" 200 - "-" "A"\r\n', NOON, "2026-11-10"),
        ('a.example - - [11/Nov/2026:00:30:00 +1230] "GET / HTTP/1.1" 200 1 "-" "A" "-" 0.1', NOON, "2026-11-11"),
        (
            '192.0.2.1 - - [29/Feb/2028:00:00:00 -0130] "GET /" 200 1 "-" "A"',
            datetime(2028, 2, 29, 1, 30, tzinfo=UTC),
            "2028-02-29",
        ),
    ],
)
def test_line_of_a_log_tells_when_it_was(text: str, time: datetime, day: str) -> None:
    request = parse_line(text.encode())
    assert request is not None
    assert (request.time, request.day) == (int(time.timestamp()), day)


def test_line_of_a_log_keeps_escaped_quotation_marks_of_visitors() -> None:
    request = parse_line(line(agent=r"x\" 200 1 \"-\" \"y", referrer=r"\\"))
    assert request is not None
    assert (request.status, request.agent) == (200, r"x\" 200 1 \"-\" \"y")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "nonsense",
        '192.0.2.1 - - [10/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1',  # Common Log Format: no agent
        '192.0.2.1 - - [31/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"',
        '192.0.2.1 - - [10/Nob/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"',
        '192.0.2.1 - - [10/Nov/2026:25:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"',
        '192.0.2.1 - - [10/Nov/0000:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"',
        '192.0.2.1 - a b [10/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A"',
        '192.0.2.1 - - [10/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "A',
        '{"time": "2026-11-10", "path": "/sv/"}',
    ],
)
def test_line_in_another_form_is_no_request(text: str) -> None:
    assert parse_line(text.encode()) is None


@given(st.binary(max_size=300))
def test_any_line_is_read_or_refused_but_never_raises(text: bytes) -> None:
    parse_line(text)
    parse_line(line().replace(b"Firefox", text))
    parse_line(line().replace(b"/sv/", text))


def test_lines_too_long_are_cut_and_the_next_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_bytes(line(target="/" + "a" * 3 * LONGEST_LINE) + line())
    with opened(str(path)) as stream:
        found = list(lines(stream))
    assert [len(text) <= LONGEST_LINE for text in found] == [True, True]
    assert [parse_line(text) is None for text in found] == [True, False]


# What is counted


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/sv/", ("/", "sv")),
        ("/da/cases/a-1/", ("/cases/a-1/", "da")),
        ("/en/cases/a-1/index.html", ("/cases/a-1/", "en")),
        ("/en/cases/a-1/?utm_source=x&<script>#top", ("/cases/a-1/", "en")),
        ("/en/c%61ses/a%2D1/", ("/cases/a-1/", "en")),
        ("https://samskap.example/sv/themes/trust/", ("/themes/trust/", "sv")),
        ("/sv/references/kinds/book/", ("/references/kinds/book/", "sv")),
        ("/data/latest/cases.csv", ("/data/latest/cases.csv", "mul")),
        ("/data/v1.20.3/samskap-1.20.3.zip?x=1", ("/data/v1.20.3/samskap-1.20.3.zip", "mul")),
        ("/", None),
        ("/fi/", None),
        ("/sv", None),
        ("/sv/cases", None),
        ("/sv/wp-admin/", None),
        ("/sv/cases/../../etc/passwd", None),
        ("/sv/cases/A/", None),
        ("/sv/cases/<script>/", None),
        ("/sv/cases/%3Cscript%3E/", None),
        ("/sv/cases/%2561/", None),
        ("/sv/cases/a|b/", None),
        ("/sv/cases/a\x07/", None),
        ("/sv/cases/a%0A/", None),
        ("/sv/cases/=cmd/", None),
        ("/sv/cases/å/", None),
        ("/sv/cases/" + "a" * 1000 + "/", None),
        ("/data/latest/secret.csv", None),
        ("/data/../cases.csv", None),
        ("/assets/samskap.css", None),
        ("*", None),
    ],
)
def test_address_is_counted_by_its_form(target: str, expected: tuple[str, str] | None) -> None:
    assert counted_address(target) == expected


def test_address_of_a_site_in_a_folder_is_counted_below_it() -> None:
    assert counted_address("/samskap/sv/", "/samskap/") == ("/", "sv")
    assert counted_address("/sv/", "/samskap/") is None


def test_sections_are_those_of_the_pages(built_project: Path) -> None:
    pages = (built_project / "site" / "en").glob("*/**/index.html")
    assert set(SECTIONS) == {page.relative_to(built_project / "site" / "en").parts[0] for page in pages}


@pytest.mark.parametrize(
    ("again", "expected"), [(0, 1), (1, 1), (29, 1), (30, 1), (31, 2), (3600, 2)], ids=lambda value: str(value)
)
def test_request_repeated_within_30_seconds_counts_once(again: int, expected: int) -> None:
    assert counted(line(), line(again)) == {(CASE, "sv"): expected}


def test_requests_in_a_row_within_30_seconds_of_each_other_count_once() -> None:
    log = [line(second) for second in range(0, 200, 20)]
    assert counted(*log) == {(CASE, "sv"): 1}
    assert fates(*log)[Fate.REPEATED] == 9


def test_last_of_repeated_requests_is_the_one_that_counts() -> None:
    midnight = datetime(2026, 11, 30, 23, 59, 50, tzinfo=UTC)
    assert count({"": [line(start=midnight), line(20, start=midnight)]}).counts == {("2026-12", CASE, "sv"): 1}


@pytest.mark.parametrize(
    "other",
    [
        {"address": "192.0.2.8"},
        {"agent": SAFARI},
        {"target": "/da/cases/exempelstad-sprakcafe/"},
        {"target": "/sv/cases/provanger-boligmote/"},
    ],
    ids=lambda value: next(iter(value)),
)
def test_request_of_another_user_or_address_is_no_repetition(other: dict[str, str]) -> None:
    assert sum(counted(line(), line(1, **other)).values()) == 2


@pytest.mark.parametrize(
    ("kind", "fate"),
    [
        ({"method": "HEAD"}, Fate.UNANSWERED),
        ({"method": "POST"}, Fate.UNANSWERED),
        ({"method": "get"}, Fate.UNANSWERED),
        ({"status": 206}, Fate.UNANSWERED),
        ({"status": 301}, Fate.UNANSWERED),
        ({"status": 404}, Fate.UNANSWERED),
        ({"status": 500}, Fate.UNANSWERED),
        ({"status": 304}, Fate.COUNTED),
        ({"agent": ROBOT}, Fate.ROBOT),
        ({"agent": "curl/8.5.0"}, Fate.ROBOT),
        ({"agent": "Python-urllib/3.11"}, Fate.ROBOT),
        ({"agent": "-"}, Fate.ROBOT),
        ({"agent": ""}, Fate.ROBOT),
        ({"agent": SAFARI}, Fate.COUNTED),
        ({"target": "/assets/samskap.css"}, Fate.ELSEWHERE),
        ({"target": "/sv/ x"}, Fate.UNANSWERED),
    ],
    ids=str,
)
def test_request_counts_by_method_status_agent_and_address(kind: dict[str, object], fate: Fate) -> None:
    assert fates(line(**kind)) == {fate: 1}  # type: ignore[arg-type]


def test_line_more_than_an_hour_late_is_left_out_and_told() -> None:
    found = fates(line(4000), line(399), line(400))
    assert found == {Fate.COUNTED: 2, Fate.DISORDERED: 1}


def test_months_are_those_of_the_servers_time_zone() -> None:
    late = b'192.0.2.1 - - [01/Dec/2026:00:30:00 +0200] "GET /sv/ HTTP/1.1" 200 1 "-" "%s"' % FIREFOX.encode()
    assert count({"": [late]}).counts == {("2026-12", "/", "sv"): 1}


def test_only_the_months_asked_for_are_counted() -> None:
    found = count({"": [line(), line(30 * 86400)]}, months={"2026-12"})
    assert (found.counts, found.fates[Fate.OTHER_MONTH]) == ({("2026-12", CASE, "sv"): 1}, 1)
    assert found.months == {"2026-11", "2026-12"}


USERS = st.tuples(st.sampled_from(["192.0.2.7", "2001:db8::1"]), st.sampled_from([FIREFOX, SAFARI, ROBOT]))
TARGETS = st.sampled_from(["/sv/", "/sv/cases/a/", "/da/cases/a/?x=1", "/data/latest/cases.csv", "/x"])
LOGS = st.lists(
    st.builds(
        lambda second, user, target: line(second, target, address=user[0], agent=user[1]),
        st.integers(0, 200),
        USERS,
        TARGETS,
    ),
    max_size=30,
)


@settings(max_examples=40)
@given(LOGS, st.randoms(use_true_random=False), st.integers(0, 30))
def test_order_of_lines_and_their_parts_in_files_do_not_matter(log: list[bytes], random: object, cut: int) -> None:
    expected = count({"a": log})
    shuffled = list(log)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = count({"a": shuffled[:cut], "b": shuffled[cut:]})
    assert (found.counts, found.fates) == (expected.counts, expected.fates)


@settings(max_examples=40)
@given(LOGS)
def test_log_read_twice_counts_once(log: list[bytes]) -> None:
    assert count({"a": log, "a.gz": log}).counts == count({"a": log}).counts


@settings(max_examples=40)
@given(LOGS)
def test_every_line_has_one_fate(log: list[bytes]) -> None:
    found = count({"a": [*log, b"nonsense"]})
    assert found.fates.total() == len(log) + 1
    assert found.counts.total() == found.fates[Fate.COUNTED]


def test_memory_does_not_grow_with_the_log() -> None:
    def peak(hours: int) -> int:
        log = (line(second, address=f"192.0.2.{second % 250}") for second in range(0, hours * 3600, 9))
        tracemalloc.start()
        count({"": log})
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(2) < 1.2 * peak(1)


# What is kept


@settings(max_examples=30)
@given(st.lists(st.tuples(st.ip_addresses(), st.text(min_size=6, max_size=30)), min_size=1, max_size=3))
def test_no_address_and_no_agent_of_a_visitor_is_kept(users: list[tuple[object, str]]) -> None:
    agents = [agent.encode("ascii", "backslashreplace").decode().replace('"', "'") for _address, agent in users]
    log = [line(address=str(user[0]), agent=agent) for user, agent in zip(users, agents, strict=True)]
    report = count({"access.log": log})
    kept = repr(with_counts((), report.counts, report.months, replacing=False)) + repr(report)
    for (address, _agent), agent in zip(users, agents, strict=True):
        assert str(address) not in kept
        assert agent not in kept


def test_import_writes_and_says_nothing_of_a_visitor(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    hostile = line(
        target="/sv/<script>alert(7)</script>", referrer="https://secret.example/", agent="Zyx\\x1b[31m|=1+1"
    )
    path.write_bytes(
        line(address="198.51.100.77", agent="Zyxwv/9.9 (Tamagotchi)") + hostile + b"198.51.100.78 broken\n"
    )
    before = {file.name: file.read_bytes() for file in empty.iterdir() if file.is_file()}
    result = run(path, "--package", empty)
    after = {file.name: file.read_bytes() for file in empty.iterdir() if file.is_file()}
    assert result.exit_code == 0
    assert [name for name in after if after[name] != before.get(name)] == ["usage.csv"]
    for secret in ("198.51.100", "Zyx", "Tamagotchi", "script", "secret", "\x1b", "broken"):
        assert secret not in after["usage.csv"].decode() + result.output


def test_import_writes_what_passes_the_check_in_canonical_form(empty: Path, log: Path) -> None:
    assert run(log, "--package", empty).exit_code == 0
    assert (empty / "usage.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "2026-11,mul,/data/latest/cases.csv,1",
        f"2026-11,sv,{CASE},1",
    ]
    assert check(empty) == []
    assert changes(empty) == {}


def test_import_keeps_the_counts_of_other_months(sample: Path, log: Path) -> None:
    before = (sample / "usage.csv").read_text(encoding="utf-8")
    assert run(log, "--package", sample).exit_code == 0
    assert (sample / "usage.csv").read_text(encoding="utf-8").startswith(before)


def test_import_of_a_packed_log_and_of_standard_input_is_the_same(empty: Path, log: Path) -> None:
    packed = log.with_suffix(".log.gz")
    packed.write_bytes(gzip.compress(log.read_bytes()))
    written = []
    for arguments, read in (((log,), None), ((packed,), None), (("-",), log.read_bytes()), ((log, packed), None)):
        assert run(*arguments, "--package", empty, "--replace", given=read).exit_code == 0
        written.append((empty / "usage.csv").read_text(encoding="utf-8"))
    assert len(set(written)) == 1


def test_import_below_a_folder_follows_the_address_of_the_site(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_bytes(line(target="/samskap/da/latest/"))
    run(path, "--package", empty, "--site-url", "https://example.org/samskap")
    assert "2026-11,da,/latest/,1" in (empty / "usage.csv").read_text(encoding="utf-8")


# What is said


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            "Lästa rader: 4, från 10 november 2026 till 10 november 2026.\n"
            "Inte i Combined Log Format: 1, den första är rad 4 i access.log.\n"
            "Hämtningar som inte räknats:\n  av robotar och program: 1\n"
            "november 2026: sidvisningar 1, nedladdningar 1.\n"
            "  Loggarna omfattar bara 10 november 2026 till 10 november 2026; resten är inte räknad.\n",
        ),
        (
            "da",
            "Læste linjer: 4, fra 10. november 2026 til 10. november 2026.\n"
            "Ikke i Combined Log Format: 1, den første er linje 4 i access.log.\n"
            "Hentninger, der ikke er talt:\n  af robotter og programmer: 1\n"
            "november 2026: sidevisninger 1, downloads 1.\n"
            "  Loggene omfatter kun 10. november 2026 til 10. november 2026; resten er ikke talt.\n",
        ),
        (
            "en",
            "Lines read: 4, from 10 November 2026 to 10 November 2026.\n"
            "Not in Combined Log Format: 1, the first is line 4 of access.log.\n"
            "Requests left out:\n  by robots and programs: 1\n"
            "November 2026: views of pages 1, downloads 1.\n"
            "  The logs tell only of 10 November 2026 to 10 November 2026; the rest is not counted.\n",
        ),
    ],
)
def test_import_tells_what_was_counted(
    empty: Path, log: Path, monkeypatch: pytest.MonkeyPatch, language: str, expected: str
) -> None:
    monkeypatch.chdir(log.parent)
    assert run("access.log", "--package", empty, language=language).output == expected


def test_import_of_a_whole_month_is_not_called_a_part(empty: Path) -> None:
    log = line(start=datetime(2026, 11, 1, tzinfo=UTC)) + line(start=datetime(2026, 11, 30, 23, tzinfo=UTC))
    assert "rest" not in run("-", "--package", empty, given=log).output


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("sv", "Inget skrevs: november 2026 är redan räknad."),
        ("da", "Intet blev skrevet: november 2026 er talt før."),
        ("en", "Nothing was written: November 2026 has been counted before."),
    ],
)
def test_import_of_a_month_counted_before_is_refused(empty: Path, log: Path, language: str, start: str) -> None:
    run(log, "--package", empty)
    before = (empty / "usage.csv").read_bytes()
    again = run(log, "--package", empty, language=language)
    assert (again.exit_code, again.output.startswith(start)) == (1, True)
    assert (empty / "usage.csv").read_bytes() == before


def test_import_with_replace_says_what_it_replaced(empty: Path, log: Path) -> None:
    run(log, "--package", empty)
    again = run("-", "--package", empty, "--replace", given=line(target="/en/"))
    assert "November 2026: views of pages 1, downloads 0.\n  Replaced: views of pages 1, downloads 1.\n" in again.output
    assert (empty / "usage.csv").read_text(encoding="utf-8") == "month,language,path,count\n2026-11,en,/,1\n"


@pytest.mark.parametrize(
    ("language", "none", "empty_logs"),
    [
        ("sv", "Det finns ingen hämtning i -.\nHär väntas Combined Log Format", "Loggarna är tomma."),
        ("da", "Der er ingen hentning i -.\nHer forventes Combined Log Format", "Loggene er tomme."),
        ("en", "There is no request in -.\nCombined Log Format is expected", "The logs are empty."),
    ],
)
def test_import_of_no_log_says_what_is_expected(empty: Path, language: str, none: str, empty_logs: str) -> None:
    nonsense = run("-", "--package", empty, given=b"PK\x03\x04 \xff\n", language=language)
    assert (nonsense.exit_code, nonsense.output.startswith(none)) == (1, True)
    assert "HTTP/1.1" in nonsense.output
    nothing = run("-", "--package", empty, given=b"", language=language)
    assert (nothing.exit_code, nothing.output.startswith(empty_logs)) == (1, True)


def test_import_passes_over_an_empty_log_beside_others(empty: Path, log: Path, tmp_path: Path) -> None:
    (tmp_path / "new.log").write_bytes(b"")
    assert run(log, tmp_path / "new.log", "--package", empty).exit_code == 0


def test_import_of_a_damaged_packed_log_is_refused(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "access.log.gz"
    path.write_bytes(gzip.compress(line() * 1000)[:-20])
    result = run(path, "--package", empty)
    assert (result.exit_code, result.output.startswith("A log cannot be read: ")) == (1, True)


def test_import_of_a_month_that_is_not_there_is_refused(empty: Path, log: Path) -> None:
    result = run(log, "--package", empty, "--month", "2026-01", "--month", "2025-12")
    assert result.output == "Nothing was written: the logs have no request in December 2025 or January 2026.\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("month", ["2026", "2026-13", "November", "2026-1"])
def test_import_of_what_is_no_month_is_wrong_usage(empty: Path, log: Path, month: str) -> None:
    assert run(log, "--package", empty, "--month", month).exit_code == 2


def test_import_into_a_broken_table_tells_the_problems(empty: Path, log: Path) -> None:
    (empty / "usage.csv").write_text("month,language,path,count\n2026-13,fi,x,0\n", encoding="utf-8")
    result = run(log, "--package", empty)
    assert result.exit_code == 1
    assert {"type", "path-form", "unknown-term", "out-of-range"} <= set(result.output.split())


def test_months_counted_before_are_named() -> None:
    usage = Usage(month="2026-10", path="/", language="sv", count=3)
    with pytest.raises(CountedBefore) as refusal:
        with_counts([usage], {}, {"2026-10", "2026-11"}, replacing=False)
    assert refusal.value.months == ["2026-10"]
    assert with_counts([usage], {}, {"2026-10"}, replacing=True) == []


# What is read most


def test_recent_counts_are_those_of_twelve_months(corpus: Corpus) -> None:
    found = recent(corpus.usage)
    assert span(found) == ("2025-01", "2025-12", 3, False)
    assert span([usage for usage in found if usage.month > "2025-10"]) == ("2025-11", "2025-12", 2, True)
    assert recent(()) == ()


def test_views_add_up_the_languages_and_leave_out_files(corpus: Corpus) -> None:
    found = views(recent(corpus.usage))
    assert found["cases/exempelstad-sprakcafe/"] == 25
    assert found["cases/eksempelby-legeplads/"] == 18
    assert not [path for path in found if path.startswith("data/l")]


def test_most_read_is_ordered_by_views_then_path_and_knows_only_records() -> None:
    read = {"b/": 2, "a/": 2, "c/": 5, "gone/": 9}
    assert most_read({"a/": "A", "b/": "B", "c/": "C", "unread/": "U"}, read, 3) == [("C", 5), ("A", 2), ("B", 2)]
    assert most_read({"a/": "A", "c/": "C"}, read, 1) == [("C", 5)]


def test_downloads_are_counted_by_file(corpus: Corpus) -> None:
    assert downloaded(recent(corpus.usage)) == {"samskap-0.0.1.zip": 1, "samskap-0.0.0.zip": 2, "cases.csv": 8}


def page_of(corpus: Corpus, language: str, path: str) -> Page:
    renderer = Renderer(corpus=corpus, words=words(language), citations={})
    return latest_page(renderer) if path == "latest/" else next(data_pages(renderer, FILES, "https://example.org/"))


@pytest.mark.parametrize(
    ("language", "title", "period"),
    [
        ("sv", "Mest läst", "januari 2025–december 2025 (räknat i 3 månader)"),
        ("da", "Mest læst", "januar 2025–december 2025 (optalt i 3 måneder)"),
        ("en", "Most read", "January 2025–December 2025 (counted in 3 months)"),
    ],
)
def test_latest_page_shows_what_is_read_most_with_its_period(
    corpus: Corpus, language: str, title: str, period: str
) -> None:
    body = page_of(corpus, language, "latest/").body
    assert f'<h2 id="most-read">{title}</h2>' in body
    assert period in body
    part = body.partition('id="most-read-cases"')[2].partition("</section>")[0]
    places = [part.index(case) for case in ("exempelstad-sprakcafe", "eksempelby-legeplads", "provanger-boligmote")]
    assert places == sorted(places)
    assert "ett-fall-som-inte-finns" not in body
    assert "../method/#usage" in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_without_counts_say_nothing_of_reading(corpus: Corpus, language: str) -> None:
    bare = replace(corpus, usage=())
    for path in ("latest/", "data/"):
        body = page_of(bare, language, path).body
        assert "most-read" not in body
        assert "#usage" not in body


@pytest.mark.parametrize(
    ("language", "title", "number"), [("sv", "Nedladdningar", 8), ("da", "Downloads", 8), ("en", "Downloads", 8)]
)
def test_data_page_tells_downloads_of_each_file(corpus: Corpus, language: str, title: str, number: int) -> None:
    body = page_of(corpus, language, "data/").body
    assert f'<th role="columnheader" scope="col">{title}</th>' in body
    row = body.partition(">cases.csv</a>")[2].partition("</tr>")[0]
    assert f'data-label="{title}">{number}</td>' in row
    row = body.partition(">samskap-0.0.1.zip</a>")[2].partition("</tr>")[0]
    assert f'data-label="{title}">3</td>' in row, "all versions of a file are one line"
    assert "method/#usage" in body


def test_counts_of_pages_that_are_gone_make_no_list(corpus: Corpus) -> None:
    gone = replace(corpus, usage=(Usage(month="2025-12", path="/cases/gone/", language="sv", count=7),))
    assert "most-read" not in page_of(gone, "en", "latest/").body


def test_real_package_has_no_invented_counts() -> None:
    assert read_corpus(ROOT / "datapackage").usage == ()


def test_report_knows_nothing_before_anything_is_read() -> None:
    assert (Report().months, Report().counts) == (set(), Counter())
