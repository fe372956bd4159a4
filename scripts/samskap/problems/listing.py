"""Every code as readers look it up, in a language."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.languages import Words
from samskap.problem_kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """A code as readers look it up: what it means, what to do, and whether it stops a build."""

    code: str
    severity: str
    meaning: str
    remedy: str


def rules(words: Words) -> list[Rule]:
    """Every code with its meaning and remedy in a language; what differs from case to case is shown as "…"."""
    return [_rule(code, kind, words) for code, kind in sorted(KINDS.items())]


def _rule(code: str, kind: Kind, words: Words) -> Rule:
    dots = _Dots()
    meaning = words.translation(kind.wrong).format_map(dots)
    remedy = words.translation(kind.otherwise or kind.remedy).format_map(dots)
    return Rule(code, kind.severity, meaning, remedy)


class _Dots(dict[str, str]):
    """Gives "…" for every field of a message."""

    def __missing__(self, name: str) -> str:
        return "…"
