"""Adding case files: ids, completed fields, corrections, credit, and that the package stays whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import CORPUS, NEW_CASE, VALID, case_file, changed, written
from conftest import SAMPLE
from samskap.cli import main
from samskap.contribution.addition import Addition, Base, plan, plan_addition, plan_addition_of, read_base
from samskap.contribution.intake import read_files
from samskap.contribution.telling import addition_json, addition_markdown, addition_text
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus
from samskap.package.canonical import changes, tidy
from samskap.package.check import check
from samskap.package.reading import read_corpus
from samskap.problems import errors
from spoiling import cell, text

MONTH = "2026-12"
SAME_CASE = {"valid-emptied-and-null.yaml", "valid-ris.yaml", "valid-three-languages.yaml"}
"""Valid files that bring the case of another one."""

Add = Callable[..., Addition]


@cache
def sample_base() -> Base:
    """The sample, read; no argument of a property, which would be written out with every example."""
    found = read_base(SAMPLE)
    assert isinstance(found, Base), found
    return found


@pytest.fixture
def base() -> Base:
    return sample_base()


@pytest.fixture
def add(base: Base) -> Add:
    """Add contents, each as a file, to the sample; the package is checked as it would be, nothing is written."""
    return lambda *contents: plan(base, [case_file(content, f"{n}.yaml") for n, content in enumerate(contents)], MONTH)


def codes(addition: Addition) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in addition.problems if problem.severity != "notice"]


def write(addition: Addition, package: Path) -> Corpus:
    for name, content in addition.files.items():
        (package / name).write_bytes(content.encode())
    return read_corpus(package)


def test_new_case_gets_ids_and_what_nobody_writes(add: Add) -> None:
    addition = add(NEW_CASE)
    assert errors(addition.problems) == []
    assert addition.added == {
        "cases": ["exempelstad-book-bus"],
        "findings": ["exempelstad-book-bus-1"],
        "references": ["pahitt2020buss"],
    }
    assert addition.changed == {}
    assert sorted(addition.files) == ["cases.csv", "datapackage.json", "findings.csv", "references.bib"]
    case = addition.corpus.cases["exempelstad-book-bus"]
    assert case.title == {**NEW_CASE["case"]["title"], "da": ""}
    assert case.summary == {"sv": NEW_CASE["case"]["summary"], "da": "", "en": ""}
    assert (case.references, case.coded_on, case.review) == (("pahitt2020buss",), MONTH, "unreviewed")
    assert (case.latitude, case.longitude) == (57.5, 14.5)
    assert case.to_check == ("translation-wanted",)
    finding = addition.corpus.findings["exempelstad-book-bus-1"]
    assert (finding.case, finding.reference) == ("exempelstad-book-bus", "pahitt2020buss")
    assert (finding.coding, finding.coded_on, finding.review) == ("single", MONTH, "unreviewed")
    reference = addition.corpus.references["pahitt2020buss"]
    assert [str(name) for name in reference.authors] == ["Påhitt, Åsa", "Sveriges Exempel, Prov och Test"]
    assert (reference.coded_on, reference.review, reference.source_is_copy) == (MONTH, "unreviewed", False)


def test_valid_files_leave_the_package_clean_and_canonical(sample: Path) -> None:
    data = [(name, (CORPUS / name).read_bytes()) for name in VALID if name not in SAME_CASE]
    addition = plan_addition_of(data, sample, MONTH)
    assert errors(addition.problems) == []
    assert write(addition, sample) == addition.corpus
    assert errors(check(sample)) == []
    assert changes(sample) == {}
    everything = plan_addition_of([(name, (CORPUS / name).read_bytes()) for name in VALID], SAMPLE, MONTH)
    assert {one.file for one in errors(everything.problems)} == SAME_CASE


def test_files_added_twice_are_told_as_there_already(add: Add, sample: Path) -> None:
    again = add(NEW_CASE, NEW_CASE)
    assert again.files == {}
    assert codes(again) == [("case-known", "case.title"), ("finding-known", "findings.1.statement")]
    named = changed(NEW_CASE, {"case.id": "exempelstad-bokbuss"})
    assert ("duplicate-id", "case.id") in codes(add(named, named))
    finding = {"language": "sv", "findings": [{**NEW_CASE["findings"][0], "case": "exempelstad-sprakcafe"}]}
    finding["findings"][0]["reference"] = "sep2021prov"
    assert codes(add(finding)) == []
    assert codes(add(finding, finding)) == [("finding-known", "findings.1.statement")]


def test_files_in_one_call_share_a_reference(add: Add) -> None:
    other = changed(NEW_CASE, {"case.title": "Sångkör för grannar i Exempelstad", "findings": []})
    addition = add(NEW_CASE, other)
    assert errors(addition.problems) == []
    assert addition.added["references"] == ["pahitt2020buss"]
    assert addition.corpus.cases["exempelstad-sangkor-grannar"].references == ("pahitt2020buss",)
    assert addition.corpus.cases["exempelstad-sangkor-grannar"].to_check == (
        "translation-wanted",
        "no-finding-coded-yet",
    )
    assert "reference-known" not in {problem.code for problem in addition.problems}


def test_reference_that_is_there_is_used(add: Add) -> None:
    addition = add(changed(NEW_CASE, {"references": [{"id": "boken", "doi": "10.5555/EXEMPEL.2020.1_a(b)"}]}))
    assert errors(addition.problems) == []
    assert ("reference-known", "references.1.doi") in [(one.code, one.field) for one in addition.problems]
    assert "references" not in addition.added
    assert addition.corpus.findings["exempelstad-book-bus-1"].reference == "exempel2020kostnader"


def test_name_of_a_reference_in_the_file_may_be_a_key_of_the_package(add: Add) -> None:
    meant = {"references": [{"id": "sep2021prov"}], "findings.1.reference": "sep2021prov"}
    other = {"case.title": "Annat", "references.1.id": "sep2021prov", "findings.1.reference": "sep2021prov"}
    addition = add(changed(NEW_CASE, meant), changed(NEW_CASE, other))
    assert errors(addition.problems) == []
    assert addition.added["references"] == ["pahitt2020buss"]
    assert addition.corpus.cases["exempelstad-book-bus"].references == ("sep2021prov",)
    assert addition.corpus.findings["exempelstad-annat-1"].reference == "pahitt2020buss"


def test_retired_id_is_not_used_again(add: Add) -> None:
    title = {"en": "Bænk"}
    addition = add(
        changed(NEW_CASE, {"case.title": title, "case.country": "DK", "case.municipalities": ["eksempelby"]})
    )
    assert addition.added["cases"] == ["eksempelby-baenk-2"]
    assert codes(add(changed(NEW_CASE, {"case.id": "eksempelby-baenk"})))[0][1] == "case.id"


def test_new_municipality_gives_case_its_place(add: Add) -> None:
    place = {"id": "ny", "name": "Nyköping på prov", "country": "SE", "latitude": 58.75, "longitude": 17.0}
    known = {"id": "staden", "name": "Exempelstad", "country": "SE"}
    other = changed(NEW_CASE, {"case.title": "Annat", "case.municipalities": ["staden"]})
    addition = add(
        {**changed(NEW_CASE, {"case.municipalities": ["ny"]}), "municipalities": [place]},
        {**other, "municipalities": [known]},
        {**changed(other, {"case.title": "Tredje", "case.municipalities": ["ny"]}), "municipalities": [place]},
    )
    assert addition.added["municipalities"] == ["ny"]
    assert {one.code for one in addition.problems} >= {"municipality-known", "name-reused"}
    assert addition.corpus.municipalities["ny"].name == dict.fromkeys(("sv", "da", "en"), "Nyköping på prov")
    assert addition.corpus.cases["nykoping-pa-prov-book-bus-exempelstad"].latitude == 58.75
    assert addition.corpus.cases["exempelstad-annat"].municipalities == ("exempelstad",)


def test_finding_for_a_case_without_any_takes_its_mark_away(add: Add) -> None:
    finding = {**NEW_CASE["findings"][0], "case": "nordisk-prove-uden-sted"}
    addition = add({**changed(NEW_CASE, {"findings": [finding], "case": None})})
    assert addition.added["findings"] == ["nordisk-prove-uden-sted-1"]
    assert addition.changed == {"cases": {"nordisk-prove-uden-sted": ["references", "to_check"]}}
    assert addition.corpus.cases["nordisk-prove-uden-sted"].references == ("anonndprov", "pahitt2020buss")
    assert "no-finding-coded-yet" not in addition.corpus.cases["nordisk-prove-uden-sted"].to_check


def test_correction_replaces_what_is_given_and_empties_what_is_empty(add: Add) -> None:
    addition = add(
        {
            "kind": "correction",
            "language": "da",
            "case": {
                "id": "eksempelby-legeplads",
                "title": "Forældre bygger to",
                "note": "",
                "end_year": 2022,
            },
            "findings": [{"id": "eksempelby-legeplads-1", "statement": {"en": "", "sv": "En handledare hjälpte."}}],
            "references": [{"id": "eksempel2019kapitel", "date": "2019-05", "isbn": ""}],
        }
    )
    assert codes(addition) == []
    assert addition.changed == {
        "cases": {"eksempelby-legeplads": ["title", "end_year", "note"]},
        "findings": {"eksempelby-legeplads-1": ["statement", "to_check"]},
        "references": {"eksempel2019kapitel": ["date", "isbn"]},
    }
    case = addition.corpus.cases["eksempelby-legeplads"]
    assert case.title["da"] == "Forældre bygger to"
    assert case.title["sv"] == "Föräldrar bygger en lekplats i Eksempelby"
    assert (case.note, case.end_year, case.start_year) == ("", 2022, 2018)
    assert addition.corpus.findings["eksempelby-legeplads-1"].to_check == ("translation-wanted",)
    assert addition.corpus.references["eksempel2019kapitel"].year == 2019


def test_text_may_be_emptied_in_one_language_while_another_has_it(add: Add) -> None:
    case = {"kind": "correction", "language": "da", "case": {"id": "provanger-boligmote", "title": {"sv": ""}}}
    emptied = changed(case, {"case": {"id": "exempelstad-sprakcafe", "title": {"en": ""}}})
    assert codes(add(emptied)) == []
    assert add(emptied).corpus.cases["exempelstad-sprakcafe"].title["en"] == ""
    last = add(changed(case, {"case.title": {"da": ""}}))
    assert {(one.code, one.file) for one in errors(last.problems)} == {("required", "0.yaml")}
    assert last.files == {}


def test_translation_takes_its_mark_away_when_nothing_is_missing(add: Add) -> None:
    emptied = {
        "kind": "correction",
        "language": "da",
        "findings": [{"id": "eksempelby-legeplads-1", "statement": {"en": "", "sv": "En handledare hjälpte."}}],
    }
    given_back = {
        "kind": "translation",
        "language": "en",
        "contributor": {"name": "Ole Prøve"},
        "findings": [{"id": "eksempelby-legeplads-1", "statement": "A practised facilitator made it easier."}],
    }
    addition = add(emptied, given_back)
    assert codes(addition) == []
    assert addition.corpus.findings["eksempelby-legeplads-1"].to_check == ()
    assert addition.corpus.descriptor["contributors"][1:] == [{"title": "Ole Prøve", "roles": ["Translator"]}]


def test_dispute_only_marks_the_finding(add: Add) -> None:
    dispute = {
        "kind": "dispute",
        "language": "da",
        "comment": "Der står noget andet.",
        "findings": [{"id": "eksempelby-legeplads-1"}],
    }
    addition = add(dispute)
    assert codes(addition) == []
    assert addition.changed == {"findings": {"eksempelby-legeplads-1": ["to_check"]}}
    assert addition.corpus.findings["eksempelby-legeplads-1"].to_check == ("disputed",)
    assert list(addition.files) == ["findings.csv"]
    again = add(dispute, dispute)
    assert codes(again) == [("nothing-changed", "")]
    assert list(again.files) == ["findings.csv"]


def test_contributors_stand_once_with_their_roles(add: Add) -> None:
    correction = {
        "kind": "correction",
        "language": "sv",
        "contributor": {"name": "Å. Prov", "orcid": "0000-0002-1825-0097"},
        "case": {"id": "exempelstad-sprakcafe", "end_year": 2022},
    }
    nameless = changed(correction, {"contributor": {"affiliation": "Hemma"}, "case.end_year": 2023})
    namesake = changed(correction, {"contributor": {"name": "åsa  prov"}, "case.end_year": 2024})
    addition = add(NEW_CASE, correction, nameless, namesake)
    assert errors(addition.problems) == []
    people = addition.corpus.descriptor["contributors"]
    assert people[0] == read_corpus(SAMPLE).descriptor["contributors"][0]
    assert people[1:] == [
        {
            "title": "Åsa Prov",
            "path": "https://orcid.org/0000-0002-1825-0097",
            "organization": "Exempelstads högskola",
            "roles": ["DataCollector", "DataCurator"],
        }
    ]


def test_problem_of_the_package_is_told_at_the_line_of_the_file(add: Add, base: Base) -> None:
    content = changed(NEW_CASE, {"case.title.da": NEW_CASE["case"]["summary"], "case.summary": {"sv": "a"}})
    content["case"]["title"] = {"sv": "Språkcafé i Exempelstad: ”kom som du är” | *alla* är välkomna"}
    addition = plan(base, [case_file(content)], MONTH)
    told = {(one.code, one.file, one.field): one.row for one in addition.problems if one.severity != "notice"}
    assert set(told) == {("case-known", "fall.yaml", "case.title")}
    broken = changed(NEW_CASE, {"references.1.title": "Ett {namn"})
    broken["references"].append(changed(NEW_CASE, {})["references"][0] | {"id": "b", "title": "X", "year": 2020})
    addition = plan(base, [case_file(broken)], MONTH)
    assert errors(addition.problems) == []
    assert addition.corpus.references["pahitt2020namn"].title == "Ett {namn"


def test_old_problems_of_the_package_are_not_told(sample: Path) -> None:
    cell("cases.csv", 3, "levels", "individual;group;nix")(sample)
    addition = plan_addition([case_file(NEW_CASE)], sample, MONTH)
    assert errors(addition.problems) == []
    assert addition.files


def test_package_that_would_lose_something_is_not_added_to(sample: Path) -> None:
    text("references.bib", "@", "Fritt\n@")(sample)
    addition = plan_addition([case_file(NEW_CASE)], sample, MONTH)
    assert [problem.code for problem in addition.problems] == ["bibtex-outside-entry"]
    (sample / "cases.csv").unlink()
    assert "file-missing" in {problem.code for problem in plan_addition([], sample, MONTH).problems}


# fuzzing

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=20)
TEXTS = st.one_of(WORDS, st.dictionaries(st.sampled_from(["sv", "da", "en", "fi"]), WORDS, max_size=3))
ANYTHING = st.one_of(TEXTS, st.lists(WORDS, max_size=3), st.integers(), st.none(), st.booleans())
PATHS = ["kind", "case", "case.title", "case.municipalities", "case.latitude", "case.references", "case.id"]
PATHS += ["findings", "findings.1.reference", "findings.1.statement", "findings.1.id", "findings.1.case"]
PATHS += ["references", "references.1.id", "references.1.title", "references.1.authors", "references.1.year"]
PATHS += ["references.1.type", "references.1.date", "references.1.doi", "references.1.keywords", "contributor"]
PATHS += ["references.1.bibtex", "references.1.ris", "municipalities"]


def told_in_full(addition: Addition) -> None:
    """Every problem has its words in each language, in each form."""
    for language in LANGUAGES:
        for write_it in (addition_text, addition_json, addition_markdown):
            assert isinstance(write_it(addition, words(language), lambda record: str(record.id)), str)


@settings(max_examples=10)
@given(places=st.dictionaries(st.sampled_from(PATHS), ANYTHING, max_size=3))
def test_file_with_any_values_is_told_or_added_whole(places: dict[str, Any]) -> None:
    content = {**NEW_CASE, "municipalities": []}
    for path, value in places.items():
        try:
            content = changed(content, {path: value} if value is not None else {path: ""})
        except (TypeError, KeyError, IndexError, ValueError, AttributeError):
            continue
    addition = plan(sample_base(), [case_file(content)], MONTH)
    told_in_full(addition)
    assert bool(errors(addition.problems)) != bool(addition.files)


@settings(max_examples=20)
@given(
    name=st.sampled_from(VALID),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_file_with_any_bytes_is_told_or_added_whole(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = (CORPUS / name).read_bytes()
    for share, length, new in cuts:
        place = int(share * len(data))
        data = data[:place] + new + data[place + length :]
    files, problems = read_files([(name, data)], sample_base().corpus)
    addition = plan(sample_base(), files, MONTH, problems)
    told_in_full(addition)
    assert not (errors(addition.problems) and addition.files)


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=30)


@settings(max_examples=2)
@given(title=LINES, summary=LINES, note=LINES, reference=LINES, authors=st.lists(LINES, max_size=2))
def test_values_are_the_same_when_the_package_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, title: str, summary: str, note: str, reference: str,
    authors: list[str],
) -> None:  # fmt: skip
    content = changed(
        NEW_CASE,
        {
            "case.title": {"sv": f"T {title}"},
            "case.summary": {"da": f"S {summary}"},
            "case.note": f"N {note}",
            "references.1.title": f"R {reference}",
            "references.1.authors": [f"A{author}" for author in authors],
        },
    )
    addition = plan(sample_base(), [case_file(content)], MONTH)
    if errors(addition.problems):
        assert {one.code for one in errors(addition.problems)} <= {"bibtex-value", "bibtex-syntax", "text-identical"}
        return
    package = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("again") / "package"))
    corpus = write(addition, package)
    assert corpus == addition.corpus
    assert changes(package) == {}
    case = corpus.cases[addition.added["cases"][0]]
    assert (case.title["sv"], case.summary["da"]) == (tidy(f"T {title}"), tidy(f"S {summary}"))
    assert case.note == tidy(f"N {note}")
    assert corpus.references[addition.added["references"][0]].title == " ".join(f"R {reference}".split())
    again = plan_addition([case_file(content)], package, MONTH)
    assert errors(again.problems)
    assert again.files == {}


# the command


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, ["add", *map(str, arguments), "--language", "sv"])


def bytes_of(package: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in package.iterdir() if path.is_file()}


def test_add_writes_and_tells_what_it_has_done(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "fall.yaml"
    file.write_bytes(written(NEW_CASE))
    before = bytes_of(sample)
    planned = run(file, "--package", sample, "--dry-run", "--site-url", "https://example.net/")
    assert (planned.exit_code, bytes_of(sample)) == (0, before)
    assert "Nya poster:\n  fall  exempelstad-book-bus  https://example.net/sv/cases/exempelstad-book-bus/\n" in (
        planned.stdout
    )
    assert "Inget har skrivits." in planned.stderr
    done = run(file, "--package", sample, "--format", "json")
    assert done.exit_code == 0
    assert [one["id"] for one in json.loads(done.stdout)["added"]] == [
        "exempelstad-book-bus",
        "exempelstad-book-bus-1",
        "pahitt2020buss",
    ]
    assert "skrivna: cases.csv, datapackage.json, findings.csv, references.bib" in done.stderr
    after = bytes_of(sample)
    again = run(file, "--package", sample)
    assert (again.exit_code, bytes_of(sample)) == (1, after)
    assert "Kunskapsbasen har redan ett fall med den här titeln och platsen: ”exempelstad-book-bus”." in again.stdout


@pytest.mark.parametrize(("what", "refused"), [("write_bytes", 3), ("replace", 2)])
def test_add_on_a_disk_that_refuses_leaves_the_package_as_it_was(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int, what: str
) -> None:
    file = tmp_path / "fall.yaml"
    file.write_bytes(written(NEW_CASE))
    before, own, calls = bytes_of(sample), getattr(Path, what), []

    def refuse(path: Path, *arguments: Any) -> Any:
        raise OSError(28, "No space left on device", str(path))

    def full(path: Path, *arguments: Any) -> Any:
        calls.append(path)
        if len(calls) != refused + 1:
            return own(path, *arguments)
        patch.setattr(Path, "write_bytes", refuse)
        return refuse(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, what, full)
        result = run(file, "--package", sample)
    assert len(calls) > refused
    assert (result.exit_code, bytes_of(sample)) == (1, before)
    assert "Inget har skrivits." in result.stderr


def test_add_of_a_file_with_errors_tells_all_of_them_and_writes_nothing(sample: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "bra.yaml", tmp_path / "fel.yaml"
    good.write_bytes(written(NEW_CASE))
    bad.write_bytes(written(changed(NEW_CASE, {"case.title": None, "findings.1.direction": "upp"})))
    before = bytes_of(sample)
    result = run(good, bad, "--package", sample, "--format", "json")
    assert (result.exit_code, bytes_of(sample)) == (1, before)
    told = json.loads(result.stdout)
    assert told["added"] == []
    found = {(one["field"], one["code"]) for one in told["problems"] if one["severity"] == "error"}
    assert found == {("case.title", "required"), ("findings.1.direction", "unknown-term")}
