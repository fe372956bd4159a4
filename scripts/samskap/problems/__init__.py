"""What a problem is and how it reads: as text, JSON or Markdown, in three languages."""

from samskap.problems.listing import Rule, rules
from samskap.problems.problem import Problem, errors, in_order
from samskap.problems.sentences import escaped, severity_name, shown, what_is_wrong, what_to_write
from samskap.problems.writing import as_objects, to_json, to_markdown, to_text

__all__ = [
    "Problem",
    "Rule",
    "as_objects",
    "errors",
    "escaped",
    "in_order",
    "rules",
    "severity_name",
    "shown",
    "to_json",
    "to_markdown",
    "to_text",
    "what_is_wrong",
    "what_to_write",
]
