"""Cases, findings and places in schema.org's words.

A case is a ``CreativeWork``: what the page holds is our record of it, in our own words, with the place it is about and
the publications it cites; the case itself may be a programme, a place or an encounter, for which schema.org has no one
type. A finding is a ``Claim``: a statement that a publication makes (``appearance``), which we report and do not
vouch for. Both say that they are parts of the data package, and how far they have been reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable

from samskap.metadata import places
from samskap.metadata.publications import publication
from samskap.metadata.schema_org import Node, Scope, filled, licence, reference_to
from samskap.metadata.terms import term_mentioned
from samskap.model import Case, Finding, Municipality, Term, told


def case_work(case: Case, scope: Scope) -> Node:
    """Our record of a case."""
    corpus, language = scope.corpus, scope.words.language
    subjects = [
        *(("policy-area", name) for name in case.policy_areas),
        *(("target-group", name) for name in case.target_groups),
        *(("actor", name) for name in case.actors),
        *(("phase", name) for name in case.phases),
    ]
    title, summary = told(case.title, language), told(case.summary, language)
    whole = case.start_year is not None and case.end_year is not None
    return filled(
        {
            "@type": "CreativeWork",
            "@id": scope.thing(case, "case"),
            "url": scope.page(case),
            "name": title.text,
            "abstract": summary.text,
            "inLanguage": title.language if title.language == summary.language else [title.language, summary.language],
            "about": [term_mentioned(corpus.terms[key], scope) for key in subjects],
            "contentLocation": _locations(case, scope),
            "temporalCoverage": f"{case.start_year}/{case.end_year}" if whole else "",
            "citation": [reference_to(publication(corpus.references[key], scope)) for key in case.references],
            **_part_of_the_data(case, scope),
        }
    )


def claim(finding: Finding, scope: Scope) -> Node:
    """What a publication found, as we put it."""
    corpus, language = scope.corpus, scope.words.language
    subjects = [
        *(("factor", name) for name in finding.factors),
        *(("outcome", name) for name in finding.outcomes),
        *(("phase", name) for name in finding.phases),
    ]
    case, statement = corpus.cases.get(finding.case), told(finding.statement, language)
    about = [term_mentioned(corpus.terms[key], scope) for key in subjects]
    about += [reference_to(case_work(case, scope))] if case else []
    return filled(
        {
            "@type": "Claim",
            "@id": scope.thing(finding, "claim"),
            "url": scope.page(finding),
            "text": statement.text,
            "inLanguage": statement.language,
            "about": about,
            "keywords": [term_mentioned(corpus.terms["direction", finding.direction], scope)],
            "appearance": reference_to(publication(corpus.references[finding.reference], scope)),
            **_part_of_the_data(finding, scope),
        }
    )


def municipality_place(municipality: Municipality, scope: Scope) -> Node:
    """A municipality with its point on the map."""
    country = scope.corpus.terms["country", municipality.country]
    geonames = municipality.geonames_id
    return filled(
        {
            "@type": "AdministrativeArea",
            "@id": scope.thing(municipality, "place"),
            "name": municipality.name[scope.words.language],
            "geo": _point(municipality.latitude, municipality.longitude),
            "containedInPlace": country_place(country.id, scope),
            "sameAs": f"https://sws.geonames.org/{geonames}/" if geonames else "",
        }
    )


def country_place(country: str, scope: Scope) -> Node:
    """A country by its two letters (ISO 3166-1)."""
    term = scope.corpus.terms["country", country]
    return {
        "@type": "Country",
        "@id": places.thing(scope.site_url, scope.path(term), "place"),
        "name": term.label[scope.words.language],
        "identifier": country,
    }


def place_at(place: Term | Municipality, scope: Scope) -> Node:
    """A country (a term) or a municipality."""
    return country_place(place.id, scope) if isinstance(place, Term) else municipality_place(place, scope)


def _locations(case: Case, scope: Scope) -> list[Node]:
    """The place by its name in the municipalities, else these, else the country."""
    municipalities = [municipality_place(scope.corpus.municipalities[name], scope) for name in case.municipalities]
    around: Iterable[Node] = municipalities or [country_place(case.country, scope)]
    name = told(case.place, scope.words.language).text
    if not name:
        return list(around)
    return [filled({"@type": "Place", "name": name, "containedInPlace": [reference_to(area) for area in around]})]


def _point(latitude: float | None, longitude: float | None) -> Node | None:
    if latitude is None or longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def _part_of_the_data(record: Case | Finding, scope: Scope) -> Node:
    """What holds for every record: of which data, by whom, under which licence, since when, how far reviewed."""
    return {
        "isPartOf": {"@id": places.dataset(scope.site_url)},
        "creator": {"@id": places.organisation(scope.site_url)},
        "license": licence(scope.corpus),
        "version": scope.corpus.version,
        "dateCreated": record.coded_on,
        "creativeWorkStatus": scope.corpus.terms["review", record.review].label[scope.words.language],
    }
