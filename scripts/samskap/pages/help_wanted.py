"""Help wanted: what readers can do for the evidence, counted, each record with the form one click away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samskap.evidence.history import Record
from samskap.evidence.wanted import CHECK, DESCRIBE, FIND, MEND, RECODE, TRANSLATE, Task, tasks
from samskap.languages import N_
from samskap.model import Case, Finding, told
from samskap.package.tables import to_csv
from samskap.pages.page import Page
from samskap.pages.renderer import Renderer, lowered, sentence

PATH = "contribute/help-wanted/"
TABLE = f"{PATH}help-wanted.csv"
FORM = "contribute/new-case/"

SHOWN = 3
"""So many records of a kind of work are seen at once; the others are folded."""

TITLES: Mapping[str, str] = {
    TRANSLATE: N_("Texts to translate"),
    FIND: N_("Cases without findings"),
    MEND: N_("Dead links"),
    DESCRIBE: N_("References without author or year"),
    RECODE: N_("Findings coded once"),
}
DOING: Mapping[str, tuple[str, str]] = {
    TRANSLATE: (
        N_("These were described in one language. Put them into another that you write well."),
        N_("Translate"),
    ),
    FIND: (
        N_(
            "Nothing has been drawn from the publications about these cases yet. Read one and write down what it found."
        ),
        N_("Add a finding"),
    ),
    MEND: (N_("Nothing stands at these addresses any more. Find where the publication is now."), N_("Mend the link")),
    DESCRIBE: (N_("The page read did not show them. Look in the publication itself, or in a library."), N_("Complete")),
    RECODE: (N_("A second coder is to read the source and say how they would code it."), N_("Code it again")),
    CHECK: ("", N_("Check it")),
}
"""What there is to do, and what its link is called; of records to check, the definition of the term says what."""

HEADS = (
    N_("What to do"), N_("Kind of record"), N_("Id of the record"), N_("Name of the record"), N_("What it lacks"),
    N_("Address of the form"),
)  # fmt: skip
"""The headings of the table."""


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: its anchor, title, explanation and what its links are called, and the records by name."""

    kind: str
    title: str
    what: str
    action: str
    tasks: tuple[Task, ...]

    @property
    def is_check(self) -> bool:
        """Whether records are to be checked; the title says what is to be checked."""
        return self.kind.startswith(CHECK)


def help_wanted_page(renderer: Renderer) -> Page:
    """The page ``contribute/help-wanted/``."""
    words, found = renderer.words, _works(renderer)
    return renderer.page(
        "help-wanted",
        PATH,
        title=words.text("Help wanted"),
        description=words.text("Texts to translate, records to check, links to mend: choose one and begin."),
        kind="help-wanted",
        crumbs=((words.text("Contribute"), "contribute/"),),
        works=found,
        number=sum(len(work.tasks) for work in found),
        shown=SHOWN,
        table=TABLE,
        form_of=form_of,
        is_finding=lambda record: isinstance(record, Finding),
        is_case=lambda record: isinstance(record, Case),
        detail=lambda work, task: detail(renderer, work.kind, task),
        asked=max((link.checked for link in renderer.corpus.links), default=""),
    )


def help_wanted_files(renderer: Renderer, site_url: str) -> dict[str, str]:
    """The same as a table (CSV): what to do, kind and id of the record, its name, what is missing, the form."""
    text, root = renderer.words.text, f"{site_url}{renderer.words.language}/"
    heads = [text(head) for head in HEADS]
    rows = ((work, task.record, task) for work in _works(renderer) for task in work.tasks)
    cells = (
        (_in_table(work, renderer), _kind(record), record.id, name(renderer, record), detail(renderer, work.kind, task),
         root + form_of(work.kind, record))
        for work, record, task in rows
    )  # fmt: skip
    return {TABLE: to_csv(heads, (dict(zip(heads, row, strict=True)) for row in cells))}


def form_of(kind: str, record: Record) -> str:
    """Path of the form for a kind of work, with the record filled in."""
    if kind == FIND:
        return f"{FORM}?kind=new-case&finding-for={record.id}"
    return f"{FORM}?kind={'translation' if kind == TRANSLATE else 'correction'}&{_kind(record)}={record.id}"


def name(renderer: Renderer, record: Record) -> str:
    """What a record is called: the title of a case, the statement of a finding, authors and title of a reference."""
    language = renderer.words.language
    match record:
        case Case():
            return told(record.title, language).marked(language)
        case Finding():
            return told(record.statement, language).marked(language)
    return f"{renderer.short(record)} {record.title}"


def detail(renderer: Renderer, kind: str, task: Task) -> str:
    """What is missing of a record, in words; empty where the kind of work says it."""
    words = renderer.words
    if kind == TRANSLATE:
        languages = words.joined(map(words.language_name, task.details))
        return sentence(words.text("into {languages}", languages=languages))
    if kind == DESCRIBE:
        return sentence(words.joined(lowered(renderer.field_title("references", field)) for field in task.details))
    return ", ".join(task.details)


def _works(renderer: Renderer) -> list[Work]:
    return [_work(renderer, kind, found) for kind, found in tasks(renderer.corpus).items()]


def _work(renderer: Renderer, kind: str, found: tuple[Task, ...]) -> Work:
    text, key = renderer.words.text, renderer.words.sort_key
    ordered = tuple(sorted(found, key=lambda task: (key(name(renderer, task.record)), task.record.id)))
    head, _, mark = kind.partition("-")
    what, action = DOING[head]
    if not mark:
        return Work(kind, text(TITLES[kind]), text(what), text(action), ordered)
    term = renderer.term("to-check", mark)
    return Work(
        kind, term.label[renderer.words.language], term.definition[renderer.words.language], text(action), ordered
    )


def _in_table(work: Work, renderer: Renderer) -> str:
    """What there is to do, where no heading above says that it is a check."""
    return renderer.words.text("To check: {what}", what=work.title) if work.is_check else work.title


def _kind(record: Record) -> str:
    return type(record).__name__.lower()
