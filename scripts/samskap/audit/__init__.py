"""What is measured on a built site, for the score card of a release: weight, requests, barriers, FAIR checks."""

from samskap.audit.measuring import audit
from samskap.audit.writing import write_scores

__all__ = ["audit", "write_scores"]
