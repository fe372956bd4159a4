"""README and licence notice of the released package, written from its descriptor, in every language of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samskap.citation.csl import dataset_item
from samskap.citation.styles import format_references
from samskap.languages import N_, Words, words
from samskap.model import Corpus
from samskap.package.descriptor import words as words_of

# what each file is, beyond the title that the descriptor has for it
FORMATS: Mapping[str, str] = {
    "references.bib": N_("for BibTeX and BibLaTeX"),
    "references.ris": N_("for EndNote, Zotero, Mendeley and other reference managers"),
    "references.json": N_("as CSL-JSON, for Zotero, Pandoc and citation processors"),
}
HOW_MADE = N_(
    "Language models collected, summarised, coded and translated the records, to a published codebook. "
    "Each finding was coded twice, the second time blind to the first; a third coding settled the differences. "
    "Both codings are in codings.csv."
)
LIMITS = (
    N_("The records were read mostly from abstracts and summary pages. No one has read a whole work for them."),
    HOW_MADE,
    N_("No human has reviewed the records yet. The field “review” says so in each of them."),
    N_(
        "An empty author, year or place means that the page read did not show it, not that there is none. "
        "“inferred” names the fields that were concluded and not read, and “to_check” what is missing or doubtful."
    ),
    N_(
        "A text that is empty in one language is there in another and has not been translated yet: then “to_check” "
        "says “translation-wanted”."
    ),
    N_("Go to the publication itself before you build on a finding, and cite it as well."),
)


def readme(corpus: Corpus, paths: Sequence[str], data_page: str = "") -> str:
    """The README of the release as Markdown, one section per language; ``paths`` are the files of its resources.

    ``data_page`` is the address of the data page with ``{language}`` in it, for the citation.
    """
    sections = (_section(corpus, words(language), paths, data_page) for language in corpus.languages)
    return "\n\n".join(sections) + "\n"


def licence_notice(corpus: Corpus) -> str:
    """The notice of the licence in every language, with the address of the legal code (which is not repeated here)."""
    licence = corpus.descriptor["licenses"][0]
    notices = [_licence_text(corpus, words(language), licence["title"]) for language in corpus.languages]
    return "\n\n".join([*notices, f"{licence['name']}: {licence['path'].rstrip('/')}/legalcode"]) + "\n"


def about(corpus: Corpus, data_page: str = "") -> dict[str, str]:
    """What a file of the package tells of the package: name, titles, version, date, licence and citations."""
    descriptor, licence = corpus.descriptor, corpus.descriptor["licenses"][0]
    told = {
        "name": descriptor["name"],
        "version": corpus.version,
        "created": corpus.created,
        "licence": licence["name"],
        "licence_url": licence["path"],
    }
    for language in corpus.languages:
        told[f"title_{language}"] = words_of(descriptor, "title", language)
        told[f"description_{language}"] = words_of(descriptor, "description", language)
        told[f"citation_{language}"] = citation(corpus, language, data_page.format(language=language))
    return told


def _licence_text(corpus: Corpus, words: Words, licence: str) -> str:
    return words.text(
        "{package}, version {version}, is licensed under {licence}. You may use, share and adapt it for any purpose if "
        "you name the source, link to the licence and say what you changed. The licence covers the records, not the "
        "publications they are about. Coordinates: GeoNames, under the same licence.",
        package=words_of(corpus.descriptor, "title", words.language),
        version=corpus.version,
        licence=licence,
    )


def _section(corpus: Corpus, words: Words, paths: Sequence[str], data_page: str) -> str:
    """The README in one language: paragraphs with an empty line between."""
    descriptor, language = corpus.descriptor, words.language
    return "\n\n".join(
        [
            f"# {words_of(descriptor, 'title', language)}",
            words_of(descriptor, "description", language),
            words.text("Version {version} of {date}.", version=corpus.version, date=words.date(corpus.created)),
            "## " + words.text("Files"),
            "\n".join(_file_list(corpus, words, paths)),
            words.text(
                "The fields and their values are described in datapackage.json, a Data Package that frictionless, R, "
                "pandas and other software can read and check."
            ),
            words.text(
                "For people, codebook-en.md, codebook-sv.md and codebook-da.md explain every field and every term; "
                "codebook-fields.csv and codebook-terms.csv hold the same as tables."
            ),
            "## " + words.text("How the records were made, and their limits"),
            "\n".join(f"- {words.text(limit)}" for limit in LIMITS),
            "## " + words.text("How to cite"),
            citation(corpus, language, data_page.format(language=language)),
            "## " + words.text("Licence"),
            words.text("{licence}, see LICENSE.txt.", licence=descriptor["licenses"][0]["title"]),
        ]
    )


def _file_list(corpus: Corpus, words: Words, paths: Iterable[str]) -> Iterator[str]:
    titles = {resource["path"].rpartition(".")[0]: resource for resource in corpus.descriptor["resources"]}
    for path in paths:
        resource = titles[path.rpartition(".")[0]]
        title = words_of(resource, "title", words.language)
        use = words.text(FORMATS[path]) if path in FORMATS else words_of(resource, "description", words.language)
        yield f"- `{path}`: {title}. {use[:1].upper()}{use[1:].rstrip('.')}."


def citation(corpus: Corpus, language: str, url: str) -> str:
    """How the data package is cited in a language (APA, plain text); ``url`` is the address of its page."""
    (text,) = format_references([dataset_item(corpus, language, url)], "apa", language).values()
    return text
