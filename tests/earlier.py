"""The version before the sample package, made up from it: in every table a record to come, one to change, one to go.

``python tests/earlier.py`` writes it to where the sample keeps its released versions; a test says when they part.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

from samskap.downloads.archive import archive
from samskap.downloads.release import release_files
from samskap.model import Corpus, Text
from samskap.package.reading import read_corpus

SAMPLE = Path(__file__).parent / "data" / "sample"
VERSION, CREATED = "0.0.0", "2025-12-01T00:00:00Z"

CASE, FINDING, REFERENCE = "eksempelby-baenk", "eksempelby-baenk-1", "pahitt2001utkast"
PLACE, FACTOR, CONCEPT = "gammelby", "goodwill", "co-something"
"""The records that the sample has retired."""

LATER = ("provanger-boligmote", "dikt2015bok-1", "dikt2015bok", "provanger")
"""The case, finding, reference and municipality that the earlier version did not have."""


def said(sv: str, da: str, en: str) -> Text:
    return {"sv": sv, "da": da, "en": en}


def earlier(corpus: Corpus) -> Corpus:
    """The version of the sample before the sample."""
    case, finding, reference, place = LATER
    gone = (case, finding, reference, place)
    return replace(
        corpus,
        descriptor=_descriptor(corpus),
        cases=_without(corpus.cases, gone) | _cases(corpus),
        findings=_without(corpus.findings, gone) | _findings(corpus),
        references=_without(corpus.references, gone) | _references(corpus),
        municipalities=_without(corpus.municipalities, gone) | _places(corpus),
        terms={key: term for key, term in corpus.terms.items() if key != ("actor", "researchers")} | _terms(corpus),
        codings=tuple(item for item in corpus.codings if item.finding not in gone),
        usage=corpus.usage[:3],
        retired=(),
    )


def earlier_files(corpus: Corpus) -> dict[str, bytes]:
    """The files of its release; it had no table of retired records."""
    files = release_files(earlier(corpus))
    files.pop("retired.csv", None)
    return files


def _without(records: Any, gone: tuple[str, ...]) -> dict[str, Any]:
    return {key: record for key, record in records.items() if key not in gone}


def _descriptor(corpus: Corpus) -> dict[str, Any]:
    """One table and one field fewer, one value more allowed, one title worded otherwise."""
    descriptor = copy.deepcopy({**corpus.descriptor, "version": VERSION, "created": CREATED})
    descriptor["resources"] = [item for item in descriptor["resources"] if item["name"] != "retired"]
    for resource in descriptor["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        if resource["name"] == "findings":
            fields[:] = [field for field in fields if field["name"] != "coding"]
        for field in fields:
            if (resource["name"], field["name"]) == ("cases", "start_year"):
                field["constraints"] = {**field.get("constraints", {}), "minimum": 1500}
            if (resource["name"], field["name"]) == ("cases", "note"):
                field["title_sv"] = "Anmärkning | <b>äldre</b>"
    return descriptor


def _cases(corpus: Corpus) -> dict[str, Any]:
    cafe = corpus.cases["exempelstad-sprakcafe"]
    title = said(
        "Språkcafé | <script>alert(2)</script> å ä ö", "Sprogcafé | <script>alert(2)</script> æ ø å", cafe.title["en"]
    )
    actors = tuple(actor for actor in cafe.actors if actor != "researchers")
    bench = said(
        "En bänk i Eksempelby: å, ä, ö | <script>alert(3)</script>",
        "En bænk i Eksempelby: æ, ø, å | <script>alert(3)</script>",
        "A bench in Eksempelby: æ, ø, å | <script>alert(3)</script>",
    )
    old = corpus.cases["eksempelby-legeplads"]
    return {
        cafe.id: replace(cafe, title=title, end_year=None, target_groups=("migrants",), longitude=14.25, actors=actors),
        CASE: replace(old, id=CASE, title=bench, municipalities=(PLACE,), references=(REFERENCE,)),
    }


def _findings(corpus: Corpus) -> dict[str, Any]:
    hindered = corpus.findings["exempelstad-sprakcafe-1"]
    seats = said("Bänken höll | inte.", "Bænken holdt | ikke.", "The bench did | not hold.")
    told = {**hindered.statement, "da": "Personalet gav ikke slip på fjernbetjeningen; |tabellen| holdt."}
    return {
        hindered.id: replace(hindered, direction="mixed", statement=told, factors=("professional-role",)),
        FINDING: replace(hindered, id=FINDING, case=CASE, reference=REFERENCE, statement=seats, factors=(FACTOR,)),
    }


def _references(corpus: Corpus) -> dict[str, Any]:
    report, article = corpus.references["sep2021prov"], corpus.references["exempel2020kostnader"]
    return {
        report.id: replace(report, date="", year=2020, keywords=("samproduktion",), peer_reviewed=False),
        REFERENCE: replace(article, id=REFERENCE, title="Drafts & <i>costs</i> | å ä ö", doi="", year=2001),
    }


def _places(corpus: Corpus) -> dict[str, Any]:
    place = corpus.municipalities["eksempelby"]
    return {
        place.id: replace(place, latitude=56.0),
        PLACE: replace(place, id=PLACE, name=said("Gammelby å", "Gammelby ø", "Gammelby"), geonames_id=None),
    }


def _terms(corpus: Corpus) -> dict[tuple[str, str], Any]:
    factor = corpus.terms["factor", "facilitation"]
    concept = next(term for term in corpus.terms.values() if term.vocabulary == "concept")
    definition = said("Stöd på vägen, å ä ö.", "Støtte undervejs, æ ø å.", "Support on the way.")
    goodwill = said("Välvilja | å", "Velvilje | ø", "Goodwill | æ")
    something = said("Samnågonting", "Samnoget", "Co-something")
    return {
        ("factor", factor.id): replace(factor, definition=definition),
        ("factor", FACTOR): replace(factor, id=FACTOR, label=goodwill, position=99),
        ("concept", CONCEPT): replace(concept, id=CONCEPT, label=something, position=99),
    }


if __name__ == "__main__":
    folder = SAMPLE / "releases"
    folder.mkdir(exist_ok=True)
    made = archive(earlier_files(read_corpus(SAMPLE)), CREATED)
    (folder / f"samskap-{VERSION}.zip").write_bytes(made)
