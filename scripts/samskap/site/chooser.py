"""The root of the site: a page to choose a language on, and the page for addresses that do not exist."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from samskap.languages import LANGUAGES, words


def chooser_files(site_url: str) -> dict[str, str]:
    """The files of the root: ``index.html``, ``404.html`` and the script, by name.

    ``index.html`` sends a browser on to the language it prefers; without script, or with ``#choose`` at the end of
    the address, the reader chooses. ``404.html`` may be shown at any address, so that its links are absolute.
    """
    environment = Environment(loader=PackageLoader("samskap.site"), autoescape=True, undefined=StrictUndefined)
    languages = [_greeting(tag) for tag in LANGUAGES]
    chooser = environment.get_template("chooser.html.j2")
    return {
        "index.html": chooser.render(languages=languages, site_url=site_url, missing=False),
        "404.html": chooser.render(languages=languages, site_url=site_url, missing=True),
        "choose.js": environment.get_template("choose.js.j2").render(languages=LANGUAGES),
    }


def _greeting(tag: str) -> dict[str, str]:
    """What the chooser says in a language."""
    own = words(tag)
    return {
        "tag": tag,
        "name": own.language_name(tag).capitalize(),
        "tagline": own.text("Co-production of public services in the Nordic countries."),
        "missing": own.text("This page does not exist."),
    }
