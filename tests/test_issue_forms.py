"""Issue forms: what they ask is what the schema holds, and what people answer becomes a case file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from samskap.cli import main
from samskap.contribution.case_file import CaseFile, read_case_file
from samskap.contribution.checking import check_case_file
from samskap.contribution.issue_form import chosen_values, read_issue
from samskap.contribution.issue_forms import IssueForm, issue_forms
from samskap.contribution.issue_references import references
from samskap.contribution.issue_templates import issue_templates
from samskap.contribution.schema import case_file_schema
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from samskap.problems import errors
from samskap.report.issues import case_file_yaml
from sites import ROOT

KINDS = ["new-case", "wrong-fact", "dispute", "new-term", "translation"]
FENCE = "```"


@pytest.fixture(scope="module")
def forms(corpus: Corpus) -> dict[tuple[str, str], IssueForm]:
    return {(form.kind, form.language): form for form in issue_forms(corpus)}


def issue(form: IssueForm, **answers: str) -> str:
    """The text of an issue as GitHub writes it: every question with its answer, by the id of the question."""
    assert set(answers) <= {question.id.replace(".", "_") for question in form.questions}
    parts = [
        f"### {question.label}\n\n{answers.get(question.id.replace('.', '_')) or '_No response_'}"
        for question in form.questions
    ]
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts)


def option(form: IssueForm, identifier: str, *values: str) -> str:
    """What GitHub writes where these values are chosen."""
    question = next(question for question in form.questions if question.id == identifier)
    labels = {value: label for label, value in (question.options or {}).items()}
    return ", ".join(labels[value] for value in values)


def read(text: str, corpus: Corpus) -> CaseFile:
    file, problems = read_issue("issue 1", text, corpus)
    assert not problems
    assert file is not None
    return file


def test_forms_of_the_repository_are_those_of_its_data():
    made = issue_templates(read_corpus(ROOT / "datapackage"))
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    assert {path.relative_to(ROOT).as_posix() for path in folder.iterdir()} == set(made)
    old = [name for name, text in made.items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert old == [], "run “samskap describe”"


def test_forms_keep_to_what_github_takes(corpus: Corpus):
    """Source: GitHub Docs, "Syntax for GitHub's form schema", "Common validation errors when creating issue forms"."""
    files = {name: yaml.safe_load(text) for name, text in issue_templates(corpus).items()}
    names = [content["name"] for name, content in files.items() if not name.endswith("config.yml")]
    assert len(names) == len(set(names)) == len(KINDS) * len(LANGUAGES)
    for name, content in files.items():
        for part in content.get("body", ()):
            attributes = part["attributes"]
            assert all(isinstance(value, str) and value.strip() for key, value in attributes.items() if key in
                       {"label", "description", "value"}), name  # fmt: skip
            options = attributes.get("options", [])
            assert all(isinstance(label, str) and label.strip() and label != "None" for label in options)
            assert len(options) == len(set(options))
        questions = [part for part in content.get("body", ()) if part["type"] != "markdown"]
        for key in (lambda part: part["id"], lambda part: part["attributes"]["label"].casefold()):
            assert len({key(part) for part in questions}) == len(questions), name


def test_drop_downs_of_a_form_are_the_terms_of_its_field(corpus: Corpus, forms: dict[tuple[str, str], IssueForm]):
    for language in LANGUAGES:
        schema = case_file_schema(corpus, words(language))
        sections = {
            "case": schema["properties"]["case"]["properties"],
            "findings": schema["properties"]["findings"]["items"]["properties"],
            "references": schema["properties"]["references"]["items"]["properties"],
        }
        asked = [question for question in forms["new-case", language].questions if question.options]
        assert len(asked) > 10
        for question in asked:
            section, field = question.id.split(".")
            part = sections[section][field]
            name = (part.get("items", part))["$ref"].removeprefix("#/$defs/")
            terms = {term["title"]: term["const"] for term in schema["$defs"][name]["oneOf"]}
            assert question.options == terms, question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_case_of_a_form_is_a_sound_case_file(
    language: str, corpus: Corpus, forms: dict[tuple[str, str], IssueForm]
):
    form = forms["new-case", language]
    text = issue(
        form,
        case_title="Läxhjälp och lektiecafé",
        case_country=option(form, "case.country", "SE"),
        case_municipalities="- exempelstad",
        case_start_year="2019",
        case_policy_areas=option(form, "case.policy_areas", "education", "integration"),
        case_phases=option(form, "case.phases", "co-design", "co-implementation"),
        case_summary="Skolan och föräldrarna driver det ihop.\n\n### Barnen\n\nhar valt dagarna.",
        case_read=option(form, "case.read", "abstract"),
        case_source_url="https://example.org/x",
        references="@book{ny2020,\n title = {Läxhjälp som samproduktion}, year = 2020, langid = {swedish},\n}",
        references_read=option(form, "references.read", "abstract"),
        references_source_url="https://example.org/x",
        findings_statement="En van handledare får fler att komma.",
        findings_direction=option(form, "findings.direction", "enables"),
        findings_factors=option(form, "findings.factors", "facilitation"),
        findings_read=option(form, "findings.read", "abstract"),
        findings_locator="s. 4",
        contributor_name="Åsa Prov",
    )
    file = read(text, corpus)
    assert file.content["language"] == language
    assert file.content["case"]["policy_areas"] == ["education", "integration"]
    assert file.content["case"]["summary"].endswith("### Barnen\n\nhar valt dagarna.")
    assert file.content["case"]["municipalities"] == ["exempelstad"]
    assert file.content["findings"][0]["reference"] == file.content["references"][0]["id"]
    assert file.content["contributor"] == {"name": "Åsa Prov"}
    assert file.line("case.title") == 1
    again, problems = read_case_file("x.yaml", case_file_yaml(file.content).encode())
    assert not problems
    assert again is not None
    assert again.content == file.content
    assert errors(check_case_file(file, corpus)) == []


def test_correction_of_a_form_names_record_and_field(corpus: Corpus, forms: dict[tuple[str, str], IssueForm]):
    form = forms["wrong-fact", "da"]
    text = issue(
        form,
        record="https://example.org/da/cases/exempelstad-sprakcafe/",
        field=option(form, "field", "case.start_year"),
        value="2018",
        source="https://example.org, s. 3",
    )
    file = read(text, corpus)
    assert file.content == {
        "layout": "1",
        "language": "da",
        "kind": "correction",
        "comment": "https://example.org, s. 3",
        "case": {"id": "exempelstad-sprakcafe", "start_year": "2018"},
    }
    assert errors(check_case_file(file, corpus)) == []


def test_translation_and_dispute_of_forms_are_sound_case_files(corpus: Corpus, forms: dict[tuple[str, str], IssueForm]):
    finding = next(iter(corpus.findings))
    form = forms["translation", "sv"]
    chosen = {"field": option(form, "field", "findings.statement"), "language": option(form, "language", "da")}
    file = read(issue(form, record=finding, value="Udsagnet.", **chosen), corpus)
    assert file.content["findings"] == [{"id": finding, "statement": {"da": "Udsagnet."}}]
    assert errors(check_case_file(file, corpus)) == []
    form = forms["dispute", "en"]
    chosen = {"field": option(form, "field", "direction", "factors")}
    file = read(issue(form, record=f"/en/cases/x/#{finding}", comment="It says no.", **chosen), corpus)
    assert file.content["findings"] == [{"id": finding}]
    assert file.content["comment"] == "direction, factors\nIt says no."
    assert errors(check_case_file(file, corpus)) == []


def test_new_term_and_other_text_are_no_case_file(corpus: Corpus, forms: dict[tuple[str, str], IssueForm]):
    for text, code in (
        (issue(forms["new-term", "sv"], label="x"), "issue-by-hand"),
        ("### Hello\n\nworld", "issue-unknown"),
        ("", "issue-unknown"),
    ):
        file, problems = read_issue("issue 1", text, corpus)
        assert (file, [problem.code for problem in problems]) == (None, [code])


def test_case_file_in_an_issue_is_read_with_the_lines_of_the_issue(corpus: Corpus):
    text = f"Hej!\n\n{FENCE}yaml\nlanguage: sv\ncase:\n  title: x\n{FENCE}\n"
    file = read(text, corpus)
    assert file.content == {"language": "sv", "case": {"title": "x"}}
    assert file.line("case.title") == 6


def test_labels_with_commas_are_told_apart():
    options = {"A": "a", "A, B": "ab", "B": "b", "C": "c"}
    assert chosen_values("A, B, C", options) == ["ab", "c"]
    assert chosen_values("A, X, B", options) == ["a", "X", "b"]


def test_references_of_a_form_may_be_pasted_in_every_way():
    found = references(
        "https://doi.org/10.1234/abc.\n@article{a,\n title={x}\n}\n\n@book{b, title={y}}\n"
        f"{FENCE}\nTY  - JOUR\nTI  - z\nER  - \n{FENCE}\n- 10.5555/x\nSomething by somebody"
    )
    assert [[key for key in item if key != "id"] for item in found] == [
        *([key] for key in ("doi", "bibtex", "bibtex", "ris", "doi", "bibtex"))
    ]
    assert [item["id"] for item in found] == [f"ref-{number}" for number in range(1, 7)]
    assert found[0]["doi"] == "10.1234/abc"
    assert found[3]["ris"].startswith("TY  - JOUR")


@settings(max_examples=20)
@given(st.text(alphabet="#@ER TY-\n`{}()10./aå", max_size=80), st.sampled_from(LANGUAGES))
def test_any_answer_is_read_and_written_back_the_same(
    corpus: Corpus, forms: dict[tuple[str, str], IssueForm], answer: str, language: str
):
    text = issue(forms["new-case", language], references=answer, case_title=answer, case_phases=answer)
    file, _problems = read_issue("issue 1", text, corpus)
    if file is not None:
        again, problems = read_case_file("x", case_file_yaml(file.content).encode())
        assert again is not None, problems
        assert again.content == file.content


def test_read_issue_writes_the_case_file_or_says_why_not(tmp_path: Path):
    package = ["--package", str(SAMPLE), "--language", "en"]
    text = f"{FENCE}yaml\nlanguage: sv\ncase:\n  title: 'Språk: café'\n  summary: |\n    å\n    ä\n{FENCE}\n"
    result = CliRunner().invoke(main, ["read-issue", "-", *package], input=text)
    assert result.exit_code == 0
    assert result.stdout == "language: sv\ncase:\n  title: 'Språk: café'\n  summary: |-\n    å\n    ä\n"
    (tmp_path / "issue.md").write_text("Hello", encoding="utf-8")
    result = CliRunner().invoke(main, ["read-issue", str(tmp_path / "issue.md"), "--name", "issue 7", *package])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("issue 7  issue-unknown\n  The text is none of our forms")
