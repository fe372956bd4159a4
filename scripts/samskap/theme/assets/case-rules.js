// The rules beyond the schema, as contribution/rules/ has them: each gives the problems {code, path, values} of a
// submission (see case-submission.js). EVERY holds for each draft, NEW for one that brings something new, THERE for one about what is there.
import { isBlank, isList, isObject, join } from "./case-schema.js";
import { closest, likeness, looksLike } from "./case-words.js";

const SECTIONS = { case: "cases", findings: "findings", references: "references", municipalities: "municipalities" };
const CODES = { cases: "unknown-case", findings: "unknown-finding", references: "unknown-reference", municipalities: "unknown-municipality" };
const ALIKE = 0.8;
const ALIKE_NEARBY = 0.5;
const FAR_KM = 100;
const EARTH_RADIUS_KM = 6371;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const SPACE = /[\t-\r\x1c-\x20\x85]/;
const MAY_BE_EQUAL = new Set(["place", "name", "locator"]);
const NUMBERS = new Set(["latitude", "longitude"]);
const PASTED = new Set(["bibtex", "ris"]);

const problem = (code, path, values = {}) => ({ code, path, values });

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

function* takenIds({ records, there }) {
  for (const [section, table] of Object.entries(SECTIONS)) {
    for (const part of section === "references" ? [] : records(section)) {
      const value = part.cell("id");
      if (there(table).has(value)) yield problem("duplicate-id", join(part.path, "id"), { value, other: `${table}.csv` });
    }
  }
}

function* similarCases({ records, textFields, language, form }) {
  for (const part of records("case")) {
    const title = new Map(textFields(part)).get("title"), [place] = part.items("municipalities").map(([, id]) => id);
    const found = form.known.cases.map(([id, titles, , municipalities]) => {
      const share = Math.max(0, ...[...title].map(([tag, [, text]]) => likeness(text, titles[tag] ?? "")));
      return { id, titles, share, enough: share >= (place && place === municipalities[0] ? ALIKE_NEARBY : ALIKE) };
    });
    const [like] = found.filter(({ enough }) => enough).sort((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1));
    if (!like) continue;
    const shown = like.titles[language] || Object.values(like.titles).find(Boolean) || "";
    yield problem(like.share >= ALIKE ? "duplicate-title" : "case-similar", "case.title", { other: like.id, title: shown });
  }
}

function* emptiedFields({ everyRecord, properties }) {
  for (const part of everyRecord()) {
    for (const [field, schema] of Object.entries(properties(part.section))) {
      if (schema["x-required"] && field in part.content && isBlank(part.content[field])) yield problem("required", join(part.path, field));
    }
  }
}

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
    if (direction && direction !== "describes" && isBlank(part.content.factors) && isBlank(part.content.outcomes)) {
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

function* years({ records }) {
  for (const part of records("case")) {
    const start = part.cell("start_year"), end = part.cell("end_year");
    if (/^\d+$/.test(start) && /^\d+$/.test(end) && Number(end) < Number(start)) {
      yield problem("end-before-start", "case.end_year", { start, end });
    }
  }
}

const located = ({ records }) => [...records("case"), ...records("municipalities")];

function* coordinatePairs(submission) {
  for (const part of located(submission)) {
    const [latitude, longitude] = [part.cell("latitude"), part.cell("longitude")].map(Boolean);
    if (latitude !== longitude) yield problem("coordinate-alone", join(part.path, latitude ? "longitude" : "latitude"));
    if ((latitude || longitude) && part.section === "case" && !part.items("municipalities").length) {
      yield problem("coordinate-without-municipality", "case.municipalities");
    }
  }
}

function* pointsInCountry(submission) {
  for (const part of located(submission)) {
    const point = part.point(), country = part.cell("country"), box = submission.form.boxes[country];
    if (point && box && !(box[0] <= point[0] && point[0] <= box[2] && box[1] <= point[1] && point[1] <= box[3])) {
      yield problem("coordinate-outside-country", join(part.path, "latitude"), { latitude: point[0], longitude: point[1], country });
    }
  }
}

function* pointsNearMunicipality(submission) {
  for (const part of submission.records("case")) {
    const point = part.point(), [named] = placesOf(submission, part);
    const distance = point && named?.point ? kilometres(point, named.point) : 0;
    if (distance > FAR_KM) yield problem("coordinate-far", "case.latitude", { distance: Math.round(distance), municipality: named.id });
  }
}

function* countries(submission) {
  for (const part of submission.records("case")) {
    const country = part.cell("country"), named = placesOf(submission, part);
    if (named.length && country && !named.some((place) => place.country === country)) {
      yield problem("country-differs", "case.country", { value: country, municipality: named[0].id, expected: named[0].country });
    }
  }
}

function placesOf({ places }, part) {
  const known = places();
  return part.items("municipalities").flatMap(([, id]) => known.get(id) ?? []);
}

function kilometres(one, other) {
  const [south, west, north, east] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180);
  const chord = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin((east - west) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
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

function* wantedTexts({ everyRecord, textFields, language, languages }) {
  for (const part of everyRecord()) {
    for (const [field, byLanguage] of textFields(part)) {
      const missing = languages.filter((tag) => !byLanguage.has(tag));
      if (byLanguage.size && missing.length && language) yield problem("text-wanted", join(part.path, field), { languages: missing });
    }
  }
}

export const EVERY = [somethingToDo, duplicateIds, unknownRecords, years, pointsInCountry, pointsNearMunicipality, countries,
  duplicateDois, controlCharacters, formulas, untranslatedTexts];
export const NEW = [takenIds, similarCases, nothingCoded, caseWithoutFinding, coordinatePairs, unusedReferences, wantedTexts];
export const THERE = [recordsThatAreThere, emptiedFields];
