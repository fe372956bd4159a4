// A draft as the rules ask for it, as contribution/submission.py has it: its records with their paths, what it may name.
import { givenReferences } from "./case-references.js";
import { isBlank, isList, isObject, join, slug } from "./case-schema.js";

const SECTIONS = ["case", "findings", "references", "municipalities"];
const TABLES = { cases: "case", findings: "findings", references: "references", municipalities: "municipalities" };
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const isText = (value) => typeof value === "string" && value !== "";

/** The parts of a draft; `content` is a draft whose scalars are texts, `form` the file of the form. */
export function submissionOf(content, form) {
  const languages = form.schema.properties.language.oneOf.map((option) => option.const);
  const language = languages.includes(content.language) ? content.language : "";
  const kind = isText(content.kind) ? content.kind : "new-case";
  let read = null;
  const properties = (section) => (form.schema.properties[section].items ?? form.schema.properties[section]).properties;

  function records(section) {
    const value = content[section];
    const found = section === "case" ? [["case", value]] : (isList(value) ? value : []).map((item, index) => [join(section, index + 1), item]);
    return found.filter(([, item]) => isObject(item) && !isBlank(item)).map(([path, item]) => partOf(section, path, item));
  }

  /** The texts of a record that are given: [field, path and text by language]. */
  function textFields(part) {
    const fields = Object.entries(properties(part.section)).filter(([, schema]) => schema["x-text"]);
    return fields.map(([field]) => [field, textsOf(part, field)]);
  }

  function textsOf(part, field) {
    const value = part.content[field], path = join(part.path, field);
    if (isObject(value)) {
      const tags = languages.filter((tag) => isText(value[tag]));
      return new Map(tags.map((tag) => [tag, [join(path, tag), value[tag]]]));
    }
    return new Map(isText(value) ? [[language, [path, value]]] : []);
  }

  const namesOf = (part) => [...textsOf(part, "name").values()].map(([, name]) => slug(name));

  /** The ids that the records of the draft have; a municipality without id has that of its name. */
  function defined(table) {
    const section = TABLES[table];
    const ids = records(section).flatMap((part) => part.cell("id") || (section === "municipalities" ? namesOf(part) : []));
    return new Set(ids.filter(Boolean));
  }

  /** The ids of the records of the evidence base. */
  function there(table) {
    return new Set(table === "findings" ? Object.values(form.known.findings).flat() : form.known[table].map(([id]) => id));
  }

  /** The municipalities that a case can name: id to {id, country, point}. */
  function places() {
    const found = new Map(form.known.municipalities.map(([id, , country, latitude, longitude]) =>
      [id, { id, country, point: latitude === null || longitude === null ? null : [latitude, longitude] }]));
    for (const part of records("municipalities")) {
      const ids = part.cell("id") ? [part.cell("id")] : namesOf(part);
      for (const id of ids) found.set(id, { id, country: part.cell("country"), point: part.point() });
    }
    return found;
  }

  /** The references of the draft, what is pasted and what is typed together. */
  function given() {
    const tags = properties("references").language.oneOf.map((option) => option.const);
    return (read ??= givenReferences(content, form.known.references, tags));
  }

  const everyRecord = () => SECTIONS.flatMap(records);
  return { content, form, kind, language, languages, properties, records, everyRecord, textFields, defined, there, places, given };
}

function partOf(section, path, content) {
  const cell = (field) => (typeof content[field] === "string" ? content[field] : "");
  return {
    section, path, content, cell,
    items: (field) => (isList(content[field]) ? content[field] : []).map((item, index) => [join(join(path, field), index + 1), item]).filter(([, item]) => isText(item)),
    point() {
      const texts = [cell("latitude"), cell("longitude")];
      const [latitude, longitude] = texts.map(Number);
      return texts.every((text) => NUMBER.test(text)) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : null;
    },
  };
}
