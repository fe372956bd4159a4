"""What does Lighthouse say of one page of every kind of the built site, as a phone on a slow network sees it?"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
sys.path.insert(0, str(ROOT / "tests"))

from browsing import BROWSER_ARGUMENTS, KINDS  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
"""The last major version for the Node.js 20 of Debian; npx fetches it."""
PAGES = (
    {"chooser": ""}
    | KINDS
    | {
        "case": "cases/gothenburg-gardsten-tenants/",
        "case-without-findings": "cases/orebro-youth-citizen-budget/",
        "municipality": "places/goteborg/",
        "finding": "findings/vonheimburg2021-2/",
        "reference": "references/stougaard2021coproducing/",
        "reference-without-author": "references/anon2009medmakt/",
    }
)
"""One page of every kind, below the language: those of the tests, with large records in the place of the sample's."""
SCORES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time", "total-byte-weight")
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}


class HostHandler(SimpleHTTPRequestHandler):
    """Serves files as a usual web host does: compressed, over one connection, kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else SITE / "404.html"
        body = path.read_bytes()
        self.send_response(200 if found else 404)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path.name))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hosted(site: Path, address: str) -> Iterator[None]:
    """Serve the site on this machine at the address for which it was built, so that its canonical links are true."""
    where = urlsplit(address)
    if where.hostname not in {"127.0.0.1", "localhost"}:
        sys.exit(f"The site was built for {address}: build it without an address, for this machine.")
    handler = functools.partial(HostHandler, directory=str(site))
    with ThreadingHTTPServer((where.hostname, where.port or 80), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def lighthouse(address: str, only: Sequence[str]) -> dict[str, Any]:
    """The report on an address by Lighthouse's own profile of a phone. Raises ``CalledProcessError`` if it fails."""
    chromium = os.environ.get("SAMSKAP_CHROMIUM") or shutil.which("chromium") or "chromium"
    flags = " ".join(["--headless=new", "--no-sandbox", *BROWSER_ARGUMENTS])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={flags}", f"--only-categories={','.join(only)}"]
        environment = os.environ | {"CHROME_PATH": chromium}
        subprocess.run(command, check=True, env=environment, capture_output=True, encoding="utf-8")
        return dict(json.loads(report.read_text(encoding="utf-8")))


def measured(address: str, runs: int) -> tuple[dict[str, float], list[str]]:
    """Scores (of 100) and figures of a page, each the median of the runs, and the audits that it does not pass."""
    reports = [lighthouse(address, SCORES if number == 0 else SCORES[:1]) for number in range(runs)]
    found = {}
    for name in SCORES:
        scores = [report["categories"][name]["score"] for report in reports if name in report["categories"]]
        found[name] = 100 * statistics.median(scores)
    for name in FIGURES:
        found[name] = statistics.median(report["audits"][name]["numericValue"] for report in reports)
    return found, sorted(failed(reports[0]))


def failed(report: Mapping[str, Any]) -> Iterator[str]:
    """Names of the audits that lower a score, with the score they gave."""
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{part['id']} ({audit['score']})"


def main() -> None:
    """Print a table of scores and figures, and what lowers them; exit 1 if a page misses a goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="sv")
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts")
    parser.add_argument("kinds", nargs="*", default=list(PAGES), help="all if none is named")
    options = parser.parse_args()
    if unknown := set(options.kinds) - PAGES.keys():
        parser.error(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(PAGES)}")
    base, remarks, missed = built_for(), [], False
    print("| page | performance | accessibility | best practices | SEO | LCP, s | CLS | TBT, ms | kB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with hosted(SITE, base):
        for kind in options.kinds:
            path = "#choose" if kind == "chooser" else f"{options.language}/{PAGES[kind]}"
            try:
                found, wrong = measured(base + path, options.runs)
            except subprocess.CalledProcessError as error:
                remarks.append(f"{kind} ({path}): Lighthouse gave up: {error.stderr.strip().splitlines()[-1]}")
                missed = True
                continue
            print(row(kind, found), flush=True)
            remarks += [f"{kind} ({path}): {name}" for name in wrong]
            missed |= misses(found)
    print("", *remarks, sep="\n")
    sys.exit(missed)


def row(kind: str, found: Mapping[str, float]) -> str:
    """A row of the table."""
    scores = " | ".join(f"{found[name]:.0f}" for name in SCORES)
    paint, shift, blocked, size = (found[name] for name in FIGURES)
    return f"| {kind} | {scores} | {paint / 1000:.1f} | {shift:.3f} | {blocked:.0f} | {size / 1000:.0f} |"


def misses(found: Mapping[str, float]) -> bool:
    """Whether a page is slower than 98 of 100, moves while it loads, or gives up a point elsewhere."""
    layout = found["cumulative-layout-shift"] > 0
    return found["performance"] < 98 or layout or any(found[name] < 100 for name in SCORES[1:])


def built_for() -> str:
    """The address for which the site was built, as the chooser of languages tells it."""
    text = (SITE / "index.html").read_text(encoding="utf-8")
    return text.partition('rel="canonical" href="')[2].partition('"')[0]


if __name__ == "__main__":
    main()
