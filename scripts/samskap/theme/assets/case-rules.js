// The rules beyond the schema, one function a rule: (content, context) to problems {code, path, values}.
import { pastedReferences } from "./case-references.js";
import { isBlank, isList, isObject, join } from "./case-schema.js";
import { closest, likeness, looksLike, normalised } from "./case-words.js";

const FAR_KM = 100;
const EARTH_RADIUS_KM = 6371;
const MAY_BE_EQUAL = new Set(["place", "name", "locator"]);
const SECTIONS = { findings: "findings", references: "references", municipalities: "municipalities" };

const record = (value) => (isObject(value) ? value : {});
const items = (value) => (isList(value) ? value : isBlank(value) ? [] : [value]);
const text = (value) => (isObject(value) || isList(value) ? "" : String(value ?? "").trim());
const listed = (content, section) => items(content[section]).map((item, index) => [record(item), `${section}.${index + 1}`]);

/** Every record of a file with its path and its schema. */
function* records(content, { form }) {
  if (isObject(content.case)) yield [content.case, "case", form.schema.properties.case];
  for (const section of Object.keys(SECTIONS)) {
    for (const [one, path] of listed(content, section)) yield [one, path, form.schema.properties[section].items];
  }
}

function* dates(content) {
  const one = record(content.case);
  const [start, end] = [text(one.start_year), text(one.end_year)];
  if (/^\d+$/.test(start) && /^\d+$/.test(end) && Number(end) < Number(start)) {
    yield { code: "end-before-start", path: "case.end_year", values: { start, end } };
  }
}

function* places(content) {
  const found = listed(content, "municipalities");
  for (const [one, path] of [[record(content.case), "case"], ...found]) {
    const given = [!isBlank(one.latitude), !isBlank(one.longitude)];
    if (given[0] !== given[1]) yield { code: "coordinate-alone", path: join(path, given[0] ? "longitude" : "latitude"), values: {} };
    if (path === "case" && (given[0] || given[1]) && !items(one.municipalities).length) {
      yield { code: "coordinate-without-municipality", path: "case.municipalities", values: {} };
    }
  }
}

function* points(content, { form }) {
  for (const [one, path] of [[record(content.case), "case"], ...listed(content, "municipalities")]) {
    const point = pointOf(one), country = text(one.country), box = form.boxes[country];
    if (point && box && !(box[0] <= point[0] && point[0] <= box[2] && box[1] <= point[1] && point[1] <= box[3])) {
      yield { code: "coordinate-outside-country", path: join(path, "latitude"), values: { latitude: point[0], longitude: point[1], country } };
    }
  }
}

function* municipalitiesOfCase(content, context) {
  const one = record(content.case);
  const known = municipalities(content, context);
  const named = items(one.municipalities).map(text).filter((id) => known.has(id)).map((id) => ({ id, ...known.get(id) }));
  const point = pointOf(one), country = text(one.country);
  const [first] = items(one.municipalities).map(text);
  const near = known.get(first)?.point;
  const distance = point && near ? kilometres(point, near) : 0;
  if (distance > FAR_KM) {
    yield { code: "coordinate-far", path: "case.latitude", values: { distance: Math.round(distance), municipality: first } };
  }
  if (named.length && country && !named.some((item) => item.country === country)) {
    const values = { value: country, municipality: named[0].id, expected: named[0].country };
    yield { code: "country-differs", path: "case.country", values };
  }
}

function municipalities(content, { form }) {
  const known = new Map(form.known.municipalities.map(([id, , country, latitude, longitude]) => [id, { country, point: pointOf({ latitude, longitude }) }]));
  for (const [one] of listed(content, "municipalities")) if (text(one.id)) known.set(text(one.id), { country: text(one.country), point: pointOf(one) });
  return known;
}

function pointOf({ latitude, longitude }) {
  if (isBlank(latitude) || isBlank(longitude)) return null;
  const point = [Number(latitude), Number(longitude)];
  return Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180 ? point : null;
}

function kilometres(one, other) {
  const [south, west, north, east] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180);
  const chord = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin((east - west) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function* unknownRecords(content, context) {
  const { known } = context.form;
  const named = (section) => listed(content, section).map(([one]) => text(one.id)).filter(Boolean);
  const ids = {
    references: new Set([...known.references.map(([id]) => id), ...named("references")]),
    municipalities: new Set([...known.municipalities.map(([id]) => id), ...named("municipalities")]),
  };
  const codes = { references: "unknown-reference", municipalities: "unknown-municipality" };
  for (const [one, path, schema] of records(content, context)) {
    for (const [field, { items: inner, "x-refers-to": target = inner?.["x-refers-to"] }] of Object.entries(schema.properties)) {
      if (!(target in codes)) continue;
      const many = isList(one[field]);
      for (const [index, value] of items(one[field]).map(text).entries()) {
        if (!value || ids[target].has(value)) continue;
        const place = join(path, many ? join(field, index + 1) : field);
        yield { code: codes[target], path: place, values: { value, closest: closest(value, ids[target]) } };
      }
    }
  }
}

function* nothingCoded(content) {
  for (const [one, path] of listed(content, "findings")) {
    const direction = text(one.direction);
    if (direction && direction !== "describes" && !items(one.factors).length && !items(one.outcomes).length) {
      yield { code: "nothing-coded", path: join(path, "factors"), values: { direction } };
    }
  }
}

function* texts(content, context) {
  for (const [path, value] of strings(content, "")) {
    const letter = [...value].find((sign) => /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(sign) && !/[\s\x1c-\x1f\x85]/.test(sign));
    if (letter) {
      const position = value.indexOf(letter);
      const character = `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      yield { code: "control-character", path, values: { character, before: value.slice(Math.max(0, position - 20), position) } };
    }
  }
}

function* strings(value, path) {
  if (isList(value)) for (const [index, item] of value.entries()) yield* strings(item, join(path, index + 1));
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* strings(item, join(path, key));
  else if (text(value)) yield [path, text(value)];
}

function* languages(content, context) {
  for (const [one, path, schema] of records(content, context)) {
    for (const [field, rules] of Object.entries(schema.properties)) {
      if (!rules["x-text"] || isBlank(one[field]) || MAY_BE_EQUAL.has(field)) continue;
      const given = isObject(one[field]) ? one[field] : { [context.language]: one[field] };
      for (const [language, value] of Object.entries(given)) {
        const other = looksLike(text(value), language, context.form.telling);
        if (other) yield { code: "text-untranslated", path: join(path, isObject(one[field]) ? join(field, language) : field), values: { language, other } };
      }
    }
  }
}

function* ids(content, { form, kind }) {
  const id = text(record(content.case).id);
  if (kind === "new-case" && form.known.cases.some(([other]) => other === id)) yield { code: "duplicate-id", path: "case.id", values: { value: id, other: id } };
}

export const RULES = [dates, places, points, municipalitiesOfCase, unknownRecords, nothingCoded, texts, languages, ids];
