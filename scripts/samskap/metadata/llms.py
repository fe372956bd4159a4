"""``llms.txt`` (https://llmstxt.org/): what a program that reads for a person should know first, metadata before pages.

In English, which such programs ask for; the pages are in all languages of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samskap.downloads import Download
from samskap.downloads.notices import LIMITS
from samskap.languages import words
from samskap.metadata import places
from samskap.metadata.linkset import DESCRIPTIONS
from samskap.model import Corpus

LISTS = (
    ("cases/", "Cases", "real places, programmes and encounters in which public services are co-produced"),
    ("findings/", "Findings", "results of publications, each with its direction, theme and source"),
    ("map/", "Evidence map", "themes by phases, with the number of findings by direction"),
    ("themes/", "Themes", "what co-production depends on and what it brings"),
    ("places/", "Places", "countries and municipalities with their cases"),
    ("references/", "References", "the publications behind cases, findings and terms"),
    ("glossary/", "Glossary", "what the terms mean, and their words in the other languages"),
    ("method/", "Method", "how the records were made, and how far the coders agreed"),
)
"""Path below the language, name and content of the pages that lead to all others."""


def llms_txt(corpus: Corpus, files: Sequence[Download], site_url: str) -> str:
    """The file as Markdown; ``files`` are those of the current version, addresses are absolute."""
    own, descriptor = words("en"), corpus.descriptor
    blocks = [
        f"# {descriptor['title']}",
        f"> {descriptor['description']}",
        _about(corpus),
        "## How sure the data are",
        _list(own.text(limit) for limit in LIMITS),
        "## Data package: start here",
        _list(_data(files, site_url)),
        "## Lists of pages",
        _list(f"[{name}]({site_url}en/{path}): {about}" for path, name, about in LISTS),
        "## Languages and citation",
        _list(_rest(corpus, site_url)),
    ]
    return "\n\n".join(blocks) + "\n"


def _about(corpus: Corpus) -> str:
    own = words("en")
    counts = own.joined(
        [
            own.plural("{number} case", "{number} cases", len(corpus.cases)),
            own.plural("{number} finding", "{number} findings", len(corpus.findings)),
            own.plural("{number} reference", "{number} references", len(corpus.references)),
        ]
    )
    version = own.text("Version {version} of {date}.", version=corpus.version, date=own.date(corpus.created))
    return f"{version} {counts}. Licence: {corpus.descriptor['licenses'][0]['title']}."


def _data(files: Sequence[Download], site_url: str) -> Iterator[str]:
    """The descriptions first, then the other files."""
    own = words("en")
    ordered = sorted((file for file in files if not file.per_record), key=lambda file: file.name not in DESCRIPTIONS)
    for file in ordered:
        yield f"[{file.name}]({places.file(site_url, file.name)}): {own.text(file.description)}"
    yield f"[Data dictionary]({site_url}en/data/dictionary/): every table and every field"
    yield f"[Vocabularies]({site_url}en/data/vocabularies/): every term with its definition"


def _rest(corpus: Corpus, site_url: str) -> Iterator[str]:
    names = ", ".join(f"{words('en').language_name(tag)} ({site_url}{tag}/)" for tag in corpus.languages)
    yield f"The same pages have the same paths in every language: {names}"
    yield f"One record: {site_url}en/cases/ID/, {site_url}en/findings/ID/, {site_url}en/references/ID/"
    yield f"Every address: {site_url}sitemap.xml"
    yield (
        "Cite the version you used, name the review state of a finding, and cite the publication it comes from; "
        "every page of a record has “Cite this”"
    )


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
