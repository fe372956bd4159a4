"""What data users get: the released package, the flat table of the evidence, and how to read them."""

from samskap.downloads.catalogue import Download, downloads, grouped, manifest
from samskap.downloads.example import example, questions
from samskap.downloads.groups import line
from samskap.downloads.records import record_files
from samskap.downloads.snippets import Snippet, snippets

__all__ = [
    "Download",
    "Snippet",
    "downloads",
    "example",
    "grouped",
    "line",
    "manifest",
    "questions",
    "record_files",
    "snippets",
]
