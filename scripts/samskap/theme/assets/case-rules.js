// The rules beyond the schema, as contribution/rules/ has them: each gives the problems {code, path, values} of a
// submission (see case-submission.js). EVERY holds for each draft, NEW for one that brings something new, THERE for one about what is there.
import { coordinatePairs, countries, pointsInCountry, pointsNearMunicipality, years } from "./case-places.js";
import { isBlank, isList, isObject, join, problem } from "./case-schema.js";
import { closest, likeness, looksLike, normalised } from "./case-words.js";

const SECTIONS = { case: "cases", findings: "findings", references: "references", municipalities: "municipalities" };
const CODES = { cases: "unknown-case", findings: "unknown-finding", references: "unknown-reference", municipalities: "unknown-municipality" };
const ALIKE = 0.8;
const ALIKE_NEARBY = 0.5;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const SPACE = /[\t-\r\x1c-\x20\x85]/;
const MAY_BE_EQUAL = new Set(["place", "name", "locator"]);
const NUMBERS = new Set(["latitude", "longitude"]);
const PASTED = new Set(["bibtex", "ris"]);

const isGiven = (value) => Boolean(value) && (typeof value === "string" || Object.keys(value).length > 0);

function* somethingToDo({ kind, records }) {
  const sections = kind === "dispute" ? ["findings"] : Object.keys(SECTIONS);
  if (!sections.some((section) => records(section).length)) yield problem("case-file-nothing", "", { kind, section: sections[0] });
}

function* duplicateIds({ records }) {
  for (const section of Object.keys(SECTIONS)) {
    const parts = records(section).map((part) => [part.path, part.cell("id")]);
    yield* repeated(parts, "id", "duplicate-id");
  }
}

// The values (by path of their record) that another has before, whatever their case.
function* repeated(parts, field, code) {
  const first = new Map();
  for (const [path, value] of parts) {
    const folded = value.toLowerCase();
    if (folded && first.has(folded)) yield problem(code, join(path, field), { value, other: first.get(folded) });
    else first.set(folded, path);
  }
}

// A municipality that is there already, by the same name and id, is used.
function* takenIds({ records, there, form, textFields }) {
  const sameName = (part) => ([id, name, country, , , names = { name }]) => id === part.cell("id") && country === part.cell("country")
    && [...new Map(textFields(part)).get("name").values()].some(([, text]) => Object.values(names).some((other) => other && normalised(other) === normalised(text)));
  for (const [section, table] of Object.entries(SECTIONS)) {
    for (const part of section === "references" ? [] : records(section)) {
      const value = part.cell("id");
      if (section === "municipalities" && form.known.municipalities.some(sameName(part))) continue;
      const taken = there(table).has(value) ? table : form.known.retired?.[table]?.includes(value) ? "retired" : "";
      if (taken) yield problem("duplicate-id", join(part.path, "id"), { value, other: `${taken}.csv` });
    }
  }
}

function* similarCases({ records, textFields, language, form }) {
  for (const part of records("case")) {
    const title = new Map(textFields(part)).get("title"), [place] = part.items("municipalities").map(([, id]) => id);
    const found = form.known.cases.map(([id, , , municipalities, titles]) => {
      const share = Math.max(0, ...[...title].map(([tag, [, text]]) => likeness(text, titles[tag] ?? "")));
      return { id, titles, share, enough: share >= (place && place === municipalities[0] ? ALIKE_NEARBY : ALIKE) };
    });
    const [like] = found.filter(({ enough }) => enough).sort((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1));
    if (!like) continue;
    const shown = like.titles[language] || Object.values(like.titles).find(Boolean) || "";
    yield problem(like.share >= ALIKE ? "duplicate-title" : "case-similar", "case.title", { other: like.id, title: shown });
  }
}

function* emptiedFields({ everyRecord, properties, languages }) {
  for (const part of everyRecord()) {
    for (const [field, schema] of Object.entries(properties(part.section))) {
      if (schema["x-required"] && field in part.content && isEmptied(part.content[field], languages)) yield problem("required", join(part.path, field));
    }
  }
}

// Whether nothing is left of a field that is given so: a text stays in the languages that are not named.
const isEmptied = (value, languages) => isBlank(value) && !(isObject(value) && Object.keys(value).length && languages.some((tag) => !(tag in value)));

function* unknownRecords({ everyRecord, properties, defined, there }) {
  for (const part of everyRecord()) {
    for (const [field, schema] of Object.entries(properties(part.section))) {
      const table = schema["x-refers-to"] ?? schema.items?.["x-refers-to"];
      if (!table) continue;
      const items = part.items(field), known = [...defined(table), ...there(table)];
      for (const [path, value] of items.length ? items : [[join(part.path, field), part.cell(field)]]) {
        if (value && !known.includes(value)) yield problem(CODES[table], path, { value, closest: closest(value, known) });
      }
    }
  }
}

function* recordsThatAreThere({ records, there }) {
  for (const section of ["case", "findings", "references"]) {
    const known = there(SECTIONS[section]);
    for (const part of records(section)) {
      const value = part.cell("id");
      if (value && !known.has(value)) yield problem(CODES[SECTIONS[section]], join(part.path, "id"), { value, closest: closest(value, [...known]) });
    }
  }
}

function* nothingCoded({ records }) {
  for (const part of records("findings")) {
    const direction = part.cell("direction");
    if (direction && direction !== "describes" && !["factors", "outcomes"].some((field) => isGiven(part.content[field]))) {
      yield problem("nothing-coded", join(part.path, "factors"), { direction });
    }
  }
}

function* caseWithoutFinding({ records }) {
  for (const part of records("case")) {
    const told = part.items("to_check").some(([, value]) => value === "no-finding-coded-yet");
    if (!records("findings").length && !told) yield problem("case-without-finding", "findings");
  }
}

function* duplicateDois({ given }) {
  yield* repeated(given().map(({ path, values }) => [path, values.doi ?? ""]), "doi", "duplicate-doi");
}

function* unusedReferences({ records }) {
  const cases = records("case"), findings = records("findings");
  if ((!findings.length && !cases.length) || cases.some((part) => !part.items("references").length)) return;
  const named = new Set([...cases.flatMap((part) => part.items("references").map(([, value]) => value)), ...findings.map((part) => part.cell("reference"))]);
  for (const part of records("references")) {
    if (part.cell("id") && !named.has(part.cell("id"))) yield problem("unused-reference", join(part.path, "id"));
  }
}

function* controlCharacters({ content }) {
  for (const [path, text] of texts(content, "")) {
    const letters = [...text], place = letters.findIndex((letter) => INVISIBLE.test(letter) && !SPACE.test(letter));
    if (place < 0) continue;
    const character = `U+${letters[place].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    yield problem("control-character", path, { character, before: letters.slice(Math.max(0, place - 20), place).join("") });
  }
}

function* formulas({ content }) {
  for (const [path, text] of texts(content, "")) {
    if (/^[=+\-@]/.test(text) && !NUMBERS.has(path.split(".").at(-1))) yield problem("formula", path, { character: text[0] });
  }
}

function* texts(value, path) {
  if (isList(value)) for (const [index, item] of value.entries()) yield* texts(item, join(path, index + 1));
  else if (isObject(value)) for (const [key, part] of Object.entries(value)) yield* PASTED.has(key) ? [] : texts(part, join(path, key));
  else if (value) yield [path, value];
}

function* untranslatedTexts({ everyRecord, textFields, form }) {
  for (const part of everyRecord()) {
    for (const [field, byLanguage] of textFields(part)) {
      for (const [language, [path, text]] of MAY_BE_EQUAL.has(field) ? [] : byLanguage) {
        const other = language && looksLike(text, language, form.telling);
        if (other) yield problem("text-untranslated", path, { language, other });
      }
    }
  }
}

function* wantedTexts({ everyRecord, properties, textFields, language, languages }) {
  for (const part of everyRecord()) {
    for (const [field, byLanguage] of "to_check" in properties(part.section) ? textFields(part) : []) {
      const missing = languages.filter((tag) => !byLanguage.has(tag));
      if (byLanguage.size && missing.length && language) yield problem("text-wanted", join(part.path, field), { languages: missing });
    }
  }
}

export const EVERY = [somethingToDo, duplicateIds, unknownRecords, years, pointsInCountry, pointsNearMunicipality, countries,
  duplicateDois, controlCharacters, formulas, untranslatedTexts];
export const NEW = [takenIds, similarCases, nothingCoded, caseWithoutFinding, coordinatePairs, unusedReferences, wantedTexts];
export const THERE = [recordsThatAreThere, emptiedFields];
