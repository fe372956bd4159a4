"""The index of a language's search: Pagefind reads a small document for each record and writes into the site."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from samskap.pages.search_facets import Labels
from samskap.pages.search_record import SearchRecord
from samskap.site.files import write_tree

FOLDER = "search/pagefind"
"""Where the index stands below the language."""

_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")
_MARK = b"pagefind_dcd"
_TITLES = {"theme": "name", "phase": "name", "topic": "name", "place": "name", "finding": "statement"}


class SearchError(Exception):
    """Pagefind could not make an index; the message is what it said."""


def index(records: Iterable[SearchRecord], labels: Labels, language: str, work: Path, site: Path) -> None:
    """Write the index of the records and the file of their facets below ``site``, the folder of the language.

    ``labels`` are title and labels by id of each facet; ``work`` is a folder for what Pagefind reads. The same records
    give the same bytes. Raises :class:`SearchError`.
    """
    found = {record.path: record for record in records}
    write_tree(work, {f"{path}index.html": _document(record, language) for path, record in found.items()})
    made = site / FOLDER
    shutil.rmtree(made, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(work), "--output-path", str(made)]
    done = subprocess.run(
        [*command, "--force-language", language, "--quiet"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SearchError(f"{language}: {done.stderr or done.stdout}")
    for pattern in _UNUSED:
        for file in made.glob(pattern):
            file.unlink()
    indexed = {identifier: found[path] for identifier, path in _fragments(made)}
    if len(indexed) != len(found):
        raise SearchError(f"{language}: {len(found)} records, {len(indexed)} in the index")
    facets = _facets(indexed, labels)
    (made / "facets.json").write_text(facets, encoding="utf-8", newline="\n")


def _document(record: SearchRecord, language: str) -> str:
    """What Pagefind reads of a record. Its title is a field whose name says how much it weighs: the name of a term or a
    place more than a title, the statement of a finding less. The text of a finding is the title of its case: next to
    nothing.

    Pagefind leaves out a page without text; what the record is stands in for it.
    """
    meta = {
        _TITLES.get(record.kind, "title"): record.title,
        "spelled": record.spelled,
        "about": record.about,
        "words": record.words,
        "language": record.language,
    }
    lines = [
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(text)}">' for name, text in meta.items() if text
    ]
    lines += [f'<meta data-pagefind-filter="{family}[content]" content="1">' for family in record.families]
    head, text = "".join(lines), escape(record.text or record.about)
    body = f'<p data-pagefind-weight="{"0.2" if record.kind == "finding" else "1"}">{text}</p>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def _fragments(made: Path) -> Iterator[tuple[str, str]]:
    """Id and path of each page that Pagefind has indexed, by id."""
    for file in sorted(made.glob("fragment/*.pf_fragment")):
        content = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))
        yield file.stem, content["url"].removeprefix("/")


def _facets(records: Mapping[str, SearchRecord], labels: Labels) -> str:
    """The facets in use (id, title, ids and labels), the families, and the records in the order of their ranks.

    Each record has the numbers of its values, counted through from 0, and of its families, from -1 downwards.
    """
    used = {key for record in records.values() for key in _values(record)}
    facets = [
        (name, title, [(value, label) for value, label in options.items() if (name, value) in used])
        for name, (title, options) in labels.items()
    ]
    families = sorted({family for record in records.values() for family in record.families})
    keys: list[object] = [(name, value) for name, _title, options in facets for value, _label in options]
    numbers = {key: number for number, key in enumerate(keys)} | {key: -1 - at for at, key in enumerate(families)}
    coded = {
        identifier: [numbers[key] for key in [*_values(record), *record.families]]
        for identifier, record in sorted(records.items(), key=lambda item: (item[1].rank, item[1].path))
    }
    content = {"facets": facets, "families": families, "records": coded}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _values(record: SearchRecord) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, values in record.values.items() for value in values)
