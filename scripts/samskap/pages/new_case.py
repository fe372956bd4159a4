"""The form in which people who have never used git describe a case, correct one or dispute a finding."""

from __future__ import annotations

from samskap.pages.form_data import FORM, form_schema
from samskap.pages.form_fields import STEPS, Fields
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer


def new_case_page(renderer: Renderer) -> Page:
    """The page of the form, which ``form.js`` brings to life; without script it offers the templates."""
    words = renderer.words
    return renderer.page(
        "new-case",
        FORM,
        title=words.text("Describe a case"),
        description=words.text("A form for a case that you know: without an account, kept in your browser, checked while you write."),
        kind="new-case",
        crumbs=((words.text("Contribute"), "contribute/"),),
        scripts=("form.js",),
        fields=Fields(form_schema(renderer), renderer.corpus, words, {}),
        step_titles={name: words.text(title) for name, (title, _fields) in STEPS.items()},
        languages=[(tag, words.language_name(tag)) for tag in renderer.corpus.languages],
        contact=renderer.contact,
    )
