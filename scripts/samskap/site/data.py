"""The files for download: made before the pages, which tell of them, and written below ``data/`` and ``id/`` after."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from samskap.citation.cache import Memory
from samskap.downloads import Download, downloads, manifest, record_files
from samskap.locations import Plan
from samskap.metadata.files import describing_files
from samskap.model import Corpus
from samskap.pages.bibliographies import BIBLIOGRAPHIES, bibliography_sections
from samskap.pages.case_citations import CITATIONS, case_citations
from samskap.site.files import write_tree
from samskap.site.identifiers import identifier_files
from samskap.site.versions import read_versions, version_files
from samskap.versions.history import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Files by path below ``data/latest/``: those of the version at hand, and those that are of the latest only.

    ``listed`` is what the data page tells of all of them, ``versions`` are the released versions.
    """

    files: Mapping[str, bytes]
    latest: Mapping[str, bytes]
    listed: tuple[Download, ...]
    versions: Versions


def make_data(plan: Plan, corpus: Corpus, memories: Mapping[str, Memory], pool: Executor) -> Data:
    """Make the files of a corpus in a pool; ``memories`` are the citations formatted before, by language."""
    files = downloads(corpus, memories, f"{plan.site_url}{{language}}/data/", pool.map)
    records = dict(record_files(corpus, plan.site_url))
    listed = manifest(files | records)
    describing = describing_files(corpus, listed, plan.site_url)
    return Data(
        files=files,
        latest=records | describing,
        listed=listed + manifest(describing),
        versions=read_versions(plan.package, files),
    )


def write_data(data: Data, plan: Plan, corpus: Corpus, site: Path) -> None:
    """Write the files, the released versions, bibliographies and the addresses of the terms into a site."""
    latest = {f"latest/{name}": content for name, content in data.latest.items()}
    write_tree(site / "data", version_files(plan.package, data.versions, data.files) | latest)
    for section, files in bibliography_sections(corpus):
        write_tree(site / BIBLIOGRAPHIES / section, files)
    write_tree(site / CITATIONS, case_citations(corpus, plan.site_url))
    write_tree(site / "id", identifier_files(corpus, plan.site_url))
