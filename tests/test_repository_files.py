"""What archives and code hosts are told: RO-Crate, CITATION.cff, codemeta.json, .zenodo.json."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from conftest import SAMPLE
from samskap import __version__
from samskap.downloads import manifest
from samskap.downloads.release import release_files
from samskap.metadata.files import describing_files
from samskap.metadata.repository import CITATION, CODEMETA, ZENODO, repository_files
from samskap.model import Corpus
from samskap.package.reading import read_corpus
from sites import ROOT

CHECKERS = Path(sys.prefix) / "checkers" / "bin"


def checker(name: str) -> str:
    """A program of the checkers' environment. Raises where ``make`` has not made it."""
    if not (CHECKERS / name).exists():
        raise RuntimeError(f"No {name} in {CHECKERS}: run “make .venv/test-ready”.")
    return str(CHECKERS / name)


@pytest.fixture
def crate(corpus: Corpus, tmp_path: Path) -> Path:
    """The folder of the released files with the metadata that make it a crate."""
    files = release_files(corpus)
    listed = manifest(files)
    folder = tmp_path / "crate"
    folder.mkdir()
    for name, content in {**files, **describing_files(corpus, listed, "https://example.org/")}.items():
        (folder / name).write_bytes(content)
    return folder


def test_folder_of_the_data_is_a_research_object_and_a_spoilt_one_is_found(crate: Path, tmp_path: Path) -> None:
    spoilt = Path(shutil.copytree(crate, tmp_path / "spoilt"))
    file = spoilt / "ro-crate-metadata.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    root = next(entity for entity in document["@graph"] if entity["@id"] == "./")
    del root["license"], root["datePublished"]
    root["shelf"] = "no term of the context"
    file.write_text(json.dumps(document), encoding="utf-8")
    script = str(Path(__file__).parent / "crates.py")
    done = subprocess.run(
        [checker("python"), script, str(tmp_path / "cache"), str(crate), str(spoilt)],
        env={"PATH": str(CHECKERS), "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    whole, broken = json.loads(done.stdout.splitlines()[-1])
    assert whole == []
    told = "\n".join(broken)
    assert all(word in told for word in ("license", "datePublished", "shelf")), told


def test_research_object_lists_every_file_beside_it(crate: Path) -> None:
    graph = json.loads((crate / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    files = {name for name, entity in entities.items() if entity["@type"] == "File"}
    described = {"catalogue.ttl", "catalogue.jsonld", "ro-crate-metadata.json", "linkset.json"}
    assert files == {path.name for path in crate.iterdir()} - described
    for name in files:
        assert int(entities[name]["contentSize"]) == len((crate / name).read_bytes())
    named = {item["@id"] for entity in graph for value in entity.values() for item in value_ids(value)}
    assert named <= set(entities) | {"https://w3id.org/ro/crate/1.1"}


def value_ids(value: object) -> list[dict[str, str]]:
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, dict)]


def test_files_of_the_repository_are_those_that_the_package_makes() -> None:
    made = repository_files(read_corpus(ROOT / "datapackage"))
    assert {name: (ROOT / name).read_text(encoding="utf-8") for name in made} == made


VALIDATE = """
import sys
from pathlib import Path
from cffconvert import Citation
for path in sys.argv[1:]:
    try:
        Citation(Path(path).read_text(encoding="utf-8")).validate()
    except Exception as error:
        print(type(error).__name__)
    else:
        print("valid")
"""
"""What ``cffconvert --validate`` does, for several files."""


def test_citation_file_is_valid_and_one_without_title_is_not(tmp_path: Path, corpus: Corpus) -> None:
    text = repository_files(corpus)[CITATION]
    (tmp_path / "whole").write_text(text, encoding="utf-8")
    (tmp_path / "broken").write_text(text.replace("title:", "titel:"), encoding="utf-8")
    command = [checker("python"), "-c", VALIDATE, ROOT / CITATION, tmp_path / "whole", tmp_path / "broken"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["valid", "valid", "ValidationError"]


def test_files_of_the_repository_tell_what_the_descriptor_holds_and_invent_nobody(corpus: Corpus) -> None:
    made = repository_files(corpus)
    citation, codemeta, zenodo = yaml.safe_load(made[CITATION]), json.loads(made[CODEMETA]), json.loads(made[ZENODO])
    assert [citation["version"], zenodo["version"], codemeta["supportingData"]["version"]] == [corpus.version] * 3
    assert codemeta["version"] == __version__
    assert str(citation["date-released"]) == zenodo["publication_date"] == "2026-01-02"
    assert citation["title"] == zenodo["title"] == corpus.descriptor["title"]
    assert citation["authors"] == zenodo["creators"] == [{"name": "Samskap"}]
    assert codemeta["author"] == [{"type": "Organization", "name": "Samskap"}]
    assert not [word for word in ("orcid", "doi", "10.", "affiliation") if word in "".join(made.values()).lower()]


def test_citation_file_survives_any_title(corpus: Corpus) -> None:
    title = 'A: "quoted" #title — with\nbreaks, \\ and 😀 {{ x }}'
    hostile = replace(corpus, descriptor={**corpus.descriptor, "title": title})
    assert yaml.safe_load(repository_files(hostile)[CITATION])["title"] == title


def test_describe_writes_the_files_beside_the_package(tmp_path: Path, corpus: Corpus) -> None:
    (tmp_path / "mkdocs.yml").touch()
    command = [sys.executable, "-m", "samskap", "describe", "--project", str(tmp_path), "--package", str(SAMPLE)]
    subprocess.run(command, check=True, capture_output=True)
    made = repository_files(corpus)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in made} == made
