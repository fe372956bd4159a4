"""The form in which people who have never used git describe a case, correct one or dispute a finding."""

from __future__ import annotations

import re
from dataclasses import replace

from samskap.languages import N_
from samskap.pages.form_data import FORM, form_schema
from samskap.pages.form_fields import STEPS, Fields
from samskap.pages.form_words import script_words
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer

OTHER_STEPS = {
    "findings": N_("What your sources have found"),
    "comment": N_("What the reviewer should know"),
    "you": N_("About you"),
    "check": N_("Is anything left?"),
    "preview": N_("The case as it will look"),
    "send": N_("Send it"),
}
"""The steps after those of the case, with their titles."""


def new_case_page(renderer: Renderer) -> Page:
    """The page of the form, which ``form.js`` brings to life; without script it offers the templates."""
    words = renderer.words
    titles = {name: title for name, (title, _fields) in STEPS.items()} | OTHER_STEPS
    step_titles = {name: words.text(title) for name, title in titles.items()}
    page = renderer.page(
        "new-case",
        FORM,
        title=words.text("Describe a case"),
        description=words.text(
            "A form for a case that you know: without an account, kept in your browser, checked while you write."
        ),
        kind="new-case",
        crumbs=((words.text("Contribute"), "contribute/"),),
        scripts=("form.js",),
        fields=Fields(form_schema(renderer), renderer.corpus, words),
        step_titles=step_titles,
        steps=list(step_titles.items()),
        script_words=script_words(words),
        no_date=words.text("n.d."),
        languages=[(tag, words.language_name(tag)) for tag in renderer.corpus.languages],
        contact=renderer.contact,
    )
    before, form, inside = page.body.partition("<form")
    return replace(page, body=before + form + re.sub(r"\n+", "\n", inside))  # a block of HTML has no empty line
