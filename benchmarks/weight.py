"""How many bytes does a first visit to each page of the built site transfer? The heaviest page of each kind."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from sites import HtmlPage, Site  # noqa: E402
from weights import LIMIT, weight  # noqa: E402


def main() -> None:
    """Print a table, heaviest first; exit 1 if a page is heavier than allowed."""
    site = Site(ROOT / "site")
    url = str(site.pages[""].one("//link[@rel='canonical']").get("href"))
    heaviest: dict[str, tuple[int, int, str]] = {}
    for path in list(site.pages):
        page = site.pages.pop(path)  # read, it takes much memory
        parts = weight(site, page, url)
        row = (sum(parts.values()), parts[page.file.relative_to(site.folder).as_posix()], path)
        heaviest[kind_of(page)] = max(heaviest.get(kind_of(page), row), row)
    print("| kind | heaviest page | bytes | of these the page itself |\n|---|---|---:|---:|")
    for kind, (total, own, path) in sorted(heaviest.items(), key=lambda item: (-item[1][0], item[0])):
        print(f"| {kind} | {path} | {total:,} | {own:,} |")
    sys.exit(any(total > LIMIT for total, _, _ in heaviest.values()))


def kind_of(page: HtmlPage) -> str:
    """What the page is: the kind of its record, or which list."""
    names = page.root.xpath("//article/@class")
    kind = str(names[0]).rpartition("page-")[2] if names else "chooser"
    return kind if kind != "list" else page.path.partition("/")[2]


if __name__ == "__main__":
    main()
