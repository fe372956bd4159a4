"""The forms for issues, by which people without git bring cases and corrections: their questions, made of the schema.

An answer goes to the place of a case file that its question names. GitHub writes the answers as the text of an issue,
each below the label of its question; :mod:`samskap.contribution.issue_form` reads that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from samskap.contribution.schema import OPTIONAL_HERE, SECTIONS, fields_of
from samskap.languages import LANGUAGES, N_, Words
from samskap.languages import words as words_of
from samskap.model import Corpus
from samskap.package.fields import Field
from samskap.package.vocabularies import VOCABULARIES

FEW = 10
"""Terms of a vocabulary up to which their definitions stand with the question."""

LONG = frozenset({"summary", "statement"})

HINTS: Mapping[str, str] = {
    "country": N_("The country or the autonomous territory."),
    "municipalities": N_("Those that the publication names, by name, one on each line. Nothing if it names none."),
}
"""What is said of a field where the descriptor speaks of ids."""

OF_CASE = (
    *("title", "country", "municipalities", "place", "start_year", "end_year", "policy_areas", "target_groups"),
    *("citizen_role", "actors", "initiator", "phases", "levels", "summary", "read", "source_url"),
)
OF_REFERENCES = ("read", "source_url")
OF_FINDING = ("statement", "direction", "factors", "outcomes", "phases", "design", "read", "locator")
"""The fields that the form for a new case asks for; what else there is can be added in its case file."""

DISPUTED = ("statement", "direction", "factors", "outcomes", "phases", "design", "methods", "reference")
"""The fields of a finding that can be disputed."""

ELSE = N_("Something else")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a form: its label, where its answer goes (``id``), and what one may choose (label to value).

    ``several`` options may be chosen; ``items`` are written on lines of their own; ``long`` answers have several lines.
    """

    id: str
    label: str
    description: str = ""
    options: Mapping[str, str] | None = None
    several: bool = False
    items: bool = False
    long: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueForm:
    """A form in a language. ``number`` is its place among the forms of the language, ``kind`` also its label."""

    kind: str
    language: str
    number: int
    name: str
    description: str
    questions: tuple[Question, ...]

    @property
    def file(self) -> str:
        """What the file of the form is called."""
        return f"{self.language}-{self.number}-{self.kind}.yml"


def issue_forms(corpus: Corpus) -> Iterator[IssueForm]:
    """Every form in every language."""
    for language in LANGUAGES:
        maker = _Maker(corpus, words_of(language))
        for number, (kind, (name, description, questions)) in enumerate(_FORMS.items(), start=1):
            yield IssueForm(
                kind=kind,
                language=language,
                number=number,
                name=maker.words.text(name),
                description=maker.words.text(description),
                questions=tuple(questions(maker)),
            )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the questions of the forms in a language."""

    corpus: Corpus
    words: Words

    def new_case(self) -> Iterator[Question]:
        text = self.words.text
        yield from self._fields("case", OF_CASE, "")
        yield Question(
            id="references",
            label=text("Publications"),
            description=text(
                "Paste what your reference manager or a library catalogue exports (BibTeX or RIS), or write one DOI on "
                "each line."
            ),
            long=True,
            required=True,
        )
        publications, finding = text("Publications"), text("Finding")
        yield from self._fields("references", OF_REFERENCES, f"{publications}: ")
        yield from self._fields("findings", OF_FINDING, f"{finding}: ")
        yield Question(
            id="findings.reference",
            label=text("Finding: publication"),
            description=text("Only if you have given several: which of them says it, as 1 for the first one."),
        )
        yield from self._person()

    def wrong_fact(self) -> Iterator[Question]:
        text = self.words.text
        yield self._record()
        sections = ("case", "findings", "references")
        fields = {self._titled(section, group): path for section in sections for path, group in self._paths(section)}
        yield self._choice("field", text("What is wrong?"), {**fields, text(ELSE): ""})
        yield Question(id="value", label=text("What ought it to be?"), long=True, required=True)
        description = text("Address, and the page if you can: it is what the reviewer looks at.")
        yield Question(
            id="source", label=text("Where can that be seen?"), description=description, long=True, required=True
        )
        yield from self._person()

    def dispute(self) -> Iterator[Question]:
        text = self.words.text
        description = text("It is shown with the finding. The address of the finding will do.")
        yield Question(id="record", label=text("Id of the finding"), description=description, required=True)
        titles = {group[0].base_title[self.words.language]: name for name, group in fields_of(self.corpus, "findings")}
        options = {title: name for title, name in titles.items() if name in DISPUTED}
        yield self._choice("field", text("What do you dispute?"), {**options, text(ELSE): ""}, several=True)
        description = text("In your own words, and where in it.")
        label = text("What does the publication say?")
        yield Question(id="comment", label=label, description=description, long=True, required=True)
        yield from self._person()

    def new_term(self) -> Iterator[Question]:
        text = self.words.text
        vocabularies = {text(name): vocabulary for vocabulary, name in VOCABULARIES.items()}
        yield self._choice("vocabulary", text("Vocabulary"), vocabularies)
        yield Question(id="label", label=text("Term"), required=True)
        yield Question(id="definition", label=text("What it means"), long=True, required=True)
        description = text("The id of a case or finding that it would be used for, and the terms that do not fit.")
        yield Question(id="record", label=text("Why is it needed?"), description=description, long=True, required=True)
        yield Question(id="source", label=text("Where is it used like that?"), long=True)

    def translation(self) -> Iterator[Question]:
        text = self.words.text
        yield self._record()
        fields = {
            self._titled(section, group): path
            for section in ("case", "findings")
            for path, group in self._paths(section)
            if group[0].language
        }
        yield self._choice("field", text("Which text?"), fields)
        languages = {self.words.language_name(tag): tag for tag in self.corpus.languages}
        yield self._choice("language", text("Into which language?"), languages)
        yield Question(id="value", label=text("The text as it ought to be"), long=True, required=True)
        yield from self._person()

    def _fields(self, section: str, names: tuple[str, ...], prefix: str) -> Iterator[Question]:
        groups = dict(fields_of(self.corpus, section))
        for name in names:
            field = groups[name][0]
            needed = (field.required or field.one_of_languages) and name not in OPTIONAL_HERE[SECTIONS[section]]
            terms = self._terms(field)
            title = field.base_title[self.words.language]
            yield Question(
                id=f"{section}.{name}",
                label=f"{prefix}{title[0].lower()}{title[1:]}" if prefix else title,
                description=self._description(field),
                options=terms or None,
                several=bool(terms) and field.type == "list",
                items=field.type == "list" and not terms,
                long=name in LONG or (field.type == "list" and not terms),
                required=needed and section != "findings",
            )

    def _description(self, field: Field) -> str:
        """What the descriptor says of the field, then what its terms mean, where these are few."""
        tag = self.words.language
        if field.name in HINTS:
            return self.words.text(HINTS[field.name])
        said = " ".join(filter(None, (field.description[tag], field.guidance[tag])))
        terms = self.corpus.vocabulary(field.vocabulary)
        if not 0 < len(terms) <= FEW:
            return said
        return " ".join([said, *(f"*{term.label[tag]}*: {term.definition[tag]}" for term in terms)])

    def _terms(self, field: Field) -> dict[str, str]:
        return {term.label[self.words.language]: term.id for term in self.corpus.vocabulary(field.vocabulary)}

    def _paths(self, section: str) -> Iterator[tuple[str, tuple[Field, ...]]]:
        for name, group in fields_of(self.corpus, section):
            if name != "id":
                yield f"{section}.{name}", group

    def _titled(self, section: str, group: tuple[Field, ...]) -> str:
        names = {"case": N_("Case"), "findings": N_("Finding"), "references": N_("Reference")}
        return f"{self.words.text(names[section])}: {group[0].base_title[self.words.language]}"

    def _choice(self, path: str, label: str, options: Mapping[str, str], several: bool = False) -> Question:
        return Question(id=path, label=label, options=options, several=several, required=True)

    def _record(self) -> Question:
        text = self.words.text
        description = text("It is shown on the page of the record. The address of the page will do.")
        return Question(id="record", label=text("Record id"), description=description, required=True)

    def _person(self) -> Iterator[Question]:
        text = self.words.text
        description = text("Leave it empty if you do not want to be named.")
        yield Question(id="contributor.name", label=text("Name to be credited"), description=description)
        yield Question(id="contributor.orcid", label="ORCID", description="0000-0002-1825-0097")


_Questions = Callable[[_Maker], Iterator[Question]]
_FORMS: Mapping[str, tuple[str, str, _Questions]] = {
    "new-case": (
        N_("Missing case"),
        N_("Tell of a case that is missing. What you do not know you leave out."),
        _Maker.new_case,
    ),
    "wrong-fact": (N_("Wrong fact"), N_("Something in a record is not right."), _Maker.wrong_fact),
    "dispute": (
        N_("Dispute a finding"),
        N_("A finding has been misread or wrongly coded."),
        _Maker.dispute,
    ),
    "new-term": (N_("New term"), N_("A vocabulary lacks a term that is needed."), _Maker.new_term),
    "translation": (
        N_("Translated text"),
        N_("A text is missing in a language, or can be said better."),
        _Maker.translation,
    ),
}
"""The kinds of issues: name, description and questions."""
