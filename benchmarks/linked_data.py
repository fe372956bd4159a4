"""Does the JSON-LD of the built site keep to schema.org as published? Tables of the tests, types, properties, triples.

usage: linked_data.py VOCABULARY.jsonld CONTEXT.jsonld (both as schema.org publishes them)
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from schema_org import LITERALS, PARENTS, PROPERTIES, faults, kinds  # noqa: E402

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "https://schema.org/"


def main() -> None:
    """Print what was found; exit 1 if anything is not of the vocabulary."""
    vocabulary = Graph().parse(sys.argv[1], format="json-ld")
    nodes = [node for file in sorted((ROOT / "site").rglob("*.html")) for node in blocks(file)]
    wrong = [*table_faults(vocabulary), *(fault for node in nodes for fault in faults(node))]
    context = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["@context"]
    graph = Graph().parse(data=json.dumps({"@context": context, "@graph": nodes}), format="json-ld")
    terms = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    known = {str(term) for term in vocabulary.subjects()}
    unknown = {str(term).replace("http:", "https:") for term in terms} - known
    wrong += sorted(term for term in unknown if not term.endswith("-input"))
    print(f"{len(nodes):,} nodes, {len(graph):,} triples, {len(terms)} terms, {len(wrong)} faults")
    for kind, number in Counter(str(node["@type"]) for node in nodes).most_common():
        print(f"  {kind}: {number:,}")
    print(*wrong[:50], sep="\n")
    sys.exit(bool(wrong))


def blocks(file: Path) -> Iterator[dict[str, Any]]:
    """The nodes of a page."""
    for text in BLOCK.findall(file.read_text(encoding="utf-8")):
        yield from json.loads(text)["@graph"]


def table_faults(vocabulary: Graph) -> Iterator[str]:
    """Where the tables of the tests say what the vocabulary does not say."""

    def above(name: str) -> set[str]:
        found = vocabulary.transitive_objects(URIRef(SCHEMA + name), RDFS.subClassOf)
        return {str(kind).removeprefix(SCHEMA) for kind in found}

    for name in PARENTS:
        if not kinds(name) <= above(name):
            yield f"{name}: {kinds(name) - above(name)}"
    for name, (domains, ranges) in PROPERTIES.items():
        for relation, wanted in (("domainIncludes", domains), ("rangeIncludes", ranges)):
            allowed = {
                str(kind).removeprefix(SCHEMA)
                for kind in vocabulary.objects(URIRef(SCHEMA + name), URIRef(SCHEMA + relation))
            }
            for kind in wanted.split():
                fits = kind in allowed if kind in LITERALS else bool(above(kind) & allowed)
                if not fits:
                    yield f"{name}: {relation} {kind}, not of {sorted(allowed)}"


if __name__ == "__main__":
    main()
