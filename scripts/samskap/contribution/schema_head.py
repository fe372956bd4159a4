"""The head of a case file: what it is for, the language of its texts, who wrote it, and a word to the reviewer."""

from __future__ import annotations

from collections.abc import Mapping

from samskap.contribution.schema_values import ORCID, JsonSchema, choice, object_of
from samskap.languages import N_, Words
from samskap.model import Corpus

LAYOUT = 1
KINDS: Mapping[str, str] = {
    "new-case": N_("Bring a case, or findings for one that is there"),
    "correction": N_("Correct something"),
    "dispute": N_("Dispute findings"),
    "translation": N_("Translate texts"),
}
"""What a file is for, in words."""


def head(corpus: Corpus, words: Words) -> JsonSchema:
    """The schemas of what stands before the records: layout, kind, language, contributor and remark."""
    text = words.text
    kinds = {kind: text(name) for kind, name in KINDS.items()}
    tags = {tag: words.language_name(tag) for tag in corpus.languages}
    return {
        "layout": {"type": "integer", "const": LAYOUT, "title": text("Layout of the file")},
        "kind": choice(kinds, "choice") | {"default": "new-case", "title": text("What the file is for")},
        "language": choice(tags, "choice")
        | {"title": text("Language of the texts"), "description": text("The language in which you write.")},
        "contributor": _contributor(words),
        "comment": {
            "type": "string",
            "title": text("To the reviewer"),
            "description": text(
                "What the reviewer should know, and what you are unsure of. It does not come on to the site."
            ),
        },
    }


def _contributor(words: Words) -> JsonSchema:
    text = words.text
    properties: JsonSchema = {
        "name": {
            "type": "string",
            "title": text("Name"),
            "description": text("As it is to stand among those credited."),
        },
        "orcid": {
            "type": "string",
            "title": "ORCID",
            "description": text("Your ORCID iD, if you have one and want it shown."),
            "pattern": ORCID,
            "x-code": {"pattern": "orcid-form"},
            "examples": ["0000-0002-1825-0097"],
        },
        "affiliation": {
            "type": "string",
            "title": text("Affiliation"),
            "description": text("Where you work or study, if it is to be shown."),
        },
    }
    description = text("Who is to be credited. Leave it empty to stay unnamed.")
    return {"title": text("Contributor"), "description": description, **object_of(properties)}
