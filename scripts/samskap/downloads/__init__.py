"""What data users get: the released package, the flat table of the evidence, and how to read them."""

from samskap.downloads.catalogue import Download, Snippet, downloads, manifest, snippets
from samskap.downloads.records import record_files

__all__ = ["Download", "Snippet", "downloads", "manifest", "record_files", "snippets"]
