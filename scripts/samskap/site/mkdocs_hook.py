"""What MkDocs needs from us: escaping and words for the templates, and HTML blocks kept out of the Markdown parser.

Parsing HTML that stays as it is took two thirds of a build (measured: 22 of 35 s under the profiler). The pages are
plain Markdown without this hook, too; it only makes them quicker.
"""

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from samskap.languages import words

_BLOCK = re.compile(r"<(ul|ol|dl|table|nav|div|h[1-6]|p|pre|details|form|section|script)\b.*>", re.DOTALL)
_PLACE = "\ue000{}\ue001"


UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Let MkDocs make no site map: ours tells the page in every language, and when it changed."""
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, **_: Any) -> Files:
    """Leave out what Material brings and no page of ours asks for: its script, its icon, its palettes."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put a mark in the place of every block of HTML that blank lines set apart."""
    blocks: list[str] = []
    parts = markdown.split("\n\n")
    for number, part in enumerate(parts):
        if _BLOCK.fullmatch(part.strip("\n")):
            parts[number] = _PLACE.format(len(blocks))
            blocks.append(part.strip("\n"))
    page.meta["html_blocks"] = blocks
    return "\n\n".join(parts)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put the blocks back where their marks stand."""
    blocks = page.meta.pop("html_blocks")
    return re.sub("(?:<p>)?\ue000(\\d+)\ue001(?:</p>)?", lambda mark: blocks[int(mark[1])], html)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Escape what templates print, and give them messages and dates in the page's language, and the stylesheet."""
    env.autoescape = True
    own = words(str(config.theme["language"]))
    env.globals["t"] = own.text
    env.filters["date"] = own.date
    stylesheets = [path for folder in config.theme.dirs for path in Path(folder).glob("assets/stylesheets/main.*.css")]
    env.globals["material_stylesheet"] = f"assets/stylesheets/{stylesheets[0].name}"
    return env
