"""What data users get: the released package, the flat table of the evidence, and how to read them."""

from samskap.downloads.catalogue import Download, Snippet, downloads, grouped, line, manifest, snippets

__all__ = ["Download", "Snippet", "downloads", "grouped", "line", "manifest", "snippets"]
