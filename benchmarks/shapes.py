"""How does the catalogue of the built site fare with published SHACL shapes? Each file of shapes is asked by itself.

usage: shapes.py SHAPES.ttl... (the shapes of DCAT-AP and its national profiles, as their publishers issue them)
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print results by severity, and each that is not met; exit 1 if there is a violation."""
    data = Graph().parse(ROOT / "site" / "data" / "latest" / "catalogue.ttl")
    violated = False
    for name in sys.argv[1:]:
        _, report, _ = validate(data, shacl_graph=Graph().parse(name), allow_warnings=True)
        results = {result: str(report.value(result, SH.resultSeverity)) for result in report.objects(None, SH.result)}
        counted = Counter(severity.rpartition("#")[2] for severity in results.values())
        print(f"{name}: {dict(counted) or 'conforms'}")
        for result in results:
            found = [report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)]
            print("  " + " | ".join(str(part) for part in found))
        violated = violated or bool(counted["Violation"])
    sys.exit(violated)


if __name__ == "__main__":
    main()
