"""Links that the evidence names: which of them are dead? Asked politely, in batches, and remembered."""

from samskap.links.addresses import due, named
from samskap.links.answers import Answer, outcome
from samskap.links.asking import Asker
from samskap.links.checking import asked

__all__ = ["Answer", "Asker", "asked", "due", "named", "outcome"]
