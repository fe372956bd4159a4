"""Drafts of case files for Hypothesis: made of the schema, each value good, empty, broken or awkward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

Schema = Mapping[str, Any]

LANGUAGES = ("sv", "da", "en")
TEXTS = (
    "Språkcafé på biblioteket i Exempelstad",
    "Language café at the library and the people of the town that are to learn",
    "Det är ett kafé som inte är för dem som har en plats",
    "og at der ikke af fra gennem hvor",
    "=1+1",
    "@x",
    "- a",
    "a\u200bb",
    "a\x07b",
    "Det er “the and of that which with from” og at der",
    "ß ẞ ﬁ Å",
    "👩‍🚀",
    "x" * 90,
    "İstanbul",
    "a\nb",
    "\ufeffa",
)
WORDS = (
    "SE",
    "se",
    "DK",
    "exempelstad",
    "okand",
    "facilitation",
    "facilitatio",
    "enables",
    "describes",
    "abstract",
    "article",
    "exempel2020kostnader",
    "exempelstad-sprakcafe",
    "exempelstad-sprakcafe-1",
    "ny2020",
    "ny2021",
    "NY2020",
    "no-finding-coded-yet",
    "nystad",
    "sv",
    "sw",
    "true",
    "True",
    "1",
    "0",
    "-5",
    "+2019",
    "2019",
    "1799",
    "2101",
    "20x8",
    "57.5",
    "12,5",
    "95",
    "-0.5",
    "18.06",
    "1e3",
    "2019-05",
    "2019-13",
    "2020-02-31",
    "2020-02-29",
    "0000",
    "https://example.org/a",
    "http:/x",
    "https://a b",
    "ftp://a",
    "https://",
    "HTTPS://Example.org",
    "10.5555/exempel",
    "https://doi.org/10.5555/exempel",
    "10.1/x",
    "0000-0002-1825-0097",
    "0000-0002-1825-009x",
    "Å b",
    "A_b",
    "title",
    "titel",
    "1_0",
    ".5",
    "5.",
    "١٢",
)
PASTES = (
    "@article{a, title = {En bok}, author = {Ek, Bo}, year = {2020}, langid = {swedish}}",
    "@book{b, title = {Å}, abstract = {x}, file = {y}, language = {da-DK}, doi = {https://doi.org/10.5555/exempel}}",
    "@misc{c, title = {A}}\n@misc{d, title = {B}}",
    "@article{a, title = {A",
    "@foo{a, title = {A}}",
    "Ek, B. (2020). En bok.",
    "@article{a, title = {A}, title = {B}}",
    "@article{a, date = {2019-13}, journal = {A}, journaltitle = {B}, langid = {xx}}",
    "@article{a, title = {T}, year = {2019}, month = feb, author = {Ek, Bo and others}, url = {x}}",
    "TY  - JOUR\nTI  - En titel\nPY  - 2019/05//\nDO  - 10.5555/exempel\nLA  - swe\nER  - ",
    "TY  - JOUR\nx\nTI  - En titel\n  som är lång\n\nAU  - Ek,\n Bo\nKW  - a\nb\nER  - ",
    "TY  - BOOK\nTI - En titel\nER  - ",
    "TY  - THES\nM3  - Doctoral thesis\nN1  - x\nDA  - x\nER  - ",
    "TY  - JOUR\nTI  - A",
    "TY  - JOUR\nER  - \nTY  - JOUR\nER  - ",
    "TI  - A\nER  - ",
    "x",
)


def drafts(schema: Schema) -> st.SearchStrategy[dict[str, Any]]:
    """Drafts that the schema of case files may or may not allow; scalars are strings."""
    return _object(schema, schema["$defs"])


def _value(schema: Schema, definitions: Mapping[str, Schema], name: str = "") -> st.SearchStrategy[Any]:
    """A value for a part of the schema, nearly always of its form."""
    if "$ref" in schema:
        return _value(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    odd = st.sampled_from(["", [], {}, ["a"], {"a": "b"}, "x", [""], ["", "a"], [["a"]], [{}]])
    return st.integers(0, 24).flatmap(lambda number: odd if number == 0 else _usual(schema, definitions, name))


def _usual(schema: Schema, definitions: Mapping[str, Schema], name: str) -> st.SearchStrategy[Any]:
    if name in {"bibtex", "ris"}:
        return st.sampled_from(PASTES)
    if schema.get("x-text"):
        by_language = st.dictionaries(st.sampled_from([*LANGUAGES, "fi"]), st.sampled_from(["", *TEXTS]), max_size=3)
        return st.sampled_from(TEXTS) | by_language
    if schema.get("type") == "object":
        return _object(schema, definitions)
    if schema.get("type") == "array":
        return st.lists(_value(schema["items"], definitions), max_size=3)
    choices = [str(option["const"]) for option in schema.get("oneOf", ())]
    if "const" in schema:
        choices = [str(schema["const"])] * 9
    return st.sampled_from([*choices, *WORDS[: len(choices) or None], *TEXTS[: 0 if choices else None]])


def _object(schema: Schema, definitions: Mapping[str, Schema]) -> st.SearchStrategy[dict[str, Any]]:
    properties = schema["properties"]
    parts = {name: _value(part, definitions, name) for name, part in properties.items()}
    whole: Sequence[str] = [name for name, part in properties.items() if part.get("x-required")]
    unknown = st.dictionaries(st.sampled_from(["titel", "title_sv", "x", "coded_on", "1"]), st.just("x"), max_size=1)
    some = st.fixed_dictionaries(
        {name: parts[name] for name in whole},
        optional={name: part for name, part in parts.items() if name not in whole},
    )
    few = st.fixed_dictionaries({}, optional=parts)
    return st.integers(0, 9).flatmap(
        lambda number: st.builds(lambda one, other: one | other, few, unknown) if number == 0 else some
    )
