"""The section of ``CHANGELOG.md`` on a version of the data. The file is in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samskap.languages import words
from samskap.package.archives import RELEASES
from samskap.package.editions import Edition
from samskap.versions.compare import Difference
from samskap.versions.naming import Names
from samskap.versions.sentences import structure_sentences
from samskap.versions.telling import told_tables
from samskap.versions.writing import counts, escaped

_SECTION = re.compile(r"(?m)^## (?:Data|Code) ")
MOST = 20
"""Changes of the structure and retired records that are named one by one."""


def with_section(changelog: str, last: Edition | None, new: Edition, difference: Difference) -> str:
    """The changelog with a section on the new version in front of those of earlier versions."""
    section = "\n".join([f"## Data {new.version}, {new.created[:10]}", "", *_lines(last, new, difference), "", ""])
    found = _SECTION.search(changelog)
    if not found:
        return f"{changelog.rstrip()}\n\n{section.rstrip()}\n"
    return changelog[: found.start()] + section + changelog[found.start() :]


def _lines(last: Edition | None, new: Edition, difference: Difference) -> Iterator[str]:
    own = words("en")
    if last is None:
        yield "- First release."
        return
    if not difference:
        yield f"- The same data as version {last.version}."
        return
    names = Names(last, new, own)
    sentences = [escaped(sentence) for sentence in structure_sentences(difference.structure, names)]
    yield from (f"- {sentence}" for sentence in sentences[:MOST])
    if len(sentences) > MOST:
        yield f"- {len(sentences) - MOST} more changes of fields and tables."
    for table in told_tables(difference, names):
        yield f"- {table.title}: {counts(table, own)}."
        for record in table.retired[:MOST]:
            heir = f"; replaced by `{record.replaced_by}`" if record.replaced_by else ""
            yield f"  - retired: `{'/'.join(record.key)}`{heir}"
    yield f"- Every change, cell by cell: `datapackage/{RELEASES}/changes-{new.version}.json`."
