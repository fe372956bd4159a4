"""Do citations read as citeproc-js, the processor of Zotero and Mendeley, writes them? All references, every style."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import citeproc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from samskap.citation.adaptation import prepared  # noqa: E402
from samskap.citation.cache import Memory  # noqa: E402
from samskap.citation.csl import Item, cited_references, references_to_csl  # noqa: E402
from samskap.citation.sources import LOCALES, STYLES, style_source  # noqa: E402
from samskap.citation.styles import format_references  # noqa: E402
from samskap.model import Corpus  # noqa: E402
from samskap.package.reading import read_corpus  # noqa: E402

CITEPROC_JS = "citeproc@2.4.63"
"""npx fetches it; never in the tests."""
WAYS = [(style, language) for style in STYLES for language in LOCALES]
_LOCALE_FILES = Path(citeproc.__file__).parent / "data" / "locales"

Pair = tuple[str, str]
"""The text of citeproc-py and that of citeproc-js."""


def main() -> None:
    """Print how many are equal in each style and language, and the differences by kind with an example of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="print every difference, not one of each kind")
    options = parser.parse_args()
    corpus = read_corpus(ROOT / "datapackage")
    found: dict[str, list[Pair]] = defaultdict(list)
    print("| style | language | references | equal |\n|---|---|---:|---:|")
    for (style, language), theirs in zip(WAYS, by_citeproc_js(corpus), strict=True):
        memory = Memory(ROOT / "build" / "cache" / f"citations-{language}.json")
        items = {item["id"]: item for item in cited_references(corpus, language)}
        ours = format_references(items.values(), style, language, memory=memory)
        pairs = {key: (text, theirs[key]) for key, text in ours.items() if text != theirs[key]}
        print(f"| {style} | {language} | {len(ours)} | {len(ours) - len(pairs)} |", flush=True)
        for key, pair in pairs.items():
            found[kind(items[key], *pair)].append(pair)
    print("\n| kind of difference | texts |\n|---|---:|")
    for name, some in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        print(f"| {name} | {len(some)} |")
    for name, some in sorted(found.items()):
        print(f"\n{name}", *(f"  ours   {a}\n  theirs {b}" for a, b in (some if options.all else some[:1])), sep="\n")


def by_citeproc_js(corpus: Corpus) -> list[dict[str, str]]:
    """The references by citeproc-js, for each way: the same styles, locales and items, without what mends citeproc-py.

    Raises ``CalledProcessError`` if Node.js fails.
    """
    files = {tag: _LOCALE_FILES / f"locales-{tag}.xml" for tag in (*LOCALES.values(), "en-US")}
    locales = {tag: path.read_text(encoding="utf-8") for tag, path in files.items()}
    jobs = [
        {
            "items": [prepared(item, style) for item in _items(corpus, language)],
            "style": style_source(style, language, mended=False).read().decode(),
            "language": LOCALES[language],
            "locales": locales,
        }
        for style, language in WAYS
    ]
    script = str(Path(__file__).with_suffix(".js"))
    # npx tells where it put the package by the folder of its programs
    run = f'NODE_PATH="${{PATH%%/.bin*}}" node {json.dumps(script)}'
    command = ["npx", "--yes", "--package", CITEPROC_JS, "-c", run]
    done = subprocess.run(command, input=json.dumps(jobs), check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return list(json.loads(done.stdout))


def _items(corpus: Corpus, language: str) -> list[Item]:
    return references_to_csl(corpus.references.values(), corpus, language)


_QUOTES = str.maketrans(dict.fromkeys("'\"‘’“”", "'"))
# kind of difference -> the text without what differs
_LEVELLERS: Mapping[str, Callable[[str], str]] = {
    "quotation marks: ours as the source has them": lambda text: text.translate(_QUOTES),
    "letter case in the name of a journal or series": str.casefold,
    "nickname in brackets: ours without": lambda text: text.replace(" (Daniel)", ""),
    "dash between pages with a note": lambda text: text.replace("–", "-"),
    "letter of the year: theirs counts the editors of a chapter": lambda text: re.sub(r"(?<=\d)[ab](?=\))", "", text),
    "comma between two bodies": lambda text: text.replace(", &", " &"),
    "“in” where no book is named: ours without": lambda text: re.sub(r"(?<=[.?]) (I|In)\.(?= )", "", text),
    "“no.” before what is no number: ours without": lambda text: re.sub(r"(?i)\b(nr|nos?)\b[.:]* ", "", text),
    "full stop in the name of a web site": lambda text: text.replace("slq.nu", "slqnu"),
    "initials of a body entered as a person": lambda text: text.replace(" .", ""),
}


def kind(item: Item, ours: str, theirs: str) -> str:
    """What kind of difference there is: the one that explains it alone, else what the item lacks."""
    for name, level in _LEVELLERS.items():
        if level(ours) == level(theirs):
            return name
    if "author" not in item:
        return f"{item['type']} without author: what stands in the author's place, and beside it"
    for level in _LEVELLERS.values():
        ours, theirs = level(ours), level(theirs)
    return "several of these" if ours == theirs else "other"


if __name__ == "__main__":
    main()
