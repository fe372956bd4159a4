"""How a case and its findings are coded, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.languages import N_


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its heading and its text (messages), the fields that it fills in and the vocabularies that it uses."""

    id: str
    title: str
    text: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()
    vocabularies: tuple[str, ...] = ()


STEPS = (
    Step(
        "read",
        N_("Read, and note what you read"),
        (
            N_("Read the source, or the part of it that you can get hold of."),
            N_("Write down at once what you read and where: an abstract is enough, as long as the record says so."),
            N_("Code only what you have read yourself. What a title leads you to expect is not a finding."),
        ),
        (("case", "read"), ("case", "source_url"), ("findings", "locator")),
        ("read",),
    ),
    Step(
        "case",
        N_("Decide whether there is a case"),
        (
            N_("A case is a real place, programme or encounter where a public service is co-produced."),
            N_("A study of many places, or a theory, is no case. Its findings are coded all the same, without a case."),
            N_("Look first whether the case is here already: findings can be added to a case that is."),
        ),
        (("case", "title"), ("case", "summary"), ("findings", "case")),
    ),
    Step(
        "place",
        N_("Where and when"),
        (
            N_("Name the municipality that the source names. Where it names none, leave the field empty."),
            N_("A year is when the case began or ended, or the study of it: say which in the note."),
        ),
        (("case", "municipalities"), ("case", "place"), ("case", "start_year"), ("case", "note")),
        ("country",),
    ),
    Step(
        "people",
        N_("Who it is for, and who takes part"),
        (
            N_("The target group is whom the service is for. The actors are those who take part in making it."),
            N_("Somebody can be both. Do not add anybody just because you would expect them to be there."),
            N_("The initiator is the one who took the first step. Sources seldom say it, so the field is often empty."),
        ),
        (("case", "target_groups"), ("case", "actors"), ("case", "citizen_role"), ("case", "initiator")),
        ("policy-area", "target-group", "actor", "initiator"),
    ),
    Step(
        "phases",
        N_("In which phases citizens take part"),
        (
            N_("Ask what citizens do: start something, decide what matters, shape it, carry it out, or judge it."),
            N_("Choose only the phases in which the source shows citizens taking part, not every phase there was."),
            N_("Sources seldom use these words. If you concluded the phase, name the field under what you inferred."),
        ),
        (("case", "phases"), ("case", "levels"), ("findings", "phases"), ("case", "inferred")),
        ("phase", "level"),
    ),
    Step(
        "finding",
        N_("One finding at a time"),
        (
            N_("A finding is one thing that a source says about co-production. Two claims are two findings."),
            N_("Write the statement before you choose any term: in your own words, with the source’s reservations."),
            N_("Then code the statement, and nothing else. What is not in it cannot be checked by a second coder."),
        ),
        (("findings", "statement"), ("findings", "reference")),
    ),
    Step(
        "factors",
        N_("Factors or outcomes"),
        (
            N_("A factor is what co-production depends on. An outcome is what it brings. Ask which comes first."),
            N_("Choose the few terms that the statement is about, not all that it touches."),
            N_("Choose the narrowest term that fits. If none fits, leave the field empty rather than stretch a term."),
        ),
        (("findings", "factors"), ("findings", "outcomes")),
        ("factor", "outcome"),
    ),
    Step(
        "direction",
        N_("Direction"),
        (
            N_("Ask what the statement says happens. If it names no effect, the direction is “describes”."),
            N_("A factor that is missing hinders. A difficult factor that is handled well enables."),
            N_("“Mixed” is for effects of both kinds, and for effects that depend on something."),
        ),
        (("findings", "direction"),),
        ("direction",),
    ),
    Step(
        "study",
        N_("Design and methods"),
        (
            N_("The design is the kind of study. The methods are how its material was gathered."),
            N_("Take what the source says. Interviews alone do not make an interview study; cases may be interviewed."),
            N_("Leave both empty if the source does not say, and write its own words beside the terms if it does."),
        ),
        (("findings", "design"), ("findings", "design_text"), ("findings", "methods"), ("findings", "informants")),
        ("design", "method"),
    ),
    Step(
        "marks",
        N_("Mark what you concluded and what you doubt"),
        (
            N_("Name every field that you concluded and the source does not state."),
            N_("Then say what is missing or doubtful. A record with doubts is shown with its marks, never hidden."),
        ),
        (("findings", "inferred"), ("findings", "to_check"), ("findings", "note")),
        ("to-check",),
    ),
    Step(
        "reference",
        N_("The publication"),
        (
            N_("Paste the reference from a library catalogue or a reference manager if you can: it is quickest."),
            N_("What the page does not show stays empty, authors and year too."),
        ),
        (("references", "bibtex"), ("references", "ris"), ("references", "doi")),
        ("reference-type", "publication-status"),
    ),
)
