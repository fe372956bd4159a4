"""From a case file that has passed its check to records: one step for each part of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from samskap.contribution.case_file import CaseFile
from samskap.contribution.credit import credited
from samskap.contribution.drafting import Draft
from samskap.contribution.duplicates import same_case, same_finding, same_municipality
from samskap.contribution.ids import case_id, finding_ids, municipality_id, reference_key
from samskap.contribution.references import Given, given, known_reference
from samskap.contribution.rows import (
    cells,
    changed_record,
    located,
    marked,
    marked_case,
    new_record,
    parts,
    with_mark,
)
from samskap.model import DISPUTED, Case, Corpus, Reference, Text
from samskap.package.bibliography import ENTRY_TYPES, to_bibtex, to_reference
from samskap.package.bibtex import parse
from samskap.package.schema_check import slug

NEW = {"review": "unreviewed"}
CODED_ONCE = "single"


def applied(file: CaseFile, corpus: Corpus, month: str, used: frozenset[tuple[str, str]]) -> Draft:
    """The evidence base with what a file brings, the places of its records in the file, and problems.

    The file must have passed its check. ``month`` (ISO 8601) is that of the coding, ``used`` are kind and id of the
    records that there have been. Raises nothing.
    """
    start = Draft(file=file, month=month, used=used, corpus=corpus)
    draft = start
    for step in (_dispute,) if start.kind == "dispute" else (_municipalities, _references, _case, _findings, _marks):
        draft = step(draft)
    if not draft.places and not draft.problems:
        return draft.with_problem("nothing-changed", "")
    people = file.content.get("contributor")
    descriptor = credited(corpus.descriptor, people if isinstance(people, Mapping) else {}, start.kind)
    return replace(draft, corpus=replace(draft.corpus, descriptor=descriptor))


def _dispute(draft: Draft) -> Draft:
    """A disputed finding is to be checked; nothing else of it changes."""
    for path, part in parts(draft.file, "findings"):
        finding = draft.corpus.findings.get(str(part.get("id")))
        if finding:
            draft = draft.with_record("findings", with_mark(finding, DISPUTED, True), path)
    return draft


def _municipalities(draft: Draft) -> Draft:
    for path, part in parts(draft.file, "municipalities"):
        row = cells(part, "municipalities", draft.language, draft.corpus)
        names = {language: row.get(f"name_{language}", "") for language in draft.corpus.languages}
        given_id, only = str(part.get("id") or ""), next(filter(None, names.values()), "")
        called = [given_id] if given_id else [slug(name) for name in names.values() if name]
        known = same_municipality(names, row.get("country", ""), draft.corpus)
        if known:
            draft = draft.with_problem("municipality-known", path, value=only, other=known)
        else:
            if not all(names.values()):
                draft = draft.with_problem("name-reused", f"{path}.name", value=only)
                row |= {f"name_{language}": name or only for language, name in names.items()}
            row["id"] = known = given_id or municipality_id(names, draft.taken("municipalities"))
            draft = draft.with_record("municipalities", new_record("municipalities", row, draft.corpus), path)
        for name in called:
            draft = draft.named("municipalities", name, known)
    return draft


def _references(draft: Draft) -> Draft:
    found, _told = given(draft.file, draft.corpus)
    for one in found:
        if draft.updates("references", one.name):
            reference = one.reference(draft.corpus.references[one.name])
        elif known := known_reference(one, draft.corpus):
            draft = draft.named("references", one.name or one.path, known)
            continue
        else:
            reference = _new_reference(one, draft)
        draft = _kept(draft.with_record("references", reference, one.path, one.name or one.path), reference, one.path)
    return draft


def _new_reference(one: Given, draft: Draft) -> Reference:
    wanted = one.reference()
    return replace(
        wanted,
        id=reference_key(wanted, draft.taken("references")),
        source_is_copy=draft.corpus.is_copy(wanted.source_url),
        coded_on=draft.month,
        review=NEW["review"],
    )


def _kept(draft: Draft, reference: Reference, path: str) -> Draft:
    """The draft, with a problem for each value of a reference that BibTeX would not give back as it is."""
    if reference.type not in ENTRY_TYPES:
        return draft.with_problem("required", f"{path}.type")
    entries, _faults = parse(to_bibtex([reference]))
    back = to_reference(entries[0]) if len(entries) == 1 else None
    for field in fields(Reference):
        value = getattr(reference, field.name)
        if back is None or getattr(back, field.name) != value:
            told = "; ".join(map(str, value)) if isinstance(value, tuple) else value
            draft = draft.with_problem("bibtex-value", f"{path}.{field.name}", value=told)
    return draft


def _case(draft: Draft) -> Draft:
    for path, part in parts(draft.file, "case"):
        row = cells(part, "case", draft.language, draft.corpus)
        row = draft.resolved("references", draft.resolved("municipalities", row, "municipalities"), "references")
        identifier = str(part.get("id") or "")
        if draft.updates("cases", identifier):
            case: Case = changed_record("cases", draft.corpus.cases[identifier], row, draft.corpus)
            return draft.with_record("cases", case, path, path)
        keys = [key for (table, _name), key in draft.names.items() if table == "references"]
        row = {"references": ";".join(dict.fromkeys(keys)), "coded_on": draft.month} | NEW | row
        case = new_record("cases", row, draft.corpus)
        known = "" if identifier else same_case(case.title, case.municipalities, case.country, draft.corpus)
        if known:
            return draft.with_problem("case-known", f"{path}.title", other=known).named("cases", path, known)
        new = replace(located(case, draft.corpus), id=identifier or _new_case_id(case, draft))
        return draft.with_record("cases", new, path, path)
    return draft


def _new_case_id(case: Case, draft: Draft) -> str:
    """The id of a case by its municipality, or else by its country."""
    place = draft.corpus.municipalities.get(case.municipalities[0]) if case.municipalities else None
    term = draft.corpus.terms.get(("country", case.country))
    name: Text = place.name if place else term.label if term else {}
    places = [name.get("en", ""), *name.values()]
    return case_id(case.title, [text for text in places if text], draft.taken("cases"))


def _findings(draft: Draft) -> Draft:
    for path, part in parts(draft.file, "findings"):
        row = draft.resolved("references", _finding_cells(part, draft), "reference")
        identifier = str(part.get("id") or "")
        if draft.updates("findings", identifier):
            record = changed_record("findings", draft.corpus.findings[identifier], row, draft.corpus)
            draft = draft.with_record("findings", record, path)
        else:
            draft = _new_finding(draft, path, identifier, row)
    return draft


def _finding_cells(part: Mapping[str, Any], draft: Draft) -> dict[str, str]:
    row = cells(part, "findings", draft.language, draft.corpus)
    return row | ({"case": str(part["case"])} if part.get("case") else {})


def _new_finding(draft: Draft, path: str, identifier: str, row: dict[str, str]) -> Draft:
    case = row.get("case") or draft.names.get(("cases", "case"), "")
    row = {"coded_on": draft.month, "coding": CODED_ONCE} | NEW | row | {"case": case}
    record = new_record("findings", row, draft.corpus)
    known = "" if identifier else same_finding(record.statement, case, record.reference, draft.corpus)
    if known:
        return draft.with_problem("finding-known", f"{path}.statement", other=known)
    record = replace(record, id=identifier or next(finding_ids(case or record.reference, draft.taken("findings"))))
    return _with_its_reference(draft.with_record("findings", record, path), case, record.reference, path)


def _with_its_reference(draft: Draft, case: str, reference: str, path: str) -> Draft:
    """A case that was there before names the reference of a finding that is added to it."""
    found = draft.corpus.cases.get(case)
    if found is None or reference in found.references or ("cases", case) in draft.places:
        return draft
    return draft.with_record("cases", replace(found, references=(*found.references, reference)), path)


def _marks(draft: Draft) -> Draft:
    """What is to be checked follows from what is there: texts that lack a language, cases without findings."""
    for finding in list(draft.recorded("findings")):
        path = draft.places["findings", finding.id]
        draft = draft.with_record("findings", marked(finding), path)
        case = draft.corpus.cases.get(finding.case)
        if case:
            draft = draft.with_record("cases", marked_case(case, draft.corpus), path)
    for case in list(draft.recorded("cases")):
        path = draft.places["cases", case.id]
        draft = draft.with_record("cases", marked_case(marked(case), draft.corpus), path)
    return draft
