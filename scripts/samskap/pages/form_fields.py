"""The fields of the form for a new case: made of the schema of a case file, in the steps of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samskap.contribution.schema_values import JsonSchema
from samskap.languages import N_, Words
from samskap.model import Corpus
from samskap.package.vocabularies import GROUPS
from samskap.pages.page import shortened

MANY = 12
"""From this number of options on they can be searched, and the definitions are unfolded on demand."""

STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "case": (N_("The case"), ("title", "summary", "policy_areas")),
    "where": (N_("Where and when"), ("country", "municipalities", "place", "start_year", "end_year")),
    "who": (
        N_("Who takes part, and how"),
        ("target_groups", "actors", "citizen_role", "initiator", "phases", "levels"),
    ),
    "sources": (N_("What you have read"), ("read", "source_url")),
}
"""The steps that hold fields of the case: title and fields. What no step names stands under "more" in the last."""

BESIDE: Mapping[str, frozenset[str]] = {"case": frozenset({"references"})}
"""What the form fills in by itself, or asks for in a way of its own."""

FIRST: Mapping[str, tuple[str, ...]] = {
    "findings": ("reference", "statement", "direction", "factors", "outcomes", "locator"),
    "references": ("bibtex", "source_url"),
}
"""The fields of a repeated part that are always in sight, in their order; the others stand under "more"."""

TYPED: Mapping[str, tuple[str, ...]] = {
    "references": ("doi", "type", "title", "authors", "year", "language", "journal", "url"),
}
"""Those that are in sight until a reference has been pasted."""

HINTS: Mapping[str, str] = {
    "title": N_("A short title in your own words: what and where."),
    "summary": N_("What the case is, in your own words: facts, and no sentence from a source. One language is enough."),
    "country": N_("Country or autonomous territory."),
    "municipalities": N_("The municipalities that your source names. None if it names none."),
    "read": N_("What you have seen of the source. The abstract is enough, as long as you say so."),
    "source_url": N_("The address of the page that you have read."),
    "inferred": N_("Tick what you have concluded yourself: the source does not state it."),
    "initiator": N_("Who took the first step. An association is civil society; citizens act on their own."),
    "reference": N_("The publication that says it: one of those that you have named above."),
    "statement": N_(
        "The finding in one or two sentences of your own: facts, and no sentence from a source. One language is enough."
    ),
    "authors": N_("One on each line, family name first: Family, Given. Organisations by their name."),
    "editors": N_("One on each line, family name first: Family, Given."),
    "keywords": N_("The publication’s own keywords, one on each line."),
    "methods_text": N_("The methods in your words, in English only, one on each line."),
    "bibtex": N_(
        "Copy the reference from your reference manager or from the publisher’s page (“Cite”, “Export citation”). "
        "Then you need not fill in the fields below; what you write there counts for more than what you paste."
    ),
    "language": N_("The language in which the publication is written."),
    "peer_reviewed": N_("Whether other researchers reviewed it before it was published."),
}
"""What is said of a field in the form, where the words of the descriptor speak of files or of its coders."""

UNTOLD = frozenset({"id", "read", "source_url", "note", "to_check"})
"""The fields of a record of which nobody says that they were concluded."""
LONG = frozenset({"summary", "statement"})
LONGEST_EXAMPLE = 160
AREAS = frozenset({"note", "comment", "bibtex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value to choose: what it is called and means, and the name of its group (empty where there are no groups)."""

    value: str
    label: str
    definition: str = ""
    group: str = ""
    belongs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of the form. ``widget`` says how it is filled in: text, line, area, lines, number, url, choice, choices,
    select or reference; ``long`` texts have room for sentences."""

    section: str
    name: str
    title: str
    widget: str
    hint: str = ""
    example: str = ""
    required: bool = False
    long: bool = False
    options: tuple[Option, ...] = field(default=())

    @property
    def id(self) -> str:
        """The id of its element; of a repeated part the form puts the number of the item into it."""
        return "-".join(filter(None, (self.section, self.name)))

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """The options by group, in their order."""
        found: dict[str, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(option)
        return list(found.items())

    @property
    def many(self) -> bool:
        """Whether there are so many options that they are searched."""
        return len(self.options) >= MANY


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of every part of the form, in the language of ``words``."""

    schema: JsonSchema
    corpus: Corpus
    words: Words

    def step(self, name: str) -> list[FormField]:
        """The fields of a step of the case."""
        return [self.field("case", field) for field in STEPS[name][1]]

    def rest(self) -> list[FormField]:
        """The fields of the case that no step names."""
        named = {field for _title, fields in STEPS.values() for field in fields} | BESIDE["case"]
        return [self.field("case", name) for name in self._properties("case") if name not in named]

    def first(self, section: str) -> list[FormField]:
        """The fields of a repeated part that are always in sight."""
        return [self.field(section, name) for name in FIRST[section]]

    def typed(self, section: str) -> list[FormField]:
        """Those in sight until a reference has been pasted."""
        return [self.field(section, name) for name in TYPED.get(section, ())]

    def more(self, section: str) -> list[FormField]:
        """The fields of a repeated part that are unfolded on demand."""
        shown = {*FIRST[section], *TYPED.get(section, ()), "id", "ris", "case"}
        return [self.field(section, name) for name in self._properties(section) if name not in shown]

    def contributor(self) -> list[FormField]:
        """The fields about the contributor."""
        return [self.field("contributor", name) for name in self._properties("contributor")]

    def languages(self) -> FormField:
        """The field that says in which language the texts are."""
        return self.field("", "language")

    def field(self, section: str, name: str) -> FormField:
        """A field by its part and name. Raises ``KeyError``."""
        described = self._properties(section)[name]
        hint = "" if (section, name) in (("references", "title"), ("", "language")) else HINTS.get(name)
        title = self.words.text("Paste BibTeX or RIS") if name == "bibtex" else described["title"]
        return FormField(
            section=section,
            name=name,
            title=title,
            widget=_widget(name, described),
            hint=self.words.text(hint) if hint else _unlike(title, described.get("description", "")),
            example=_example(described, _widget(name, described)),
            required=bool(described.get("x-required")),
            long=name in LONG,
            options=tuple(self._options(section, name, described)),
        )

    def _properties(self, section: str) -> Mapping[str, JsonSchema]:
        properties: Mapping[str, JsonSchema] = self._object(section)["properties"]
        return properties

    def _object(self, section: str) -> JsonSchema:
        part: JsonSchema = self.schema["properties"][section] if section else self.schema
        items: JsonSchema = part.get("items", part)
        return items

    def _options(self, section: str, name: str, described: JsonSchema) -> Iterator[Option]:
        item = described.get("items", described)
        if "$ref" in item:
            yield from self._terms(item["$ref"].rpartition("/")[2])
        elif "oneOf" in item:
            skipped = UNTOLD if name == "inferred" else ()
            options = [Option(value=part["const"], label=part["title"]) for part in item["oneOf"]]
            yield from (option for option in options if option.value not in skipped)
        elif item.get("x-refers-to") == "municipalities":
            yield from self._municipalities()
        elif described.get("type") == "boolean":
            yield Option(value="true", label=self.words.text("Yes"))
            yield Option(value="false", label=self.words.text("No"))

    def _terms(self, vocabulary: str) -> Iterator[Option]:
        groups = GROUPS.get(vocabulary, "")
        tag = self.words.language
        for term in self.schema["$defs"][vocabulary]["oneOf"]:
            group = self.corpus.terms[groups, term["x-group"]].label[tag] if groups and "x-group" in term else ""
            yield Option(
                value=term["const"],
                label=term["title"],
                definition="" if vocabulary == "country" else term["description"],
                group=group if vocabulary == "factor" else "",
            )

    def _municipalities(self) -> Iterator[Option]:
        tag = self.words.language
        order = {term.id: number for number, term in enumerate(self.corpus.vocabulary("country"))}
        places = self.corpus.municipalities.values()
        for place in sorted(places, key=lambda item: (order[item.country], self.words.sort_key(item.name[tag]))):
            country = self.corpus.terms["country", place.country].label[tag]
            yield Option(value=place.id, label=place.name[tag], group=country, belongs=place.country)


def _unlike(title: str, description: str) -> str:
    """A description, unless it says no more than the title."""
    return "" if description.removesuffix(".") == title else description


def _example(described: JsonSchema, widget: str) -> str:
    """An example of what is written, for fields in which people write words."""
    shown = described.get("examples", [""])[0] if widget in ("text", "line", "lines") else ""
    return shortened(str(shown[0] if isinstance(shown, list) else shown), LONGEST_EXAMPLE)


def _widget(name: str, described: JsonSchema) -> str:
    item: Any = described.get("items", described)
    listed, kind = described.get("type") == "array", described.get("type")
    chosen = "$ref" in item or name == "inferred" or item.get("x-refers-to") == "municipalities"
    rules: Iterable[tuple[bool, str]] = (
        (bool(described.get("x-text")), "text"),
        (chosen, "choices" if listed else "choice"),
        (kind == "boolean", "choice"),
        (item.get("x-refers-to") == "references", "reference"),
        (name == "language", "select"),
        (listed, "lines"),
        (kind in ("integer", "number"), "number"),
        (described.get("format") == "uri", "url"),
        (name in AREAS, "area"),
    )
    return next((widget for holds, widget in rules if holds), "line")
