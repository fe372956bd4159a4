"""What is declared of a code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What is wrong, what to write instead, and what to write where no value is close (``otherwise``)."""

    wrong: str
    remedy: str
    otherwise: str
    severity: str


def error(wrong: str, remedy: str, otherwise: str = "") -> Kind:
    """What stops a build."""
    return Kind(wrong, remedy, otherwise, "error")


def warning(wrong: str, remedy: str, otherwise: str = "") -> Kind:
    """What is reported and stops nothing."""
    return Kind(wrong, remedy, otherwise, "warning")


def notice(wrong: str, remedy: str, otherwise: str = "") -> Kind:
    """What is accepted, but told: nothing has to be done."""
    return Kind(wrong, remedy, otherwise, "notice")
