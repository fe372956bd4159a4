"""Case files: what is wrong with them is told with its line in three languages, and nothing makes the check raise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from case_corpus import CASE_FILES, EXPECTED, checked, problems_in_corpus, problems_of
from conftest import SAMPLE, CompareGolden
from samskap.cli import main
from samskap.contribution.case_file import LARGEST, CaseFile, read_case_file
from samskap.contribution.editors import editor_schema, schema_files
from samskap.contribution.rules import EVERY, NEW, THERE, Rule
from samskap.contribution.schema import AUTOMATIC, SECTIONS, case_file_schema
from samskap.contribution.template import template
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.fields import described_tables
from samskap.package.reading import read_corpus
from samskap.problem_kinds.contributions import CONTRIBUTIONS
from samskap.problems import Problem, errors, to_text
from sites import ROOT

NOTICES = {code for code, kind in CONTRIBUTIONS.items() if kind.severity == "notice"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_corpus_holds_every_file_and_sixty_mistakes() -> None:
    assert {path.name for path in CASE_FILES.glob("*.yaml")} == set(EXPECTED)
    assert (
        len([name for name, found in EXPECTED.items() if any(code not in NOTICES for _path, code, _line in found)]) > 60
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_case_file_is_told_what_is_wrong_where(name: str) -> None:
    found = [(problem.field, problem.code, problem.row) for problem in problems_in_corpus()[name]]
    assert found == EXPECTED[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_of_the_corpus_read_in_every_language(language: str, compare_golden: CompareGolden) -> None:
    found = [problem for problems in problems_in_corpus().values() for problem in problems]
    compare_golden(f"case_files/{language}.txt", to_text(found, words(language)))


def test_every_kind_of_case_files_is_triggered() -> None:
    told = {code for found in EXPECTED.values() for _path, code, _line in found} | {"case-file-too-large"}
    assert set(CONTRIBUTIONS) <= told


def test_file_that_is_too_large_is_not_read() -> None:
    file, problems = read_case_file("a.yaml", b"#" * (LARGEST + 1))
    assert (file, [problem.code for problem in problems]) == (None, ["case-file-too-large"])


def test_scalars_stay_as_they_are_written() -> None:
    file, _problems = read_case_file("a.yaml", b"country: NO\ndate: 2019-05\nvolume: 012\nnote: 'null'\nread: null\n")
    assert file
    assert file.content == {"country": "NO", "date": "2019-05", "volume": "012", "note": "null", "read": ""}


@pytest.mark.parametrize("rule", [*EVERY, *NEW, *THERE], ids=lambda rule: rule.__name__)
def test_every_rule_of_case_files_says_what_it_asks_for(rule: Rule) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")


def told(problems: list[Problem]) -> None:
    """Writes problems in a language, which fails where a message has no value for one of its fields."""
    to_text(problems, words("da"))


WORD = st.sampled_from(
    ["case", "findings", "references", "title", "sv", "id", "phases", "latitude", "municipalities", "bibtex", "ris",
     "SE", "exempelstad", "57.5", "2019", "kind", "correction", "dispute", "date", "[", "{", "- ", ": ", "*a", "&a ",
     "!x ", "'", '"', "\t", "\n", "  ", "|", "#", "---\n", "%", "@book{a, title = {b", "TY  - BOOK\n", "10.5555/a"]
)  # fmt: skip


@given(data=st.binary(max_size=200) | st.lists(WORD, max_size=40).map("".join).map(str.encode))
@example(data=b"a: \xed\xa0\x80")
@example(data=b"\xff\xfea")
@example(data=b"[" * 5000)
@example(data=b"- " * 5000)
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    file, problems = read_case_file("a.yaml", data)
    assert (file is None) == bool(problems)
    told(problems)
    if file:
        told(checked(file))


NAMES = sorted(
    ["case", "findings", "references", "municipalities", "kind", "layout", "contributor", "comment", "id", "title",
     "country", "latitude", "longitude", "start_year", "phases", "statement", "reference", "factors", "doi", "date",
     "bibtex", "ris", "authors", "language", "inferred", "name", "sv", "en", "x"]
)  # fmt: skip
VALUES = st.text(max_size=4) | st.sampled_from(
    ["", "SE", "exempelstad", "ny", "57.5", "-1", "2019", "correction", "dispute", "new-case", "sv", "10.5555/x",
     "2021-02-30", "=1", "²", "９", "1" * 30, "\u200b", "\udc80", "@book{a, title = {b}}", "TY  - BOOK"]
)  # fmt: skip
CONTENT = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)


@given(content=st.dictionaries(st.sampled_from(NAMES), CONTENT, max_size=6))
def test_any_content_is_checked(content: dict[str, object]) -> None:
    told(checked(CaseFile(name="a.yaml", content=content, lines={"": 1})))


@pytest.mark.parametrize("language", LANGUAGES)
def test_schema_has_every_field_that_people_write_with_its_words(language: str, corpus: Corpus) -> None:
    schema = case_file_schema(corpus, words(language))
    Draft202012Validator.check_schema(schema)
    tables = {table.name: table for table in described_tables(corpus.descriptor, corpus.reference_schema)}
    for section, table in SECTIONS.items():
        part = schema["properties"][section]
        fields = part.get("items", part)["properties"]
        bases = {field.base for field in tables[table].fields}
        assert set(fields) - {"bibtex", "ris"} == bases - AUTOMATIC[table]
        assert all(field["title"] and field["description"] for field in fields.values())
    head = {name: part for name, part in schema["properties"].items() if name not in SECTIONS}
    assert all(part["title"] for part in (*head.values(), *head["contributor"]["properties"].values()))
    assert head["kind"]["oneOf"][0]["title"] != "new-case"


def test_schemas_of_the_languages_differ_in_words_only(corpus: Corpus) -> None:
    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(part) for key, part in value.items() if key not in {"title", "description", "examples"}}
        return [bare(item) for item in value] if isinstance(value, list) else value

    schemas = [bare(case_file_schema(corpus, words(language))["properties"]["findings"]) for language in LANGUAGES]
    assert schemas[0] == schemas[1] == schemas[2]


@pytest.fixture(scope="module")
def empty(corpus: Corpus) -> str:
    """The template in Swedish."""
    return template(corpus, words("sv"), "laxhjalp", "case-file.sv.schema.json")


def test_template_names_every_field_and_term(empty: str, corpus: Corpus) -> None:
    schema = case_file_schema(corpus, words("sv"))
    lines = [line.lstrip("#- ") for line in empty.splitlines()]
    for section in SECTIONS:
        part = schema["properties"][section]
        for name in part.get("items", part)["properties"]:
            assert [line for line in lines if line.startswith(f"{name}:")], name
    for vocabulary in schema["$defs"].values():
        for term in vocabulary["oneOf"]:
            assert [line for line in lines if line.split("  ")[0] == term["const"] and line.endswith(term["title"])]
    assert empty.startswith("# yaml-language-server: $schema=case-file.sv.schema.json\n")


def test_template_as_it_is_lacks_only_what_is_required(empty: str) -> None:
    problems = problems_of("a.yaml", empty.encode())
    assert {problem.code for problem in errors(problems)} == {"required"}
    assert {problem.field for problem in errors(problems)} == {
        f"case.{name}" for name in ("title", "country", "policy_areas", "summary", "read", "source_url")
    }


def test_template_filled_in_is_right(empty: str) -> None:
    text = empty.split("findings:")[0]
    for line, filled in {
        "title:": "title: 'Läxhjälp: en prövning'",
        "country:": "country: SE",
        "policy_areas: []": "policy_areas: [education]",
        "summary: |": "summary: |\n    Skolan: en plats\n    för alla.",
        "read:": "read: abstract",
        "source_url:": "source_url: https://example.org/",
        "to_check: []": "to_check: [no-finding-coded-yet]",
    }.items():
        assert text.count(f"\n  {line}\n") == 1
        text = text.replace(f"\n  {line}\n", f"\n  {filled}\n")
    problems = problems_of("a.yaml", text.encode())
    assert {problem.code for problem in problems} == {"text-wanted"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_accept_the_template_and_find_mistakes(language: str, corpus: Corpus) -> None:
    schema = editor_schema(corpus, language)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    empty = yaml.safe_load(template(corpus, words(language), "laxhjalp", "x"))
    assert [error.message for error in validator.iter_errors(empty)] == []
    empty["case"] |= {"country": "Sverige", "start_year": "cirka 2018", "sumary": "x", "title": 1984}
    wrong = {(error.validator, *error.path) for error in validator.iter_errors(empty)}
    assert wrong == {
        ("oneOf", "case", "country"), ("type", "case", "start_year"), ("additionalProperties", "case"),
    }  # fmt: skip


def test_schemas_for_editors_are_those_of_the_package() -> None:
    written = schema_files(read_corpus(ROOT / "datapackage"))
    old = [name for name, text in written.items() if (ROOT / "datapackage" / name).read_text(encoding="utf-8") != text]
    assert old == [], "run “samskap describe”"


def test_check_of_files_tells_all_of_them_in_their_order(tmp_path: Path) -> None:
    names = ["valid-correction.yaml", "yaml-tab.yaml", "formula.yaml"]
    files = [CASE_FILES / name for name in names]
    result = run("check", *files[::-1], "--package", SAMPLE, "--format", "json", "--quiet")
    assert [(Path(one["file"]).name, one["code"]) for one in json.loads(result.stdout)] == [
        ("formula.yaml", "formula"), ("yaml-tab.yaml", "yaml-tab"),
    ]  # fmt: skip
    assert result.exit_code == 1
    assert run("check", files[0], SAMPLE, "--package", SAMPLE, "--language", "en").stderr == "No problems found.\n"


def test_check_of_a_file_with_notices_returns_zero() -> None:
    result = run("check", CASE_FILES / "valid-swedish-only.yaml", "--package", SAMPLE, "--language", "da")
    assert (result.exit_code, result.stderr) == (0, "0 fejl, 0 advarsler, 5 oplysninger.\n")


def test_check_of_a_file_for_a_broken_package_tells_what_is_wrong_with_the_package(sample: Path) -> None:
    (sample / "cases.csv").unlink()
    result = run("check", CASE_FILES / "valid-correction.yaml", "--package", sample, "--language", "en")
    assert result.exit_code == 1
    assert result.stdout.startswith("cases.csv  file-missing")
    assert run("new", "laxhjalp", "--package", sample, "--output", "-").stdout.startswith("cases.csv  file-missing")


def test_new_writes_a_template_once(tmp_path: Path) -> None:
    path = tmp_path / "laxhjalp.yaml"
    arguments = ("new", "laxhjalp", "--package", SAMPLE, "--language", "da", "--output", path)
    assert run(*arguments).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "language: da\n" in text
    assert run(*arguments).exit_code == 1
    assert path.read_text(encoding="utf-8") == text
    assert run(*arguments[:-1], "-").stdout.splitlines()[1:] == text.splitlines()[1:]


@pytest.mark.parametrize(("identifier", "code"), [("Läxhjälp", 2), ("exempelstad-sprakcafe", 1)])
def test_new_refuses_an_id_that_is_none_or_taken(identifier: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert run("new", identifier, "--package", SAMPLE, "--output", path).exit_code == code
    assert not path.exists()


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-hooks.yaml"])
def test_hooks_before_a_commit_run_commands_that_there_are(name: str) -> None:
    hooks = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    hooks = [hook for repo in hooks["repos"] for hook in repo["hooks"]] if isinstance(hooks, dict) else hooks
    assert {hook["id"] for hook in hooks} == {"samskap-check", "samskap-check-files", "samskap-fmt"}
    for hook in hooks:
        program, command = hook["entry"].split()
        assert Path(program).name == "samskap"
        assert command in main.commands


def test_settings_of_editors_name_a_schema_that_is_there() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert [(ROOT / path).is_file() for path in settings["yaml.schemas"]] == [True]
