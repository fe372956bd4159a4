"""Every mistake that the check is to find, by family; the sample package itself has none."""

from __future__ import annotations

from spoiling import (
    NEW_ENTRY,
    Found,
    Mistake,
    Spoil,
    append,
    both,
    cell,
    columns,
    data,
    descriptor,
    prefix,
    remove,
    swap,
    text,
)

CASES, FINDINGS, TERMS, CODINGS, USAGE = "cases.csv", "findings.csv", "terms.csv", "codings.csv", "usage.csv"
RETIRED, ARCHIVE = "retired.csv", "releases/samskap-0.0.0.zip"
SCORES = "scores.csv"
PLACES, BIB, DESCRIPTOR, SCHEMA = "municipalities.csv", "references.bib", "datapackage.json", "references.schema.json"


def mistake(name: str, spoil: Spoil, *found: Found) -> Mistake:
    """A mistake and what is to be found: (file, row, field, code), without lines for the bibliography."""
    return Mistake(name, spoil, found)


FILES = (
    mistake("table missing", remove(CODINGS), (CODINGS, None, "", "file-missing")),
    mistake("table empty", data(CODINGS, b""), (CODINGS, None, "", "file-empty")),
    mistake("table blank", data(CODINGS, b"\n \n"), (CODINGS, None, "", "file-empty")),
    mistake("table in latin-1", data(CODINGS, "finding;å".encode("latin-1")), (CODINGS, None, "", "file-encoding")),
    mistake("table binary", data(CODINGS, bytes(range(256))), (CODINGS, None, "", "file-encoding")),
    mistake("byte order mark", prefix(CODINGS, b"\xef\xbb\xbf"), (CODINGS, None, "", "file-byte-order-mark")),
    mistake("quotation mark open", append(CODINGS, '"abc'), (CODINGS, None, "", "file-csv")),
    mistake("semicolons", data(CODINGS, b"finding;coder;factors\n"), (CODINGS, 1, "", "file-delimiter")),
    mistake("descriptor missing", remove(DESCRIPTOR), (DESCRIPTOR, None, "", "file-missing")),
    mistake("descriptor broken", data(DESCRIPTOR, b'{\n  "name": ,\n}'), (DESCRIPTOR, 2, "", "file-json")),
    mistake("descriptor a list", data(DESCRIPTOR, b"[]"), (DESCRIPTOR, 1, "", "file-json")),
    mistake("descriptor nested too deep", data(DESCRIPTOR, b"[" * 100_000), (DESCRIPTOR, 1, "", "file-json")),
    mistake(
        "descriptor without languages",
        descriptor(lambda value: value.pop("languages")),
        (DESCRIPTOR, None, "", "descriptor-part"),
    ),
    mistake(
        "descriptor with a resource that is none",
        descriptor(lambda value: value["resources"].append(7)),
        (DESCRIPTOR, None, "", "descriptor-part"),
    ),
    mistake(
        "descriptor with a wrong name",
        descriptor(lambda value: value.update(profile=3)),
        (DESCRIPTOR, None, "", "descriptor"),
    ),
    mistake("bibliography missing", remove(BIB), (BIB, None, "", "file-missing")),
    mistake("schema missing", remove(SCHEMA), (SCHEMA, None, "", "file-missing")),
)

COLUMNS = (
    mistake(
        "column missing and another unknown",
        text(CODINGS, "finding,coder,factors", "finding,coder,faktors"),
        (CODINGS, 1, "factors", "column-missing"),
        (CODINGS, 1, "faktors", "column-unknown"),
    ),
    mistake(
        "column twice",
        columns(CODINGS, lambda rows: [row.append(row[-1]) for row in rows]),
        (CODINGS, 1, "note", "column-twice"),
    ),
    mistake(
        "columns in another order", columns(CODINGS, lambda rows: swap(rows, 2, 3)), (CODINGS, 1, "", "column-order")
    ),
    mistake("row blank", columns(CODINGS, lambda rows: rows.insert(3, [""])), (CODINGS, 4, "", "row-blank")),
    mistake("row short", columns(CODINGS, lambda rows: rows[3].pop()), (CODINGS, 4, "note", "cell-missing")),
    mistake("row long", columns(CODINGS, lambda rows: rows[3].append("x")), (CODINGS, 4, "", "cell-extra")),
)

CELLS = (
    mistake("required cell empty", cell(CASES, 2, "source_url", ""), (CASES, 2, "source_url", "required")),
    mistake("year in letters", cell(CASES, 2, "start_year", "20x8"), (CASES, 2, "start_year", "type")),
    mistake("month wrong", cell(CASES, 2, "coded_on", "November"), (CASES, 2, "coded_on", "type")),
    mistake("year out of range", cell(CASES, 2, "start_year", "1018"), (CASES, 2, "start_year", "out-of-range")),
    mistake(
        "id with capitals",
        cell(TERMS, 2, "vocabulary", "Åctor"),
        (RETIRED, None, "", "not-retired"),
        (TERMS, 2, "vocabulary", "id-form"),
        (TERMS, 2, "vocabulary", "unknown-vocabulary"),
        (CASES, 3, "actors", "unknown-term"),
    ),
    mistake(
        "another constraint",
        descriptor(lambda value: value["resources"][0]["schema"]["fields"][1].update(constraints={"maxLength": 10})),
        *((CASES, row, "title_sv", "schema") for row in (2, 3, 4)),
    ),
    mistake("formula", cell(FINDINGS, 2, "note", "=1+1"), (FINDINGS, 2, "note", "formula")),
    mistake("formula after a blank", cell(FINDINGS, 2, "note", " @SUM(A1)"), (FINDINGS, 2, "note", "formula")),
    mistake("two blanks", cell(FINDINGS, 2, "note", "a  b"), (FINDINGS, 2, "note", "white-space")),
    mistake("non-breaking space", cell(FINDINGS, 2, "note", "a\u00a0b"), (FINDINGS, 2, "note", "white-space")),
    mistake("full-width space", cell(FINDINGS, 2, "note", "a\u3000b"), (FINDINGS, 2, "note", "white-space")),
    mistake("line feed", cell(FINDINGS, 2, "note", "a\nb"), (FINDINGS, 2, "note", "white-space")),
    mistake("decomposed letters", cell(FINDINGS, 2, "note", "a\u0308pple"), (FINDINGS, 2, "note", "white-space")),
    mistake("zero-width space", cell(FINDINGS, 4, "note", "a\u200bb"), (FINDINGS, 4, "note", "control-character")),
    mistake("bell", cell(FINDINGS, 2, "note", "a\x07b"), (FINDINGS, 2, "note", "control-character")),
    mistake("item twice", cell(CASES, 2, "levels", "group;group"), (CASES, 2, "levels", "item-twice")),
)

IDENTITIES = (
    mistake(
        "id twice but for case",
        cell(TERMS, 3, "id", "Front-Line-Professionals"),
        (RETIRED, None, "", "not-retired"),
        (TERMS, 3, "id", "duplicate-id"),
        (TERMS, 3, "", "unused-term"),
        *((CASES, row, "actors", "unknown-term") for row in (2, 3, 5)),
    ),
    mistake(
        "DOI twice",
        text(BIB, "  isbn = {978-0-00-000000-3},", "  doi = {10.5555/EXEMPEL.2020.1_a(b)},"),
        (BIB, None, "doi", "duplicate-doi"),
    ),
    mistake(
        "title twice",
        cell(CASES, 5, "title_en", "parents build a playground in EKSEMPELBY!"),
        (CASES, 5, "title_en", "duplicate-title"),
    ),
)

LINKS = (
    mistake(
        "unknown case",
        cell(FINDINGS, 2, "case", "provanger-boligmöte"),
        (FINDINGS, 2, "case", "unknown-case"),
        (CASES, 5, "", "case-without-finding"),
    ),
    mistake(
        "unknown finding",
        cell(CODINGS, 2, "finding", "dikt2015bok-9"),
        (CODINGS, 2, "finding", "unknown-finding"),
        (FINDINGS, 2, "coding", "coding-missing"),
    ),
    mistake(
        "unknown reference",
        cell(FINDINGS, 3, "reference", "eksempel2019kapitl"),
        (FINDINGS, 3, "reference", "unknown-reference"),
    ),
    mistake(
        "unknown reference of a case",
        cell(CASES, 2, "references", "eksempel2019kapitel;fiktion2018afhandling;zzz"),
        (CASES, 2, "references", "unknown-reference"),
    ),
    mistake(
        "unknown reference of a term", cell(TERMS, 2, "sources", "zzz"), (TERMS, 2, "sources", "unknown-reference")
    ),
    mistake(
        "unknown municipality",
        cell(CASES, 5, "municipalities", "provanger;provangr"),
        (CASES, 5, "municipalities", "unknown-municipality"),
    ),
    mistake(
        "unknown term in a list",
        cell(CASES, 3, "levels", "groups;individual;group"),
        (CASES, 3, "levels", "unknown-term"),
    ),
    mistake(
        "unknown single term", cell(FINDINGS, 6, "direction", "enable"), (FINDINGS, 6, "direction", "unknown-term")
    ),
    mistake("unknown field", cell(CASES, 2, "inferred", "fases"), (CASES, 2, "inferred", "unknown-field")),
    mistake("unused reference", append(BIB, NEW_ENTRY), (BIB, None, "", "unused-reference")),
    mistake("unused municipality", append(PLACES, "zzz,NO,Zet,Zet,Zet,,,\n"), (PLACES, 5, "", "unused-municipality")),
    mistake("unused term", cell(CASES, 5, "levels", ""), (TERMS, 34, "", "unused-term")),
    mistake("case without finding", cell(FINDINGS, 2, "case", ""), (CASES, 5, "", "case-without-finding")),
    mistake(
        "reference not of the case",
        cell(FINDINGS, 2, "reference", "sep2021prov"),
        (FINDINGS, 2, "reference", "reference-not-of-case"),
    ),
)

FINDING_RULES = (
    mistake(
        "direction without factor or outcome",
        cell(FINDINGS, 7, "direction", "hinders"),
        (FINDINGS, 7, "factors", "nothing-coded"),
    ),
    mistake("coding missing", columns(CODINGS, lambda rows: rows.pop(2)), (FINDINGS, 2, "coding", "coding-missing")),
    mistake(
        "agreed though the coders differ",
        cell(FINDINGS, 5, "coding", "agreed"),
        (FINDINGS, 5, "coding", "coding-differs"),
    ),
    mistake("no reference", cell(FINDINGS, 3, "reference", ""), (FINDINGS, 3, "reference", "required")),
    mistake("no direction", cell(FINDINGS, 3, "direction", ""), (FINDINGS, 3, "direction", "required")),
    mistake(
        "no locator",
        both(*(cell(FINDINGS, 3, f"locator_{tag}", "") for tag in ("sv", "da", "en"))),
        *((FINDINGS, 3, f"locator_{tag}", "required") for tag in ("da", "en", "sv")),
    ),
)

PLACE_RULES = (
    mistake("end before start", cell(CASES, 3, "end_year", "2018"), (CASES, 3, "end_year", "end-before-start")),
    mistake("one coordinate", cell(CASES, 3, "longitude", ""), (CASES, 3, "longitude", "coordinate-alone")),
    mistake(
        "coordinates without municipality",
        both(cell(CASES, 4, "latitude", "60"), cell(CASES, 4, "longitude", "10")),
        (CASES, 4, "municipalities", "coordinate-without-municipality"),
    ),
    mistake(
        "coordinates swapped",
        both(cell(CASES, 3, "latitude", "14.5"), cell(CASES, 3, "longitude", "57.5")),
        (CASES, 3, "latitude", "coordinate-far"),
        (CASES, 3, "latitude", "coordinate-outside-country"),
    ),
    mistake("point far away", cell(CASES, 3, "latitude", "65.5"), (CASES, 3, "latitude", "coordinate-far")),
    mistake("latitude out of range", cell(PLACES, 2, "latitude", "96.1"), (PLACES, 2, "latitude", "out-of-range")),
    mistake(
        "country of another municipality", cell(CASES, 5, "country", "SE"), (CASES, 5, "country", "country-differs")
    ),
)

NAMES = ("informants", "locator", "statement")
TEXTS = (
    mistake("text missing in a language", cell(CASES, 3, "place_da", ""), (CASES, 3, "place_da", "text-missing")),
    mistake(
        "required text missing in a language", cell(CASES, 3, "title_en", ""), (CASES, 3, "title_en", "text-missing")
    ),
    mistake(
        "text in no language though a translation is wanted",
        cell(CASES, 5, "title_da", ""),
        *((CASES, 5, f"title_{tag}", "required") for tag in ("da", "en", "sv")),
    ),
    mistake(
        "translation wanted of what is translated",
        both(
            cell(CASES, 2, "to_check", "translation-wanted"),
            text(BIB, "{fiktion2018afhandling,", "{fiktion2018afhandling,\n  to_check = {translation-wanted},"),
        ),
        (CASES, 2, "to_check", "translation-complete"),
        (BIB, None, "to_check", "translation-complete"),
    ),
    mistake(
        "translation wanted and not said",
        cell(FINDINGS, 2, "to_check", ""),
        *((FINDINGS, 2, f"{name}_{tag}", "text-missing") for name in NAMES for tag in ("da", "sv")),
    ),
    mistake(
        "text the same in two languages",
        both(
            *(
                cell(FINDINGS, 3, f"informants_{tag}", "Lisa Karin Per Maria Olle Anna Eva Nils")
                for tag in ("sv", "da")
            ),
            cell(FINDINGS, 3, "informants_en", "twelve parents"),
        ),
        (FINDINGS, 3, "informants_da", "text-identical"),
    ),
    mistake(
        "English in the Danish text",
        cell(
            CASES, 3, "summary_da", "This is a text that was not translated and is still in the language of the source."
        ),
        (CASES, 3, "summary_da", "text-untranslated"),
    ),
    mistake(
        "Danish in the Swedish text",
        cell(FINDINGS, 3, "statement_sv", "Det er ikke en svensk tekst, og der er noget galt, når den bliver læst."),
        (FINDINGS, 3, "statement_sv", "text-untranslated"),
    ),
)

VOCABULARIES = (
    mistake(
        "enum of the descriptor",
        descriptor(lambda value: value["resources"][0]["schema"]["fields"][4]["constraints"]["enum"].append("XX")),
        (DESCRIPTOR, None, "cases.country", "enum-differs"),
    ),
    mistake(
        "enum of the schema of the references",
        descriptor(lambda value: value["fields"][1]["constraints"]["enum"].reverse(), SCHEMA),
        (SCHEMA, None, "references.type", "enum-differs"),
    ),
    mistake(
        "field without a title in one language",
        descriptor(lambda value: value["resources"][0]["schema"]["fields"][4].pop("title_da")),
        (DESCRIPTOR, None, "cases.country.title_da", "undocumented"),
    ),
    mistake(
        "table without a description",
        descriptor(lambda value: value["resources"][1].update(description="")),
        (DESCRIPTOR, None, "findings.description", "undocumented"),
    ),
    mistake(
        "field of the references with a unit in two languages",
        descriptor(lambda value: next(one for one in value["fields"] if "unit" in one).pop("unit_sv"), SCHEMA),
        (SCHEMA, None, "references.year.unit_sv", "undocumented"),
    ),
    mistake(
        "concept that matches in two ways",
        cell(TERMS, 42, "close_match", "four-cos-co-assessment"),
        (TERMS, 42, "close_match", "match-twice"),
    ),
    mistake("unknown group", cell(TERMS, 25, "group", "ties-and-trst"), (TERMS, 25, "group", "unknown-term")),
    mistake(
        "unknown vocabulary",
        append(TERMS, "fcator,x,,1,x,x,x,x,x,x,,,,,editorial,,,\n"),
        (TERMS, 88, "vocabulary", "unknown-vocabulary"),
    ),
)

USAGES = (
    mistake("month that does not exist", cell(USAGE, 2, "month", "2024-13"), (USAGE, 2, "month", "type")),
    mistake("count of nothing", cell(USAGE, 2, "count", "0"), (USAGE, 2, "count", "out-of-range")),
    mistake("count that is no number", cell(USAGE, 2, "count", "many"), (USAGE, 2, "count", "type")),
    mistake("language of no page", cell(USAGE, 2, "language", "fi"), (USAGE, 2, "language", "unknown-term")),
    mistake("address of no page", cell(USAGE, 2, "path", "/cases/<script>/"), (USAGE, 2, "path", "path-form")),
    mistake(
        "address counted twice",
        append(USAGE, "2025-12,en,/themes/learning/,3\n"),
        (USAGE, 23, "path", "duplicate-count"),
    ),
)

RETIREMENTS = (
    mistake(
        "unknown kind",
        cell(RETIRED, 3, "kind", "concepts"),
        (RETIRED, 3, "kind", "retired-kind"),
        (RETIRED, None, "", "not-retired"),
    ),
    mistake(
        "retired and in use",
        append(RETIRED, "finding,sep2021prov-1,,,Skälet.,Grunden.,Reason.\n"),
        (RETIRED, 8, "id", "retired-in-use"),
    ),
    mistake(
        "replaced by nothing",
        cell(RETIRED, 2, "replaced_by", "eksempelby-legepladser"),
        (RETIRED, 2, "replaced_by", "retired-replacement"),
    ),
    mistake("version of two numbers", cell(RETIRED, 4, "version", "1.0"), (RETIRED, 4, "version", "version-form")),
    mistake("gone without a word", cell(RETIRED, 7, "id", "another2001"), (RETIRED, None, "", "not-retired")),
    mistake("archive broken", data(ARCHIVE, b"PK"), (ARCHIVE, None, "", "release-unreadable")),
)

SCORINGS = (
    mistake("measure of no kind", cell(SCORES, 2, "measure", "beauty"), (SCORES, 2, "measure", "unknown-term")),
    mistake("score below nothing", cell(SCORES, 3, "value", "-1"), (SCORES, 3, "value", "out-of-range")),
    mistake(
        "subject measured twice",
        append(SCORES, "0.0.1,pages,site,3,\n"),
        (SCORES, 11, "subject", "duplicate-id"),
    ),
)

ENTRIES = (
    mistake("comma missing", text(BIB, "langid = {danish},", "langid = {danish}"), (BIB, None, "", "bibtex-syntax")),
    mistake("key twice", append(BIB, NEW_ENTRY.replace("nyttprov", "sep2021prov")), (BIB, None, "", "duplicate-key")),
    mistake(
        "field twice",
        text(BIB, "  langid = {danish},", "  langid = {danish},\n  langid = {danish},"),
        (BIB, None, "langid", "bibtex-duplicate-field"),
    ),
    mistake(
        "field beside its synonym",
        text(BIB, "  date = {2020},", "  date = {2020},\n  year = {2020},"),
        (BIB, None, "year", "bibtex-duplicate-field"),
    ),
    mistake("text outside", append(BIB, "\nA remark.\n"), (BIB, None, "", "bibtex-outside-entry")),
    mistake("comment entry", append(BIB, "\n@comment{jabref-meta: x}\n"), (BIB, None, "", "bibtex-outside-entry")),
    mistake(
        "key with capitals",
        text(BIB, "@online{anonndprov", "@online{AnonndProv"),
        (RETIRED, None, "", "not-retired"),
        (BIB, None, "", "id-form"),
        (BIB, None, "", "unused-reference"),
        (CASES, 4, "references", "unknown-reference"),
    ),
    mistake("unknown type", text(BIB, "@online{", "@film{"), (BIB, None, "type", "bibtex-type")),
    mistake("thesis without level", text(BIB, "  type = {phdthesis},\n", ""), (BIB, None, "type", "bibtex-type")),
    mistake(
        "unknown field",
        text(BIB, "  date = {2020},", "  date = {2020},\n  abstract = {x},"),
        (BIB, None, "abstract", "bibtex-unknown-field"),
    ),
    mistake(
        "unknown role",
        text(BIB, "  date = {2020},", "  date = {2020},\n  translator = {A, B},"),
        (BIB, None, "translator", "bibtex-unknown-field"),
    ),
    mistake(
        "title missing", text(BIB, "  title = {Naboer og andre fremmede},\n", ""), (BIB, None, "title", "required")
    ),
    mistake(
        "DOI with resolver",
        text(BIB, "  isbn = {978-0-00-000000-2},", "  doi = {https://doi.org/10.5555/x},"),
        (BIB, None, "doi", "doi-form"),
    ),
    mistake(
        "address of a script",
        text(BIB, "url = {https://example.org/kapitel}", "url = {javascript:alert(1)}"),
        (BIB, None, "url", "url-form"),
    ),
    mistake(
        "address of a script in a table",
        cell(CASES, 3, "source_url", "javascript:alert(1)"),
        (CASES, 3, "source_url", "url-form"),
    ),
    mistake("address without a host", cell(CASES, 3, "source_url", "https:///x"), (CASES, 3, "source_url", "url-form")),
    mistake(
        "date that does not exist", text(BIB, "date = {2021-05}", "date = {2021-13}"), (BIB, None, "date", "date-form")
    ),
    mistake("date in words", text(BIB, "date = {2021-05}", "date = {May 2021}"), (BIB, None, "date", "date-form")),
    mistake("year out of range", text(BIB, "date = {2015}", "date = {1215}"), (BIB, None, "date", "out-of-range")),
    mistake(
        "unknown language", text(BIB, "langid = {norsk}", "langid = {klingon}"), (BIB, None, "langid", "language-tag")
    ),
    mistake(
        "yes for true",
        text(BIB, "peer_reviewed = {true}", "peer_reviewed = {maybe}"),
        (BIB, None, "peer_reviewed", "type"),
    ),
    mistake(
        "TRUE for true",
        text(BIB, "peer_reviewed = {true}", "peer_reviewed = {TRUE}"),
        (BIB, None, "peer_reviewed", "bibtex-value"),
    ),
    mistake(
        "unknown state", text(BIB, "status = {submitted}", "status = {submited}"), (BIB, None, "status", "unknown-term")
    ),
    mistake(
        "unknown thing to check",
        text(BIB, "to_check = {authors; year}", "to_check = {authors; yaer}"),
        (BIB, None, "to_check", "unknown-term"),
    ),
    mistake(
        "formula in a title",
        text(BIB, "title = {Legepladser", "title = {=Legepladser"),
        (BIB, None, "title", "formula"),
    ),
    mistake("formula in a name", text(BIB, "author = {Dikt, ", "author = {+Dikt, "), (BIB, None, "author", "formula")),
)

FAMILIES = (FILES, COLUMNS, CELLS, IDENTITIES, LINKS, FINDING_RULES, PLACE_RULES, TEXTS, VOCABULARIES, USAGES)
FAMILIES += (SCORINGS, RETIREMENTS, ENTRIES)
MISTAKES = tuple(one for family in FAMILIES for one in family)
