"""The Atom feeds of a language: what is new in all, in a topic, in a theme, and in a theme and a phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID, uuid5

from samskap.evidence.counts import themes
from samskap.evidence.history import Record
from samskap.evidence.latest import newest_first
from samskap.model import Case, Finding, Reference, Term, Told, told
from samskap.pages.addresses import address, cell_page
from samskap.pages.atom import Category, Entry, Feed
from samskap.pages.page import CRUMB, Page, shortened
from samskap.pages.renderer import Renderer
from samskap.pages.shown import everything, records_by_page
from samskap.pages.tally import phase_name

FEED = "feed.atom"
MOST = 50
"""Entries of a feed; who has missed more finds the rest on the page."""

IDS = UUID("960f446d-6015-4a05-9419-45c8ca2ba740")
"""The name space of the ids, drawn at random once. To change it is to make every entry new to every reader.

An id is the UUID (RFC 9562, version 5) of the package's name, the language and the path: the same in every build, and
wherever the site moves. The page's address would change with the site, and a tag URI (RFC 4151) needs a domain.
"""


def feed_files(renderer: Renderer, site_url: str) -> Mapping[str, str]:
    """The feeds of all, of every topic and of every theme, by path below the language."""
    corpus, language = renderer.corpus, renderer.words.language
    shown = records_by_page(corpus)
    topics = (term for kind in ("policy-area", "target-group", "actor") for term in corpus.vocabulary(kind))
    terms = (*topics, *themes(corpus))
    pages = [(address(term), term.label[language], shown.get(address(term), ())) for term in terms]
    pages.append(("", renderer.words.text("Latest additions"), tuple(everything(corpus))))
    return {path + FEED: feed(renderer, title, path, records, site_url).xml() for path, title, records in pages}


def cell_feeds(
    renderer: Renderer, cells: Iterable[tuple[Term, str, Sequence[Finding]]], site_url: str
) -> Mapping[str, str]:
    """The feeds of cells of the evidence map, by path below the language.

    A cell is a theme, the id of a phase (empty: no phase named) and the findings on that theme in that phase.
    """
    language, files = renderer.words.language, {}
    for theme, phase, findings in cells:
        title, path = f"{theme.label[language]} – {phase_name(phase, renderer)}", cell_page(theme.id, phase)
        files[path + FEED] = feed(renderer, title, path, findings, site_url).xml()
    return files


def feeds_of(page: Page) -> tuple[CRUMB, ...]:
    """Title and path of the feeds that tell of changes to a page."""
    if page.kind in {"theme", "topic", "cell"}:
        return ((f"Samskap: {page.title}", page.path + FEED),)
    return (("Samskap", FEED),) if page.kind in {"home", "latest"} else ()


def feed(renderer: Renderer, title: str, path: str, records: Iterable[Record], site_url: str) -> Feed:
    """The feed beside the page at ``path``: its newest records; ``site_url`` is the address of the site's root."""
    corpus, language = renderer.corpus, renderer.words.language
    licence, base = corpus.descriptor["licenses"][0], f"{site_url}{language}/"
    return Feed(
        id=identifier(renderer, path + FEED),
        title=f"Samskap: {title}",
        language=language,
        updated=corpus.created,
        author=corpus.descriptor["contributors"][0]["title"],
        address=base + path + FEED,
        page=base + path,
        licence=(licence["title"], licence["path"]),
        entries=[entry(renderer, record, base) for record in newest_first(records, corpus)[:MOST]],
    )


def entry(renderer: Renderer, record: Record, base: str) -> Entry:
    """A record as an entry; ``base`` is the address of the language.

    Records know the month in which they were coded, a feed wants an instant: it is the first of the month (UTC). A
    record that a released version has corrected since was updated on the day of that version.
    """
    own, summary = renderer.words.language, _summary(renderer, record)
    title = _title(renderer, record)
    return Entry(
        id=identifier(renderer, address(record)),
        title=title.text,
        updated=f"{max(f'{record.coded_on}-01', renderer.corrected(record))}T00:00:00Z",
        page=base + address(record),
        summary=summary.text,
        categories=tuple(
            Category(name, f"{base}data/vocabularies/#{vocabulary}", renderer.label(vocabulary, name))
            for vocabulary, name in _terms(renderer, record)
        ),
        title_language="" if title.language == own else title.language,
        summary_language="" if summary.language == own else summary.language,
    )


def identifier(renderer: Renderer, path: str) -> str:
    """The id of what stands at a path below the language (see :data:`IDS`)."""
    return uuid5(IDS, f"{renderer.corpus.descriptor['name']}/{renderer.words.language}/{path}").urn


def _title(renderer: Renderer, record: Record) -> Told:
    language = renderer.words.language
    match record:
        case Finding():
            statement = shortened(told(record.statement, language).marked(language), 100)
            return Told(f"{renderer.label('direction', record.direction)}: {statement}", language)
        case Case():
            return told(record.title, language)
        case Reference():
            return Told(record.title, record.language)


def _summary(renderer: Renderer, record: Record) -> Told:
    language, words = renderer.words.language, renderer.words
    match record:
        case Finding():
            source = renderer.mentions.mention(renderer.corpus.references[record.reference])
            statement, locator = (told(text, language).marked(language) for text in (record.statement, record.locator))
            return Told(f"{statement} {words.text('Source:')} {source}, {locator}.", language)
        case Case():
            return told(record.summary, language)
        case Reference():
            return Told(
                f"{renderer.label('reference-type', record.type)}. {renderer.mentions.short(record)}.", language
            )


def _terms(renderer: Renderer, record: Record) -> Iterator[tuple[str, str]]:
    """Vocabulary and id of the terms that a record is coded with and by which a reader may choose."""
    match record:
        case Finding():
            yield "direction", record.direction
            coded = {"factor": record.factors, "outcome": record.outcomes, "phase": record.phases}
        case Case():
            coded = {"country": (record.country,), "policy-area": record.policy_areas}
            coded |= {"target-group": record.target_groups, "phase": record.phases}
        case Reference():
            coded = {"reference-kind": (renderer.corpus.kind(record),)}
    yield from ((vocabulary, name) for vocabulary, names in coded.items() for name in names)
