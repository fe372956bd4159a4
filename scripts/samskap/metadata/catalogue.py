"""The data package as a data catalogue in RDF: DCAT-AP 3.0, with what DCAT-AP-SE and DCAT-AP-DK ask for beyond it.

Nodes that the profiles want typed (licence, language, place, media type, ...) are typed here, so that the catalogue can
be checked by itself. What the package does not know is left out: no address for mail, no kind of publisher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, RDFS, XSD

from samskap.downloads import Download
from samskap.downloads.notices import HOW_MADE
from samskap.languages import N_, words
from samskap.metadata import authorities, places
from samskap.metadata.coverage import alpha3, countries, keywords, years
from samskap.metadata.distributions import distribution, distribution_id
from samskap.metadata.rdf import DCAT, VCARD, Statement, graph, texts, typed
from samskap.model import Corpus
from samskap.package.descriptor import words as words_of

THEMES = ("SOCI", "GOVE")
"""Data themes of the European Union: population and society; government and public sector."""
FREQUENCY = "IRREG"
"""New versions come when there is something new: irregular."""
DOCUMENTATION = ("method/", "data/dictionary/", "data/vocabularies/")
"""Pages that document the data, by path below the language."""
TITLE = N_("Data catalogue of Samskap")
ABOUT = N_("The open data package of Samskap, with every file of its current version.")


def catalogue(corpus: Corpus, files: Sequence[Download], site_url: str) -> Graph:
    """The catalogue with its one dataset and a distribution for each file; ``site_url`` is the site's root."""
    licence = URIRef(corpus.descriptor["licenses"][0]["path"])
    return graph(
        [
            *_catalogue(corpus, site_url, licence),
            *_dataset(corpus, files, site_url),
            *_agents(corpus, site_url),
            *_licence(corpus, licence),
            *(statement for file in files for statement in distribution(file, corpus, site_url)),
            *authorities.statements(corpus.languages, THEMES, FREQUENCY),
        ]
    )


def in_languages(corpus: Corpus, message: str) -> dict[str, str]:
    """A message in every language of the package."""
    return {language: words(language).text(message) for language in corpus.languages}


def described(corpus: Corpus, key: str) -> dict[str, str]:
    """A text of the descriptor ("title", "description") in every language of the package."""
    return {language: words_of(corpus.descriptor, key, language) for language in corpus.languages}


def _catalogue(corpus: Corpus, site_url: str, licence: URIRef) -> Iterator[Statement]:
    node = URIRef(places.thing(site_url, "data/", "catalogue"))
    yield from typed(node, DCAT.Catalog)
    yield from _each(node, DCTERMS.title, texts(in_languages(corpus, TITLE)))
    yield from _each(node, DCTERMS.description, texts(in_languages(corpus, ABOUT)))
    yield from _each(node, DCTERMS.language, map(authorities.language, corpus.languages))
    yield from _each(node, DCTERMS.spatial, _countries(corpus))
    yield from _dates(node, corpus)
    yield node, DCTERMS.publisher, URIRef(places.organisation(site_url))
    yield node, DCTERMS.license, licence
    yield node, FOAF.homepage, URIRef(site_url)
    yield from typed(URIRef(site_url), FOAF.Document)
    yield node, DCAT.themeTaxonomy, authorities.THEME_SCHEME
    yield node, DCAT.dataset, URIRef(places.dataset(site_url))


def _dataset(corpus: Corpus, files: Sequence[Download], site_url: str) -> Iterator[Statement]:
    node, organisation = URIRef(places.dataset(site_url)), URIRef(places.organisation(site_url))
    yield from typed(node, DCAT.Dataset)
    yield from _each(node, DCTERMS.title, texts(described(corpus, "title")))
    yield from _each(node, DCTERMS.description, texts(described(corpus, "description")))
    for keyword in keywords(corpus):
        yield from _each(node, DCAT.keyword, [Literal(text, lang=tag or None) for tag, text in keyword.items()])
    yield node, DCTERMS.identifier, Literal(corpus.descriptor["name"])
    yield node, DCAT.version, Literal(corpus.version)
    yield node, OWL.versionInfo, Literal(corpus.version)
    yield from _dates(node, corpus)
    yield node, DCTERMS.publisher, organisation
    yield node, DCTERMS.creator, organisation
    yield node, DCAT.contactPoint, URIRef(places.thing(site_url, "contribute/", "contact"))
    yield node, DCTERMS.accrualPeriodicity, authorities.frequency(FREQUENCY)
    yield node, DCTERMS.accessRights, authorities.PUBLIC
    yield from _each(node, DCAT.theme, map(authorities.theme, THEMES))
    yield from _each(node, DCTERMS.language, map(authorities.language, corpus.languages))
    yield from _each(node, DCAT.distribution, (distribution_id(file, site_url) for file in files))
    yield from _covered(node, corpus, site_url)
    yield from _documents(node, corpus, site_url)


def _covered(node: URIRef, corpus: Corpus, site_url: str) -> Iterator[Statement]:
    """Which countries and which years the cases are from."""
    for country, term in zip(_countries(corpus), countries(corpus), strict=True):
        yield node, DCTERMS.spatial, country
        yield from authorities.term(country, DCTERMS.Location, term.label)
    found = years(corpus)
    if found:
        period = URIRef(places.thing(site_url, "data/", "period"))
        yield node, DCTERMS.temporal, period
        yield from typed(period, DCTERMS.PeriodOfTime)
        yield period, DCAT.startDate, Literal(str(found[0]), datatype=XSD.gYear)
        yield period, DCAT.endDate, Literal(str(found[1]), datatype=XSD.gYear)


def _documents(node: URIRef, corpus: Corpus, site_url: str) -> Iterator[Statement]:
    """The pages about the data in every language, the standard it keeps to, and how it was made."""
    for language in corpus.languages:
        landing = URIRef(f"{site_url}{language}/data/")
        pages = [URIRef(f"{site_url}{language}/{path}") for path in DOCUMENTATION]
        yield node, DCAT.landingPage, landing
        yield from _each(node, FOAF.page, pages)
        for page in (landing, *pages):
            yield from typed(page, FOAF.Document)
            yield page, DCTERMS.language, authorities.language(language)
    standard = URIRef(corpus.descriptor["$schema"])
    yield node, DCTERMS.conformsTo, standard
    yield from typed(standard, DCTERMS.Standard)
    provenance = URIRef(places.thing(site_url, "method/", "provenance"))
    yield node, DCTERMS.provenance, provenance
    yield from typed(provenance, DCTERMS.ProvenanceStatement)
    yield from _each(provenance, RDFS.label, texts(in_languages(corpus, HOW_MADE)))


def _agents(corpus: Corpus, site_url: str) -> Iterator[Statement]:
    """Who publishes, and where to write: the page that tells how to send a correction."""
    name = Literal(corpus.descriptor["contributors"][0]["title"])
    organisation = URIRef(places.organisation(site_url))
    yield from typed(organisation, FOAF.Agent)
    yield organisation, FOAF.name, name
    yield organisation, FOAF.homepage, URIRef(site_url)
    contact = URIRef(places.thing(site_url, "contribute/", "contact"))
    yield from typed(contact, VCARD.Kind, VCARD.Organization)
    yield contact, VCARD.fn, name
    yield from _each(
        contact, VCARD.hasURL, (URIRef(f"{site_url}{language}/contribute/") for language in corpus.languages)
    )


def _licence(corpus: Corpus, licence: URIRef) -> Iterator[Statement]:
    yield from typed(licence, DCTERMS.LicenseDocument)
    yield licence, RDFS.label, Literal(corpus.descriptor["licenses"][0]["title"], lang="en")
    yield licence, DCTERMS.type, authorities.ATTRIBUTION


def _countries(corpus: Corpus) -> list[URIRef]:
    return [authorities.country(alpha3(term.id)) for term in countries(corpus)]


def _dates(node: URIRef, corpus: Corpus) -> Iterator[Statement]:
    """The version at hand came out on its date, and has not been changed since."""
    day = Literal(corpus.created.partition("T")[0], datatype=XSD.date)
    yield node, DCTERMS.issued, day
    yield node, DCTERMS.modified, day


def _each(node: URIRef, relation: URIRef, values: Iterable[URIRef | Literal]) -> Iterator[Statement]:
    return ((node, relation, value) for value in values)
