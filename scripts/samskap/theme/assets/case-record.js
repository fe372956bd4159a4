// A published record as a draft that corrects, translates or disputes it, or adds a finding to it.
const LAYOUT = "1";

/** The draft of a kind ("correction", "translation", "dispute", "finding-for") for record files as
    data/latest/{cases,findings,references}/<id>.json have them: {case, finding or reference}. `form` is the form's file. */
export function draftOf(kind, files, form) {
  const language = form.schema.properties.language.default;
  const head = { layout: LAYOUT, kind: kind === "finding-for" ? "new-case" : kind, language };
  if (kind === "finding-for") return { ...head, findings: [{ case: files.case.id }] };
  if (kind === "dispute") return { ...head, comment: "", findings: [{ id: files.finding.id }] };
  const { properties } = form.schema;
  if (files.case) return { ...head, case: fields(files.case, properties.case) };
  if (files.finding) return { ...head, findings: [fields(files.finding, properties.findings.items)] };
  return { ...head, references: [fields(files.reference, properties.references.items)] };
}

function fields(record, schema) {
  const names = Object.keys(schema.properties).filter((name) => name in record);
  return Object.fromEntries(names.map((name) => [name, value(record[name])]));
}

function value(part) {
  if (Array.isArray(part)) return part.map((item) => (item !== null && typeof item === "object" ? person(item) : value(item)));
  if (part !== null && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([tag, text]) => [tag, value(text)]));
  return part === null ? "" : String(part);
}

const person = ({ family, given, literal }) => (literal ?? [family, given].filter(Boolean).join(", "));
