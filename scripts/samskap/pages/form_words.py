"""What the scripts of the form say, by the names under which they ask for it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from samskap.languages import N_, Words

SAID: Mapping[str, str] = {
    "title_new-case": N_("Describe a case"),
    "title_correction": N_("Suggest a correction"),
    "title_translation": N_("Translate texts"),
    "title_dispute": N_("Dispute this finding"),
    "new-case": N_("New case"),
    "correction": N_("Correction"),
    "translation": N_("Translation"),
    "dispute": N_("Disputed finding"),
    "step_done": N_("ready"),
    "ready": N_("Ready to be sent"),
    "nothing": N_("Nothing is written yet"),
    "send_anyway": N_(
        "Something is left to fill in or mend. You may send it as it is: the reviewer helps you with the rest."
    ),
    "saved": N_("Kept in this browser at {time}."),
    "unkept": N_("Your browser does not allow Samskap to keep the draft: download the file before you leave the page."),
    "open": N_("open now"),
    "untitled": N_("Draft without a title"),
    "opened": N_("Opened: {name}."),
    "deleted": N_("Deleted: {name}."),
    "added": N_("Added: {name}."),
    "removed": N_("Removed: {title}."),
    "remove": N_("Remove"),
    "choose": N_("Choose"),
    "unknown": N_("There is no record “{id}”. It may have been renamed or withdrawn."),
    "failed": N_("The form could not be loaded. Try again in a while."),
    "downloaded": N_("The file {name} has been downloaded."),
    "copied": N_("Copied."),
    "notcopied": N_("The browser does not allow copying. Mark the text and copy it yourself."),
    "mail": N_("Here is a case for Samskap. You may write to us above the file; leave the file itself as it is."),
    "mail_attached": N_("Here is a case for Samskap. I attach the file {name}."),
    "issue_attached": N_("Put the file {name} here, or paste what stands in it."),
    "head": N_("A case file of Samskap, made with the form. It may be changed by hand."),
}


def script_words(words: Words) -> str:
    """The words as JSON, their ``{name}`` fields not yet filled in."""
    return json.dumps({name: words.translation(message) for name, message in SAID.items()}, ensure_ascii=False)
