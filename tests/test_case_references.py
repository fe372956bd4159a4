"""Pasted BibTeX and RIS: the browser makes the same references of it as Python does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from case_scripts import call_scripts
from samskap.package.bibliography import to_reference
from samskap.package.bibtex import parse

BIBTEX = {
    "zotero": """@article{asplund2019,
	title = {Samverkan i {Malmö}: en studie},
	volume = {12},
	doi = {10.5555/exempel},
	number = {3},
	journal = {Tidskrift f{\\"o}r f{\\"o}rvaltning},
	author = {Åsplund, Anna and S{\\o}rensen, B{\\aa}rd and von Essen, Carl},
	month = may,
	year = {2019},
	keywords = {co-production, {a, b}, samskapelse},
	pages = {1--20},
}""",
    "scholar": """@incollection{lind2020,
  title={Co-creation \\& trust --- a 5\\% sample},
  author={Lind, Eva and {Exempelstads kommun} and Jensen, Jr, Per},
  booktitle={Handbook of G\\"oteborg \\'etudes},
  pages={17-37}, year=2020, publisher={Example}
}""",
    "names without commas": "@book{x1, title = {T}, author = {Anna Maria af Klint and Karin von der Recke and Bo Ek and Plato}}",
    "thesis": "@mastersthesis{m1, title = {x}, author = {A, B}, school = {U}}\n@phdthesis{p1, title = {y}}",
    "report": "@report{r1, title = {R}, type = {workingpaper}, date = {2021-05}, langid = {swedish}, peer_reviewed = {false}}",
    "macros": '@string{jes = "Journal of Examples"}\n@article{j1, title = "A" # { B }, journal = jes, year = 2001, month = jan}',
    "undefined macro": "@article{j1,\n title = {A},\n journal = jes,\n year = 2001}",
    "no comma": "@article{a1,\n title = {A}\n year = {2001}\n}\n\n@book{b1, title = {B}}",
    "open brace": "@article{a1,\n title = {A,\n year = {2001}\n}\n",
    "two braces too few": "@article{a1, title = {A}, year = {2001}\n@book{b1, title = {B}}",
    "key missing": "@article{,\n title = {A}\n}",
    "field twice": "@article{a1,\n title = {A},\n Title = {B}\n}",
    "key twice": "@article{a1, title = {A}}\n\n@article{A1, title = {B}}",
    "comment": "@comment{x, y = {z}}\n% words\n@article{a1, title = {A}}",
    "parentheses": "@article(a1, title = {A (b)}, year = 2001)",
    "only words": "Åsplund, A. (2019). Samverkan.",
    "an address in words": "anna@example.org",
    "empty": "",
    "accents": """@book{a, title = {\\aa\\ \\AA{} \\ae{}r {\\ae} \\o{} \\O l \\"a \\"{a} {\\"a} {\\"{a}} \\'{e} \\`e \\^{o} \\c{c} \\c c \\~n \\v{s} \\ss{} \\=o
\\H{o} \\k a \\l \\L{} \\oe \\i{} \\u g \\r{a} \\r a \\.z \\textbackslash{} \\{ \\_ \\# \\$ \\&}, publisher = {A~B -- ``C'' \\emph{d}}}""",
}
RAW = ["{", "}", '"', ",", "=", "#", "@", "(", ")", "@article{a,", "@book(b,", "title = ", "year=2001", "{A}", '"B"', "jan", "\n",
       " ", "\\", "@string{x = {y}}", "@comment{", "@preamble{", "and", "author = {A B and C, D}", "%", "key", "é"]  # fmt: skip
WORDS = ["Anna", "von", "der", "Ek", "{Exempelstads kommun}", "and", "Å", 'f{\\"o}r', "\\o{}", "\\'e", "S\\o rensen", "{B,", "c}",
         "{\\aa}", "A--B", "\\&", "~", "x", "de la", "{\\O}st", "Jr", ","]  # fmt: skip


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scripts")


def in_python(text: str) -> dict[str, Any]:
    """Entries and faults as the browser gives them."""
    entries, faults = parse(text)
    return {
        "entries": [
            {
                "line": entry.line,
                "type": entry.type,
                "key": entry.key,
                "fields": dict(entry.fields),
                "persons": {
                    role: [{"family": name.family, "given": name.given} for name in names]
                    for role, names in entry.persons.items()
                },
            }
            for entry in entries
        ],
        "faults": sorted([fault.code, fault.line] for fault in faults),
    }


def in_browser(folder: Path, texts: list[str]) -> list[dict[str, Any]]:
    found = call_scripts(folder, "case-bibtex.js", "parseBibtex", [[text] for text in texts])
    return [{**one, "faults": sorted([fault["code"], fault["line"]] for fault in one["faults"])} for one in found]


def test_bibtex_is_read_as_python_reads_it(scripts: Path):
    for (name, text), found in zip(BIBTEX.items(), in_browser(scripts, list(BIBTEX.values())), strict=True):
        assert found == in_python(text), name


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.lists(st.sampled_from(RAW), max_size=14).map("".join), min_size=40, max_size=80))
def test_any_bibtex_is_read_as_python_reads_it(scripts: Path, texts: list[str]):
    for text, found in zip(texts, in_browser(scripts, texts), strict=True):
        assert found == in_python(text), text


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=40, max_size=80))
def test_any_names_are_read_as_python_reads_them(scripts: Path, texts: list[str]):
    entries = [f"@book{{a, author = {{{text}}}, title = {{{text}}}}}" for text in texts]
    for text, found in zip(entries, in_browser(scripts, entries), strict=True):
        assert found == in_python(text), text


def test_typed_fields_of_bibtex_are_those_of_python(scripts: Path):
    texts = list(BIBTEX.values())
    found = call_scripts(scripts, "case-references.js", "pastedReferences", [[text] for text in texts])
    for text, pasted in zip(texts, found, strict=True):
        assert pasted["references"] == [typed(entry) for entry in parse(text)[0]], text


def typed(entry: Any) -> dict[str, Any]:
    """The fields of an entry that are filled in, as a case file has them."""
    reference = to_reference(entry)
    found = {}
    for name in reference.__dataclass_fields__:
        value = getattr(reference, name)
        if name in {"coded_on", "review", "source_is_copy"} or value in ("", (), None):
            continue
        if isinstance(value, tuple):
            found[name] = [str(item) for item in value]
        else:
            found[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return found
