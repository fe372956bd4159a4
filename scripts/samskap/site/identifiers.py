"""The page at ``id/``: every vocabulary and every term by the address that stands for it in all languages."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from samskap.languages import words
from samskap.model import Corpus
from samskap.package.vocabularies import VOCABULARIES


def identifier_files(corpus: Corpus, site_url: str) -> dict[str, str]:
    """The files below ``id/``: a page whose anchors are the concepts of the SKOS files, each with its links."""
    environment = Environment(
        loader=PackageLoader("samskap.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    every = [words(language) for language in corpus.languages]
    page = environment.get_template("identifiers.html.j2").render(
        site_url=site_url,
        version=corpus.version,
        greetings=[
            (
                own.language,
                own.text("Addresses of terms"),
                own.text("Each address on this page stands for a vocabulary or a term, whatever the language."),
            )
            for own in every
        ],
        vocabularies=[
            (name, [(own.language, own.text(message)) for own in every], corpus.vocabulary(name))
            for name, message in VOCABULARIES.items()
            if corpus.vocabulary(name)
        ],
    )
    return {"index.html": page}
