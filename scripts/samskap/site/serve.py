"""Showing the site on this machine, and building it anew when what it is made of changes."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from samskap.metadata.media_types import TYPES

PAUSE = 0.5
"""Seconds between two looks at the files."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, tells browsers to ask again each time, shows our page for what is missing, and logs nothing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".atom": "application/atom+xml", **TYPES}

    def end_headers(self) -> None:
        """Add the header by which nothing is kept in a cache."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own page for it."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: no address of a reader is written anywhere."""


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 while the context lasts, and give its address; port 0 is any free port.

    The folder may be replaced meanwhile. Raises ``OSError`` where the port is taken.
    """
    handler = functools.partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def watch(folders: Iterable[Path], changed: Callable[[], None]) -> None:
    """Call ``changed`` whenever a file below the folders has changed, until interrupted."""
    watched = list(folders)
    before = snapshot(watched)
    while True:
        time.sleep(PAUSE)
        now = snapshot(watched)
        if now != before:
            changed()
            before = now


def snapshot(folders: Iterable[Path]) -> dict[Path, int]:
    """When each file below the folders was last changed, in nanoseconds; a file that goes meanwhile is left out."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if path.is_file():
                    found[path] = path.stat().st_mtime_ns
            except OSError:
                continue
    return found
