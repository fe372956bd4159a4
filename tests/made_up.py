"""References of every type, made up: the sample package need not hold each of them."""

from __future__ import annotations

from dataclasses import replace

from samskap.model import Name, Reference

PERSONS = (Name(family="Påhitt", given="Åsa"), Name(family="Opdigt", given="Søren Æ."))
BODY = Name(family="Sveriges Exempel, Prov och Test (SEP)")

BLANK = Reference(
    id="blank", type="article", title="Title", title_en="", authors=(), editors=(), year=None, date="", date_text="",
    language="en", institution="", publisher="", journal="", booktitle="", volume="", issue="", pages="", doi="",
    isbn="", urn="", url="", accessed="", keywords=(), peer_reviewed=None, publication_status="",
    publication_status_text="", read="abstract", source_url="https://example.org/copy", source_is_copy=True,
    inferred=(), note="An editor's note", to_check=(), coded_on="2026-11", review="unreviewed",
)  # fmt: skip

GENRES = {
    "master-thesis": "Masteruppsats",
    "bachelor-thesis": "Kandidatuppsats",
    "doctoral-thesis": "Doktorsavhandling",
}

EVERY_TYPE = (
    replace(
        BLANK, id="article", authors=PERSONS, year=2020, title="Does it work?", journal="Journal of Samples",
        volume="12", issue="3", pages="101-120", doi="10.5555/1", url="https://example.org/1", keywords=("a", "b, c"),
    ),
    replace(
        BLANK, id="article-online", authors=PERSONS[:1], year=2021, date="2021-03-04", title="Only online",
        journal="Samples Today", url="https://example.org/2", accessed="2026-11",
    ),
    replace(
        BLANK, id="book", type="book", authors=PERSONS, year=2015, title="En hel bok",
        publisher="Lund: Exempelförlaget", pages="244", isbn="978-0-00-000000-1", language="sv",
    ),
    replace(
        BLANK, id="book-edited", type="book", editors=PERSONS, year=2016, title="An anthology",
        publisher="Sample Press", volume="Studies in Samples",
    ),
    replace(
        BLANK, id="chapter", type="chapter", authors=PERSONS[:1], editors=PERSONS[1:], year=2019, title="Et kapitel",
        booktitle="Håndbog i prøver", pages="55–71", publisher="Prøveforlaget", language="da",
    ),
    replace(
        BLANK, id="chapter-anonymous", type="chapter", editors=PERSONS, year=2011, title="Nobody's chapter",
        booktitle="The book of samples", publisher="Sample Press",
    ),
    replace(
        BLANK, id="report", type="report", authors=(BODY,), year=2021, title="Sju prov", institution=BODY.family,
        issue="Rapport 2021:5", url="https://example.org/3", accessed="2026-11-20", language="sv",
    ),
    replace(BLANK, id="report-undated", type="report", title="En rapport", issue="R17", language="sv"),
    replace(
        BLANK, id="working-paper", type="working-paper", authors=PERSONS, year=2012, title="En arbetsrapport...",
        booktitle="Provserien", issue="4", institution="Provhögskolan", language="sv",
    ),
    replace(
        BLANK, id="master-thesis", type="master-thesis", authors=PERSONS[:1], year=2012, title="Prov – och sedan?",
        institution="Provhögskolan", url="https://example.org/4", language="sv",
    ),
    replace(
        BLANK, id="bachelor-thesis", type="bachelor-thesis", title="A thesis by nobody", year=2013,
        institution="Provhögskolan",
    ),
    replace(
        BLANK, id="doctoral-thesis", type="doctoral-thesis", authors=PERSONS[1:], year=2018, title="En afhandling",
        institution="Prøveby Universitet", booktitle="Prøveserien 7", doi="10.5555/2", language="da",
    ),
    replace(
        BLANK, id="web-page", type="web-page", authors=(BODY,), title="En sida", publisher="Provportalen",
        url="https://example.org/5", accessed="2026-11", language="sv",
    ),
    replace(
        BLANK, id="web-page-anonymous", type="web-page", title="A page", publisher="A portal",
        url="https://example.org/6",
    ),
    replace(
        BLANK, id="conference-paper", type="conference-paper", authors=(*PERSONS, *PERSONS, *PERSONS, *PERSONS),
        year=2013, title="A paper!", booktitle="Conference of Samples, Växjö",
    ),
    replace(
        BLANK, id="conference-article", type="conference-paper", authors=PERSONS, year=2013, title="A paper in print",
        journal="Journal of Samples", booktitle="Conference of Samples, Växjö", volume="18",
    ),
    replace(BLANK, id="hostile", type="report", title="<script>alert(1)</script> & <i>more</i> \ue000", year=2001),
)  # fmt: skip
