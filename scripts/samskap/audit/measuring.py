"""The measures of a built site, as rows of ``scores.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from samskap.audit.barriers import barriers
from samskap.audit.fair import fair_checks
from samskap.audit.pages import BuiltPage, built_pages, others, others_in_styles, weight
from samskap.model import Score

WHOLE = "site"
"""The subject of what is measured once for the whole site."""


def audit(site: Path, version: str, other: Path | None = None) -> tuple[Score, ...]:
    """Measure the built site in a folder for a version of the data, without changing anything.

    ``other`` is the same site built once more elsewhere: only then is it known whether builds are reproducible.
    Barriers are counted only where a browser, Playwright and axe are installed. Raises ``FileNotFoundError`` where the
    folder holds no site.
    """
    data = site / "en" / "data" / "index.html"
    if not data.is_file():
        raise FileNotFoundError(data)
    found = [*_pages(site, version, _address(BuiltPage(site, data)))]
    for check in fair_checks(site):
        found.append(Score(version=version, measure="fair", subject=check.id, value=int(check.passed), note=check.note))
    if other:
        same = _same(site, other)
        found.append(Score(version=version, measure="reproducible", subject=WHOLE, value=int(same), note=""))
    found += [
        Score(version=version, measure="barriers", subject=kind, value=number, note=path)
        for kind, (path, number) in barriers(site).items()
    ]
    return tuple(sorted(found, key=lambda score: (score.measure, score.subject)))


def _pages(site: Path, version: str, site_url: str) -> Iterator[Score]:
    """Number of pages, their weights, and what they ask of other hosts."""
    weights: dict[str, int] = {}
    sizes: dict[Path, int] = {}
    foreign = others_in_styles(site)
    for page in built_pages(site):
        weights[page.path] = weight(page, sizes)
        foreign += others(page, site_url)
    heaviest = max(weights, key=lambda path: (weights[path], path))
    measured = {
        "pages": (len(weights), ""),
        "weight-median": (round(median(weights.values())), ""),
        "weight-heaviest": (weights[heaviest], heaviest),
        "requests-to-others": (len(foreign), " ".join(sorted(set(foreign))[:3])),
    }
    for name, (value, note) in measured.items():
        yield Score(version=version, measure=name, subject=WHOLE, value=value, note=note)


def _address(page: BuiltPage) -> str:
    """The address of the site's root, as the canonical link of a page gives it."""
    canonical = "".join(map(str, page.root.xpath("//link[@rel='canonical']/@href")))
    return canonical.removesuffix(page.path)


def _same(site: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in (site, other)
    ]
    return names[0] == names[1] and all((site / name).read_bytes() == (other / name).read_bytes() for name in names[0])
