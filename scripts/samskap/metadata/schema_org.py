"""What every description in schema.org's words needs: who speaks, from where, in which language, and of what."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from samskap.languages import Words
from samskap.metadata import places
from samskap.model import Case, Corpus, Finding, Municipality, Reference, Term

Node = dict[str, Any]
Record = Case | Finding | Reference | Municipality | Term

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a description is made in: the corpus, the language, the address of the site's root.

    ``path`` gives the path of a record's page below the language; it raises ``KeyError`` for a term without page.
    """

    corpus: Corpus
    words: Words
    site_url: str
    path: Callable[[Record], str]

    @property
    def base(self) -> str:
        """The address of the language."""
        return f"{self.site_url}{self.words.language}/"

    def page(self, record: Record) -> str:
        """The address of a record's page in the language."""
        return self.base + self.path(record)

    def thing(self, record: Case | Finding | Reference | Municipality, kind: str) -> str:
        """The identifier of what a record is about, the same in every language."""
        return places.thing(self.site_url, self.path(record), kind)


def document(nodes: Iterable[Node]) -> str:
    """Nodes as one JSON-LD text in one line."""
    return json.dumps({"@context": CONTEXT, "@graph": list(nodes)}, ensure_ascii=False, separators=(",", ":"))


def filled(node: Node) -> Node:
    """A node without the properties that nothing is known for; of a list with one item, the item."""
    known = {name: _single(value) for name, value in node.items()}
    return {name: value for name, value in known.items() if value not in (None, "", [], {})}


def reference_to(node: Node) -> Node:
    """A node as another names it: identifier, type and name."""
    return {name: node[name] for name in ("@type", "@id", "name") if name in node}


def organisation(scope: Scope) -> Node:
    """Who makes and publishes the site and the data."""
    return {
        "@type": "Organization",
        "@id": places.organisation(scope.site_url),
        "name": scope.corpus.descriptor["contributors"][0]["title"],
        "url": scope.site_url,
    }


def website(scope: Scope, name: str, description: str) -> Node:
    """The site in a language, and how it is searched."""
    return {
        "@type": "WebSite",
        "@id": places.website(scope.site_url),
        "url": scope.base,
        "name": name,
        "description": description,
        "inLanguage": list(scope.corpus.languages),
        "publisher": {"@id": places.organisation(scope.site_url)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{scope.base}search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(address: str, steps: Sequence[tuple[str, str]]) -> Node:
    """The way to the page at an address: name and address of each step, the page itself the last."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": step}
            for number, (name, step) in enumerate(steps, 1)
        ],
    }


def licence(corpus: Corpus) -> str:
    """The address of the licence of data and texts."""
    return str(corpus.descriptor["licenses"][0]["path"])


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value
