"""The case template in Excel: every field has its column, and its lists hold what is read back as the right code."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from filling import SHEETS, column, opened
from samskap.contribution.labels import Labels
from samskap.contribution.schema import SECTIONS, case_file_schema
from samskap.contribution.tables import read_table_files
from samskap.downloads.workbook import case_template
from samskap.languages import LANGUAGES, words
from samskap.model import Corpus

LISTS = {
    ("case", "country"): "country",
    ("case", "phases"): "phase",
    ("case", "municipalities"): "municipalities",
    ("findings", "factors"): "factor",
    ("findings", "direction"): "direction",
    ("references", "language"): "language",
    ("references", "peer_reviewed"): "boolean",
}


@pytest.fixture(scope="module")
def templates(corpus: Corpus) -> Mapping[str, bytes]:
    return {language: case_template(corpus, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_has_a_column_for_every_field_under_its_title(
    language: str, templates: Mapping[str, bytes], corpus: Corpus
):
    book = opened(templates[language])
    properties = case_file_schema(corpus, words(language))["properties"]
    for section in SECTIONS:
        sheet = book.worksheets[SHEETS[section]]
        fields = properties[section].get("items", properties[section])["properties"]
        headed = {sheet.cell(1, cell.column).value: cell.value for cell in sheet[2]}
        assert {name: str(heading).removesuffix(" *") for name, heading in headed.items()} == {
            name: field["title"] for name, field in fields.items()
        }
        assert {name for name, heading in headed.items() if heading.endswith(" *")} == {
            name for name, field in fields.items() if field.get("x-required")
        }
        assert sheet.row_dimensions[1].hidden
    assert {item.name: item.value for item in book.custom_doc_props.props}["samskap-language"] == language


def test_libreoffice_keeps_the_lists_and_every_word_in_them_is_read_back(
    templates: Mapping[str, bytes], corpus: Corpus, tmp_path: Path
):
    for language, content in templates.items():
        (tmp_path / f"{language}.xlsx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved")]
    command += [f"{tmp_path}/{tag}.xlsx" for tag in LANGUAGES]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for language in LANGUAGES:
        book = opened((tmp_path / "saved" / f"{language}.xlsx").read_bytes())
        labels = Labels(corpus, {}, language)
        for (section, name), kind in LISTS.items():
            sheet = book.worksheets[SHEETS[section]]
            letter = sheet.cell(1, column(sheet, name)).column_letter
            (rule,) = [rule for rule in sheet.data_validations.dataValidation if f"{letter}3" in rule.sqref]
            assert rule.type == "list"
            place = book.defined_names[rule.formula1.removeprefix("=")]
            (where,) = place.destinations
            words_ = [row[0].value for row in book[where[0]][where[1]]]
            codes = [labels.codes(kind, str(word)) for word in words_]
            assert all(len(found) == 1 for found in codes)
            assert len(set(codes)) == len(codes) > 1
        for section, name in (("findings", "case"), ("findings", "reference")):
            sheet = book.worksheets[SHEETS[section]]
            letter = sheet.cell(1, column(sheet, name)).column_letter
            (rule,) = [rule for rule in sheet.data_validations.dataValidation if f"{letter}3" in rule.sqref]
            assert "$A$3:$A$502" in rule.formula1


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_that_is_not_filled_in_is_told(language: str, templates: Mapping[str, bytes], corpus: Corpus):
    files, problems = read_table_files("mall.xlsx", templates[language], corpus)
    assert (files, [problem.code for problem in problems]) == ([], ["table-empty"])


def test_same_corpus_gives_the_same_template(templates: Mapping[str, bytes], corpus: Corpus):
    assert case_template(corpus, "da") == templates["da"]
