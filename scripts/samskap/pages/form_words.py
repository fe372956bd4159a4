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
    "lede_new-case": N_(
        "Do you know a place where citizens and public employees make a service together? "
        "Describe it here, in about ten minutes. You need no account, and one language is enough."
    ),
    "lede_correction": N_(
        "Change what is wrong. Nothing changes on the site until somebody has read it against the source."
    ),
    "lede_translation": N_(
        "Write the texts that are missing, as faithful to the others as you can. You need no account."
    ),
    "lede_dispute": N_(
        "Say what you dispute, and why. The finding is marked as disputed until somebody else has read the source."
    ),
    "comment_new-case": N_("What the reviewer should know"),
    "comment_correction": N_("Where it can be seen"),
    "comment_translation": N_("What the reviewer should know"),
    "comment_dispute": N_("Your reasons"),
    "hint_new-case": N_("What the reviewer should know, and what you are unsure of. It does not come on to the site."),
    "hint_correction": N_(
        "The publication or page, and the place in it, that shows how it is. It does not come on to the site."
    ),
    "hint_translation": N_(
        "What the reviewer should know, and what you are unsure of. It does not come on to the site."
    ),
    "hint_dispute": N_(
        "The statement, the direction, a factor, an outcome or a phase? What does the publication say, and where "
        "in it? Write in your own words."
    ),
    "required": N_("required"),
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
