"""Case files as people write them: what is read as what, each change told, and nothing guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.contribution import spelling
from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.keys import Keys
from samskap.contribution.tidying import tidied
from samskap.languages import LANGUAGES
from samskap.model import Corpus
from samskap.problems import Problem


@pytest.fixture(scope="module")
def keys(corpus: Corpus) -> Keys:
    return Keys(corpus)


def read(text: str, corpus: Corpus, keys: Keys | None = None) -> tuple[CaseFile, list[Problem]]:
    file, problems = read_case_file("case.yaml", text.encode())
    assert file is not None, problems
    return tidied(file, corpus, keys)


def told(problems: list[Problem]) -> set[tuple[str, str, int | None]]:
    return {(problem.code, problem.field, problem.row) for problem in problems}


AS_PEOPLE_WRITE = """\
Språk: svenska
Fall:
  Titel: Ett\u00a0fall  här
  Titel (danska): En sag
  Land: Sverige
  Kommuner: Exempelstad
  Latitud: "57,51"
  longitude: "\uff11\uff14.5"
  Startår: "2019.0"
  Faser: Gemensam utformning; co-design
  Nivåer: [Individ, group]
  Läst: abstract
  source_url: example.org/x
Resultat:
- direction: Underlättar
  statement: {svenska: "Det gick", danish: "Det gik"}
  factors: Socialt kapital
references:
- id: ek
  DOI: https://doi.org/10.1234/x
  language: swedish
  Fackgranskad: ja
  authors: Ek, Anna; Ask, Bo
"""


def test_labels_headings_lists_and_spellings_are_read_and_each_is_told(corpus: Corpus):
    file, notices = read(AS_PEOPLE_WRITE, corpus)
    case, finding, reference = file.content["case"], file.content["findings"][0], file.content["references"][0]
    assert file.content["language"] == "sv"
    assert case["title"] == {"sv": "Ett fall här", "da": "En sag"}
    assert (case["country"], case["municipalities"]) == ("SE", ["exempelstad"])
    assert (case["latitude"], case["longitude"], case["start_year"]) == ("57.51", "14.5", "2019")
    assert (case["phases"], case["source_url"]) == (["co-design", "co-design"], "https://example.org/x")
    assert finding["statement"] == {"sv": "Det gick", "da": "Det gik"}
    assert (finding["direction"], finding["factors"]) == ("enables", ["social-capital"])
    assert (reference["doi"], reference["language"], reference["peer_reviewed"]) == ("10.1234/x", "sv", "true")
    assert reference["authors"] == ["Ek, Anna", "Ask, Bo"]
    assert {problem.severity for problem in notices} == {"notice"}
    assert told(notices) >= {
        ("key-for-heading", "case", 2),
        ("label-for-code", "language", 1),
        ("spaces-tidied", "case.title.sv", 3),
        ("key-for-heading", "case.title.da", 4),
        ("label-for-code", "case.country", 5),
        ("label-for-code", "case.municipalities.1", 6),
        ("value-tidied", "case.latitude", 7),
        ("value-tidied", "case.longitude", 8),
        ("value-tidied", "case.start_year", 9),
        ("list-in-text", "case.phases", 10),
        ("label-for-code", "case.phases.1", 10),
        ("key-for-heading", "findings.1.statement.sv", 16),
        ("value-tidied", "references.1.doi", 20),
        ("label-for-code", "references.1.peer_reviewed", 22),
        ("list-in-text", "references.1.authors", 23),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_in_every_language_is_its_code(language: str, corpus: Corpus, keys: Keys):
    for vocabulary, field in (("phase", "phases"), ("policy-area", "policy_areas"), ("actor", "actors")):
        terms = corpus.vocabulary(vocabulary)
        labels = [term.label[language].upper() for term in terms]
        file, notices = read(f"language: {language}\ncase:\n  {field}: {labels}\n", corpus, keys)
        assert file.content["case"][field] == [term.id for term in terms]
        assert told(notices) == {("label-for-code", f"case.{field}.{at}", 3) for at in range(1, len(terms) + 1)}


@pytest.mark.parametrize(
    ("value", "expected", "codes"),
    [
        ("Gemensam utformning, Gemensamt genomförande", ["co-design", "co-implementation"], {"list-in-text"}),
        ("Gemensam utformning, något annat", ["Gemensam utformning, något annat"], set()),
        ("Gemensam utformning; något annat", ["co-design", "något annat"], {"list-in-text"}),
        ("något", ["något"], set()),
    ],
)
def test_list_is_parted_by_commas_only_where_each_part_is_known(
    value: str, expected: list[str], codes: set[str], corpus: Corpus, keys: Keys
):
    file, notices = read(f"language: sv\ncase:\n  phases: '{value}'\n", corpus, keys)
    assert file.content["case"]["phases"] == expected
    assert {problem.code for problem in notices} - {"label-for-code"} == codes


def test_what_can_mean_two_things_is_left_and_told(corpus: Corpus):
    terms = dict(corpus.terms)
    for identifier in ("municipality", "volunteers"):
        term = terms["actor", identifier]
        terms["actor", identifier] = replace(term, aliases={**term.aliases, "sv": ("eldsjälar",)})
    file, notices = read("language: sv\ncase:\n  actors: [Eldsjälar, Kommun]\n", replace(corpus, terms=terms))
    assert file.content["case"]["actors"] == ["Eldsjälar", "municipality"]
    assert told(notices) == {("label-ambiguous", "case.actors.1", 3), ("label-for-code", "case.actors.2", 3)}


def test_key_for_a_field_that_is_there_already_is_left_for_the_check(corpus: Corpus):
    file, _notices = read("language: sv\ncase:\n  title: Ett\n  Titel: Annat\n  Rubrik: X\n", corpus)
    assert file.content["case"] == {"title": "Ett", "Titel": "Annat", "Rubrik": "X"}


def test_pasted_entry_keeps_its_lines(corpus: Corpus):
    text = "language: en\nreferences:\n- id: x\n  bibtex: |\n    @book{x,\n      title = {A  title},\n    }\n"
    file, notices = read(text, corpus)
    assert file.content["references"][0]["bibtex"] == "@book{x,\n  title = {A  title},\n}"
    assert notices == []


def test_tidied_file_is_not_changed_again(corpus: Corpus):
    file, _notices = read(AS_PEOPLE_WRITE, corpus)
    again, notices = tidied(file, corpus)
    assert (again.content, notices) == (file.content, [])


json_like = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["case", "Fall", "findings", "language", "Titel", "title", "title_sv", "phases", "id", "", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["case", "findings", "references", "Språk", "contributor", "z"]), json_like))
def test_any_content_is_tidied_without_failing(corpus: Corpus, keys: Keys, content: dict[str, object]):
    file = CaseFile(name="x.yaml", content=content, lines={"": 1})
    found, notices = tidied(file, corpus, keys)
    assert isinstance(found.content, dict)
    assert {problem.severity for problem in notices} <= {"notice"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("55,6050", "55.6050"), ("−12,1", "-12.1"), ("1,234,5", "1,234,5"), ("5 5", "55"), ("x", "x"), ("3.5", "3.5")],
)
def test_number_has_a_point_or_stays_as_it_is(text: str, expected: str):
    assert spelling.number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2019.0", "2019"), ("2019 ", "2019"), ("2019,00", "2019"), ("2019.5", "2019.5"), ("ca 2019", "ca 2019")],
)
def test_whole_number_has_no_decimals_or_stays_as_it_is(text: str, expected: str):
    assert spelling.whole(text) == expected


@pytest.mark.parametrize("before", ["https://doi.org/", "http://dx.doi.org/", "doi:", "DOI: ", "doi.org/"])
def test_doi_is_without_resolver(before: str):
    assert spelling.doi(f" {before}10.1234/x ") == "10.1234/x"
